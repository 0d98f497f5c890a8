import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { buildFuzzTargets } from '../src/receive/test-kit/fuzz-target.ts'
import { type FuzzOptions, parseFuzzOptions } from './options.ts'
import type { WorkerReport, WorkerTask } from './protocol.ts'

const MOST_BYTES = 8_192
const CHECK_MS = 250
const HANG_MS = 1_000

interface Running {
  readonly worker: Worker
  readonly task: WorkerTask
  readonly progress: Int32Array
  begun: number
  /** Processor time of the whole process when `begun` was last seen to change. */
  sinceCpuMs: number
  hangs: boolean
}

/** Fuzzes every reader of outside bytes; exit code 1 and a saved input when one misbehaves. */
async function main(args: readonly string[]): Promise<number> {
  const options = parseFuzzOptions(args)
  const targets = buildFuzzTargets()
    .map(({ name }) => name)
    .filter((name) => name.includes(options.target))
  if (targets.length === 0) throw new Error(`no target is named like "${options.target}"`)
  const startMs = performance.now()
  const running = Array.from({ length: options.workers }, (_, i) => startWorker(options, targets, i))
  const watch = setInterval(() => watchWorkers(running, options, startMs), CHECK_MS)
  const reports = await Promise.all(running.map(({ worker }) => reportOf(worker)))
  clearInterval(watch)
  return conclude(running, reports, options, (performance.now() - startMs) / 1_000)
}

function startWorker(options: FuzzOptions, targets: readonly string[], index: number): Running {
  const task: WorkerTask = {
    targets,
    inputs: Math.ceil(options.inputs / options.workers),
    seed: options.seed + index * 1_000_003,
    current: new SharedArrayBuffer(MOST_BYTES),
    progress: new SharedArrayBuffer(16),
  }
  const worker = new Worker(join(__dirname, 'worker.cjs'), { workerData: task })
  return { worker, task, progress: new Int32Array(task.progress), begun: 0, sinceCpuMs: 0, hangs: false }
}

/** The worker's report, or `undefined` when it was stopped before it had one. */
function reportOf(worker: Worker): Promise<WorkerReport | undefined> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => resolve(undefined))
  })
}

/** Goes by processor time, so that a busy machine is not taken for a hang. */
function watchWorkers(running: readonly Running[], options: FuzzOptions, startMs: number): void {
  const { user, system } = process.cpuUsage()
  const cpuMs = (user + system) / 1_000
  for (const each of running) {
    const begun = Atomics.load(each.progress, 0)
    const isAtWork = begun > 0 && begun < each.task.inputs && !each.hangs
    if (begun !== each.begun || !isAtWork) {
      each.begun = begun
      each.sinceCpuMs = cpuMs
    } else if (cpuMs - each.sinceCpuMs > HANG_MS * running.length) reportHang(each, options)
  }
  const isLate = performance.now() - startMs > options.seconds * 1_000
  if (isLate) for (const { worker } of running) void worker.terminate()
}

function reportHang(running: Running, options: FuzzOptions): void {
  const { worker, task, progress } = running
  running.hangs = true
  const input = new Uint8Array(task.current).slice(0, progress[1])
  save({ target: task.targets[progress[2] ?? 0] ?? '', error: `took longer than ${HANG_MS} ms`, input }, options)
  void worker.terminate()
}

function save(found: { target: string; error: string; input: Uint8Array }, { out }: FuzzOptions): void {
  mkdirSync(out, { recursive: true })
  const file = join(out, `${found.target.replace('/', '-')}-${Date.now()}.bin`)
  writeFileSync(file, found.input)
  console.error(`${found.target}: ${found.error}\ninput saved as ${file}`)
}

function conclude(
  running: readonly Running[],
  reports: readonly (WorkerReport | undefined)[],
  options: FuzzOptions,
  seconds: number,
): number {
  const found = reports.filter((report) => report?.kind === 'found')
  for (const report of found) save(report, options)
  const done = reports.filter((report) => report?.kind === 'done')
  const inputs = running.reduce((sum, { progress }) => sum + Atomics.load(progress, 0), 0)
  const rate = Math.round(inputs / seconds)
  console.log(`fuzz: ${inputs} inputs in ${seconds.toFixed(1)} s, ${rate}/s, seed ${options.seed}`)
  const decoded = done.reduce((sum, report) => sum + report.decoded, 0)
  const refused = done.reduce((sum, report) => sum + report.refused, 0)
  if (done.length === running.length) console.log(`fuzz: ${decoded} decoded, ${refused} refused`)
  const findings = found.length + running.filter(({ hangs }) => hangs).length
  console.log(`fuzz: ${findings === 0 ? 'nothing found' : `${findings} found`}`)
  return findings === 0 ? 0 : 1
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code
  },
  (error) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  },
)
