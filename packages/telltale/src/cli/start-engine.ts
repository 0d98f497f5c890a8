import type { ReceiveLimits } from '../config.ts'
import { type EngineWorker, startEngineThread } from '../pipeline/engine-thread.ts'

/** What the engine thread is started with. */
export interface EngineWorkerData {
  readonly hashKey: Uint8Array
  readonly limits: ReceiveLimits
  /** Folder of the model for second opinions. */
  readonly secondOpinion: string | undefined
}

// A batch is 8 MiB of bodies; decoded and normalised it takes a multiple of that, and trace memory on top.
const HEAP_MIB = 1_024
// Measured: 62 microseconds of CPU a span with 64 MiB against 80 with the default of 16.
const YOUNG_MIB = 64
const ANSWER_MS = 30_000

/** Starts one engine thread from the built file beside this program. */
export function startEngine(data: EngineWorkerData): EngineWorker {
  const url = new URL('./engine-worker.js', import.meta.url)
  return startEngineThread({ url, workerData: data, answerMs: ANSWER_MS, heapMiB: HEAP_MIB, youngMiB: YOUNG_MIB })
}
