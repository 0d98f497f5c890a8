import { isRecord } from '../control/parsed.ts'

/** Where a Telltale server on the same machine listens. */
export const DEFAULT_ENDPOINT = 'http://127.0.0.1:4318'

/** How bodies go to the server. */
export type Compression = (typeof COMPRESSIONS)[number]
const COMPRESSIONS = ['gzip', 'none'] as const
const LOOPBACK = /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/

const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,128}$/
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]{0,8192}$/
/** What the client sets itself. */
const RESERVED: ReadonlySet<string> = new Set([
  'host',
  'connection',
  'content-length',
  'content-type',
  'content-encoding',
  'transfer-encoding',
  'upgrade',
  'expect',
])

/** A server's address without the path of a signal; the default one where it is none. */
export function readEndpoint(given: string | undefined, problems: string[]): string {
  if (given === undefined) return DEFAULT_ENDPOINT
  const url = URL.canParse(given) ? new URL(given) : undefined
  const isHttp = url?.protocol === 'http:' || url?.protocol === 'https:'
  if (url === undefined || !isHttp || url.username !== '' || url.password !== '') {
    problems.push(`endpoint must be an http or https address without a password; ${DEFAULT_ENDPOINT} is used`)
    return DEFAULT_ENDPOINT
  }
  let path = url.pathname
  while (path.endsWith('/')) path = path.slice(0, -1)
  const signal = ['/v1/traces', '/v1/logs', '/v1/metrics'].find((end) => path.endsWith(end)) ?? ''
  return `${url.origin}${path.slice(0, path.length - signal.length)}`
}

/**
 * Whether bodies are packed: what the variable of OpenTelemetry says; else only where they leave the machine, since
 * packing costs more than a loopback could save.
 */
export function readCompression(given: string | undefined, endpoint: string, problems: string[]): Compression {
  const named = given?.trim().toLowerCase() ?? ''
  const found = COMPRESSIONS.find((known) => known === named)
  if (found !== undefined) return found
  if (named !== '')
    problems.push(`OTEL_EXPORTER_OTLP_COMPRESSION must be one of ${COMPRESSIONS.join(', ')}; it is left out`)
  return LOOPBACK.test(new URL(endpoint).hostname) ? 'none' : 'gzip'
}

/** Headers for the server, by lower-case name; those that no request could have are left out. */
export function readHeaders(
  given: unknown,
  variables: ReadonlyMap<string, string>,
  problems: string[],
): Readonly<Record<string, string>> {
  const headers = new Map<string, string>()
  for (const [name, value] of [...variables, ...(isRecord(given) ? Object.entries(given) : [])]) {
    const lower = name.toLowerCase()
    const isSound = HEADER_NAME.test(name) && typeof value === 'string' && HEADER_VALUE.test(value)
    if (isSound && !RESERVED.has(lower)) headers.set(lower, value)
    else problems.push(`the header ${JSON.stringify(name.slice(0, 64))} cannot be sent; it is left out`)
  }
  return Object.fromEntries(headers)
}

/** The ingest key: as it was given, or as a header holds it. */
export function readKey(
  given: string | undefined,
  headers: Readonly<Record<string, string>>,
  problems: string[],
): string | undefined {
  if (given !== undefined) {
    if (/^[\x21-\x7e]{1,4096}$/.test(given)) return given
    problems.push('key holds characters that no header can; it is left out')
    return undefined
  }
  const header = headers.authorization ?? ''
  return header.slice(0, 7).toLowerCase() === 'bearer ' ? header.slice(7).trim() : undefined
}
