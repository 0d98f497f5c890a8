import { createTrace, type SpanNote, type Trace } from './trace.ts'

/** Spans remembered of one trace, and of all together: notes are about 500 bytes each. */
const MAX_SPANS_PER_TRACE = 512
const MAX_SPANS = 200_000

/** Traces remembered, least recently touched forgotten first. Order of calls alone decides what it holds. */
export class TraceBook {
  readonly #maxTraces: number
  readonly #forgotten: (trace: Trace) => void
  readonly #traces = new Map<string, Trace>()
  #spans = 0
  #newest: Trace | undefined

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
    const trace = known ?? createTrace(key)
    if (known !== undefined) this.#traces.delete(key)
    this.#traces.set(key, trace)
    this.#newest = trace
    if (this.#traces.size > this.#maxTraces) this.#forgetOldest()
    return trace
  }

  /** The note of a span, made when new; undefined when the trace holds too many already. */
  note(trace: Trace, spanId: string): SpanNote | undefined {
    const known = trace.spans.get(spanId)
    if (known !== undefined || trace.spans.size >= MAX_SPANS_PER_TRACE) return known
    const note: SpanNote = { parent: undefined, role: undefined, about: undefined, told: undefined }
    trace.spans.set(spanId, note)
    this.#spans += 1
    while (this.#spans > MAX_SPANS && this.#traces.size > 1) this.#forgetOldest()
    return note
  }

  #forgetOldest(): void {
    const oldest = this.#traces.values().next().value
    if (oldest === undefined) return
    this.#traces.delete(oldest.key)
    this.#spans -= oldest.spans.size
    this.#forgotten(oldest)
  }
}
