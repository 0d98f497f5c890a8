import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const HERE = dirname(fileURLToPath(import.meta.url))
const ROOT = resolve(HERE, '../../../..')
const READY_MS = 30_000

/** A server process under test. */
export interface Subject {
  readonly url: string
  /** Of the server itself, also when it runs under strace. */
  readonly pid: number
  isAlive(): boolean
  kill(signal: NodeJS.Signals): Promise<void>
}

export interface SubjectOptions {
  readonly dir: string
  readonly capacityBytes?: number
  readonly sync?: 'full' | 'none'
  /** A command to run it under, for example strace with its options. */
  readonly under?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** An answer of the load generator: id, status (0: none) and whether it said when to come back. */
export type LoadAnswer = readonly [string, number, boolean]

/** A place for one test file: built programs, data and ledgers; and the processes it started. */
export class Bench {
  readonly dir = mkdtempSync(join(tmpdir(), 'telltale-durability-'))
  readonly #children = new Set<ChildProcess>()

  /** Bundles the two programs of these tests; call once before anything is started. */
  async prepare(): Promise<void> {
    await build({
      entryPoints: [join(HERE, 'journal-server.ts'), join(HERE, 'load-generator.ts')],
      outdir: this.dir,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      packages: 'external',
      logLevel: 'error',
    })
    symlinkSync(join(ROOT, 'node_modules'), join(this.dir, 'node_modules'))
  }

  freshDir(name: string): string {
    const dir = join(this.dir, name)
    mkdirSync(dir, { recursive: true })
    return dir
  }

  /** Starts the bare journal server; undefined when it ended before it was ready. */
  async startJournalServer(options: SubjectOptions): Promise<Subject | undefined> {
    const { dir, capacityBytes = 1024 ** 3, sync = 'full' } = options
    const args = [join(this.dir, 'journal-server.mjs'), join(dir, 'journal'), String(capacityBytes), sync]
    const ready = await this.#start(options, args)
    return ready === undefined ? undefined : createSubject(ready, `http://127.0.0.1:${ready.ports.port}/`)
  }

  /** Starts the built program; events go to `url`. */
  async startProgram(options: SubjectOptions): Promise<(Subject & { readonly apiUrl: string }) | undefined> {
    const ports = ['--port', '0', '--otlp-http-port', '0', '--otlp-grpc-port', '0']
    const args = [PROGRAM, 'serve', '--data', join(options.dir, 'data'), ...ports]
    const ready = await this.#start(options, args)
    if (ready === undefined) return undefined
    const subject = createSubject(ready, `http://127.0.0.1:${ready.ports.otlpHttpPort}/v1/events`)
    return { ...subject, apiUrl: `http://127.0.0.1:${ready.ports.port}` }
  }

  /** Starts a server and kills it so soon that it is hardly ready, or not yet. */
  async killDuringStart(start: () => Promise<Subject | undefined>, afterMs: number): Promise<void> {
    const before = new Set(this.#children)
    const starting = start()
    const child = [...this.#children].find((started) => !before.has(started))
    const timer = setTimeout(() => child?.kill('SIGKILL'), afterMs)
    const subject = await starting
    clearTimeout(timer)
    await subject?.kill('SIGKILL')
  }

  /** Runs the load generator to its end: time or events used up, or the server gone. */
  async runLoad(load: {
    readonly url: string
    readonly ledgerDir: string
    readonly prefix: string
    readonly concurrency: number
    readonly durationMs: number
    readonly padBytes?: number
    readonly maxEvents?: number
  }): Promise<readonly LoadAnswer[]> {
    const { url, ledgerDir, prefix, concurrency, durationMs, padBytes = 0, maxEvents = 100_000 } = load
    const args = [url, ledgerDir, prefix, String(concurrency), String(durationMs), String(padBytes), String(maxEvents)]
    const child = spawn(process.execPath, [join(this.dir, 'load-generator.mjs'), ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    this.#children.add(child)
    let output = ''
    child.stdout.on('data', (chunk) => {
      output += chunk
    })
    await once(child, 'close')
    this.#children.delete(child)
    return JSON.parse(output)
  }

  /** Ends what still runs and removes all files. */
  close(): void {
    for (const child of this.#children) child.kill('SIGKILL')
    rmSync(this.dir, { recursive: true, force: true })
  }

  async #start(options: SubjectOptions, args: readonly string[]): Promise<Ready | undefined> {
    const { under = [], env = {} } = options
    const [command = process.execPath, ...rest] = [...under, process.execPath, ...args]
    const child = spawn(command, rest, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, TELLTALE_READY_JSON: '1', ...env },
    })
    this.#children.add(child)
    const exited = once(child, 'exit').then(() => {
      this.#children.delete(child)
      return undefined
    })
    const ports = await Promise.race([readReadyLine(child), exited])
    return ports === undefined ? undefined : { child, exited, ports }
  }
}

/** The program as `npm run build` leaves it. */
export const PROGRAM = resolve(HERE, '../../dist/main.js')

interface Ports {
  readonly port: number
  readonly otlpHttpPort: number
  readonly pid: number
}

interface Ready {
  readonly child: ChildProcess
  readonly exited: Promise<undefined>
  readonly ports: Ports
}

function createSubject({ child, exited, ports }: Ready, url: string): Subject {
  return {
    url,
    pid: ports.pid,
    isAlive: () => child.exitCode === null && child.signalCode === null,
    kill: async (signal) => {
      if (child.exitCode === null && child.signalCode === null) process.kill(ports.pid, signal)
      await exited
    },
  }
}

function readReadyLine(child: ChildProcess): Promise<Ports> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the server was not ready in time')), READY_MS)
    for (const stream of [child.stdout, child.stderr]) {
      if (stream === null) continue
      createInterface({ input: stream }).on('line', (line) => {
        const ports = parseReady(line)
        if (ports === undefined) return
        clearTimeout(timer)
        resolve(ports)
      })
    }
    child.once('exit', () => clearTimeout(timer))
  })
}

function parseReady(line: string): Ports | undefined {
  try {
    const parsed = JSON.parse(line)
    return parsed?.ready === true ? parsed : undefined
  } catch {
    // Any other line the server prints.
    return undefined
  }
}
