import { createScanner } from '@telltale/scan'
import { TelltaleError } from '../../errors.ts'
import { listenHttp } from '../../proxy/mcp/listen-http.ts'
import type { McpProxyOptions, ServerRoute } from '../../proxy/mcp/mcp-options.ts'
import { pickEnvironment } from '../../proxy/mcp/pick-environment.ts'
import { PinFileError } from '../../proxy/mcp/pin-file.ts'
import { relayStdio } from '../../proxy/mcp/relay-stdio.ts'
import { relayUrl } from '../../proxy/mcp/relay-url.ts'
import { startServerProcess } from '../../proxy/mcp/start-server-process.ts'
import { ToolPins } from '../../proxy/mcp/tool-pins.ts'
import { Upstream } from '../../proxy/mcp/upstream.ts'
import { openTelemetry } from './open-telemetry.ts'
import type { McpSettings } from './parse-mcp-flags.ts'
import { say } from './say.ts'

/** Runs the proxy until the client or the server ends. Resolves with the exit code. */
export async function runMcp(settings: McpSettings): Promise<number> {
  // Whoever read what we say may have gone; the relay goes on.
  process.stderr.on('error', () => undefined)
  const scanner = createScanner()
  const scan: McpProxyOptions['scan'] = (text, role) => scanner.scan(text, role)
  const pins = openPins(settings, scan)
  const telemetry = openTelemetry(settings)
  const { recorder, guard } = telemetry
  const { mode, maxMessage } = settings
  const options: McpProxyOptions = { server: routeOf(settings), mode, recorder, guard, scan, pins, maxMessage, say }
  try {
    return settings.target.kind === 'command'
      ? await runCommand(options, settings.target)
      : await runUrl(options, settings.target)
  } finally {
    await pins.settled()
    await telemetry.stop()
    process.stdin.destroy()
  }
}

function openPins({ pins, name }: McpSettings, scan: McpProxyOptions['scan']): ToolPins {
  try {
    const onFailure = (error: unknown): void => say(`The pins are not saved: ${String(error)}`)
    return new ToolPins({ path: pins, server: name, scan, onFailure })
  } catch (error) {
    if (error instanceof PinFileError) throw new TelltaleError('CONFIG_INVALID', error.message, error.cause)
    throw error
  }
}

function routeOf({ name, target }: McpSettings): ServerRoute {
  if (target.kind === 'command') return { name, transport: 'pipe' }
  const { hostname, port, protocol } = target.url
  const address = hostname.replace(/^\[(.*)\]$/, '$1')
  return { name, transport: 'tcp', address, port: Number(port === '' ? (protocol === 'https:' ? 443 : 80) : port) }
}

type Target<K extends McpSettings['target']['kind']> = Extract<McpSettings['target'], { readonly kind: K }>

async function runCommand(options: McpProxyOptions, { command, args, env }: Target<'command'>): Promise<number> {
  const picked = pickEnvironment(process.env, env)
  const server = await startServerProcess({ command, args, env: picked }).catch((cause: unknown) => {
    throw new TelltaleError('CONFIG_INVALID', `The server ${JSON.stringify(command)} cannot be started.`, cause)
  })
  server.errors.pipe(process.stderr, { end: false })
  process.once('exit', server.kill)
  const forget = onSignal(() => void server.stop())
  try {
    return await relayStdio(options, { input: process.stdin, output: process.stdout }, server)
  } finally {
    forget()
    process.off('exit', server.kill)
  }
}

async function runUrl(options: McpProxyOptions, { url, headers, listen }: Target<'url'>): Promise<number> {
  const upstream = new Upstream({ url, headers })
  if (listen === undefined) {
    const forget = onSignal(() => void process.stdin.destroy())
    await relayUrl(options, { input: process.stdin, output: process.stdout }, upstream)
    forget()
    return 0
  }
  const front = await listenHttp(options, upstream, listen).catch((cause: unknown) => {
    throw new TelltaleError('PORT_IN_USE', `Port ${listen.port} of 127.0.0.1 cannot be listened on.`, cause)
  })
  say(`MCP clients may connect to ${front.url}`)
  await new Promise<void>((resolve) => {
    const forget = onSignal(() => {
      forget()
      resolve()
    })
  })
  await front.close()
  return 0
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Runs `act` when the process is asked to end. Gives back what undoes that. */
function onSignal(act: () => void): () => void {
  for (const signal of SIGNALS) process.on(signal, act)
  return () => {
    for (const signal of SIGNALS) process.off(signal, act)
  }
}
