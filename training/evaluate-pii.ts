// Personal data: ours beside others, one run. node training/run.mjs evaluate-pii CORPORA
import { join } from 'node:path'
import { findPii } from '../packages/scan/src/pii/find-pii.ts'
import {
  type Answers,
  askFinder,
  type Counts,
  emptyCounts,
  overlaps,
  rates,
  renderTable,
  type SpanFinder,
} from './sensitive/measure.ts'
import { PLAIN_PII_REGEXES } from './sensitive/plain-pii-regexes.ts'
import { createRegexFinder } from './sensitive/plain-secret-regexes.ts'
import { loadOpenRedaction } from './sensitive/rivals.ts'
import { corporaFolder, readSensitiveRows, type SensitiveRow, type Span } from './sensitive/sensitive-rows.ts'

/** Findings below this are hints and not counted: private networks, documentation addresses. */
const LEAST_SCORE = 0.5
/** What has a form or a check digit; names, places, dates, titles and domains are out of scope, right or wrong. */
const STRUCTURED = [
  'PHONE_NUMBER',
  'EMAIL_ADDRESS',
  'CREDIT_CARD',
  'IBAN_CODE',
  'US_SSN',
  'US_DRIVER_LICENSE',
  'IP_ADDRESS',
] as const

const OURS: SpanFinder = {
  name: 'telltale',
  find: (text) => findPii(text).filter(({ score }) => score >= LEAST_SCORE),
}

interface Tally {
  readonly all: Counts
  readonly found: Map<string, [right: number, whole: number]>
  lookalikes: number
}

function isStructured(type: string): boolean {
  return STRUCTURED.some((name) => name === type)
}

/** A finding is right when it overlaps a structured span, wrong when it overlaps no span at all. */
function countRow(row: SensitiveRow, found: readonly Span[], tally: Tally): void {
  for (const span of row.spans) {
    const share = tally.found.get(span.type) ?? [0, 0]
    const hit = found.some((one) => overlaps(one, span))
    tally.found.set(span.type, [share[0] + (hit ? 1 : 0), share[1] + 1])
    if (isStructured(span.type)) tally.all[hit ? 'right' : 'missed'] += 1
  }
  tally.all.wrong += found.filter((one) => !row.spans.some((span) => overlaps(one, span))).length
  if (row.kind === 'lookalike' && found.length > 0) tally.lookalikes += 1
}

function rowOf(answers: Answers, rows: readonly SensitiveRow[]): readonly string[] {
  const tally: Tally = { all: emptyCounts(), found: new Map(), lookalikes: 0 }
  for (const row of rows) countRow(row, answers.found.get(row.id) ?? [], tally)
  const lookalikes = rows.filter(({ kind }) => kind === 'lookalike').length
  const recall = [...STRUCTURED, 'STREET_ADDRESS', 'ZIP_CODE'].map((type) => {
    const [right, whole] = tally.found.get(type) ?? [0, 0]
    return `${right}/${whole}`
  })
  return [
    answers.name,
    ...rates(tally.all),
    ((100 * tally.lookalikes) / lookalikes).toFixed(1),
    ...recall,
    answers.micros.toFixed(0),
  ]
}

const HEAD = [
  '',
  'P',
  'R',
  'F1',
  'look-alikes flagged %',
  'phone',
  'e-mail',
  'card',
  'IBAN',
  'SSN',
  'licence',
  'IP',
  '(street)',
  '(zip)',
  'µs a text',
]

const rows = readSensitiveRows(join(corporaFolder(), 'pii', 'presidio_synth_v2.jsonl.gz'))
const finders = [OURS, await loadOpenRedaction(), createRegexFinder('thirty plain regexes', PLAIN_PII_REGEXES)]
const answers: Answers[] = []
for (const finder of finders) if (finder) answers.push(await askFinder(finder, rows))
for (const half of ['seen', 'unseen'] as const) {
  const part = rows.filter((row) => row.half === half)
  process.stdout.write(
    `\nPersonal data, ${half} half: ${part.length} texts (figures in percent, then found/there; streets and zip codes beside the rest)\n`,
  )
  process.stdout.write(`${renderTable([HEAD, ...answers.map((one) => rowOf(one, part))])}\n`)
}
