import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyBaseLogger } from 'fastify'
import type { Desk } from '../desk/desk.ts'
import type { JournalStats, QuarantinedItem } from '../journal/journal.ts'
import type { MemoryGuard } from '../memory/memory-guard.ts'
import type { RuleBook } from '../rules/rule-book.ts'
import type { EventStore } from '../store/store.ts'
import type { AuditEntry } from './audit-entry.ts'
import type { TellTrace } from './story/tell-trace.ts'

/** Why records were refused at the door, and how often; one entry for each door and reason. */
export interface Refusal {
  /** Where: an endpoint such as `/v1/traces`, or `otlp-grpc`. */
  readonly at: string
  /** From a bounded list: it becomes a metric label. */
  readonly reason: string
  readonly count: number
}

/** How far the pipeline behind the journal has come. */
type PipelineState = 'starting' | 'running' | 'stopping' | 'failed'

/** Where senders find this process. */
interface Endpoints {
  readonly otlpHttp: string
  readonly otlpGrpc: string
  readonly events: string
  readonly dataDir: string
}

/** Who may use the API: anyone on this machine, or holders of a `read` key. */
export type AuthMode = { readonly mode: 'open' } | { readonly mode: 'keys' }

/** Everything the API is given; it sees the other parts through these only. */
export interface ApiOptions {
  readonly store: EventStore
  readonly journalStats: () => JournalStats
  /** Newest first, of this tenant only. */
  readonly findQuarantined: (tenant: string, limit: number) => readonly QuarantinedItem[]
  readonly desk: Desk
  readonly rules: RuleBook
  /** Writes what a person did here into the administration log. */
  readonly audit: (entry: AuditEntry) => void
  readonly pipelineState: () => PipelineState
  readonly refusals: () => readonly Refusal[]
  /** Where the time behind the journal goes: seconds by stage, since the start. */
  readonly stageSeconds?: () => ReadonlyMap<string, number>
  /** Tells stories, in another thread where they are long; in this one when left out. */
  readonly tellTrace?: TellTrace
  /** What the process holds of what it may, bytes. */
  readonly memory?: () => Pick<MemoryGuard, 'usedBytes' | 'limitBytes' | 'isTight'>
  /** Texts whose scan failed since the start; their events are stored. */
  readonly unscannedTexts?: () => number
  readonly setup: () => Endpoints
  readonly auth: AuthMode
  /** Epoch milliseconds. */
  readonly now: () => number
  readonly version: string
  readonly startedAtMs: number
  /** Absolute path of the web build; a page says so when it is missing. */
  readonly webDir: string
  /** Takes POSTs to `/v1/*` and GETs of `/v1/telltale/*` whole, body unread, with the keys and limits of the ingest ports. */
  readonly ingestHandler?: (request: IncomingMessage, response: ServerResponse) => void
  /** pino; nothing is logged without it. */
  readonly logger?: FastifyBaseLogger
  /** Addresses of reverse proxies whose X-Forwarded-* headers are believed; none unless given. */
  readonly trustedProxies?: readonly string[]
}
