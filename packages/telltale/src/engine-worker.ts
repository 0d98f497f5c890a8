import { parentPort, workerData } from 'node:worker_threads'
import {
  createAnalysis,
  createBaselines,
  createDetections,
  createJudge,
  createNormalizer,
  createPromptMemory,
  createSessionMemory,
  createTextScanner,
  createWeave,
  type DetectionConfig,
  hasActions,
  scanEvents,
} from '@telltale/engine'
import { askSecond, createScanner, type Scanner } from '@telltale/scan'
import type { EngineWorkerData } from './cli/start-engine.ts'
import { SERVER_SHARE, startSecondReader } from './cli/start-second-reader.ts'
import { readEngineState, writeEngineState } from './pipeline/engine-state.ts'
import { serveEngine } from './pipeline/engine-worker.ts'
import type { Steps } from './pipeline/process-entries.ts'
import { decodeEntry } from './receive/decode-entry.ts'
import { encodeRows } from './store/encode-rows.ts'

// The thread that reads what came in: the only place that names the steps between the journal and the store.
if (parentPort !== null) {
  const { hashKey, limits, secondOpinion } = workerData as EngineWorkerData
  const normalizer = createNormalizer({ hashKey })
  const scanner = createTextScanner(openScanner(secondOpinion))
  const prompts = createPromptMemory()
  const analysis = createAnalysis({
    session: createSessionMemory({ scan: (text, role) => scanner.scan(text, role) }),
    baselines: createBaselines(),
    weave: createWeave({ judge: createJudge(), isWorthIt: hasActions }),
    detections: createDetections({ documents: [], tenants: new Map() }),
  })
  const steps = {
    decode: (entry) => decodeEntry(entry, limits),
    normalize: (records, context) => normalizer.normalize(records, context),
    release: (nowMs) => normalizer.normalize([], { tenant: '', receivedMs: nowMs, seq: 0 }).events,
    oldestWaitingSeq: () => normalizer.oldestWaitingSeq(),
    scan: (events) => scanEvents(events, scanner, prompts),
    analyse: (events, findings, nowMs) => analysis.analyse(events, findings, nowMs),
    tick: (nowMs, lookMs) => analysis.tick(nowMs, lookMs),
    takeGaps: () => analysis.takeGaps(),
    encode: encodeRows,
    clock: process.hrtime.bigint,
  } satisfies Steps
  serveEngine(parentPort, steps, {
    configure: (config) => analysis.configure(config as DetectionConfig),
    save: () => writeEngineState({ prompts: prompts.save(), analysis: analysis.save() }),
    load: (bytes) => {
      const state = readEngineState(bytes)
      prompts.load(state.prompts)
      analysis.load(state.analysis)
    },
  })
}

function openScanner(secondOpinion: string | undefined): Scanner {
  const scanner = createScanner()
  return secondOpinion === undefined ? scanner : askSecond(scanner, startSecondReader(secondOpinion, SERVER_SHARE))
}
