import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import type { Agent } from 'undici'
import { createKeyMask, withoutSecrets } from './mask-key.ts'
import { passAnswerHeaders } from './pass-headers.ts'
import type { Refusal } from './refuse-call.ts'

/** One request to a provider. */
export interface UpstreamCall {
  /** The provider's address, from settings. */
  readonly upstream: string
  readonly method: string
  /** Path and query below it, checked. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer | AsyncIterable<Buffer> | null
  readonly signal: AbortSignal
  /** A key that the caller does not hold, and must not get to see. */
  readonly ownKey: string | undefined
}

/** What a provider answered, with only the headers that go back. */
export interface UpstreamAnswer {
  readonly status: number
  readonly headers: Record<string, string | string[]>
  readonly body: AsyncIterable<Buffer>
}

/** Calls a provider; follows no redirect, and tries once: the caller's client has its own rules for that. */
export async function callUpstream(agent: Agent, call: UpstreamCall): Promise<UpstreamAnswer> {
  const base = new URL(call.upstream)
  const answer = await agent.request({
    origin: base.origin,
    path: `${joinPath(base.pathname, call.path)}`,
    method: call.method as 'POST',
    headers: call.headers,
    body: call.body === null || Buffer.isBuffer(call.body) ? call.body : Readable.from(call.body),
    signal: call.signal,
  })
  const headers = passAnswerHeaders(answer.headers as IncomingHttpHeaders)
  const { ownKey } = call
  if (ownKey === undefined) return { status: answer.statusCode, headers, body: answer.body }
  return { status: answer.statusCode, headers: maskHeaders(headers, ownKey), body: maskBody(answer.body, ownKey) }
}

/** Writes to the caller at the pace it reads; returns at once where it has left. */
export async function writeAnswer(response: ServerResponse, chunk: Buffer): Promise<void> {
  if (response.destroyed || response.write(chunk)) return
  await new Promise<void>((resolve) => {
    const done = (): void => {
      response.off('drain', done).off('close', done)
      resolve()
    }
    response.on('drain', done).on('close', done)
  })
}

/** What the caller is told of a call that came to nothing; says nothing of where the provider is. */
export function describeFailure(error: unknown): Refusal {
  const given = error instanceof Error && 'code' in error ? error.code : undefined
  // Some faults of the HTTP have a name and no code.
  const said = given ?? (error instanceof Error && error.name === 'HTTPParserError' ? 'HPE_OTHER' : '')
  const code = typeof said === 'string' && /^[A-Z0-9_]{1,48}$/.test(said) ? said : 'no code'
  const [, status, name, sentence] = FAILURES.find(([pattern]) => pattern.test(code)) ?? UNREACHABLE
  return { status, code: name, message: `${sentence} (${code}).` }
}

type Failure = readonly [pattern: RegExp, status: number, name: string, sentence: string]

const UNREACHABLE: Failure = [/^/, 502, 'upstream_unreachable', 'The provider cannot be reached']
const FAILURES: readonly Failure[] = [
  [/TIMEOUT|ETIMEDOUT/, 504, 'upstream_timeout', 'The provider did not answer in time'],
  [/^HPE_/, 502, 'upstream_no_http', 'What the provider answered is no HTTP'],
  [/^(?:UND_ERR_SOCKET|ECONNRESET|EPIPE|UND_ERR_RES)/, 502, 'upstream_broke_off', 'The provider broke off'],
]

/** Puts a path below a base path; a version that both name is named once, so that a base may end in `/v1` or not. */
function joinPath(base: string, path: string): string {
  const root = base.endsWith('/') ? base.slice(0, -1) : base
  const version = root.slice(root.lastIndexOf('/'))
  const repeated = /^\/v\d/.test(version) && path.startsWith(`${version}/`)
  return `${root}${repeated ? path.slice(version.length) : path}`
}

function maskHeaders(headers: Record<string, string | string[]>, key: string): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map((item) => withoutSecrets(item, [key])) : withoutSecrets(value, [key]),
    ]),
  )
}

async function* maskBody(body: AsyncIterable<Buffer>, key: string): AsyncGenerator<Buffer> {
  const mask = createKeyMask(key)
  for await (const chunk of body) {
    const passed = mask.add(chunk)
    if (passed.length > 0) yield passed
  }
  const rest = mask.end()
  if (rest.length > 0) yield rest
}
