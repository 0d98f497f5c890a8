import { parentPort, workerData } from 'node:worker_threads'
import { buildFuzzTargets, type FuzzTarget, fuzzOnce } from '../src/receive/test-kit/fuzz-target.ts'
import { createRandom, mutate } from '../src/receive/test-kit/mutator.ts'
import type { WorkerReport, WorkerTask } from './protocol.ts'

/** Feeds mutated inputs to its targets in turn until the count is reached or something is found. */
function work(task: WorkerTask): WorkerReport {
  const targets = buildFuzzTargets().filter(({ name }) => task.targets.includes(name))
  const random = createRandom(task.seed)
  const current = new Uint8Array(task.current)
  const progress = new Int32Array(task.progress)
  const seen = { decoded: 0, refused: 0 }
  for (let i = 0; i < task.inputs; i += 1) {
    const target = targets[i % targets.length]
    if (target === undefined) break
    const input = mutate(target.seeds, random)
    current.set(input)
    progress[1] = input.length
    progress[2] = i % targets.length
    Atomics.store(progress, 0, i + 1)
    try {
      seen[fuzzOnce(target, input)] += 1
    } catch {
      return { kind: 'found', target: target.name, error: describe(target, input), input: new Uint8Array(input) }
    }
  }
  return { kind: 'done', ...seen }
}

/** What goes wrong, with the stack that the fast runs leave out. */
function describe(target: FuzzTarget, input: Uint8Array): string {
  Error.stackTraceLimit = 30
  try {
    fuzzOnce(target, input)
    return 'failed once and then not again'
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error)
  }
}

// Most inputs are refused with an error, and most of its cost is the stack that nobody reads.
Error.stackTraceLimit = 0
parentPort?.postMessage(work(workerData as WorkerTask))
