import { randomUUID } from 'node:crypto'
import type { Readable, Writable } from 'node:stream'
import type { McpProxyOptions } from './mcp-options.ts'
import { Outlet } from './outlet.ts'
import type { Passage } from './passage.ts'
import { McpSession, type Side } from './session.ts'
import { type Incoming, splitLines } from './split-lines.ts'
import type { ServerProcess } from './start-server-process.ts'

/** Where the client is: it reads `output` and writes `input`. */
export interface ClientStreams {
  readonly input: Readable
  readonly output: Writable
}

/** Carries one client's messages to a server process and back, until one of the two ends. Resolves with the server's exit code. */
export async function relayStdio(
  options: McpProxyOptions,
  client: ClientStreams,
  server: ServerProcess,
): Promise<number> {
  const session = new McpSession(options, randomUUID())
  const outlets: { readonly [side in Side]: Outlet } = {
    client: new Outlet(client.output),
    server: new Outlet(server.input),
  }
  const fromServer = carry({ session, from: 'server', source: splitLines(server.output, options.maxMessage), outlets })
  const fromClient = carry({ session, from: 'client', source: splitLines(client.input, options.maxMessage), outlets })
  const clientLeft = fromClient.then(() => server.stop())
  const code = await Promise.race([server.ended, clientLeft.then(() => server.ended)])
  await fromServer
  session.close()
  await server.stop()
  return code
}

interface Carrying {
  readonly session: McpSession
  readonly from: Side
  readonly source: AsyncIterable<Incoming>
  readonly outlets: { readonly [side in Side]: Outlet }
}

/** Carries the messages of one side until it ends; a call that waits for a person holds no other message up. */
async function carry({ session, from, source, outlets }: Carrying): Promise<void> {
  const to = from === 'client' ? 'server' : 'client'
  const send = async ({ onward, back }: Passage): Promise<void> => {
    if (onward !== undefined) await outlets[to].write(onward, '\n')
    if (back !== undefined) await outlets[from].write(back, '\n')
  }
  try {
    for await (const incoming of source) {
      const passage = session.take(from, incoming)
      if (passage instanceof Promise) void passage.then(send)
      else await send(passage)
    }
  } catch {
    // The stream broke off: the same as its end.
  }
}
