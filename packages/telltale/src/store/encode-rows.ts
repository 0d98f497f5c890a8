/// <reference lib="es2024.string" />
import type { AiEvent, JsonValue, RawRecord, StoredFinding } from '@telltale/model'
import { type Column, type ColumnType, FIELD_COLUMNS, findColumn } from './columns.ts'
import { RowBuffer } from './row-buffer.ts'
import { buildSearchText } from './search-text.ts'
import type { RowKind, SpareRows } from './spare-rows.ts'
import type { EncodedRows, NewRows, RowWriter } from './store.ts'

const MAX_INT64 = 2n ** 63n - 1n
const MIN_INT64 = -(2n ** 63n)

/**
 * Rows as the store takes them: JSON arrays in the order of EVENT_COLUMNS, RECORD_COLUMNS and FINDING_COLUMNS, one a line.
 * Lone surrogates become U+FFFD in columns.
 */
export function encodeRows(rows: NewRows): EncodedRows {
  const writer = openRows()
  writer.add(rows)
  return writer.finish()
}

/** A writer of such rows for a worker thread, which may give room of batches before. */
export function openRows(spares?: SpareRows): RowWriter {
  const events = new Lines('events', encodeEvent, spares)
  const records = new Lines('records', encodeRecord, spares)
  const findings = new Lines('findings', encodeFinding, spares)
  return {
    add(rows) {
      const marks = [events, records, findings].map((lines) => lines.mark())
      try {
        events.add(rows.events)
        records.add(rows.records)
        findings.add(rows.findings ?? [])
      } catch (error) {
        for (const undo of marks) undo()
        throw error
      }
    },
    finish: () => ({
      events: events.toBytes(),
      eventCount: events.count,
      records: records.toBytes(),
      recordCount: records.count,
      findings: findings.toBytes(),
      findingCount: findings.count,
    }),
  }
}

/** Rows of one kind; room is only taken when there is one. */
class Lines<Row> {
  readonly #kind: RowKind
  readonly #encode: (row: Row) => string
  readonly #spares: SpareRows | undefined
  #buffer: RowBuffer | undefined
  #count = 0

  constructor(kind: RowKind, encode: (row: Row) => string, spares: SpareRows | undefined) {
    this.#kind = kind
    this.#encode = encode
    this.#spares = spares
  }

  get count(): number {
    return this.#count
  }

  add(rows: readonly Row[]): void {
    if (rows.length === 0) return
    this.#buffer ??= new RowBuffer(this.#spares?.take(this.#kind))
    for (const row of rows) this.#buffer.add(this.#encode(row))
    this.#count += rows.length
  }

  /** The way back to how it is now. */
  mark(): () => void {
    const [length, count] = [this.#buffer?.length ?? 0, this.#count]
    return () => {
      this.#buffer?.cutTo(length)
      this.#count = count
    }
  }

  toBytes(): Uint8Array {
    return this.#buffer?.toBytes() ?? new Uint8Array()
  }
}

function encodeEvent(event: AiEvent): string {
  const head = `[${quote(event.tenant)},${quote(event.id)},${quote(event.category)},${quote(event.action)},${int64(event.timeUnixNano)},${event.receivedMs},${event.seq}`
  let row = head
  for (const column of FIELD_COLUMNS) row += `,${encodeColumn(column, event.fields.get(column.field))}`
  return `${row},${quote(buildSearchText(event.fields))},{${encodeRest(event)}}]\n`
}

/** Fields that have no column, and values whose column cannot give them back as they were. */
function encodeRest(event: AiEvent): string {
  let rest = ''
  for (const [name, value] of event.fields) {
    if (isVoid(value)) continue
    const column = findColumn(name)
    if (column !== undefined && fits(column.type, value)) continue
    rest += `${rest === '' ? '' : ','}${quoteName(name)}${quoteJson(value)}`
  }
  return rest
}

/** Names of fields may come from senders without end. */
const MOST_NAMES = 4_096
const NAMES = new Map<string, string>()

/** A name as it stands before its value; worked out once for each name that comes again. */
function quoteName(name: string): string {
  const known = NAMES.get(name)
  if (known !== undefined) return known
  const quoted = `${quote(name)}:`
  if (NAMES.size >= MOST_NAMES) NAMES.clear()
  NAMES.set(name, quoted)
  return quoted
}

/** Absent and empty are one and the same; a number that JSON cannot write is no value. */
function isVoid(value: JsonValue): boolean {
  return value === null || value === '' || (typeof value === 'number' && !Number.isFinite(value))
}

const FITS = {
  string: (value: JsonValue) => typeof value === 'string' && value.isWellFormed(),
  integer: (value: JsonValue) => Number.isSafeInteger(value),
  number: (value: JsonValue) => typeof value === 'number' && Number.isFinite(value),
  boolean: (value: JsonValue) => typeof value === 'boolean',
  strings: (value: JsonValue) =>
    Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string' && item.isWellFormed()),
} satisfies Record<ColumnType, (value: JsonValue) => boolean>

function fits(type: ColumnType, value: JsonValue): boolean {
  return FITS[type](value)
}

function encodeColumn(column: Column, value: JsonValue | undefined): string {
  if (column.type === 'strings') return value !== undefined && fits('strings', value) ? JSON.stringify(value) : '[]'
  if (value === undefined || isVoid(value)) return column.type === 'string' ? '""' : 'null'
  if (column.type === 'string') return typeof value === 'string' ? quote(value) : quote(JSON.stringify(value))
  return fits(column.type, value) ? String(value) : 'null'
}

function encodeRecord(record: RawRecord): string {
  return `[${quote(record.tenant)},${quote(record.id)},${quote(record.signal)},${int64(record.timeUnixNano)},${int64(
    record.endUnixNano,
  )},${record.receivedMs},${record.seq},${quote(record.traceId)},${quote(record.spanId)},${quote(
    record.parentSpanId,
  )},${quote(record.name)},${byte(record.spanKind)},${byte(record.statusCode)},${quote(record.statusMessage)},${quote(
    record.serviceName,
  )},${quote(record.dialect)},${record.eventCount},${quote(record.body)}]\n`
}

function encodeFinding(finding: StoredFinding): string {
  const { start, end, score, atlas, owasp } = finding
  const texts = [finding.tenant, finding.id, finding.eventId, finding.traceId].map(quote).join(',')
  const place = `${quote(finding.field)},${finding.index},${quote(finding.detector)},${quote(finding.label)}`
  return `[${texts},${int64(finding.timeUnixNano)},${finding.receivedMs},${place},${Number.isFinite(score) ? score : 0},${start},${end},${quote(
    finding.reason,
  )},[${atlas.map(quote).join(',')}],[${owasp.map(quote).join(',')}]]\n`
}

/** What JSON writes in another way than it is, and halves of pairs, whose other half may be missing. */
const NOT_PLAIN = /[^ !#-[\]-\ud7ff\ue000-\uffff]/

/** JSON text of a string that UTF-8 can hold. To look costs half of what it takes to have it copied character by character. */
function quote(text: string): string {
  if (!NOT_PLAIN.test(text)) return `"${text}"`
  return JSON.stringify(text.isWellFormed() ? text : text.toWellFormed())
}

/** JSON text of the JSON text of a value; the second pass is spared where it would escape nothing, or quotes only. */
function quoteJson(value: JsonValue): string {
  if (typeof value === 'string' && !NOT_PLAIN.test(value)) return `"\\"${value}\\""`
  const json = JSON.stringify(value)
  if (json.includes('\\')) return JSON.stringify(json)
  return `"${json.replaceAll('"', '\\"')}"`
}

/** A time past what the column holds stands at its end: the claim is absurd, the event is kept. */
function int64(value: bigint): string {
  if (value > MAX_INT64) return String(MAX_INT64)
  return String(value < MIN_INT64 ? MIN_INT64 : value)
}

/** Kinds and codes of the protocol are small; what is not is 0, unspecified. */
function byte(value: number): number {
  return Number.isInteger(value) && value >= 0 && value <= 255 ? value : 0
}
