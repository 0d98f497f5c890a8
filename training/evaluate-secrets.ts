// Secrets: ours beside others, one run. node training/run.mjs evaluate-secrets CORPORA
import { join } from 'node:path'
import { findSecrets } from '../packages/scan/src/secrets/find-secrets.ts'
import { SECRET_RULES } from '../packages/scan/src/secrets/rules/rule-list.ts'
import {
  type Answers,
  askFinder,
  type Counts,
  emptyCounts,
  rates,
  renderTable,
  type SpanFinder,
  sameness,
} from './sensitive/measure.ts'
import { createRegexFinder, PLAIN_SECRET_REGEXES } from './sensitive/plain-secret-regexes.ts'
import { loadSecretlint } from './sensitive/rivals.ts'
import { corporaFolder, readSensitiveRows, type SensitiveRow } from './sensitive/sensitive-rows.ts'

/** A finding has found a span when this share of both together is common. */
const SAME = 0.5

const OURS: SpanFinder = {
  name: 'telltale',
  find: (text) => findSecrets(text).map(({ rule, start, end }) => ({ type: rule, start, end })),
}

function countSpans(
  row: SensitiveRow,
  found: readonly { readonly start: number; readonly end: number }[],
  counts: Counts,
): void {
  const used = new Set<number>()
  for (const span of row.spans) {
    const at = found.findIndex((one, index) => !used.has(index) && sameness({ type: '', ...one }, span) >= SAME)
    if (at < 0) counts.missed += 1
    else used.add(at)
  }
  counts.right += used.size
  counts.wrong += found.length - used.size
}

function rowOf(answers: Answers, rows: readonly SensitiveRow[]): readonly string[] {
  const texts = emptyCounts()
  const spans = emptyCounts()
  let lookalikes = 0
  for (const row of rows) {
    const found = answers.found.get(row.id) ?? []
    const secret = row.label === 'secret'
    if (secret) texts[found.length > 0 ? 'right' : 'missed'] += 1
    else if (found.length > 0) {
      texts.wrong += 1
      lookalikes += 1
    }
    countSpans(row, found, spans)
  }
  const plain = rows.filter(({ label }) => label !== 'secret').length
  return [
    answers.name,
    ...rates(texts),
    ...rates(spans),
    `${((100 * lookalikes) / plain).toFixed(1)}`,
    answers.micros.toFixed(0),
  ]
}

const HEAD = ['', 'text P', 'R', 'F1', 'span P', 'R', 'F1', 'look-alikes flagged %', 'µs a text']

const rows = readSensitiveRows(join(corporaFolder(), 'secrets', 'secrets.jsonl.gz'))
const finders = [OURS, await loadSecretlint(), createRegexFinder('thirty plain regexes', PLAIN_SECRET_REGEXES)]
const answers: Answers[] = []
for (const finder of finders) if (finder) answers.push(await askFinder(finder, rows))
for (const half of ['seen', 'unseen'] as const) {
  const part = rows.filter((row) => row.half === half)
  process.stdout.write(
    `\nSecrets, ${half} half: ${part.length} texts (${SECRET_RULES.length} provider formats, figures in percent)\n`,
  )
  process.stdout.write(`${renderTable([HEAD, ...answers.map((one) => rowOf(one, part))])}\n`)
}
