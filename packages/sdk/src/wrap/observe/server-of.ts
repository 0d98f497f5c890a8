import { providerOfHost } from '../../wire/provider-of-host.ts'

/** Where a client sends its calls. */
export interface Server {
  readonly provider?: string
  readonly serverAddress?: string
  readonly serverPort?: number
}

/** Reads where a client sends its calls from its base URL; nothing where that is none. */
export function serverOf(baseUrl: unknown): Server {
  if (typeof baseUrl !== 'string' || !URL.canParse(baseUrl)) return {}
  const { hostname, port } = new URL(baseUrl)
  const provider = providerOfHost(hostname)
  return {
    serverAddress: hostname,
    ...(port !== '' && { serverPort: Number(port) }),
    ...(provider !== undefined && { provider }),
  }
}
