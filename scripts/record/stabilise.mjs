import { createHash } from 'node:crypto'
import { retime } from './timeline.mjs'

const ID_BYTES = new Map([
  ['traceId', 32],
  ['spanId', 16],
  ['parentSpanId', 16],
])
const MOCK_PORT = 8089
const SITE_PORT = 8090
const CLOSED_PORT = '9'

/** Attributes that hold a measured duration or rate, or a moment: the value put there instead. */
const MEASURED = new Map([
  ['ai.response.msToFirstChunk', { doubleValue: 12.5 }],
  ['ai.response.msToFinish', { doubleValue: 25.5 }],
  ['ai.response.avgOutputTokensPerSecond', { doubleValue: 120.5 }],
  ['ai.response.avgCompletionTokensPerSecond', { doubleValue: 120.5 }],
  ['ai.response.timestamp', { stringValue: '2026-11-01T09:00:00.000Z' }],
  ['langfuse.observation.completion_start_time', { stringValue: '"2026-11-01T09:00:00.000Z"' }],
])

/**
 * Replaces what differs between two runs or two machines: ids by order of appearance, times by order of the
 * spans, ports, measured durations, paths. Everything else stays as the exporter wrote it.
 * @param {Map<string, any>} requests signal to export request of one scenario
 * @param {{ name: string, mockPort: number, root: string }} run `name` seeds the ids, `root` is cut from paths
 * @returns {Map<string, any>}
 */
export function stabilise(requests, { name, mockPort, root }) {
  retime(requests)
  const ids = createIds(name)
  const text = (/** @type {string} */ value) => stableText(value, mockPort, root)

  /** @param {any} value @param {string} key @returns {any} */
  function walk(value, key) {
    if (Array.isArray(value)) return value.map((item) => walk(item, key))
    if (ID_BYTES.has(key)) return value === '' ? '' : ids(key, value)
    if (typeof value === 'string') return text(value)
    if (typeof value !== 'object' || value === null) return value
    if (typeof value.key === 'string' && value.value !== undefined) return attribute(value)
    if (value.bucketCounts !== undefined) return walkObject(stableHistogram(value))
    return walkObject(value)
  }

  /** @param {object} value */
  function walkObject(value) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, walk(item, key)]))
  }

  /** @param {{ key: string, value: any }} pair */
  function attribute({ key, value }) {
    const measured = MEASURED.get(key)
    if (measured !== undefined) return { key, value: measured }
    if (/(?:^|\.)port$/.test(key)) return { key, value: stablePort(value, mockPort) }
    return { key, value: walk(value, '') }
  }

  return new Map([...requests].map(([signal, request]) => [signal, walk(request, '')]))
}

/** @param {string} name */
function createIds(name) {
  /** @type {Map<string, string>} */
  const known = new Map()
  return (/** @type {string} */ key, /** @type {string} */ value) => {
    const made =
      known.get(value) ?? createHash('sha256').update(`${name}/${known.size}`).digest('hex').slice(0, ID_BYTES.get(key))
    known.set(value, made)
    return made
  }
}

/** @param {string} value @param {number} mockPort @param {string} root */
function stableText(value, mockPort, root) {
  return value
    .replaceAll(root, '/app')
    .replace(/(127\.0\.0\.1|localhost):(\d{1,5})/g, (_, host, port) => `${host}:${renamePort(port, mockPort)}`)
}

/** @param {any} value an `intValue`, `doubleValue` or `stringValue` @param {number} mockPort */
function stablePort(value, mockPort) {
  const [[kind, port]] = Object.entries(value)
  const renamed = renamePort(String(port), mockPort)
  return { [kind]: typeof port === 'number' ? Number(renamed) : renamed }
}

/** High ports were picked by the system for this run; low ones are part of the scenario. @param {string} port @param {number} mockPort */
function renamePort(port, mockPort) {
  if (Number(port) === mockPort) return String(MOCK_PORT)
  return port === CLOSED_PORT || Number(port) < 10_000 ? port : String(SITE_PORT)
}

/** A histogram of durations: every measurement counts as a quarter of a second. @param {any} point */
function stableHistogram(point) {
  if (point.sum === undefined || Number.isInteger(point.sum)) return point
  const count = Number(point.count)
  const bucket = point.explicitBounds.findIndex((/** @type {number} */ bound) => bound >= 0.25)
  const bucketCounts = point.bucketCounts.map((/** @type {unknown} */ _, /** @type {number} */ index) =>
    String(index === bucket ? count : 0),
  )
  return { ...point, sum: 0.25 * count, min: 0.25, max: 0.25, bucketCounts }
}
