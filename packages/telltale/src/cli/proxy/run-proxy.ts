import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { remoteSpan, start } from '@telltale/sdk'
import { TelltaleError } from '../../errors.ts'
import { createLlmProxy, type LlmProxy } from '../../proxy/llm/create-llm-proxy.ts'
import { createLog, type Log } from '../log.ts'
import { formatProxyBlock } from './announce-proxy.ts'
import { FORMATS } from './formats.ts'
import { keepSpent, openBudgets } from './open-budgets.ts'
import { type ProxySettings, parseProxySettings } from './parse-proxy-settings.ts'
import type { ProxyFlags } from './proxy-flags.ts'
import { readPolicy } from './read-policy.ts'

type Telltale = ReturnType<typeof start>

// Longer than clients keep a connection, so that none is closed while a call is on its way.
const KEEP_ALIVE_MS = 75_000

/** Runs the LLM proxy until SIGINT or SIGTERM. Throws what a user can mend as a `TelltaleError`. */
export async function runProxy(flags: ProxyFlags, env: Readonly<Record<string, string | undefined>>): Promise<void> {
  const parsed = parseProxySettings(flags, env)
  if (!parsed.ok) throw new TelltaleError('CONFIG_INVALID', parsed.problems.join('\n          '))
  const { settings } = parsed
  const log = createLog('warn')
  const budgets = settings.budgets === undefined ? undefined : openBudgets(settings.budgets)
  const telltale = startTelltale(settings)
  const proxy = createLlmProxy({
    upstreams: settings.upstreams,
    formats: FORMATS,
    recorder: telltale.recorder,
    guard: telltale.guard,
    remoteSpan,
    mode: settings.mode,
    keys: settings.keys,
    ...(settings.token !== undefined && { token: settings.token }),
    ...(budgets !== undefined && { budgets }),
    unobserved: settings.unobserved,
    warn: (reason, provider) => log.warn({ reason, provider }, 'calls are missing in the records'),
  })
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
    void proxy.handle(request, response)
  })
  warmUp(telltale)
  const url = await listen(server, settings)
  const save = budgets === undefined ? () => {} : keepSpent(budgets.path, proxy, log)
  stopOnSignal({ server, proxy, telltale, log, save })
  const ready = process.env.TELLTALE_READY_JSON === '1'
  process.stdout.write(
    ready ? `${JSON.stringify({ ready: true, url, pid: process.pid })}\n` : formatProxyBlock(settings, url),
  )
}

function startTelltale(settings: ProxySettings): Telltale {
  const { service, endpoint, key, mode, onFailure, policy } = settings
  const telltale = start({
    ...{ service, endpoint, key, mode, onFailure },
    ...(policy !== undefined && { policy: readPolicy(policy) }),
  })
  // Without a guard everything would pass, and nobody would see it.
  if (mode === 'enforce' && (telltale.settings.isDisabled || telltale.settings.mode !== 'enforce')) {
    throw new TelltaleError('CONFIG_INVALID', 'enforce mode needs Telltale switched on: unset OTEL_SDK_DISABLED.')
  }
  return telltale
}

// The scanner is loaded when it is first asked, which takes a quarter of a second: no caller should wait for that.
function warmUp({ guard }: Telltale): void {
  for (const text of ['Hello, what is the weather like today?', 'It is sunny, and it will stay so until evening.']) {
    guard.redact(text)
  }
}

async function listen(server: Server, { host, port }: ProxySettings): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const taken = cause.code === 'EADDRINUSE'
      const said = taken ? `Port ${port} is in use; choose another with --port.` : `Cannot listen on ${host}:${port}.`
      reject(new TelltaleError(taken ? 'PORT_IN_USE' : 'CONFIG_INVALID', said, cause))
    })
    server.listen(port, host, resolve)
  })
  const name = host.includes(':') ? `[${host}]` : host
  return `http://${name}:${(server.address() as AddressInfo).port}`
}

interface Running {
  readonly server: Server
  readonly proxy: LlmProxy
  readonly telltale: Telltale
  readonly log: Log
  /** Writes what the budgets have counted. */
  readonly save: () => void
}

// An answer that is being written may end; a second signal does not wait for it.
const END_MS = 5000

async function endServer(server: Server): Promise<void> {
  const ended = new Promise<void>((resolve) => server.close(() => resolve()))
  // Clients keep their connections; one that has its answer is closed.
  const idle = setInterval(() => server.closeIdleConnections(), 50)
  const most = setTimeout(() => server.closeAllConnections(), END_MS)
  await ended
  clearInterval(idle)
  clearTimeout(most)
}

function stopOnSignal({ server, proxy, telltale, log, save }: Running): void {
  let stopping = false
  const stop = async (): Promise<void> => {
    if (stopping) process.exit(130)
    stopping = true
    await endServer(server)
    await proxy.close()
    save()
    await telltale.stop()
    log.info({ ...proxy.counts() }, 'stopped')
    process.exit(0)
  }
  process.on('SIGINT', () => void stop())
  process.on('SIGTERM', () => void stop())
}
