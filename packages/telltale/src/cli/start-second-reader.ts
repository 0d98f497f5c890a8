import { type OpenSecondReader, openSecondReader } from '../second-opinion/open-second-reader.ts'
import type { TimeShareOptions } from '../second-opinion/time-share.ts'

/** A small encoder reads eight parts in less on one core (training/second-opinion prints it); a large one does not. */
const SERVER_ANSWER_MS = 2_000
/** At a command line a person waits. */
const ANSWER_MS = 60_000

/** The server waits for second opinions in a quarter of its time at most; what is not asked keeps its first result. */
export const SERVER_SHARE: TimeShareOptions = { share: 0.25, burstMs: 4_000 }

/** Starts the second reader from the built file beside this program; throws SECOND_OPINION_UNUSABLE. */
export function startSecondReader(dir: string, share?: TimeShareOptions): OpenSecondReader {
  return openSecondReader({
    dir,
    runtimeDir: process.env.TELLTALE_ONNXRUNTIME || undefined,
    workerUrl: new URL('./second-opinion-worker.js', import.meta.url),
    answerMs: share === undefined ? ANSWER_MS : SERVER_ANSWER_MS,
    nowMs: () => performance.now(),
    ...(share && { share }),
  })
}
