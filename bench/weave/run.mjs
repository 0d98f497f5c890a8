// `npm run bench:weave [-- --kb N] [--traces N]`: what a span costs the weave, how that grows with the length of a trace
// with documents of 50 KB, and how much memory many open traces hold.
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { loadSource } from '../load-source.mjs'
import { traceEvents } from './traces.mjs'

const SPANS = [62, 125, 250, 500, 1_000, 2_000]
const MIB = 1024 * 1024

const { values } = parseArgs({
  options: { kb: { type: 'string', default: '50' }, traces: { type: 'string', default: '100000' } },
})
const { buildGraph, createJudge, createWeave } = await loadSource(
  `export { buildGraph, createJudge, createWeave } from '@telltale/engine'`,
)
const judge = createJudge()
console.log(`weave on ${cpus().length} x ${cpus()[0]?.model.trim()}, Node.js ${process.version}\n`)

const size = Number(values.kb) * 1024
graphOf(traceEvents({ traceId: 'warm', spans: 125, size, seed: 9 }))
console.log(`whole traces, documents of ${values.kb} KB, all of it looked at (a server looks at 4 MB of a trace)`)
console.log('  spans   text MB   CPU ms   ms a span   µs a KB   flows')
const rows = SPANS.map((spans) => {
  const events = traceEvents({ traceId: 'a'.repeat(32), spans, size, seed: spans })
  const length = lengthOf(events)
  const { ms, graph } = graphOf(events)
  const cells = [
    spans,
    (length / MIB).toFixed(1),
    ms.toFixed(0),
    (ms / spans).toFixed(2),
    ((ms * 1e6) / length).toFixed(0),
    graph.flows.length,
  ]
  console.log(`  ${cells.map((cell, i) => String(cell).padStart([5, 8, 7, 10, 8, 6][i])).join('  ')}`)
  return { spans, ms }
})
const [first, last] = [rows[0], rows.at(-1)]
const slope = Math.log(last.ms / first.ms) / Math.log(last.spans / first.spans)
console.log(`  time grows with spans to the power of ${slope.toFixed(2)} (1 is linear)\n`)

const count = Number(values.traces)
global.gc?.()
const before = process.memoryUsage()
const cpu = process.cpuUsage()
const weave = createWeave({ judge })
let spans = 0
for (let i = 0; i < count; i += 1) {
  const events = openTraceEvents(i)
  spans += events.length
  for (const event of events) weave.add(event, [])
  if (i % 1_000 === 0) weave.settle(0)
}
const used = process.cpuUsage(cpu)
global.gc?.()
const after = process.memoryUsage()
console.log(
  `${count.toLocaleString('en')} traces open at once, ${spans.toLocaleString('en')} spans, none of them quiet`,
)
console.log(`  kept whole: ${weave.size().toLocaleString('en')}`)
console.log(`  heap ${((after.heapUsed - before.heapUsed) / MIB).toFixed(0)} MiB`)
console.log(`  ${((used.user + used.system) / spans).toFixed(0)} µs of CPU a span`)

function graphOf(events) {
  const start = process.cpuUsage()
  const graph = buildGraph(events, [], judge, Number.POSITIVE_INFINITY)
  const { user, system } = process.cpuUsage(start)
  return { graph, ms: (user + system) / 1000 }
}

function lengthOf(events) {
  return events.reduce((sum, { fields }) => sum + JSON.stringify([...fields.values()]).length, 0)
}

/** A trace whose root has not come: a question, three documents and two mails. */
function openTraceEvents(i) {
  const traceId = i.toString(16).padStart(32, '0')
  return traceEvents({ traceId, spans: 7, size: 1024, seed: i + 1 }).map((event) => ({
    ...event,
    fields: new Map([...event.fields, ['parent_span_id', 'root']]),
  }))
}
