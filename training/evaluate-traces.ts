// How well the weave tells driven actions: node training/run.mjs evaluate-traces CORPORA [--write]
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Fold, makeFolds } from './weave/folds.ts'
import { learn, scoreAttempt, scoreCall, scoreRun } from './weave/learn.ts'
import { bestThreshold, type Figures, type Judged, measure } from './weave/measure.ts'
import { type RunExample, readExamples } from './weave/read-examples.ts'
import { renderWeights } from './weave/render-weights.ts'

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
  const attemptScore = (run: RunExample) => scoreAttempt(planted, run)
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

function main(folder: string | undefined, write: boolean): void {
  if (folder === undefined) throw new Error('Give the corpora folder as an argument or in TELLTALE_CORPORA.')
  const runs = readExamples(folder)
  for (const fold of makeFolds(runs)) evaluate(fold)
  const learnt = learn(runs)
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
  writeFileSync(path, renderWeights(learnt))
  say(`\nWritten: ${path}`)
}

const given = process.argv.slice(2)
main(given.find((argument) => !argument.startsWith('-')) ?? process.env.TELLTALE_CORPORA, given.includes('--write'))
