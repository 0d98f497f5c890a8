import { type ErrorCode, TelltaleError } from '../errors.ts'

/**
 * ClickHouse error codes with a meaning of their own. Everything else (a disk, a lock, a lost file, a busy server) may
 * pass, so it is `STORE_UNREACHABLE` and tried again: only rows the engine cannot parse are the rows' fault.
 */
const CODES = new Map<number, ErrorCode>([
  [158, 'STORE_QUERY_LIMIT'], // TOO_MANY_ROWS
  [159, 'STORE_QUERY_LIMIT'], // TIMEOUT_EXCEEDED
  [160, 'STORE_QUERY_LIMIT'], // TOO_SLOW
  [241, 'STORE_QUERY_LIMIT'], // MEMORY_LIMIT_EXCEEDED
  [307, 'STORE_QUERY_LIMIT'], // TOO_MANY_BYTES
  [396, 'STORE_QUERY_LIMIT'], // TOO_MANY_ROWS_OR_BYTES
  [6, 'STORE_QUERY_INVALID'], // CANNOT_PARSE_TEXT
  [25, 'STORE_QUERY_INVALID'], // CANNOT_PARSE_ESCAPE_SEQUENCE
  [26, 'STORE_QUERY_INVALID'], // CANNOT_PARSE_QUOTED_STRING
  [27, 'STORE_QUERY_INVALID'], // CANNOT_PARSE_INPUT_ASSERTION_FAILED
  [33, 'STORE_QUERY_INVALID'], // CANNOT_READ_ALL_DATA
  [53, 'STORE_QUERY_INVALID'], // TYPE_MISMATCH
  [69, 'STORE_QUERY_INVALID'], // ARGUMENT_OUT_OF_BOUND
  [70, 'STORE_QUERY_INVALID'], // CANNOT_CONVERT_TYPE
  [72, 'STORE_QUERY_INVALID'], // CANNOT_PARSE_NUMBER
  [117, 'STORE_QUERY_INVALID'], // INCORRECT_DATA
  [130, 'STORE_QUERY_INVALID'], // CANNOT_READ_ARRAY_FROM_TEXT
  [131, 'STORE_QUERY_INVALID'], // TOO_LARGE_STRING_SIZE
  [349, 'STORE_QUERY_INVALID'], // CANNOT_INSERT_NULL_IN_ORDINARY_COLUMN
])

const SENTENCES: Readonly<Partial<Record<ErrorCode, string>>> = {
  STORE_QUERY_LIMIT: 'The query needed more than 10 seconds or 512 MB; ask for a shorter time or a narrower filter',
  STORE_QUERY_INVALID: 'The event store cannot read what it was given',
}

/** An engine's failure as an error of ours. The cause keeps the engine's words, which may quote values: log it, never show it. */
export function describeFailure(failure: unknown, place: string): TelltaleError {
  if (failure instanceof TelltaleError) return failure
  const message = failure instanceof Error ? failure.message : String(failure)
  const number = findCode(failure, message)
  const code = number === undefined ? 'STORE_UNREACHABLE' : (CODES.get(number) ?? 'STORE_UNREACHABLE')
  if (number === undefined) return new TelltaleError(code, `The event store at ${place} does not answer`, failure)
  const sentence = SENTENCES[code] ?? `The event store at ${place} cannot do its work`
  return new TelltaleError(code, `${sentence} (ClickHouse code ${number})`, failure)
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
