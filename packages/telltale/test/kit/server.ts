import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url))
const PROGRAM = join(ROOT, 'packages/telltale/dist/main.js')
const READY_MS = 30_000
const STOP_MS = 10_000

/** A Telltale program that a test started. */
export interface RunningServer {
  /** Screens and API, without a trailing slash. */
  readonly url: string
  readonly otlpHttpUrl: string
  readonly otlpGrpcUrl: string
  readonly pid: number
  readonly dataDir: string
  /** What it wrote to its standard error so far. */
  readonly log: () => string
  /** SIGTERM, then waits for the end; gives the exit code, and removes a data directory the kit made. */
  readonly stop: () => Promise<number | null>
  /** SIGKILL; the data directory stays. */
  readonly kill: () => Promise<void>
}

/** How to start it. */
export interface ServerOptions {
  /** Kept when given; else a temporary one that `stop` removes. */
  readonly dataDir?: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** Starts the built program on free ports with a data directory of its own; rejects with its log when it does not get ready. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  if (!existsSync(PROGRAM)) throw new Error('the program is not built: run npm run build first')
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'telltale-test-')))
  const ports = ['--port', '0', '--otlp-http-port', '0', '--otlp-grpc-port', '0']
  const child = spawn(process.execPath, [PROGRAM, 'serve', '--data', dataDir, ...ports, ...(options.args ?? [])], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TELLTALE_READY_JSON: '1', ...options.env },
  })
  const log = collect(child)
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  const ready = await readReadyLine(child, ended, log)
  return {
    url: `http://127.0.0.1:${ready.port}`,
    otlpHttpUrl: `http://127.0.0.1:${ready.otlpHttpPort}`,
    otlpGrpcUrl: `http://127.0.0.1:${ready.otlpGrpcPort}`,
    pid: ready.pid,
    dataDir,
    log,
    async stop() {
      child.kill('SIGTERM')
      const code = await withDeadline(ended, STOP_MS, () => {
        child.kill('SIGKILL')
        return `the program did not stop in ${STOP_MS} ms\n${log()}`
      })
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true })
      return code
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

interface ReadyLine {
  readonly port: number
  readonly otlpHttpPort: number
  readonly otlpGrpcPort: number
  readonly pid: number
}

function readReadyLine(child: ChildProcess, ended: Promise<number | null>, log: () => string): Promise<ReadyLine> {
  const line = new Promise<ReadyLine>((resolve, reject) => {
    let text = ''
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
      const found = text.split('\n').find((candidate) => candidate.startsWith('{"ready":true'))
      if (found !== undefined) resolve(JSON.parse(found))
    })
    void ended.then((code) => reject(new Error(`the program ended with ${code} before it was ready\n${log()}`)))
  })
  return withDeadline(line, READY_MS, () => {
    child.kill('SIGKILL')
    return `the program was not ready in ${READY_MS} ms\n${log()}`
  })
}

function collect(child: ChildProcess): () => string {
  let text = ''
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    text = (text + chunk).slice(-64_000)
  })
  return () => text
}

async function withDeadline<T>(work: Promise<T>, limitMs: number, tooLate: () => string): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(tooLate())), limitMs)
  })
  try {
    return await Promise.race([work, deadline])
  } finally {
    clearTimeout(timer)
  }
}

/** Asks until the probe gives something other than `undefined`; rejects with `what` when time is up. */
export async function waitFor<T>(what: string, probe: () => Promise<T | undefined>, limitMs = 30_000): Promise<T> {
  const deadline = Date.now() + limitMs
  for (;;) {
    const found = await probe()
    if (found !== undefined) return found
    if (Date.now() > deadline) throw new Error(`waited ${limitMs} ms for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** GET of a JSON resource; rejects with status and body when it is not a 200. */
export async function getJson<T>(url: string): Promise<T> {
  const answer = await fetch(url)
  const text = await answer.text()
  if (answer.status !== 200) throw new Error(`GET ${url}: ${answer.status} ${text.slice(0, 500)}`)
  return JSON.parse(text)
}
