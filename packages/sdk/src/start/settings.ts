import type { EnforcementPolicy } from '@telltale/model'
import type { Approve } from '../control/create-guard.ts'
import type { ContentMode } from '../export/content/content-keys.ts'
import type { AttributeMap } from '../record/finished.ts'
import type { AttributeValue } from '../record/recorder.ts'
import type { Compression } from './read-destination.ts'

/** What an application may say to `start`. All of it is optional; variables of the environment fill the gaps. */
export interface StartOptions {
  /** Name of the application: `service.name`. */
  readonly service?: string | undefined
  /** Where the server listens for OTLP over HTTP. */
  readonly endpoint?: string | undefined
  /** An ingest key of the server. */
  readonly key?: string | undefined
  readonly headers?: Readonly<Record<string, string>> | undefined
  /** `monitor` when left out: everything is recorded, nothing refused. */
  readonly mode?: 'monitor' | 'enforce' | undefined
  /** What of the texts leaves the application; `full` when left out. */
  readonly content?: ContentMode | undefined
  /** Of the hashes that stand for texts; the ingest key when left out. */
  readonly hashKey?: string | undefined
  readonly policy?: EnforcementPolicy | undefined
  /** What happens to a call that nothing could decide of. */
  readonly onFailure?: 'open' | 'closed' | undefined
  /** Asked before the server is, where a call needs a person's yes. */
  readonly approve?: Approve | undefined
  /** Keeps on disk what cannot be sent. Node only. */
  readonly spool?: string | { readonly directory: string; readonly bytes?: number | undefined } | undefined
  /** Attributes of the application: `deployment.environment.name`, `service.version`. */
  readonly resource?: Readonly<Record<string, AttributeValue>> | undefined
  /** Most bytes in memory that wait to be sent. */
  readonly queueBytes?: number | undefined
}

/** What holds, once it was read. */
export interface Settings {
  readonly service: string
  readonly endpoint: string
  readonly key: string | undefined
  readonly headers: Readonly<Record<string, string>>
  readonly compression: Compression
  readonly mode: 'monitor' | 'enforce'
  readonly content: ContentMode
  readonly hashKey: string | undefined
  readonly policy: EnforcementPolicy | undefined
  readonly onFailure: 'open' | 'closed' | undefined
  readonly approve: Approve | undefined
  readonly spool: { readonly directory: string; readonly bytes: number | undefined } | undefined
  readonly resource: AttributeMap
  readonly queueBytes: number | undefined
  /** `OTEL_SDK_DISABLED`: nothing is recorded, sent or decided. */
  readonly isDisabled: boolean
}

/** Variables of the environment. */
export type Environment = Readonly<Record<string, string | undefined>>
