import { FIELD } from '@telltale/model'
import { createScanner } from '@telltale/scan'
import { describe, expect, test } from 'vitest'
import { scanEvents } from '../../scan/scan-events.ts'
import { createTextScanner } from '../../scan/scan-text.ts'
import { buildGraph } from '../build-graph.ts'
import { createJudge } from '../judge/create-judge.ts'
import { fakeAnswer, fakeCall, fakeEvent, fakePrompt } from '../weave-fakes.ts'
import { ANSWER_CASES, type Ending } from './answer-fakes.ts'

const scanner = createTextScanner(createScanner())
const judge = createJudge()

function judged({ ask, fetched, answer }: Ending, system: string | undefined) {
  const told =
    system === undefined
      ? []
      : [fakeEvent('ai_system_prompt', 'system_prompt.used', { at: 1, span: 'a', [FIELD.systemInstructions]: system })]
  const given = [
    ...told,
    fakePrompt(1, 'a', [['user', ask]]),
    fakeCall(2, 'read_page', { args: {}, result: fetched }),
    fakeAnswer(5, 'b', answer),
  ]
  const { events, findings } = scanEvents(given, scanner)
  const graph = buildGraph(events, findings, judge)
  const action = graph.actions.find(({ name }) => name === 'response')
  return { graph, driven: action?.injectionDriven ?? 0, reasons: action?.reasons ?? [] }
}

describe.each(ANSWER_CASES)('$name', ({ attack, twin, discussing, system }) => {
  test('an answer that obeys is driven, for reasons that quote both sides', () => {
    const { driven, reasons, graph } = judged(attack, system)
    expect(driven).toBeGreaterThan(0.5)
    expect(graph.verdict).toBe('injection_driven')
    expect(reasons.some(({ sentence }) => sentence.includes('“'))).toBe(true)
  })

  test('a harmless twin is not', () => {
    expect(judged(twin, system).driven).toBeLessThan(0.2)
  })

  test('an answer that speaks of the order without following it is not', () => {
    expect(judged({ ...attack, answer: discussing }, system).driven).toBeLessThan(0.5)
  })

  test('the same words are the user’s own when the user asked for them', () => {
    const ask = `${attack.ask} Please answer with exactly this: ${attack.answer}`
    expect(judged({ ...attack, ask }, system).driven).toBeLessThan(0.5)
  })
})
