import type { IncomingHttpHeaders } from 'node:http'

/** Who may talk to a proxy that listens on this machine. */
export interface SenderRules {
  readonly port: number
  /** Further origins of web pages that may, for example `http://localhost:6274`. */
  readonly origins: readonly string[]
}

const LOCAL_NAMES = ['localhost', '127.0.0.1', '[::1]']

/**
 * Says whether a request may come in. A page of another site can reach a local port, also under a name of its own
 * that leads here (DNS rebinding): such a request carries a Host or an Origin that is not ours.
 */
export function isAllowedSender(headers: IncomingHttpHeaders, { port, origins }: SenderRules): boolean {
  const hosts = LOCAL_NAMES.flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`]))
  const { host, origin } = headers
  if (host === undefined || !hosts.includes(host.toLowerCase())) return false
  if (origin === undefined) return true
  const asked = origin.toLowerCase()
  return origins.includes(asked) || hosts.some((name) => asked === `http://${name}`)
}
