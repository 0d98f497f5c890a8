// node training/run.mjs evaluate CORPORA [--rivals] [--limit N] [--json FILE] [--markdown FILE] [--confusions N] [--fresh]
import { rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { readCorpora } from './corpora/read-corpora.ts'
import { buildReport, type DetectorReport } from './evaluate/build-report.ts'
import { fromRival, type TextDetector } from './evaluate/detectors.ts'
import { findConfusions } from './evaluate/find-confusions.ts'
import { measureLatency } from './evaluate/latency.ts'
import { openOurs } from './evaluate/ours.ts'
import { plainRegexes } from './evaluate/plain-regexes.ts'
import { renderReport } from './evaluate/render-report.ts'
import { loadRivals } from './evaluate/rivals.ts'
import { remember, type Scores, scoreRows } from './evaluate/score-rows.ts'
import { type Selection, selectRows } from './evaluate/select-rows.ts'

/** Rivals are remembered here between runs; ours never is. */
const MEMORY = fileURLToPath(new URL('./out/evaluate', import.meta.url))
const RIVALS = fileURLToPath(new URL('./rivals', import.meta.url))

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rivals: { type: 'boolean', default: false },
    fresh: { type: 'boolean', default: false },
    limit: { type: 'string', default: '1500' },
    confusions: { type: 'string', default: '0' },
    json: { type: 'string' },
    markdown: { type: 'string' },
  },
})
const [corpora] = positionals
if (corpora === undefined) throw new Error('Usage: node training/run.mjs evaluate CORPORA [--rivals] [--limit N]')

const selection = selectRows(readCorpora(corpora), Number(values.limit))
const rows = [...selection.heldOut, ...selection.development]
const pool = selection.development.filter((row) => row.label === 'benign').map((row) => row.text)
if (values.fresh) rmSync(MEMORY, { recursive: true, force: true })

const ours = openOurs()
const reports: DetectorReport[] = []
let confusions = ''
if (ours === undefined) process.stderr.write('@telltale/scan has no createScanner yet: base line and rivals only\n')
else {
  const scores = await scoreRows(ours, rows)
  const report = buildReport(scores, selection, await measureLatency(ours, pool))
  reports.push(report)
  confusions = listConfusions(scores, report.threshold1, selection)
}
for (const detector of await openOthers()) {
  const memory = remember(detector, MEMORY)
  const scores = await scoreRows(memory.detector, rows)
  memory.save()
  reports.push(buildReport(scores, selection, await measureLatency(detector, pool)))
}

const markdown = `${[renderReport(reports), confusions].filter((part) => part !== '').join('\n\n')}\n`
process.stdout.write(markdown)
if (values.markdown !== undefined) writeFileSync(values.markdown, markdown)
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(reports, undefined, 2)}\n`)

async function openOthers(): Promise<readonly TextDetector[]> {
  if (!values.rivals) return [fromRival(plainRegexes)]
  const { rivals, missing } = await loadRivals(RIVALS)
  for (const reason of missing) process.stderr.write(`not here: ${reason}\n`)
  if (missing.length > 0) process.stderr.write('To have them: npm install --prefix training/rivals --ignore-scripts\n')
  return [plainRegexes, ...rivals].map(fromRival)
}

function listConfusions(scores: Scores, threshold: number, { heldOut }: Selection): string {
  const most = Number(values.confusions)
  if (most === 0) return ''
  return `## Worst confusions of held-out sources at the 1 % threshold\n\n${findConfusions(scores, heldOut, { threshold, most })}`
}
