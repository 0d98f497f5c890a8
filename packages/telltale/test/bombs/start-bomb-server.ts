import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const MEBIBYTE = 1024 * 1024
// Clock ticks a second in /proc/PID/stat: fixed at 100 by the Linux ABI.
const TICKS = 100

/** The receivers in a process of their own. */
export interface BombServer {
  readonly http: number
  readonly grpc: number
  /** What the process used while `act` ran: processor seconds and growth of its memory in MiB at the peak. */
  measure<T>(
    act: () => Promise<T>,
  ): Promise<{ readonly result: T; readonly cpuSeconds: number; readonly grownMiB: number }>
  stop(): void
}

/** Bundles and starts the server of `bomb-server.ts`. */
export async function startBombServer(): Promise<BombServer> {
  const folder = mkdtempSync(join(tmpdir(), 'telltale-bombs-'))
  const outfile = join(folder, 'server.mjs')
  const entry = fileURLToPath(new URL('./bomb-server.ts', import.meta.url))
  // CommonJS dependencies ask for `require`, which an ES module has to make for itself.
  const banner = { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" }
  const common = { bundle: true, platform: 'node', target: 'node20', logLevel: 'warning' } as const
  await build({ ...common, entryPoints: [entry], outfile, format: 'esm', banner })
  const child = spawn(process.execPath, [outfile], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await firstLine(child)
  const { http, grpc } = JSON.parse(line ?? '{}') as { http: number; grpc: number }
  const pid = child.pid ?? 0
  const stop = (): void => {
    child.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
  return { http, grpc, measure: (act) => measure(pid, act), stop }
}

function firstLine(child: ChildProcess): Promise<string[]> {
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error('the server ended before it was ready')))
    if (child.stdout !== null) createInterface({ input: child.stdout }).once('line', (line) => resolve([line]))
  })
}

async function measure<T>(pid: number, act: () => Promise<T>) {
  writeFileSync(`/proc/${pid}/clear_refs`, '5') // from here on VmHWM is the peak of what follows
  const before = { memory: memoryMiB(pid, 'VmRSS'), cpu: cpuSeconds(pid) }
  const result = await act()
  return {
    result,
    cpuSeconds: cpuSeconds(pid) - before.cpu,
    grownMiB: memoryMiB(pid, 'VmHWM') - before.memory,
  }
}

function memoryMiB(pid: number, name: string): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return (Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) * 1024) / MEBIBYTE
}

function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / TICKS
}
