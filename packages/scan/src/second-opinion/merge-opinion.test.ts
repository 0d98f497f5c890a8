import type { Finding, ScanResult } from '@telltale/model'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Scanner } from '../scan.ts'
import { askSecond } from './ask-second.ts'
import { isUncertain, mergeOpinion } from './merge-opinion.ts'
import type { SecondOpinion } from './opinion.ts'

const GUESS: Finding = {
  detector: 'classify/injection',
  label: 'injection',
  score: 0.6,
  start: 0,
  end: 20,
  reason: 'The wording is that of attacks.',
  atlas: ['AML.T0051.000'],
  owasp: ['LLM01:2026'],
}
const SEEN: Finding = { ...GUESS, detector: 'signature/extraction.prompt', label: 'prompt_extraction', score: 0.8 }

function opinionOf(attack: number, parts = { read: 1, all: 1 }): SecondOpinion {
  return { attack, label: 'injection', start: 4, end: 9, parts }
}

function resultOf(risk: number, findings: readonly Finding[] = [GUESS]): ScanResult {
  return { risk, verdict: risk >= 0.5 ? 'suspicious' : 'clean', labels: ['injection'], findings }
}

const OPTIONS = { name: 'tiny', role: 'user' } as const

test('outside the uncertain middle nothing changes', () => {
  for (const risk of [0, 0.05, 0.9, 1]) {
    const result = resultOf(risk)
    expect(isUncertain(result)).toBe(false)
    expect(mergeOpinion(result, opinionOf(1), OPTIONS)).toBe(result)
  }
})

test('agreement raises the risk, and the finding names the model that said it', () => {
  const merged = mergeOpinion(resultOf(0.6), opinionOf(0.98), OPTIONS)
  expect(merged.risk).toBeGreaterThan(0.6)
  expect(merged.findings[0]).toMatchObject({ detector: 'second-opinion/injection', score: 0.98, start: 4, end: 9 })
  expect(merged.findings[0]?.reason).toContain('The model tiny, asked for a second opinion')
  expect(merged.findings).toContainEqual(GUESS)
})

test('disagreement lowers the risk and the guess of the classifier, and says whose word it was', () => {
  const merged = mergeOpinion(resultOf(0.6), opinionOf(0.02), OPTIONS)
  expect(merged).toMatchObject({ verdict: 'clean', labels: [] })
  expect(merged.findings).toHaveLength(1)
  expect(merged.findings[0]?.score).toBeLessThan(0.5)
  expect(merged.findings[0]?.reason).toBe(`${GUESS.reason} tiny, asked as well, gives it 2 %.`)
})

test('what a signature found keeps its score and its share of the risk', () => {
  const merged = mergeOpinion(resultOf(0.62, [SEEN, GUESS]), opinionOf(0), OPTIONS)
  expect(merged.findings).toContainEqual(SEEN)
  expect(merged.risk).toBe(0.6)
  expect(merged.verdict).toBe('suspicious')
})

test('a long text that was read in part says so', () => {
  const merged = mergeOpinion(resultOf(0.6), opinionOf(0.9, { read: 8, all: 20 }), OPTIONS)
  expect(merged.findings[0]?.reason).toMatch(/90 %, after 8 of 20 parts\.$/)
})

test('whatever a model answers, the risk stays a probability and no other finding falls', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(share, share, fc.oneof(share, fc.double()), (risk, score, attack) => {
      const seen = { ...SEEN, score }
      const merged = mergeOpinion(resultOf(risk, [seen, GUESS]), opinionOf(attack), OPTIONS)
      expect(merged.risk).toBeGreaterThanOrEqual(0)
      expect(merged.risk).toBeLessThanOrEqual(1)
      expect(merged.findings).toContainEqual(seen)
      expect(merged.risk).toBeGreaterThanOrEqual(Math.min(risk, 0.75 * score) - 1e-6)
    }),
  )
})

test('the second reader is asked about uncertain texts alone, and silence changes nothing', () => {
  const asked: string[] = []
  const first: Scanner = { versions: ['classify 1'], scan: (text) => resultOf(Number(text)) }
  const reader = (attack?: number) => ({
    name: 'tiny',
    ask: (text: string) => {
      asked.push(text)
      return attack === undefined ? undefined : opinionOf(attack)
    },
  })
  const scanner = askSecond(first, reader(0.99))
  expect(scanner.versions).toEqual(['classify 1', 'second-opinion tiny'])
  expect(scanner.scan('0.01').risk).toBe(0.01)
  expect(scanner.scan('0.99').risk).toBe(0.99)
  expect(scanner.scan('0.5').risk).toBeGreaterThan(0.9)
  expect(askSecond(first, reader()).scan('0.5')).toEqual(resultOf(0.5))
  expect(asked).toEqual(['0.5', '0.5'])
})
