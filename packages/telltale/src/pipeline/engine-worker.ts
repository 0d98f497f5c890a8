import type { MessagePort } from 'node:worker_threads'
import { collectGarbage } from '../memory/collect-garbage.ts'
import { detachRows, type EngineAnswer, type EngineRequest } from './engine-protocol.ts'
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

/** Answers the requests that come through the port, one after the other, for the life of the thread. */
export function serveEngine(port: MessagePort, steps: Steps, memory: EngineMemory): void {
  port.on('message', (request: EngineRequest) => {
    const answer = answerRequest(request, steps, memory)
    if (answer.kind === 'saved') return port.postMessage(answer, buffersOf(answer.state))
    if (answer.kind !== 'processed') return port.postMessage(answer)
    const { result, buffers } = detachRows(answer.result)
    port.postMessage({ ...answer, result } satisfies EngineAnswer, buffers)
  })
}

/** They move to the other thread: a copy would take as much again. */
function buffersOf(pieces: readonly Uint8Array[]): ArrayBuffer[] {
  return pieces.flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : []))
}

function answerRequest(request: EngineRequest, steps: Steps, memory: EngineMemory): EngineAnswer {
  const { id, mode, entries, nowMs, payload } = request
  try {
    if (mode === 'release') return { kind: 'processed', id, result: processWaiting(nowMs, steps) }
    if (mode === 'process') return { kind: 'processed', id, result: processEntries(entries, steps) }
    if (mode === 'save') return { kind: 'saved', id, state: memory.save() }
    if (mode === 'configure') memory.configure(payload)
    else if (mode === 'load') memory.load(payload)
    else if (mode === 'collect') collectGarbage()
    else if (mode === 'replay') processEntries(entries, { ...steps, encode: () => NO_ROWS })
    else processEntries(entries, { ...steps, ...NORMALIZE_ONLY })
    return { kind: 'done', id }
  } catch (error) {
    return { kind: 'failed', id, reason: error instanceof Error ? error.message : 'an unknown error' }
  }
}

/** Rows, findings and alerts of a warm run would be dropped: do not make them. */
const NORMALIZE_ONLY: Pick<Steps, 'scan' | 'analyse' | 'tick' | 'encode'> = {
  scan: (events) => ({ events, findings: [], failed: 0 }),
  analyse: (events) => ({ events, alerts: [] }),
  tick: () => ({ events: [], alerts: [] }),
  encode: () => NO_ROWS,
}
