import { parentPort, workerData } from 'node:worker_threads'
import { createNormalizer, createPromptMemory, createTextScanner, scanEvents } from '@telltale/engine'
import { createScanner } from '@telltale/scan'
import type { EngineWorkerData } from './cli/start-engine.ts'
import { serveEngine } from './pipeline/engine-worker.ts'
import { decodeEntry } from './receive/decode-entry.ts'
import { encodeRows } from './store/encode-rows.ts'

// The thread that reads what came in: the only place that names the steps between the journal and the store.
if (parentPort !== null) {
  const { hashKey, limits } = workerData as EngineWorkerData
  const normalizer = createNormalizer({ hashKey })
  const scanner = createTextScanner(createScanner())
  const prompts = createPromptMemory()
  serveEngine(parentPort, {
    decode: (entry) => decodeEntry(entry, limits),
    normalize: (records, context) => normalizer.normalize(records, context),
    release: (nowMs) => normalizer.normalize([], { tenant: '', receivedMs: nowMs, seq: 0 }).events,
    oldestWaitingSeq: () => normalizer.oldestWaitingSeq(),
    scan: (events) => scanEvents(events, scanner, prompts),
    encode: encodeRows,
    clock: process.hrtime.bigint,
  })
}
