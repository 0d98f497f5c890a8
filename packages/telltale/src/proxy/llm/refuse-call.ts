import type { ServerResponse } from 'node:http'
import type { Provider } from './provider.ts'
import type { Endpoint } from './proxy-options.ts'
import { writeFrame } from './split-frames.ts'

/** Why a call goes no further. */
export interface Refusal {
  readonly status: number
  readonly code: string
  readonly message: string
  /** Seconds after which the same call may pass. */
  readonly retryAfterS?: number
}

type Shape = (refusal: Refusal) => unknown

const ANTHROPIC_TYPES = new Map([
  [401, 'authentication_error'],
  [403, 'permission_error'],
  [404, 'not_found_error'],
  [413, 'request_too_large'],
  [429, 'rate_limit_error'],
])
const GOOGLE_STATUS = new Map([
  [400, 'INVALID_ARGUMENT'],
  [401, 'UNAUTHENTICATED'],
  [403, 'PERMISSION_DENIED'],
  [404, 'NOT_FOUND'],
  [429, 'RESOURCE_EXHAUSTED'],
  [502, 'UNAVAILABLE'],
  [503, 'UNAVAILABLE'],
  [504, 'DEADLINE_EXCEEDED'],
])
const AWS_TYPES = new Map([
  [400, 'ValidationException'],
  [403, 'AccessDeniedException'],
  [429, 'ThrottlingException'],
  [503, 'ServiceUnavailableException'],
])

// Each provider's clients make their own errors of these.
const SHAPES: Readonly<Record<Provider, Shape>> = {
  openai: ({ code, message }) => ({ error: { message, type: 'telltale_error', param: null, code } }),
  anthropic: ({ status, code, message }) => ({
    type: 'error',
    error: {
      type: ANTHROPIC_TYPES.get(status) ?? (status < 500 ? 'invalid_request_error' : 'api_error'),
      message,
      code,
    },
  }),
  gemini: ({ status, code, message }) => ({
    error: {
      code: status,
      message,
      status: GOOGLE_STATUS.get(status) ?? 'UNKNOWN',
      details: [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: code, domain: 'telltale' }],
    },
  }),
  bedrock: ({ code, message }) => ({ message, code }),
}

/** Answers with an error in the shape of the provider; does nothing where the answer has begun. */
export function sendRefusal(response: ServerResponse, provider: Provider, refusal: Refusal): void {
  if (response.headersSent || response.destroyed) {
    response.destroy()
    return
  }
  response.writeHead(refusal.status, {
    'content-type': 'application/json',
    'x-content-type-options': 'nosniff',
    ...(provider === 'bedrock' && { 'x-amzn-errortype': awsType(refusal) }),
    ...retryHeaders(refusal),
  })
  response.end(JSON.stringify(SHAPES[provider](refusal)))
}

// The clients of OpenAI and Anthropic take no longer wait from a server than this, and would ask again at once instead.
const LONGEST_WAIT_S = 60

function retryHeaders({ retryAfterS }: Refusal): Readonly<Record<string, string>> {
  if (retryAfterS === undefined) return {}
  const wait = { 'retry-after': String(retryAfterS) }
  return retryAfterS > LONGEST_WAIT_S ? { ...wait, 'x-should-retry': 'false' } : wait
}

/** The bytes that end a stream with an error, as the clients of an endpoint understand it. */
export function writeStreamError(endpoint: Endpoint, refusal: Refusal): Buffer {
  const { code, message } = refusal
  if (endpoint === 'bedrock.converse') {
    // The clients know a fixed list of exceptions within a stream; this is the one for the caller's own fault.
    const headers = { ':message-type': 'exception', ':exception-type': 'validationException' }
    return writeFrame({ ...headers, ':content-type': 'application/json' }, { message, code })
  }
  if (endpoint === 'anthropic.messages') return sse(SHAPES.anthropic(refusal), 'error')
  if (endpoint === 'gemini.generate') return sse(SHAPES.gemini(refusal))
  const shape = SHAPES.openai(refusal)
  if (endpoint !== 'openai.responses') return sse(shape)
  return sse({ type: 'error', code, message, param: null, ...(typeof shape === 'object' ? shape : {}) }, 'error')
}

function awsType({ status }: Refusal): string {
  return AWS_TYPES.get(status) ?? (status < 500 ? 'ValidationException' : 'InternalServerException')
}

function sse(data: unknown, event?: string): Buffer {
  return Buffer.from(`${event === undefined ? '' : `event: ${event}\n`}data: ${JSON.stringify(data)}\n\n`)
}
