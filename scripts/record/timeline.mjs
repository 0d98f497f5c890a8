/** 2026-11-01T09:00:00Z: when every recording begins. */
const START_NANO = 1_793_523_600_000_000_000n
const STEP_NANO = 1_000_000n
const LOG_STEP_NANO = 10_000n
const METRIC_PERIOD_NANO = 60_000_000_000n

/**
 * Gives every record of a recording a time of its own, so that two runs agree: spans nest as they did, each
 * start, event and end 1 ms after the one before; logs follow the start of their span by 10 µs each; metric
 * points cover one minute. Changes the requests in place.
 * @param {Map<string, any>} requests signal to export request
 */
export function retime(requests) {
  const spans = listOf(requests.get('traces'), 'resourceSpans', 'scopeSpans', 'spans')
  const starts = retimeSpans(spans)
  /** @type {Map<string, bigint>} */
  const logged = new Map()
  for (const record of listOf(requests.get('logs'), 'resourceLogs', 'scopeLogs', 'logRecords')) {
    const place = (logged.get(record.spanId) ?? 0n) + 1n
    logged.set(record.spanId, place)
    const time = (starts.get(record.spanId) ?? START_NANO) + place * LOG_STEP_NANO
    record.timeUnixNano = String(time)
    record.observedTimeUnixNano = String(time)
  }
  for (const metric of listOf(requests.get('metrics'), 'resourceMetrics', 'scopeMetrics', 'metrics')) {
    for (const point of (metric.histogram ?? metric.sum ?? metric.gauge)?.dataPoints ?? []) {
      point.startTimeUnixNano = String(START_NANO)
      point.timeUnixNano = String(START_NANO + METRIC_PERIOD_NANO)
    }
  }
}

/** @param {any[]} spans @returns {Map<string, bigint>} span id to its new start */
function retimeSpans(spans) {
  const present = new Set(spans.map((span) => span.spanId))
  /** @type {Map<string, any[]>} */
  const children = new Map()
  // Exporters write spans as they end; that order holds where two clocks read a microsecond apart.
  for (const span of spans) {
    const parent = present.has(span.parentSpanId) ? span.parentSpanId : ''
    children.set(parent, [...(children.get(parent) ?? []), span])
  }
  const starts = new Map()
  let now = START_NANO
  const tick = () => {
    now += STEP_NANO
    return String(now)
  }
  /** @param {any} span */
  const visit = (span) => {
    span.startTimeUnixNano = tick()
    starts.set(span.spanId, now)
    for (const event of span.events ?? []) event.timeUnixNano = tick()
    for (const child of children.get(span.spanId) ?? []) visit(child)
    span.endTimeUnixNano = tick()
  }
  for (const rootSpan of children.get('') ?? []) visit(rootSpan)
  return starts
}

/** The records of a request, whatever resource and scope they stand under. @param {any} request @param {string} outer @param {string} middle @param {string} inner @returns {any[]} */
function listOf(request, outer, middle, inner) {
  return (request?.[outer] ?? []).flatMap((/** @type {any} */ resource) =>
    (resource[middle] ?? []).flatMap((/** @type {any} */ scope) => scope[inner] ?? []),
  )
}
