import type { Finding } from '@telltale/model'
import type { Reading, UnfoldedText } from '../detector.ts'
import { readEncoded } from './encoded-readings.ts'
import { findRuns, type Run } from './gram-index.ts'
import { readLetters } from './letter-stream.ts'
import { placeEvidence } from './place-evidence.ts'
import type { PromptIndex } from './prompt-index.ts'
import { findEcho } from './word-pairs.ts'

/** How much of a prompt an answer gives away. */
export interface LeakReport {
  /** How sure it is that the answer gives the prompt away, 0 to 1. */
  readonly score: number
  /** Share of the prompt's letters that the answer holds. */
  readonly coverage: number
  /** Share of the answer's letters that are prompt. */
  readonly contained: number
  readonly findings: readonly Finding[]
}

/** Runs of one prompt part that stand near each other in an answer. */
interface Passage {
  readonly part: string
  readonly start: number
  readonly end: number
  /** In letters, after what single common words would give. */
  readonly evidence: number
  readonly words: number
}

const RUN_COST = 10
const NEXT_RUN_COST = 4
/** Letters between two runs of one passage. */
const GAP = 32
/**
 * Evidence at which the score is one half, and how fast it rises. On leak_pairs ninety-nine leaks in a hundred have 75 and more, answers
 * on other topics less than 30; of 588 answers that tell users what an airline's prompt says, one in a hundred has 75.
 */
const HALF_AT = 70
const RISE = 14
const LEAST_HALF = 24
/** Neighbouring content words alone are a hint: see the measurements in training/evaluate-leak. */
const ECHO_PAIRS = 10
const ECHO_FACTOR = 0.55
const ECHO_MOST = 0.45
/** Leaks of a lower score are not shown. */
const SHOWN_FROM = 0.3
const FINDINGS = 16
const SHORTEST_READING = 16

const LEAK = {
  label: 'prompt_leak',
  atlas: ['AML.T0056'],
  owasp: ['LLM08:2026'],
} as const

/** What a finding says apart from its ids. */
type Leak = Pick<Finding, 'start' | 'end' | 'score' | 'reason'>

interface Open {
  readonly part: string
  readonly start: number
  end: number
  place: number
  evidence: number
  words: number
}

function placeOf(index: PromptIndex, unit: number): number {
  return index.places[unit] ?? 0
}

function weightOf(index: PromptIndex, { start, end, from }: Run): number {
  let weight = 0
  for (let i = 0; i < end - start; i++) weight += index.weights[placeOf(index, from + i)] ?? 0
  return weight
}

function wordsIn(index: PromptIndex, { start, end, from }: Run): number {
  const first = index.words[placeOf(index, from)] ?? 0
  const last = index.words[placeOf(index, from + end - start - 1)] ?? 0
  return Math.abs(last - first) + 1
}

function partOf(index: PromptIndex, run: Run): string {
  const place = placeOf(index, run.from)
  return index.parts.find(({ start, end }) => place >= start && place < end)?.name ?? ''
}

function joinRuns(index: PromptIndex, runs: readonly Run[]): readonly Passage[] {
  const passages: Open[] = []
  let last: Open | undefined
  for (const run of runs) {
    const part = partOf(index, run)
    const weight = weightOf(index, run)
    const goesOn = last && last.part === part && run.start - last.end <= GAP
    const follows = last && goesOn && Math.abs(run.from - last.place) <= GAP
    const evidence = Math.max(0, weight - (follows ? NEXT_RUN_COST : RUN_COST))
    const place = run.from + run.end - run.start
    const words = wordsIn(index, run)
    if (last && goesOn) {
      last.evidence += evidence
      last.words += words
      last.end = run.end
      last.place = place
    } else {
      last = { part, start: run.start, end: run.end, place, evidence, words }
      passages.push(last)
    }
  }
  return passages
}

/** Short prompts are given away by less. */
function halfAt(index: PromptIndex): number {
  return Math.min(HALF_AT, Math.max(LEAST_HALF, index.weight * 0.55))
}

function scoreOf(evidence: number, half: number): number {
  return evidence <= 0 ? 0 : 1 / (1 + Math.exp((half - evidence) / RISE))
}

function describe({ part, words }: Passage, reading: Reading): string {
  const how = reading.kind === 'plain' ? '' : ` (hidden as ${reading.kind})`
  return `Repeats about ${words} ${words === 1 ? 'word' : 'words'} of the ${part}${how}.`
}

/** What an answer looks like as it came and in each reading; the first reading may have folded letters that a prompt uses. */
function readingsOf(output: UnfoldedText): readonly Reading[] {
  const { original, readings } = output
  const asItCame = { kind: 'plain', text: original, starts: undefined, end: original.length }
  const all = readings[0].text === original ? readings : [asItCame, ...readings]
  return [...all, ...readEncoded(output)].filter(({ text }) => text.length >= SHORTEST_READING)
}

/** The share of the prompt's letters that stand in some run. */
function coverageOf(index: PromptIndex, runs: readonly Run[]): number {
  if (runs.length === 0 || index.letters === 0) return 0
  const covered = new Uint8Array(index.words.length)
  let count = 0
  for (const { start, end, from } of runs) {
    for (let unit = from; unit < from + end - start; unit++) {
      const place = placeOf(index, unit)
      if (covered[place] === 0) count++
      covered[place] = 1
    }
  }
  return count / index.letters
}

function findPassages(index: PromptIndex, reading: Reading, allRuns: Run[]): readonly Leak[] {
  const stream = readLetters(reading.text)
  const runs = findRuns(index.grams, stream)
  for (const run of runs) allRuns.push(run)
  const half = halfAt(index)
  return joinRuns(index, runs)
    .filter(({ evidence }) => evidence >= RUN_COST)
    .map((passage) => {
      const start = stream.starts[passage.start] ?? 0
      const end = (stream.starts[passage.end - 1] ?? 0) + 1
      const place = placeEvidence(reading, start, end)
      return { ...place, score: scoreOf(passage.evidence, half), reason: describe(passage, reading) }
    })
}

function findEchoed(index: PromptIndex, { readings: [reading] }: UnfoldedText): Leak | undefined {
  const echo = findEcho(index.pairs, reading.text)
  if (!echo || echo.pairs < ECHO_PAIRS) return undefined
  const score = Math.min(ECHO_MOST, echo.share * ECHO_FACTOR)
  return {
    ...placeEvidence(reading, echo.start, echo.end),
    score,
    reason: 'Says much of what the prompt says in nearly its words.',
  }
}

/** What several readings say of one place is told once, by the surest. */
function keepApart(leaks: readonly Leak[]): readonly Leak[] {
  const kept: Leak[] = []
  for (const leak of [...leaks].sort((a, b) => b.score - a.score)) {
    if (kept.length === FINDINGS) break
    if (!kept.some(({ start, end }) => leak.start < end && start < leak.end)) kept.push(leak)
  }
  return kept
}

function shareOf(leaks: readonly Leak[], length: number): number {
  let covered = 0
  let reached = 0
  for (const { start, end } of [...leaks].sort((a, b) => a.start - b.start)) {
    covered += Math.max(0, end - Math.max(start, reached))
    reached = Math.max(reached, end)
  }
  return length === 0 ? 0 : covered / length
}

/** Looks for an indexed prompt in an answer; linear in the answer and its readings. */
export function findLeak(index: PromptIndex, output: UnfoldedText): LeakReport {
  const runs: Run[] = []
  const passages = readingsOf(output).flatMap((reading) => findPassages(index, reading, runs))
  const echo = findEchoed(index, output)
  const leaks = keepApart(echo ? [...passages, echo] : passages)
  return {
    score: leaks[0]?.score ?? 0,
    coverage: coverageOf(index, runs),
    contained: shareOf(passages, output.original.length),
    findings: leaks
      .filter(({ score }) => score >= SHOWN_FROM)
      .map((leak) => ({ detector: 'leak/prompt', ...leak, ...LEAK })),
  }
}
