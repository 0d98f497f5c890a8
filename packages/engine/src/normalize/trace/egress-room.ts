import { FIELD } from '@telltale/model'
import { addSender, findInitiator, type Initiator } from './span-role.ts'
import type { Trace, WaitingEgress } from './trace.ts'

/** Outbound requests that wait in one trace; the oldest give way. */
const MAX_PER_TRACE = 256
const MAX_BYTES_PER_TRACE = 1 << 20
/** Bytes that wait in all traces together; new ones of traces not about AI then no longer wait. */
const MAX_BYTES = 64 << 20
/** How long, in receive time, one waits for its trace to prove to be about AI, or for a parent that does not come. */
const PATIENCE_MS = 60_000

/** Where outbound requests wait for their trace. Those that leave unheard stay as raw records only. */
export class EgressRoom {
  #bytes = 0
  readonly #traces = new Map<Trace, number>()

  /** Lets a request wait; gives back those of an AI trace that had to make room and are told as they are. */
  add(trace: Trace, item: WaitingEgress): readonly WaitingEgress[] {
    if (this.#bytes + item.bytes > MAX_BYTES && !trace.genAi) return []
    trace.waiting.push(item)
    trace.waitingBytes += item.bytes
    this.#bytes += item.bytes
    if (!this.#traces.has(trace)) this.#traces.set(trace, item.raw.receivedMs)
    const pushed: WaitingEgress[] = []
    while (trace.waiting.length > MAX_PER_TRACE || trace.waitingBytes > MAX_BYTES_PER_TRACE) {
      const oldest = trace.waiting.shift()
      if (oldest === undefined) break
      this.#leave(trace, oldest)
      if (trace.genAi) pushed.push(blame(oldest, { kind: 'unknown' }))
    }
    return pushed
  }

  /** Requests of an AI trace whose sender is known now. */
  release(trace: Trace): readonly WaitingEgress[] {
    if (!trace.genAi || trace.waiting.length === 0) return []
    const out: WaitingEgress[] = []
    const kept: WaitingEgress[] = []
    for (const item of trace.waiting) {
      const initiator = findInitiator(trace, item.raw.parentSpanId)
      if (initiator.kind === 'unknown') kept.push(item)
      else {
        this.#leave(trace, item)
        out.push(blame(item, initiator))
      }
    }
    trace.waiting = kept
    if (kept.length === 0) this.#traces.delete(trace)
    return out
  }

  /** Requests that waited too long; those of AI traces are told, the others are left. `nowMs` is receive time. */
  expire(nowMs: number): readonly WaitingEgress[] {
    const out: WaitingEgress[] = []
    for (const [trace, sinceMs] of this.#traces) {
      if (nowMs - sinceMs < PATIENCE_MS) break
      out.push(...this.forget(trace))
    }
    return out
  }

  /** Lowest journal sequence number of a request that waits; undefined when none does. */
  oldestSeq(): number | undefined {
    let oldest: number | undefined
    for (const trace of this.#traces.keys()) {
      const seq = trace.waiting[0]?.raw.seq
      if (seq !== undefined && (oldest === undefined || seq < oldest)) oldest = seq
    }
    return oldest
  }

  /** The trace is forgotten: what waits in it is told if the trace is about AI. */
  forget(trace: Trace): readonly WaitingEgress[] {
    this.#traces.delete(trace)
    const left = this.#empty(trace)
    return trace.genAi ? left : []
  }

  #empty(trace: Trace): readonly WaitingEgress[] {
    const items = trace.waiting
    trace.waiting = []
    for (const item of items) this.#leave(trace, item)
    return items.map((item) => blame(item, findInitiator(trace, item.raw.parentSpanId)))
  }

  #leave(trace: Trace, item: WaitingEgress): void {
    trace.waitingBytes -= item.bytes
    this.#bytes -= item.bytes
  }
}

/** Says who sent it, and for whom. */
function blame(item: WaitingEgress, initiator: Initiator): WaitingEgress {
  const { fields } = item.draft
  fields.set(FIELD.egressInitiator, initiator.kind === 'known' ? initiator.role : 'agent')
  if (initiator.kind === 'known' && initiator.note !== undefined) addSender(fields, initiator.note)
  return item
}
