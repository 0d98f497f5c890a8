import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { SCAN_ROLES, type ScanRole } from '@telltale/model'
import { createScanner } from '@telltale/scan'
import { isUncertain, mergeOpinion } from '../../packages/scan/src/second-opinion/merge-opinion.ts'
import { UNCERTAIN } from '../../packages/scan/src/second-opinion/opinion.ts'
import { createReader, type Reading } from '../../packages/telltale/src/second-opinion/create-reader.ts'
import { loadRuntime } from '../../packages/telltale/src/second-opinion/load-runtime.ts'
import { readModelFolder } from '../../packages/telltale/src/second-opinion/model-folder.ts'
import { auroc, flaggedShare, quantile, type Scored, thresholdAt } from '../evaluate/metrics.ts'

// node training/run.mjs second-opinion/measure ROWS MODEL: the built-in scanner, the model alone, and both as Telltale
// uses them, on texts of sources that neither was trained on. ROWS is what prepare wrote.
const [, , rowsDir = '', modelDir = ''] = process.argv
const BANDS = [{ from: 0.02, below: 0.98 }, { from: 0.1, below: 0.9 }, UNCERTAIN]

interface Measured {
  readonly source: string
  readonly attack: boolean
  readonly quality: string
  readonly scores: readonly number[]
}

const folder = readModelFolder(modelDir)
const read = await createReader(folder, loadRuntime(process.env.TELLTALE_ONNXRUNTIME))
const scanner = createScanner()
const micros: number[] = []
let asked = 0

const development = await measureAll('development')
const all = await measureAll('measured')
const names = ['built-in scanner', `${folder.name} alone`, ...BANDS.map(({ from, below }) => `both, ${from}–${below}`)]
print(
  'Held out, all but weak',
  all.filter(({ quality }) => quality !== 'weak'),
)
print(
  'Held out, clean labels',
  all.filter(({ quality }) => quality === 'clean'),
)
const total = development.length + all.length
console.log(`\n${asked} of ${total} texts lie in the uncertain middle (${UNCERTAIN.from}–${UNCERTAIN.below}).`)
console.log(`An answer takes ${ms(quantile(micros, 0.5))} at p50 and ${ms(quantile(micros, 0.99))} at p99, one core.`)

async function measureAll(name: string): Promise<readonly Measured[]> {
  const lines = readFileSync(join(rowsDir, `${name}.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
  const measured: Measured[] = []
  for (const line of lines) {
    const row = JSON.parse(line) as Omit<Measured, 'scores'> & { readonly text: string; readonly role: string }
    const role = SCAN_ROLES.find((known) => known === row.role) ?? 'user'
    measured.push({
      source: row.source,
      attack: row.attack,
      quality: row.quality,
      scores: await scoreOf(row.text, role),
    })
  }
  return measured
}

async function scoreOf(text: string, role: ScanRole): Promise<readonly number[]> {
  const first = scanner.scan(text, role)
  const places = first.findings.slice(0, 8).map(({ start }) => start)
  const started = performance.now()
  const reading: Reading = await read(text, places)
  micros.push((performance.now() - started) * 1_000)
  if (isUncertain(first)) asked += 1
  const both = BANDS.map((uncertain) => mergeOpinion(first, reading, { name: folder.name, role, uncertain }).risk)
  return [first.risk, reading.attack, ...both]
}

function print(title: string, rows: readonly Measured[]): void {
  const attacks = rows.filter(({ attack }) => attack).length
  console.log(`\n## ${title}\n\n${attacks} attacks, ${rows.length - attacks} benign.\n`)
  console.log('| | AUROC | recall at 1 % | benign flagged | recall at 0.1 % | verdict: recall / benign flagged |')
  console.log('| --- | --- | --- | --- | --- | --- |')
  for (const [i, name] of names.entries()) {
    const scored: readonly Scored[] = rows.map((row) => ({
      attack: row.attack,
      score: row.scores[i] ?? 0,
      group: row.source,
    }))
    const of = (attack: boolean): readonly number[] =>
      scored.filter((row) => row.attack === attack).map(({ score }) => score)
    const benign = development.map((row) => row.scores[i] ?? 0)
    const one = thresholdAt(benign, 0.01)
    const cells = [
      auroc(scored).toFixed(3),
      share(flaggedShare(of(true), one)),
      share(flaggedShare(of(false), one)),
      share(flaggedShare(of(true), thresholdAt(benign, 0.001))),
      `${share(of(true).filter((score) => score >= 0.5).length / attacks)} / ${share(of(false).filter((score) => score >= 0.5).length / (rows.length - attacks))}`,
    ]
    console.log(`| ${name} | ${cells.join(' | ')} |`)
  }
}

function share(value: number): string {
  return `${(100 * value).toFixed(1)} %`
}

function ms(value: number): string {
  return `${(value / 1_000).toFixed(1)} ms`
}
