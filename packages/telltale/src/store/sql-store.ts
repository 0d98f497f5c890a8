import type {
  EventJson,
  EventPage,
  FieldsJson,
  FindingsJson,
  HistogramJson,
  RecordJson,
  RecordPage,
  TelemetryJson,
  TraceJson,
} from '@telltale/model'
import type { SigmaDocument } from '@telltale/sigma'
import { EVENT_COLUMNS, FINDING_COLUMNS, RECORD_COLUMNS } from './columns.ts'
import { countEvents } from './count-events.ts'
import { findEvent, findEvents, findNewer } from './find-events.ts'
import { findFindings } from './find-findings.ts'
import { findRecord, findRecords } from './find-records.ts'
import { findTrace } from './find-trace.ts'
import { findHistogram } from './histogram.ts'
import { type HuntWindow, huntSql } from './hunt/hunt-sql.ts'
import { hunt } from './hunt/show-hunt.ts'
import type { SqlEngine } from './sql-engine.ts'
import type {
  EncodedRows,
  EventCounts,
  EventFilter,
  EventStore,
  FindingsOf,
  HuntOutcome,
  Page,
  RecordFilter,
  SqlText,
  TailItem,
  TailPosition,
} from './store.ts'
import { findTelemetry } from './telemetry.ts'
import { findTopValues } from './top-values.ts'

/** The event store over one SQL engine: each question is answered in the file that carries its name. */
export class SqlEventStore implements EventStore {
  readonly #engine: SqlEngine
  readonly #now: () => number

  constructor(engine: SqlEngine, now: () => number) {
    this.#engine = engine
    this.#now = now
  }

  /** Events last: one that can be read has the record it points to and the findings it counts. */
  async write(rows: EncodedRows): Promise<void> {
    if (rows.recordCount > 0) await this.#engine.insert('records', RECORD_COLUMNS, rows.records)
    if (rows.findingCount > 0) await this.#engine.insert('findings', FINDING_COLUMNS, rows.findings)
    if (rows.eventCount > 0) await this.#engine.insert('events', EVENT_COLUMNS, rows.events)
  }

  findEvents(tenant: string, filter: EventFilter, page: Page): Promise<EventPage> {
    return findEvents(this.#engine, tenant, filter, { ...page, nowMs: this.#now() })
  }

  findEvent(tenant: string, id: string): Promise<EventJson | undefined> {
    return findEvent(this.#engine, tenant, id)
  }

  findTrace(tenant: string, traceId: string): Promise<TraceJson | undefined> {
    return findTrace(this.#engine, tenant, traceId)
  }

  findFindings(tenant: string, of: FindingsOf): Promise<FindingsJson> {
    return findFindings(this.#engine, tenant, of)
  }

  findRecords(tenant: string, filter: RecordFilter, page: Page): Promise<RecordPage> {
    return findRecords(this.#engine, tenant, filter, { ...page, nowMs: this.#now() })
  }

  findRecord(tenant: string, id: string): Promise<RecordJson | undefined> {
    return findRecord(this.#engine, tenant, id)
  }

  findNewer(tenant: string, filter: EventFilter, after: TailPosition, limit: number): Promise<readonly TailItem[]> {
    return findNewer(this.#engine, tenant, filter, { after, limit })
  }

  countEvents(tenant: string): Promise<EventCounts> {
    return countEvents(this.#engine, tenant)
  }

  histogram(tenant: string, filter: EventFilter, buckets: number): Promise<HistogramJson> {
    return findHistogram(this.#engine, tenant, filter, { buckets, nowMs: this.#now() })
  }

  topValues(tenant: string, filter: EventFilter, fields: readonly string[]): Promise<FieldsJson> {
    return findTopValues(this.#engine, tenant, filter, fields)
  }

  telemetry(tenant: string, window: { readonly fromMs: number; readonly toMs: number }): Promise<TelemetryJson> {
    return findTelemetry(this.#engine, tenant, window)
  }

  hunt(tenant: string, documents: readonly SigmaDocument[], window: HuntWindow): Promise<HuntOutcome> {
    return hunt(this.#engine, tenant, documents, { ...window, nowMs: this.#now() })
  }

  huntSql(documents: readonly SigmaDocument[]): SqlText {
    const answer = huntSql(documents)
    return answer.ok ? { ok: true, sql: answer.sql } : answer
  }

  ping(): Promise<void> {
    return this.#engine.ping()
  }

  close(): Promise<void> {
    return this.#engine.close()
  }
}
