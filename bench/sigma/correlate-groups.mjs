const RULES = `title: seen
name: seen
logsource: { product: bench }
detection:
  selection: { kind: x }
  condition: selection
---
title: many of one source
correlation:
  type: event_count
  rules: [seen]
  group-by: [source]
  timespan: 1h
  condition: { gte: 1000 }
---
title: many targets of one source
correlation:
  type: value_count
  rules: [seen]
  group-by: [source]
  timespan: 1h
  condition: { field: target, gte: 1000 }
`
const LIMITS = [undefined, 10_000]

/** What so many groups, each seen once within one window, cost a correlator: as it comes, and with a low limit. */
export function measureCorrelator({ parseSigma, createCorrelator }, distinct) {
  const { documents } = parseSigma(RULES, { file: 'bench.yml' })
  const rules = documents.filter(({ kind }) => kind === 'rule')
  return documents
    .filter(({ kind }) => kind === 'correlation')
    .flatMap((correlation) => LIMITS.map((limit) => measure(createCorrelator, { rules, correlation, limit, distinct })))
}

function measure(createCorrelator, { rules, correlation, limit, distinct }) {
  globalThis.gc?.()
  const before = process.memoryUsage().heapUsed
  const correlator = createCorrelator(rules, [correlation], limit === undefined ? {} : { groups: limit })
  const cpu = process.cpuUsage()
  const started = performance.now()
  for (let i = 0; i < distinct; i += 1) {
    const fields = new Map([
      ['source', `10.${i % 250}.${(i >> 8) % 250}.${i}`],
      ['target', `host-${i % 977}`],
    ])
    const event = { value: (field) => fields.get(field), values: () => fields.values() }
    correlator.feed({ id: `e${i}`, partition: 'one', receivedMs: 1_764_000_000_000 + i, event, matched: [0] })
  }
  const micros = ((performance.now() - started) * 1000) / distinct
  const { user, system } = process.cpuUsage(cpu)
  globalThis.gc?.()
  const heapMb = (process.memoryUsage().heapUsed - before) / 1e6
  const dropped = correlator
    .takeGaps()
    .filter(({ reason }) => reason === 'groups')
    .reduce((sum, { count }) => sum + count, 0)
  return {
    name: correlation.title,
    distinct,
    limit: limit ?? 'as many as by default',
    micros,
    cpuMicros: (user + system) / distinct,
    heapMb,
    dropped,
  }
}
