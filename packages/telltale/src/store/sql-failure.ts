import { type ErrorCode, TelltaleError } from '../errors.ts'

/** ClickHouse error codes that mean something else than a statement the engine cannot run. */
const CODES = new Map<number, ErrorCode>([
  [158, 'STORE_QUERY_LIMIT'], // TOO_MANY_ROWS
  [159, 'STORE_QUERY_LIMIT'], // TIMEOUT_EXCEEDED
  [160, 'STORE_QUERY_LIMIT'], // TOO_SLOW
  [241, 'STORE_QUERY_LIMIT'], // MEMORY_LIMIT_EXCEEDED
  [307, 'STORE_QUERY_LIMIT'], // TOO_MANY_BYTES
  [396, 'STORE_QUERY_LIMIT'], // TOO_MANY_ROWS_OR_BYTES
  [202, 'STORE_UNREACHABLE'], // TOO_MANY_SIMULTANEOUS_QUERIES
  [209, 'STORE_UNREACHABLE'], // SOCKET_TIMEOUT
  [210, 'STORE_UNREACHABLE'], // NETWORK_ERROR
  [236, 'STORE_UNREACHABLE'], // ABORTED
  [242, 'STORE_UNREACHABLE'], // TABLE_IS_READ_ONLY
  [243, 'STORE_UNREACHABLE'], // NOT_ENOUGH_SPACE
  [252, 'STORE_UNREACHABLE'], // TOO_MANY_PARTS
  [279, 'STORE_UNREACHABLE'], // ALL_CONNECTION_TRIES_FAILED
  [394, 'STORE_UNREACHABLE'], // QUERY_WAS_CANCELLED: the store closes
  [516, 'STORE_UNREACHABLE'], // AUTHENTICATION_FAILED
])

const SENTENCES: Readonly<Partial<Record<ErrorCode, string>>> = {
  STORE_QUERY_LIMIT: 'The query needed more than 10 seconds or 512 MB; ask for a shorter time or a narrower filter',
  STORE_QUERY_INVALID: 'The event store could not run a statement',
}

/** An engine's failure as an error of ours. The cause keeps the engine's words, which may quote values: log it, never show it. */
export function describeFailure(failure: unknown, place: string): TelltaleError {
  if (failure instanceof TelltaleError) return failure
  const message = failure instanceof Error ? failure.message : String(failure)
  const number = findCode(failure, message)
  const code = number === undefined ? 'STORE_UNREACHABLE' : (CODES.get(number) ?? 'STORE_QUERY_INVALID')
  const sentence = SENTENCES[code] ?? `The event store at ${place} does not answer`
  return new TelltaleError(code, number === undefined ? sentence : `${sentence} (ClickHouse code ${number})`, failure)
}

/** HTTP clients give the number as `code`, chDB as `clickhouseCode`, both in the text. */
function findCode(failure: unknown, message: string): number | undefined {
  if (typeof failure === 'object' && failure !== null) {
    for (const key of ['clickhouseCode', 'code']) {
      const value = Number(Reflect.get(failure, key))
      if (Number.isInteger(value) && value > 0) return value
    }
  }
  const found = /\bCode: (\d+)/.exec(message)?.[1]
  return found === undefined ? undefined : Number(found)
}
