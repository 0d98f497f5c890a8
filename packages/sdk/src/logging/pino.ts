import { FIELD, isCategory, parseBoundedJson } from '@telltale/model'
import { isRecord, own } from '../control/parsed.ts'
import type { Identity } from '../record/recorder.ts'
import { identityFields, type LogOptions, type LogRecord } from './create-log.ts'

/** What is needed of a pino logger. */
export interface PinoLogger {
  info(record: object, message: string): void
}

/** Longer lines are not read. */
const LONGEST_LINE = 1024 * 1024
/** What pino adds to every line and canonical events say otherwise. */
const PINO_NAMES = new Set(['level', 'time', 'pid', 'hostname', 'msg', 'name'])

/** Lets `createLog` write through a pino logger: each event becomes one of its lines. */
export function pinoWriter(logger: PinoLogger): LogOptions['write'] {
  return (_, record) => logger.info(record, messageOf(record))
}

/** A mixin for pino that puts user and session on every line of the application's own log. */
export function pinoMixin(recorder: { identity(): Identity }): () => object {
  return () => {
    const known = Object.entries(identityFields(recorder)).filter(([, value]) => value !== undefined)
    return Object.fromEntries(known)
  }
}

/** A destination for `pino.multistream` that picks the AI logs out of all lines and writes them in canonical names alone. */
export function pinoStream(write: (line: string) => void): { write(line: string): void } {
  return {
    write: (line) => {
      const record = line.length > LONGEST_LINE ? undefined : parseBoundedJson(line)
      if (!isRecord(record) || !isCategory(own(record, FIELD.category))) return
      const kept = Object.entries(record).filter(([name]) => !PINO_NAMES.has(name))
      try {
        write(JSON.stringify(Object.fromEntries(kept)))
      } catch {
        // The application's own writer failed; its other destinations have the line.
      }
    },
  }
}

/** A short message for people who read the log as text. */
export function messageOf(record: LogRecord): string {
  const action = record[FIELD.eventAction] ?? record[FIELD.auditType] ?? record[FIELD.category]
  return typeof action === 'string' ? action : 'ai'
}
