import type { Attributes } from '../record/recorder.ts'

/** One request on its way out, as the channels of undici and of `node:http` tell it. */
export interface OutgoingRequest {
  readonly method: string
  readonly url: string
  /** The value of one header of the request, by its lower-case name. */
  header(name: string): string | undefined
}

const LONGEST_URL = 2048

/** Schemes of RFC 9110 and the IANA registry, and those of the clouds. Anything else could be a secret. */
const SCHEMES = new Set([
  'aws4-hmac-sha256',
  'basic',
  'bearer',
  'digest',
  'dpop',
  'gnap',
  'hoba',
  'mutual',
  'negotiate',
  'ntlm',
  'oauth',
  'privatetoken',
  'sharedaccesssignature',
  'sharedkey',
  'token',
  'vapid',
])

const KEY_HEADERS = ['x-api-key', 'api-key', 'x-goog-api-key', 'x-auth-token', 'x-amz-security-token']

/** How a request says who it is: the scheme alone, never the secret. */
function authScheme(request: OutgoingRequest): string {
  const authorization = request.header('authorization')
  if (authorization !== undefined) {
    const end = authorization.indexOf(' ')
    const scheme = authorization.slice(0, Math.max(end, 0)).toLowerCase()
    return SCHEMES.has(scheme) ? scheme : 'other'
  }
  if (KEY_HEADERS.some((name) => request.header(name) !== undefined)) return 'api_key'
  return request.header('cookie') === undefined ? 'none' : 'cookie'
}

/** Where a request goes, under the names of the HTTP conventions; undefined where its address cannot be read. */
export function describeRequest(request: OutgoingRequest): Attributes | undefined {
  if (!URL.canParse(request.url)) return undefined
  const url = new URL(request.url)
  const port = Number(url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : url.port)
  return {
    'http.request.method': request.method,
    'url.full': withoutSecrets(url).slice(0, LONGEST_URL),
    'url.scheme': url.protocol.slice(0, -1),
    'server.address': url.hostname,
    'server.port': port,
    'network.protocol.name': 'http',
    'telltale.egress.auth_scheme': authScheme(request),
    'http.request.body.size': sizeOf(request.header('content-length')),
  }
}

/** The number that a content-length header gives. */
export function sizeOf(header: string | undefined): number | undefined {
  if (header === undefined || !/^\d{1,15}$/.test(header)) return undefined
  return Number(header)
}

/** Names of query parameters that hold secrets, as the HTTP conventions list them, and those of the model providers. */
const SECRET_PARAMETERS = new Set([
  'access_token',
  'api-key',
  'api_key',
  'apikey',
  'awsaccesskeyid',
  'key',
  'sig',
  'signature',
  'token',
  'x-amz-credential',
  'x-amz-security-token',
  'x-amz-signature',
  'x-goog-signature',
])

function withoutSecrets(url: URL): string {
  url.username = ''
  url.password = ''
  url.hash = ''
  for (const name of [...url.searchParams.keys()]) {
    if (SECRET_PARAMETERS.has(name.toLowerCase())) url.searchParams.set(name, 'REDACTED')
  }
  return url.href
}
