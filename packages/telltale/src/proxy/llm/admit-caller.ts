import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { isLoopback } from '../../config.ts'
import { OWN_HEADERS } from './pass-headers.ts'
import { KEY_HEADERS, KEY_PARAMETER } from './provider.ts'
import type { Refusal } from './refuse-call.ts'

/** What a caller showed. */
export interface Caller {
  readonly headers: IncomingHttpHeaders
  readonly query: URLSearchParams
}

/** What is asked of callers. */
export interface Admission {
  readonly token: string | undefined
  /** Keys come from the environment, so that what callers send as a key can only be the token. */
  readonly ownKeys: boolean
}

/**
 * Says why a caller is not admitted, if so: a web page of another site, a name that someone else resolves to this
 * machine (DNS rebinding), or no token where one is asked for.
 */
export function refuseCaller(caller: Caller, { token, ownKeys }: Admission): Refusal | undefined {
  const { host, origin } = caller.headers
  if (origin !== undefined && origin.toLowerCase() !== `http://${host?.toLowerCase()}`) {
    return forbidden('Requests of web pages from other sites are not taken.')
  }
  if (token === undefined) {
    return isLoopbackName(host) ? undefined : forbidden('The Host header must be localhost or a loopback address.')
  }
  const presented = [caller.headers[OWN_HEADERS.token], ...(ownKeys ? presentedKeys(caller) : [])]
  if (presented.some((value) => typeof value === 'string' && isSame(value, token))) return undefined
  return { status: 401, code: 'TELLTALE_TOKEN_NEEDED', message: `This proxy needs a token in ${OWN_HEADERS.token}.` }
}

function presentedKeys({ headers, query }: Caller): readonly unknown[] {
  const bearers = KEY_HEADERS.map((name) => headers[name]).map((value) =>
    typeof value === 'string' ? value.replace(/^bearer /i, '') : value,
  )
  return [...bearers, query.get(KEY_PARAMETER)]
}

function forbidden(message: string): Refusal {
  return { status: 403, code: 'TELLTALE_FORBIDDEN', message }
}

function isLoopbackName(host: string | undefined): boolean {
  const url = `http://${host ?? ''}`
  return URL.canParse(url) && isLoopback(new URL(url).hostname.replace(/^\[(.*)\]$/, '$1'))
}

// Hashed first, so that neither content nor length shows in the time it takes.
function isSame(left: string, right: string): boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(left), hash(right))
}
