import { type ErrorCode, TelltaleError } from '../errors.ts'
import { problem, type ValueAnswer } from './answer.ts'

const RETRY_SOON = [['retry-after', '5']] as const

/** Answers to errors of our own that a caller can do something about. */
const BY_CODE: ReadonlyMap<ErrorCode, () => ValueAnswer> = new Map([
  [
    'STORE_QUERY_INVALID',
    () =>
      problem(
        400,
        'The store cannot answer this as asked; give a cursor back exactly as `next` gave it, with the same filters.',
        { code: 'STORE_QUERY_INVALID' },
      ),
  ],
  [
    // Not a 5xx: the same question would meet the same limit, and clients must not ask it again by themselves.
    'STORE_QUERY_LIMIT',
    () =>
      problem(
        422,
        'This question needs more time or memory than one may use; narrow the time range (from, to) or add a filter.',
        { code: 'STORE_QUERY_LIMIT' },
      ),
  ],
  [
    'STORE_UNREACHABLE',
    () =>
      problem(
        503,
        'The event store does not answer at the moment; try again soon. Nothing that was accepted is lost.',
        {
          code: 'STORE_UNREACHABLE',
          headers: RETRY_SOON,
        },
      ),
  ],
])

/** Sentences for what the server itself finds wrong with a request, before any handler sees it. */
const BY_STATUS: ReadonlyMap<number, string> = new Map([
  [400, 'The request is malformed; a body must be JSON no deeper than 64 levels, a path must be valid.'],
  [408, 'The request took too long; send it whole within 30 seconds.'],
  [413, 'The body is too large; at most 64 KiB are taken here.'],
  [414, 'The URL is too long; at most 8 KiB are taken.'],
  [415, 'The body must be sent as application/json.'],
  [431, 'The headers are too large; at most 16 KiB are taken.'],
])

/** The answer to an error, or undefined when it is unexpected and belongs in the log. */
export function problemFor(error: unknown): ValueAnswer | undefined {
  if (error instanceof TelltaleError) return BY_CODE.get(error.code)?.()
  const status = clientStatus(error)
  const detail = status === undefined ? undefined : BY_STATUS.get(status)
  return status === undefined ? undefined : problem(status, detail ?? 'The request cannot be taken as it is.')
}

/** The answer to a status that the server decided on alone. */
export function problemForStatus(status: number): ValueAnswer {
  return problem(status, BY_STATUS.get(status) ?? 'The request cannot be taken as it is.')
}

/** fastify marks what the client did wrong with a 4xx. */
function clientStatus(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return undefined
  const { statusCode } = error
  return typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500 ? statusCode : undefined
}
