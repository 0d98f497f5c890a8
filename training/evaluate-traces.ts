// How well the weave tells driven actions, with the texts and with their fingerprints alone:
// node training/run.mjs evaluate-traces CORPORA [--write] [--every=N]
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Fold, makeFolds } from './weave/folds.ts'
import { learn, scoreAttempt, scoreCall, scoreRun } from './weave/learn.ts'
import { bestThreshold, type Figures, type Judged, measure } from './weave/measure.ts'
import { type RunExample, readExamples } from './weave/read-examples.ts'
import { MADE_EACH, readMade } from './weave/read-made.ts'
import { renderWeights } from './weave/render-weights.ts'
import { createWithhold } from './weave/withhold-run.ts'

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function share(value: number): string {
  return Number.isNaN(value) ? '    -' : value.toFixed(3)
}

function row(name: string, figures: Figures): string {
  const { count, positives, precision, recall, f1, auroc, cleanFlagged, clean } = figures
  const rate = clean === 0 ? '-' : `${((100 * cleanFlagged) / clean).toFixed(2)} %`
  return `| ${name.padEnd(34)} | ${count} | ${positives} | ${share(precision)} | ${share(recall)} | ${share(f1)} | ${share(auroc)} | ${cleanFlagged}/${clean} (${rate}) |`
}

const HEAD = [
  '| what | n | positive | precision | recall | F1 | AUROC | flagged clean runs |',
  '|---|---|---|---|---|---|---|---|',
]

/** Runs, judged by some score; those whose truth is not known are left out. */
function judgeRuns(runs: readonly RunExample[], scoreOf: (run: RunExample) => number): readonly Judged[] {
  return runs.flatMap((run) =>
    run.driven === undefined ? [] : [{ score: scoreOf(run), truth: run.driven, isClean: run.isClean }],
  )
}

/** Runs by whether an injected text was read. */
function judgeAttempts(runs: readonly RunExample[], scoreOf: (run: RunExample) => number): readonly Judged[] {
  return runs.map((run) => ({ score: scoreOf(run), truth: run.attempted, isClean: run.isClean }))
}

function evaluate({ name, train, test }: Fold): void {
  const { driven, planted } = learn(train)
  const runScore = (run: RunExample) => scoreRun(driven, run)
  // What was obeyed was tried: so the engine says it too.
  const attemptScore = (run: RunExample) => Math.max(runScore(run), scoreAttempt(planted, run))
  const least = bestThreshold(judgeRuns(train, runScore))
  const attemptLeast = bestThreshold(judgeAttempts(train, attemptScore))
  const calls = test.flatMap(({ calls, isClean }) =>
    calls.flatMap((call) =>
      call.driven === undefined ? [] : [{ score: scoreCall(driven, call), truth: call.driven, isClean }],
    ),
  )
  const unsure = test.filter((run) => run.driven === undefined).length
  say(`\n### ${name}\n`)
  say(`${train.length} runs learnt, ${test.length} measured, ${unsure} of them left out per run since no label says.\n`)
  for (const line of HEAD) say(line)
  const judged = judgeRuns(test, runScore)
  say(row('run, judge at 0.5', measure(judged, 0.5)))
  say(row(`run, judge at ${least} (train)`, measure(judged, least)))
  say(row('call, judge at 0.5', measure(calls, 0.5)))
  for (const [title, key] of [
    ['run, scanner fires anywhere', 'scanner'],
    ['run, scanner on tool results', 'scannerOnResults'],
    ['run, reads then acts', 'temporal'],
  ] as const) {
    say(
      row(
        title,
        measure(
          judgeRuns(test, ({ baselines }) => baselines[key]),
          0.5,
        ),
      ),
    )
  }
  const attempts = judgeAttempts(test, attemptScore)
  say(row('attempt, judge at 0.5', measure(attempts, 0.5)))
  say(row(`attempt, judge at ${attemptLeast} (train)`, measure(attempts, attemptLeast)))
  say(
    row(
      'attempt, scanner on tool results',
      measure(
        judgeAttempts(test, ({ baselines }) => baselines.scannerOnResults),
        0.5,
      ),
    ),
  )
  const flagged = test.flatMap((run) => run.calls.filter((call) => scoreCall(driven, call) >= 0.5))
  const flows = flagged.reduce((sum, { evidence }) => sum + evidence.flows, 0)
  const right = flagged.reduce((sum, { evidence }) => sum + evidence.right, 0)
  const quoted = flagged.filter(({ evidence }) => evidence.quoted)
  const quoteRight = quoted.filter(({ evidence }) => evidence.quoteRight)
  say(
    `\nEvidence of ${flagged.length} flagged calls: ${right} of ${flows} flows and ${quoteRight.length} of ${quoted.length} quoted arguments hold.`,
  )
}

/** The same runs with their texts withheld, by the judge that learnt from texts and by one that learnt from fingerprints. */
function evaluateWithheld({ name, train, test }: Fold, texts: Fold): void {
  say(`\n### Texts withheld: ${name}\n`)
  for (const line of HEAD) say(line)
  const judges = [
    ['learnt from texts', learn(texts.train)],
    ['learnt from fingerprints', learn(train)],
  ] as const
  for (const [title, { driven, planted }] of judges) {
    const calls = test.flatMap(({ calls, isClean }) =>
      calls.flatMap((call) =>
        call.driven === undefined ? [] : [{ score: scoreCall(driven, call), truth: call.driven, isClean }],
      ),
    )
    const runs = judgeRuns(test, (run) => scoreRun(driven, run))
    say(row(`run, ${title}`, measure(runs, 0.5)))
    say(row(`call, ${title}`, measure(calls, 0.5)))
    const attempts = judgeAttempts(test, (run) => Math.max(scoreRun(driven, run), scoreAttempt(planted, run)))
    say(row(`attempt, ${title}`, measure(attempts, 0.5)))
  }
  compareFlows(test, texts.test)
}

/** Calls with a flow from outside into an argument: how many of them still have one, and how many have one only now. */
function compareFlows(test: readonly RunExample[], texts: readonly RunExample[]): void {
  const known = new Map(texts.map((run) => [run.label.trace_id, run]))
  const pairs = test.flatMap((run) => {
    const calls = known.get(run.label.trace_id)?.calls ?? []
    return run.calls.map((call, i) => ({ now: call.evidence.flows > 0, before: (calls[i]?.evidence.flows ?? 0) > 0 }))
  })
  const before = pairs.filter((pair) => pair.before)
  const kept = before.filter(({ now }) => now).length
  const only = pairs.filter((pair) => pair.now && !pair.before).length
  say(
    `\nOf ${before.length} calls with a flow from outside ${kept} have one by fingerprints; ${only} others have one too.`,
  )
}

/** Recorded runs, and made ones that are learnt from and never measured here. */
interface Read {
  readonly recorded: readonly RunExample[]
  readonly made: readonly RunExample[]
}

/** Runs with texts and without, learnt from and measured, fold by fold. */
function evaluateAll(runs: Read, withheld: Read): void {
  const folds = makeFolds(withheld.recorded, withheld.made)
  for (const [i, fold] of makeFolds(runs.recorded, runs.made).entries()) {
    evaluate(fold)
    const hidden = folds[i]
    if (hidden !== undefined) evaluateWithheld(hidden, fold)
  }
}

function main(folder: string | undefined, { write, every }: { readonly write: boolean; readonly every: number }): void {
  if (folder === undefined) throw new Error('Give the corpora folder as an argument or in TELLTALE_CORPORA.')
  const change = createWithhold()
  const each = Math.max(20, Math.floor(MADE_EACH / every))
  const texts = { recorded: readExamples(folder, { every }), made: readMade(each) }
  const withheld = { recorded: readExamples(folder, { every, change }), made: readMade(each, change) }
  evaluateAll(texts, withheld)
  const runs = texts.recorded
  const learnt = learn([...runs, ...texts.made])
  say('\n### Learnt from all, measured on the same (no proof of anything)\n')
  for (const line of HEAD) say(line)
  say(
    row(
      'run, judge at 0.5',
      measure(
        judgeRuns(runs, (run) => scoreRun(learnt.driven, run)),
        0.5,
      ),
    ),
  )
  say(
    row(
      'attempt, judge at 0.5',
      measure(
        judgeAttempts(runs, (run) => scoreAttempt(learnt.planted, run)),
        0.5,
      ),
    ),
  )
  if (!write) return
  const path = fileURLToPath(new URL('../packages/engine/src/weave/judge/weights.ts', import.meta.url))
  writeFileSync(path, renderWeights(learnt, learn([...withheld.recorded, ...withheld.made]).driven))
  say(`\nWritten: ${path}`)
}

const given = process.argv.slice(2)
const every = Number(given.find((argument) => argument.startsWith('--every='))?.slice('--every='.length) ?? 1)
main(given.find((argument) => !argument.startsWith('-')) ?? process.env.TELLTALE_CORPORA, {
  write: given.includes('--write'),
  every,
})
