import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { totalmem } from 'node:os'
import { dirname } from 'node:path'
import { type Config, isLoopback } from '../config.ts'

/** One thing looked at: what is so and, when it is not well, how to mend it. */
export interface Finding {
  readonly check: string
  readonly state: 'good' | 'warn' | 'bad'
  readonly says: string
  readonly mend?: string
}

interface Check {
  readonly name: string
  readonly run: (config: Config) => Promise<readonly Finding[]>
}

const GIB = 1024 ** 3

/** Everything `telltale doctor` looks at, in the order it is shown. */
export const CHECKS: readonly Check[] = [
  { name: 'node', run: async () => [checkNode()] },
  { name: 'ports', run: checkPorts },
  { name: 'disk', run: async (config) => [checkDisk(config)] },
  { name: 'permissions', run: async (config) => checkPermissions(config) },
  { name: 'memory', run: async () => [checkMemory()] },
  { name: 'engine', run: async (config) => [await checkEngine(config)] },
  { name: 'clock', run: async (config) => [checkClock(config)] },
]

function checkNode(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const says = `Node.js ${process.versions.node} on ${process.platform} ${process.arch}`
  if (major > 20 || (major === 20 && minor >= 20)) return { check: 'node', state: 'good', says }
  return { check: 'node', state: 'bad', says, mend: 'Install Node.js 20.20 or newer.' }
}

async function checkPorts(config: Config): Promise<readonly Finding[]> {
  const ports = [
    ['screens and API', config.port, '--port'],
    ['OTLP/HTTP', config.otlpHttpPort, '--otlp-http-port'],
    ['OTLP/gRPC', config.otlpGrpcPort, '--otlp-grpc-port'],
  ] as const
  return Promise.all(ports.map(([what, port, flag]) => checkPort({ what, port, flag, host: config.host })))
}

async function checkPort(asked: { what: string; port: number; flag: string; host: string }): Promise<Finding> {
  const { what, port, flag, host } = asked
  const code = await tryToListen(host, port)
  if (code === undefined) return { check: 'ports', state: 'good', says: `${what}: ${host} port ${port} is free` }
  const says = `${what}: ${host} port ${port} cannot be used (${code})`
  if (code === 'EADDRINUSE') {
    const running = (await answersReady(host, port)) ? 'A Telltale already runs there' : 'Another program listens there'
    return { check: 'ports', state: 'bad', says, mend: `${running}. Stop it, or choose another port with ${flag}.` }
  }
  const mends = new Map([
    ['EACCES', `Ports below 1024 need extra rights; choose another with ${flag}.`],
    ['EADDRNOTAVAIL', 'This machine has no such address; choose another with --host.'],
  ])
  return { check: 'ports', state: 'bad', says, mend: mends.get(code) ?? `Choose another with ${flag} or --host.` }
}

function tryToListen(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    server.listen(port, host, () => server.close(() => resolve(undefined)))
  })
}

async function answersReady(host: string, port: number): Promise<boolean> {
  const address = host.includes(':') ? `[${host}]` : host
  try {
    const answer = await fetch(`http://${address}:${port}/live`, {
      signal: AbortSignal.timeout(1000),
      redirect: 'error',
    })
    return answer.ok
  } catch {
    return false // does not speak HTTP, or not to us
  }
}

/** The data directory, or the nearest folder above it that exists. */
function nearestExisting(path: string): string {
  return existsSync(path) || path === dirname(path) ? path : nearestExisting(dirname(path))
}

function checkDisk(config: Config): Finding {
  const { bavail, blocks, bsize } = statfsSync(nearestExisting(config.dataDir))
  const freeBytes = bavail * bsize
  const share = bavail / blocks
  const says = `${(freeBytes / GIB).toFixed(1)} GiB free (${Math.round(share * 100)}%) for ${config.dataDir}`
  const mend = 'Free some space, or choose another folder with --data. Below 1 GiB senders are told to come back later.'
  if (freeBytes < GIB) return { check: 'disk', state: 'bad', says, mend }
  return freeBytes < 10 * GIB || share < 0.05
    ? { check: 'disk', state: 'warn', says, mend }
    : { check: 'disk', state: 'good', says }
}

function checkPermissions(config: Config): readonly Finding[] {
  const folder = nearestExisting(config.dataDir)
  const findings: Finding[] = []
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    findings.push({ check: 'permissions', state: 'good', says: `${folder} can be read and written` })
  } catch {
    const mend = `Give the account that runs Telltale the right to write there, or choose another folder with --data.`
    findings.push({ check: 'permissions', state: 'bad', says: `${folder} cannot be written`, mend })
  }
  if (folder === config.dataDir && (statSync(folder).mode & 0o077) !== 0 && process.platform !== 'win32') {
    const mend = `Prompts and answers are kept there: chmod 700 ${folder}`
    findings.push({
      check: 'permissions',
      state: 'warn',
      says: `other accounts of this machine can look into ${folder}`,
      mend,
    })
  }
  if (!isLoopback(config.host)) {
    const mend = 'Senders and readers need keys (telltale keys create), and a TLS proxy should stand in front.'
    findings.push({
      check: 'permissions',
      state: 'warn',
      says: `${config.host} can be reached from other machines`,
      mend,
    })
  }
  return findings
}

function checkMemory(): Finding {
  const bytes = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY)
  const says = `${(bytes / GIB).toFixed(1)} GiB of memory`
  if (bytes >= 2 * GIB) return { check: 'memory', state: 'good', says }
  return { check: 'memory', state: 'warn', says, mend: 'Full load wants about 1.5 GiB for Telltale alone.' }
}

async function checkEngine(config: Config): Promise<Finding> {
  if (config.clickhouseUrl !== undefined) return checkClickHouse(config.clickhouseUrl)
  try {
    const { queryAsync } = await import('chdb')
    const version = (await queryAsync('SELECT version()', { format: 'TSV' })).text().trim()
    return { check: 'engine', state: 'good', says: `embedded event store answers (chDB, ClickHouse ${version})` }
  } catch (error) {
    const mend =
      'Run npm install without --omit=optional (Linux or macOS, x64 or arm64), or set TELLTALE_CLICKHOUSE_URL.'
    return { check: 'engine', state: 'bad', says: `the embedded event store does not load: ${firstLine(error)}`, mend }
  }
}

async function checkClickHouse(address: string): Promise<Finding> {
  const url = new URL(address)
  const shown = url.host
  try {
    const answer = await fetch(`${url.origin}/ping`, { signal: AbortSignal.timeout(5000), redirect: 'error' })
    if (answer.ok) return { check: 'engine', state: 'good', says: `ClickHouse at ${shown} answers` }
    return {
      check: 'engine',
      state: 'bad',
      says: `ClickHouse at ${shown} answers ${answer.status}`,
      mend: 'See its log.',
    }
  } catch (error) {
    const mend = 'Check the address, that the server runs and that no firewall stands between.'
    return { check: 'engine', state: 'bad', says: `ClickHouse at ${shown} does not answer: ${firstLine(error)}`, mend }
  }
}

/** A clock that runs behind what was already written here would reorder evidence. */
function checkClock(config: Config): Finding {
  const says = `it is ${new Date().toISOString()}`
  const mend = 'Set the clock (NTP): receive times order the evidence.'
  if (Date.now() < Date.UTC(2026, 0, 1)) return { check: 'clock', state: 'bad', says, mend }
  const newestMs = existsSync(config.dataDir) ? statSync(config.dataDir).mtimeMs : 0
  if (newestMs > Date.now() + 5000) {
    return {
      check: 'clock',
      state: 'bad',
      says: `${says}, but data was written at ${new Date(newestMs).toISOString()}`,
      mend,
    }
  }
  return { check: 'clock', state: 'good', says }
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''
}
