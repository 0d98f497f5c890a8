import type { MessagePort } from 'node:worker_threads'
import { collectGarbage } from '../memory/collect-garbage.ts'
import type { RowWriter } from '../store/store.ts'
import {
  detachRows,
  type EngineAnswer,
  type EngineOutcome,
  type EngineRequest,
  type RowMemory,
} from './engine-protocol.ts'
import { NO_ROWS } from './merge-processed.ts'
import { processEntries, processWaiting, type Steps } from './process-entries.ts'

/** What an engine remembers between entries, and which rules hold. */
export interface EngineMemory {
  configure(config: unknown): void
  /** In pieces that nothing else uses. */
  save(): readonly Uint8Array<ArrayBuffer>[]
  /** Throws when the state is not one that `save` gave. */
  load(state: unknown): void
}

/** Takes memory of rows that are stored, for rows to come. */
export interface SpareMemory {
  give(kind: RowMemory['kind'], buffer: ArrayBuffer): void
  clear(): void
}

/** Answers the requests that come through the port, one after the other, for the life of the thread. */
export function serveEngine(port: MessagePort, steps: Steps, memory: EngineMemory & { spares?: SpareMemory }): void {
  port.on('message', (request: EngineRequest) => {
    for (const { kind, buffer } of request.spent) memory.spares?.give(kind, buffer)
    if (request.mode === 'collect') memory.spares?.clear()
    const { answer, buffers } = toAnswer(answerRequest(request, steps, memory), request.bodies)
    port.postMessage(answer, [request.bodies, ...buffers])
  })
}

/** Rows and states move to the other thread: a copy would take as much again. */
function toAnswer(
  outcome: EngineOutcome,
  bodies: ArrayBuffer,
): { readonly answer: EngineAnswer; readonly buffers: readonly ArrayBuffer[] } {
  if (outcome.kind === 'saved') return { answer: { ...outcome, bodies }, buffers: buffersOf(outcome.state) }
  if (outcome.kind !== 'processed') return { answer: { ...outcome, bodies }, buffers: [] }
  const { result, buffers } = detachRows(outcome.result)
  return { answer: { ...outcome, result, bodies }, buffers }
}

function buffersOf(pieces: readonly Uint8Array[]): ArrayBuffer[] {
  return pieces.flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : []))
}

function answerRequest(request: EngineRequest, steps: Steps, memory: EngineMemory): EngineOutcome {
  const { id, mode, entries, nowMs, payload } = request
  try {
    if (mode === 'release') return { kind: 'processed', id, result: processWaiting(nowMs, steps) }
    if (mode === 'process') return { kind: 'processed', id, result: processEntries(entries, steps) }
    if (mode === 'save') return { kind: 'saved', id, state: memory.save() }
    if (mode === 'configure') memory.configure(payload)
    else if (mode === 'load') memory.load(payload)
    else if (mode === 'collect') collectGarbage()
    else if (mode === 'replay') processEntries(entries, { ...steps, openRows })
    else processEntries(entries, { ...steps, ...NORMALIZE_ONLY })
    return { kind: 'done', id }
  } catch (error) {
    return { kind: 'failed', id, reason: error instanceof Error ? error.message : 'an unknown error' }
  }
}

/** For rows that nobody wants. */
function openRows(): RowWriter {
  return { add: () => undefined, finish: () => NO_ROWS }
}

/** Rows, findings and alerts of a warm run would be dropped: do not make them. */
const NORMALIZE_ONLY: Pick<Steps, 'scan' | 'analyse' | 'tick' | 'openRows'> = {
  scan: (events) => ({ events, findings: [], failed: 0 }),
  analyse: (events) => ({ events, alerts: [] }),
  tick: () => ({ events: [], alerts: [] }),
  openRows,
}
