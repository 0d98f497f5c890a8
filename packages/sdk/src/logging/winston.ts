import { FIELD, isCategory } from '@telltale/model'
import { toPlain } from '../helpers/plain-value.ts'
import type { LogOptions } from './create-log.ts'
import { messageOf } from './pino.ts'

/** What is needed of a winston logger. */
export interface WinstonLogger {
  info(message: string, record: object): unknown
}

/** Where winston's transports look for the finished line. */
const MESSAGE = Symbol.for('message')
/** What winston adds to every entry and canonical events say otherwise. */
const WINSTON_NAMES = new Set(['level', 'message', 'timestamp', 'label', 'splat'])

/** Lets `createLog` write through a winston logger: each event becomes one of its entries. */
export function winstonWriter(logger: WinstonLogger): LogOptions['write'] {
  return (_, record) => logger.info(messageOf(record), record)
}

/** A format for one transport of winston: it gets the AI logs alone, as lines in canonical names. */
export function winstonFormat() {
  return { transform: toLine }
}

function toLine<Info extends object>(info: Info): Info | false {
  if (!isCategory(Reflect.get(info, FIELD.category))) return false
  const kept = Object.entries(info).filter(([name]) => !WINSTON_NAMES.has(name))
  return { ...info, [MESSAGE]: JSON.stringify(toPlain(Object.fromEntries(kept))) }
}
