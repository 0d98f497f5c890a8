import { type FindingJson, type FindingsJson, SCAN_LABELS } from '@telltale/model'
import { numberOf, textOf } from './decode-row.ts'
import { QueryBuilder } from './query-builder.ts'
import type { SqlEngine, SqlRow } from './sql-engine.ts'
import type { FindingsOf } from './store.ts'

/** A trace may have thousands of events with fifty findings each; the surest are enough to draw. */
const MAX_FINDINGS = 2_000

/** What was found in an event or in all events of a trace, surest first. */
export async function findFindings(engine: SqlEngine, tenant: string, of: FindingsOf): Promise<FindingsJson> {
  const [column, id] = 'eventId' in of ? ['event_id', of.eventId] : ['trace_id', of.traceId]
  if (id === '') return { findings: [], truncated: false }
  const builder = new QueryBuilder()
  const rows = await engine.query(
    builder.build(
      `SELECT finding_id, event_id, trace_id, received_ms, field, place, detector, label, score, start_at, end_at, reason, ` +
        `atlas, owasp FROM findings FINAL PREWHERE ${column} = ${builder.bind(id)} ` +
        `WHERE tenant_id = ${builder.bind(tenant)} ORDER BY score DESC, event_id, finding_id LIMIT ${MAX_FINDINGS + 1}`,
    ),
  )
  return {
    findings: ofFirstCopies(rows.slice(0, MAX_FINDINGS)).map(decodeFinding),
    truncated: rows.length > MAX_FINDINGS,
  }
}

/** An event that came again may have been scanned by a newer scanner; what counts is the copy received first. */
function ofFirstCopies(rows: readonly SqlRow[]): readonly SqlRow[] {
  const firstMs = new Map<string, number>()
  for (const row of rows) {
    const id = textOf(row, 'event_id')
    firstMs.set(id, Math.min(firstMs.get(id) ?? Number.POSITIVE_INFINITY, numberOf(row, 'received_ms')))
  }
  return rows.filter((row) => numberOf(row, 'received_ms') === firstMs.get(textOf(row, 'event_id')))
}

function decodeFinding(row: SqlRow): FindingJson {
  return {
    id: textOf(row, 'finding_id'),
    event_id: textOf(row, 'event_id'),
    trace_id: textOf(row, 'trace_id'),
    field: textOf(row, 'field'),
    index: numberOf(row, 'place'),
    detector: textOf(row, 'detector'),
    label: SCAN_LABELS.find((label) => label === textOf(row, 'label')) ?? 'injection',
    score: numberOf(row, 'score'),
    start: numberOf(row, 'start_at'),
    end: numberOf(row, 'end_at'),
    reason: textOf(row, 'reason'),
    atlas: textsOf(row.atlas),
    owasp: textsOf(row.owasp),
  }
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : []
}
