import type { MessagePort } from 'node:worker_threads'
import { detachRows, type EngineAnswer, type EngineRequest } from './engine-protocol.ts'
import { NO_ROWS } from './merge-processed.ts'
import { processEntries, processWaiting, type Steps } from './process-entries.ts'

/** Answers the requests that come through the port, one after the other, for the life of the thread. */
export function serveEngine(port: MessagePort, steps: Steps): void {
  port.on('message', (request: EngineRequest) => {
    const answer = answerRequest(request, steps)
    if (answer.kind !== 'processed') return port.postMessage(answer)
    const { result, buffers } = detachRows(answer.result)
    port.postMessage({ ...answer, result } satisfies EngineAnswer, buffers)
  })
}

function answerRequest({ id, mode, entries, nowMs }: EngineRequest, steps: Steps): EngineAnswer {
  try {
    if (mode === 'release') return { kind: 'processed', id, result: processWaiting(nowMs, steps) }
    if (mode === 'process') return { kind: 'processed', id, result: processEntries(entries, steps) }
    // Rows of a warm run would be dropped: do not make them.
    processEntries(entries, { ...steps, scan: leaveUnscanned, encode: () => NO_ROWS })
    return { kind: 'warmed', id }
  } catch (error) {
    return { kind: 'failed', id, reason: error instanceof Error ? error.message : 'an unknown error' }
  }
}

const leaveUnscanned: Steps['scan'] = (events) => ({ events, findings: [], failed: 0 })
