import { areSpanIds } from './ids.ts'

/** The ids of a span. */
export interface SpanIds {
  readonly traceId: string
  readonly spanId: string
}

interface OtelContext {
  getValue(key: symbol): unknown
  setValue(key: symbol, value: unknown): OtelContext
}

interface OtelContextManager {
  active(): OtelContext
  with(context: OtelContext, run: () => unknown): unknown
}

// The places that every 1.x release of @opentelemetry/api shares, so that two copies of it meet. Reading them needs
// no import, hence works whether the package is there or not, for ESM and CommonJS alike.
const API = Symbol.for('opentelemetry.js.api.1')
const SPAN_KEY = Symbol.for('OpenTelemetry Context Key SPAN')
const SUPPRESS_KEY = Symbol.for('OpenTelemetry SDK Context Key SUPPRESS_TRACING')

function contextManager(): OtelContextManager | undefined {
  const api = (globalThis as Readonly<Record<symbol, { readonly context?: OtelContextManager } | undefined>>)[API]
  return api?.context
}

/** The span that OpenTelemetry has in force; undefined where there is none, or its ids are no ids. */
export function activeOtelSpan(): SpanIds | undefined {
  try {
    const span = contextManager()?.active().getValue(SPAN_KEY) as { spanContext?(): Partial<SpanIds> } | undefined
    const { traceId = '', spanId = '' } = span?.spanContext?.() ?? {}
    return areSpanIds(traceId, spanId) ? { traceId, spanId } : undefined
  } catch {
    return undefined // someone else's context manager: its faults must not become the application's
  }
}

/** Runs a function with our span in force for OpenTelemetry as well, where it is set up. */
export function withOtelSpan<T>(ids: SpanIds, run: () => T): T {
  return withValue(SPAN_KEY, standIn(ids), run)
}

/** Runs a function of which OpenTelemetry's instrumentations shall write no spans. */
export function withoutOtelTracing<T>(run: () => T): T {
  return withValue(SUPPRESS_KEY, true, run)
}

function withValue<T>(key: symbol, value: unknown, run: () => T): T {
  const manager = contextManager()
  if (manager === undefined) return run()
  let next: OtelContext
  try {
    next = manager.active().setValue(key, value)
  } catch {
    return run()
  }
  return manager.with(next, run) as T
}

/** What OpenTelemetry's own `wrapSpanContext` gives: a span that can be a parent and takes nothing down. */
function standIn({ traceId, spanId }: SpanIds): object {
  const same = () => span
  const span = {
    spanContext: () => ({ traceId, spanId, traceFlags: 1 }),
    setAttribute: same,
    setAttributes: same,
    addEvent: same,
    addLink: same,
    addLinks: same,
    setStatus: same,
    updateName: same,
    end: () => {},
    isRecording: () => false,
    recordException: () => {},
  }
  return span
}
