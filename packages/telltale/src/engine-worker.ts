import { parentPort, workerData } from 'node:worker_threads'
import {
  createAnalysis,
  createBaselines,
  createDetections,
  createJudge,
  createNormalizer,
  createPromptMemory,
  createScanCache,
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
import type { EngineRoom } from './memory/memory-plan.ts'
import { readEngineState, type StatePart, writeEngineState } from './pipeline/engine-state.ts'
import { serveEngine } from './pipeline/engine-worker.ts'
import type { Steps } from './pipeline/process-entries.ts'
import { decodeEntry } from './receive/decode-entry.ts'
import { openRows } from './store/encode-rows.ts'
import { SpareRows } from './store/spare-rows.ts'

// The thread that reads what came in: the only place that names the steps between the journal and the store.
if (parentPort !== null) {
  const { hashKey, limits, room, secondOpinion } = workerData as EngineWorkerData
  const normalizer = createNormalizer({ hashKey, maxTraces: room.traces })
  const scanner = createTextScanner(openScanner(secondOpinion), createScanCache(room.scannedLength))
  const prompts = createPromptMemory()
  const session = createSessionMemory({ scan: (text, role) => scanner.scan(text, role), limits: sessionLimits(room) })
  const baselines = createBaselines(baselineLimits(room))
  const weave = createWeave({ judge: createJudge(), isWorthIt: hasActions, limits: { totalLength: room.wovenLength } })
  const detections = createDetections({ documents: [], tenants: new Map() }, { groups: room.groups })
  const analysis = createAnalysis({ session, baselines, weave, detections })
  const parts = new Map<string, StatePart>(Object.entries({ prompts, session, baselines, weave, detections }))
  const spares = new SpareRows()
  const steps = {
    decode: (entry) => decodeEntry(entry, limits),
    normalize: (records, context) => normalizer.normalize(records, context),
    release: (nowMs) => normalizer.normalize([], { tenant: '', receivedMs: nowMs, seq: 0 }).events,
    oldestWaitingSeq: () => normalizer.oldestWaitingSeq(),
    scan: (events) => scanEvents(events, scanner, prompts),
    analyse: (events, findings, nowMs) => analysis.analyse(events, findings, nowMs),
    tick: (nowMs, lookMs) => analysis.tick(nowMs, lookMs),
    takeGaps: () => analysis.takeGaps(),
    openRows: () => openRows(spares),
    clock: process.hrtime.bigint,
  } satisfies Steps
  serveEngine(parentPort, steps, {
    spares,
    configure: (config) => analysis.configure(config as DetectionConfig),
    save: () => writeEngineState(parts),
    load: (pieces) => readEngineState(pieces, parts),
  })
}

function baselineLimits({ pairs, measured, sessions, recentIds }: EngineRoom) {
  return { pairs, measured, sessions, recentIds }
}

function sessionLimits({ sessions, sessionValues, promptLength, documents }: EngineRoom) {
  return { sessions, values: sessionValues, promptLength, documents }
}

function openScanner(secondOpinion: string | undefined): Scanner {
  const scanner = createScanner()
  return secondOpinion === undefined ? scanner : askSecond(scanner, startSecondReader(secondOpinion, SERVER_SHARE))
}
