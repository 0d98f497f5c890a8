import { FIELD } from '@telltale/model'
import { type Plain, toPlain } from '../helpers/plain-value.ts'
import type { Identity } from '../record/recorder.ts'
import { COMMON_NAMES, LOG_CATEGORIES, LOG_NAMES, type LogKind } from './log-fields.ts'

type CommonName = keyof typeof COMMON_NAMES

/** What one log says, by its short names; `fields` takes any further canonical ones. */
type LogEntry<Kind extends LogKind> = {
  readonly [name in keyof (typeof LOG_NAMES)[Kind] | CommonName]?: unknown
} & { readonly fields?: Readonly<Record<string, unknown>> }

/** One event in canonical names. */
export type LogRecord = Readonly<Record<string, Plain>>

/** Nine functions, one for each log. None throws. */
export type Log = { readonly [kind in LogKind]: (entry: LogEntry<kind>) => void } & {
  /** Lines that could not be written. */
  dropped(): number
}

export interface LogOptions {
  /** Takes one line of JSON, which ends without a line break, and the same as an object. */
  readonly write: (line: string, record: LogRecord) => void
  /** Stands on every line that does not say otherwise. */
  readonly service?: string
  readonly environment?: string
  /** Who the present call is made for, where an entry does not say; a recorder is one. */
  readonly recorder?: { identity(): Identity }
  /** Milliseconds since 1970. */
  readonly now?: () => number
}

/** Structured logging: each call gives one event in the names that the server reads from JSON lines. */
export function createLog(options: LogOptions): Log {
  let dropped = 0
  const logOf = <Kind extends LogKind>(kind: Kind) => {
    return (entry: LogEntry<Kind>): void => {
      try {
        const record = toRecord(kind, entry, options)
        options.write(JSON.stringify(record), record)
      } catch {
        dropped += 1 // the writer's failure, or an entry that cannot be read; the application goes on
      }
    }
  }
  return {
    prompt: logOf('prompt'),
    guardrail: logOf('guardrail'),
    retrieval: logOf('retrieval'),
    tool: logOf('tool'),
    systemPrompt: logOf('systemPrompt'),
    usage: logOf('usage'),
    egress: logOf('egress'),
    response: logOf('response'),
    audit: logOf('audit'),
    dropped: () => dropped,
  }
}

function toRecord(kind: LogKind, entry: Readonly<Record<string, unknown>>, options: LogOptions): LogRecord {
  const { now = Date.now } = options
  const record = new Map<string, Plain>()
  const put = (name: string, value: unknown): void => {
    if (value !== undefined) record.set(name, toPlain(value))
  }
  put(FIELD.timestamp, new Date(now()).toISOString())
  put(FIELD.category, LOG_CATEGORIES[kind])
  for (const [name, value] of Object.entries(usualFields(options))) put(name, value)
  for (const [name, value] of Object.entries(entry.fields ?? {})) put(name, value)
  const names = new Map<string, string>(Object.entries({ ...COMMON_NAMES, ...LOG_NAMES[kind] }))
  for (const [short, value] of Object.entries(entry)) {
    const name = names.get(short)
    if (name !== undefined) put(name, value)
  }
  return Object.fromEntries(record)
}

function usualFields({ service, environment, recorder }: LogOptions): Readonly<Record<string, unknown>> {
  return {
    [FIELD.serviceName]: service,
    [FIELD.environment]: environment,
    ...(recorder !== undefined && identityFields(recorder)),
  }
}

/** Identity in the names of the canonical form. */
export function identityFields(recorder: { identity(): Identity }): Readonly<Record<string, unknown>> {
  const { user, session, conversation, address, roles } = recorder.identity()
  return {
    [FIELD.userId]: user,
    [FIELD.conversationId]: conversation ?? session,
    [FIELD.clientAddress]: address,
    [FIELD.userRoles]: roles,
  }
}
