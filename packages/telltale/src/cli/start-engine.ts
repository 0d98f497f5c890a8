import type { ReceiveLimits } from '../config.ts'
import type { EngineRoom, MemoryPlan } from '../memory/memory-plan.ts'
import { type EngineWorker, startEngineThread } from '../pipeline/engine-thread.ts'

/** What the engine thread is started with. */
export interface EngineWorkerData {
  readonly hashKey: Uint8Array
  readonly limits: ReceiveLimits
  readonly room: EngineRoom
  /** Folder of the model for second opinions. */
  readonly secondOpinion: string | undefined
}

const ANSWER_MS = 30_000

/** Starts one engine thread from the built file beside this program. */
export function startEngine(data: EngineWorkerData, plan: MemoryPlan): EngineWorker {
  const url = new URL('./engine-worker.js', import.meta.url)
  const { engineHeapMiB: heapMiB, engineYoungMiB: youngMiB } = plan
  return startEngineThread({ url, workerData: data, answerMs: ANSWER_MS, heapMiB, youngMiB })
}
