import { createTrace, type SpanNote, type Trace } from './trace.ts'

/** Spans remembered of one trace, and of all together: notes are about 500 bytes each. */
const MAX_SPANS_PER_TRACE = 512
const MAX_SPANS = 200_000

/** Traces remembered, least recently touched forgotten first. Order of calls alone decides what it holds. */
export class TraceBook {
  readonly #maxTraces: number
  readonly #forgotten: (trace: Trace) => void
  readonly #traces = new Map<string, Trace>()
  // A list of its own and not the order of the Map: to find the first of a Map takes as long as there were deletions.
  #oldest: Trace | undefined
  #newest: Trace | undefined
  #spans = 0

  /** `forgotten` is told of each trace as it leaves. */
  constructor(maxTraces: number, forgotten: (trace: Trace) => void) {
    this.#maxTraces = maxTraces
    this.#forgotten = forgotten
  }

  /** The trace, made when new, as the one touched last. */
  open(tenant: string, traceId: string): Trace {
    const key = `${tenant}\0${traceId}`
    if (this.#newest?.key === key) return this.#newest
    const known = this.#traces.get(key)
    if (known !== undefined) {
      this.#unlink(known)
      this.#append(known)
      return known
    }
    const trace = createTrace(key)
    this.#traces.set(key, trace)
    this.#append(trace)
    if (this.#traces.size > this.#maxTraces) this.#forgetOldest()
    return trace
  }

  /** The note of a span, made when new; undefined when the trace holds too many already. */
  note(trace: Trace, spanId: string): SpanNote | undefined {
    const known = trace.spans.get(spanId)
    if (known !== undefined || trace.spans.size >= MAX_SPANS_PER_TRACE) return known
    const note: SpanNote = {
      parent: undefined,
      role: undefined,
      about: undefined,
      failed: false,
      told: undefined,
      pieces: undefined,
    }
    trace.spans.set(spanId, note)
    this.#spans += 1
    while (this.#spans > MAX_SPANS && this.#traces.size > 1) this.#forgetOldest()
    return note
  }

  #forgetOldest(): void {
    const oldest = this.#oldest
    if (oldest === undefined) return
    this.#unlink(oldest)
    this.#traces.delete(oldest.key)
    this.#spans -= oldest.spans.size
    this.#forgotten(oldest)
  }

  #append(trace: Trace): void {
    trace.older = this.#newest
    if (this.#newest === undefined) this.#oldest = trace
    else this.#newest.newer = trace
    this.#newest = trace
  }

  #unlink(trace: Trace): void {
    const { older, newer } = trace
    if (older === undefined) this.#oldest = newer
    else older.newer = newer
    if (newer === undefined) this.#newest = older
    else newer.older = older
    trace.older = undefined
    trace.newer = undefined
  }
}
