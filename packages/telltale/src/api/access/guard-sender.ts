import { isLoopback } from '../../config.ts'
import { problem, type RequestHeaders, type ValueAnswer } from '../answer.ts'
import type { AuthMode } from '../api-options.ts'

/** Facts of a request that a web page cannot forge for another origin. */
export interface Sender {
  readonly headers: RequestHeaders
  /** The host the browser asked for: the Host header, or what a trusted proxy says it was. */
  readonly host: string | undefined
  /** Whether the answer holds data or the request changes something; pages and health checks do not. */
  readonly guarded: boolean
}

/**
 * Turns away what another web page makes a browser send: a foreign Origin or site, and in open mode any
 * Host that is not this machine (a name that an attacker points at 127.0.0.1).
 */
export function guardSender(sender: Sender, auth: AuthMode): ValueAnswer | undefined {
  if (!sender.guarded) return undefined
  if (auth.mode === 'open' && !isLoopbackHost(sender.host)) {
    return problem(
      403,
      'Without keys this server answers only under localhost, 127.0.0.1 or [::1]; use one of them as the host.',
    )
  }
  if (isForeign(sender)) {
    return problem(403, 'Another web page sent this; only pages of this server may use its API.')
  }
  return undefined
}

function isForeign(sender: Sender): boolean {
  const { origin, 'sec-fetch-site': site } = sender.headers
  if (origin !== undefined && hostOf(origin) !== sender.host?.toLowerCase()) return true
  return site !== undefined && site !== 'same-origin' && site !== 'none'
}

function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host.toLowerCase()
  } catch {
    return undefined // "null" or nonsense: no origin of ours
  }
}

function isLoopbackHost(host: string | undefined): boolean {
  const parts = /^(\[[0-9a-f:]+\]|[^:[\]]+)(?::\d{1,5})?$/i.exec(host ?? '')
  const name = parts?.[1]?.toLowerCase().replace(/^\[|\]$/g, '')
  return name !== undefined && isLoopback(name)
}
