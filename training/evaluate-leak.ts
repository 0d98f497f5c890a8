// What the leak detector finds: node training/run.mjs evaluate-leak CORPORA
import type { UnfoldedText } from '../packages/scan/src/detector.ts'
import { findLeak } from '../packages/scan/src/leak/find-leak.ts'
import { createPromptIndex, type PromptIndex } from '../packages/scan/src/leak/prompt-index.ts'
import { unfold } from '../packages/scan/src/unfold/unfold.ts'
import { createRandom } from './fit/random.ts'
import { readAgentAnswers } from './leak/agent-answers.ts'
import { EDITS } from './leak/edit-words.ts'
import { hashName, isOneFamily, type LeakPair, readLeakPairs, shingle } from './leak/leak-pairs.ts'

const OTHER_OUTPUTS = 40
const FALSE_POSITIVES = 0.001

interface Prompt {
  readonly text: string
  readonly index: PromptIndex
  readonly rows: ReadonlySet<string>
}

interface Scored {
  readonly kind: string
  readonly leaks: boolean
  readonly score: number
  readonly output: string
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`
}

function indexPrompt(text: string): Prompt {
  return { text, index: createPromptIndex([{ name: 'system prompt', text }]), rows: shingle(text) }
}

/** Each pair as it is, then each ordinary answer against every prompt, then leaks against prompts of other families. */
function scoreHalf(pairs: readonly LeakPair[]): readonly Scored[] {
  const prompts = new Map<string, Prompt>()
  for (const { prompt } of pairs) if (!prompts.has(prompt)) prompts.set(prompt, indexPrompt(prompt))
  const scored: Scored[] = []
  const outputs = new Map<LeakPair, UnfoldedText>(pairs.map((pair) => [pair, unfold(pair.output)]))
  for (const [pair, output] of outputs) {
    const own = prompts.get(pair.prompt)
    if (!own) continue
    scored.push({ ...pair, score: findLeak(own.index, output).score })
    for (const other of prompts.values()) {
      if (other === own) continue
      const kind = pair.leaks || pair.kind === 'neg_other' ? 'other prompt' : 'ordinary answer'
      if (kind === 'other prompt') {
        if (hashName(pair.id + other.text.slice(0, 200)) % 100 >= OTHER_OUTPUTS || isOneFamily(own.rows, other.rows))
          continue
      }
      scored.push({
        kind: `cross: ${kind}`,
        leaks: false,
        score: findLeak(other.index, output).score,
        output: pair.output,
      })
    }
  }
  return scored
}

function thresholdAt(scored: readonly Scored[], share: number): number {
  const negatives = scored.filter(({ leaks }) => !leaks).map(({ score }) => score)
  negatives.sort((a, b) => b - a)
  return negatives[Math.floor(negatives.length * share)] ?? 1
}

function report(scored: readonly Scored[], threshold: number): void {
  const kinds = [...new Set(scored.map(({ kind }) => kind))].sort()
  for (const leaks of [true, false]) {
    const all = scored.filter((row) => row.leaks === leaks)
    for (const kind of [...kinds, 'all']) {
      const rows = all.filter((row) => kind === 'all' || row.kind === kind)
      if (rows.length === 0) continue
      const over = rows.filter(({ score }) => score > threshold).length
      const share = leaks ? percent(over, rows.length) : `${((100 * over) / rows.length).toFixed(3)} %`
      say(
        `${leaks ? 'recall        ' : 'false positive'}  ${kind.padEnd(24)} ${String(rows.length).padStart(6)}  ${share}`,
      )
    }
  }
}

function reportEdits(pairs: readonly LeakPair[], threshold: number): void {
  const whole = pairs.filter(({ kind }) => kind === 'verbatim' || kind === 'verbatim_wrapped')
  say(`\nEdited leaks (${whole.length} texts): recall by share of words edited, at the threshold and at 0.5`)
  for (const { name, apply } of EDITS) {
    const cells = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5].map((share) => {
      const random = createRandom(7)
      const scores = whole.map(({ prompt, output }) => {
        const index = createPromptIndex([{ name: 'system prompt', text: prompt }])
        return findLeak(index, unfold(apply(output, share, random))).score
      })
      const over = (least: number) => percent(scores.filter((score) => score > least).length, scores.length)
      return `${share * 100} %: ${over(threshold)} / ${over(0.5)}`
    })
    say(`${name.padEnd(9)} ${cells.join('   ')}`)
  }
}

/** Answers of assistants at work tell users what their prompt says: the hardest ordinary text there is. */
function reportAgents(folder: string, threshold: number): void {
  const answers = readAgentAnswers(folder)
  say('\nAnswers of agents at work against their own prompt: share over the threshold, 0.3, 0.5 and 0.85')
  for (const prompt of new Set(answers.map((row) => row.prompt))) {
    const { index } = indexPrompt(prompt)
    const scores = answers
      .filter((row) => row.prompt === prompt)
      .map(({ answer }) => findLeak(index, unfold(answer)).score)
    const shares = [threshold, 0.3, 0.5, 0.85].map((least) =>
      percent(scores.filter((score) => score > least).length, scores.length),
    )
    say(`prompt of ${prompt.length} characters, ${scores.length} answers: ${shares.join('  ')}`)
  }
}

function timeIt(name: string, times: number, run: () => unknown): void {
  for (let i = 0; i < Math.min(times, 50); i++) run()
  const micros: number[] = []
  for (let i = 0; i < times; i++) {
    const start = performance.now()
    run()
    micros.push((performance.now() - start) * 1000)
  }
  micros.sort((a, b) => a - b)
  const at = (share: number) => (micros[Math.floor((micros.length - 1) * share)] ?? 0).toFixed(0)
  say(`${name.padEnd(40)} best ${at(0)} µs  p50 ${at(0.5)} µs  p99 ${at(0.99)} µs`)
}

function reportSpeed(pairs: readonly LeakPair[]): void {
  const asIs = (text: string): UnfoldedText => ({
    original: text,
    readings: [{ kind: 'plain', text, starts: undefined, end: text.length }],
    hidden: [],
  })
  const text = pairs.map(({ output }) => output).join('\n')
  const prompt = (pairs.map((pair) => pair.prompt).find(({ length }) => length > 20_000) ?? '').slice(0, 20_000)
  const index = createPromptIndex([{ name: 'system prompt', text: prompt }])
  say('')
  timeIt('index of 20 KB', 200, () => createPromptIndex([{ name: 'system prompt', text: prompt }]))
  for (const size of [2_000, 20_000, 200_000, 1_000_000]) {
    const ordinary = asIs(text.repeat(4).slice(0, size))
    const leaked = asIs(prompt.repeat(60).slice(0, size))
    timeIt(`ordinary answer of ${size}`, size > 100_000 ? 20 : 500, () => findLeak(index, ordinary))
    timeIt(`leaked answer of ${size}`, size > 100_000 ? 20 : 500, () => findLeak(index, leaked))
  }
}

function main(folder: string | undefined): void {
  if (folder === undefined) throw new Error('Give the corpora folder as an argument or in TELLTALE_CORPORA.')
  const pairs = readLeakPairs(folder)
  const [known = [], unseen = []] = [0, 1].map((half) => pairs.filter(({ id }) => hashName(id) % 2 === half))
  const threshold = thresholdAt(scoreHalf(known), FALSE_POSITIVES)
  say(`Threshold ${threshold.toFixed(4)}: one false positive in a thousand on half of the pairs. The other half:\n`)
  const scored = scoreHalf(unseen)
  report(scored, threshold)
  say('\nAt 0.5, where the balanced policy begins to doubt:\n')
  report(scored, 0.5)
  if (process.env.LEAK_SHOW) show(scored, threshold)
  reportEdits(unseen, threshold)
  reportAgents(folder, threshold)
  reportSpeed(pairs)
}

function show(scored: readonly Scored[], threshold: number): void {
  const missed = scored.filter(({ leaks, score }) => leaks && score <= threshold)
  const raised = scored.filter(({ leaks }) => !leaks).sort((a, b) => b.score - a.score)
  for (const row of [...missed.slice(0, 40), ...raised.slice(0, 40)]) {
    say(`\n${row.leaks ? 'MISSED' : 'RAISED'} ${row.kind} ${row.score.toFixed(3)} ${row.output.slice(0, 400)}`)
  }
}

main(process.argv[2] ?? process.env.TELLTALE_CORPORA)
