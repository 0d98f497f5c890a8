import { providerOfHost } from '../../wire/provider-of-host.ts'

/** Where a client sends its calls. */
export interface Server {
  readonly provider?: string
  readonly serverAddress?: string
  readonly serverPort?: number
}

/** A process has a few clients, each of which names its server with every call. */
const MOST_KNOWN = 16
const known = new Map<string, Server>()

/** Reads where a client sends its calls from its base URL; nothing where that is none. */
export function serverOf(baseUrl: unknown): Server {
  if (typeof baseUrl !== 'string') return {}
  const found = known.get(baseUrl)
  if (found !== undefined) return found
  const server = readServer(baseUrl)
  if (known.size < MOST_KNOWN) known.set(baseUrl, server)
  return server
}

function readServer(baseUrl: string): Server {
  if (!URL.canParse(baseUrl)) return {}
  const { hostname, port } = new URL(baseUrl)
  const provider = providerOfHost(hostname)
  return {
    serverAddress: hostname,
    ...(port !== '' && { serverPort: Number(port) }),
    ...(provider !== undefined && { provider }),
  }
}
