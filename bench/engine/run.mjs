// `npm run bench:engine [-- --slices N] [--slice N]`: CPU of the engine thread by stage, for events of a simulated company
// (about four a span), for chat spans of 2 KB of text that come as OTLP protobuf, and for the spans of `bench/ingest`: one
// conversation, texts seen before. Warm; each figure is the median over several slices. `--only company`, `spans` or
// `repeated` leaves the others out.
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { isMainThread, Worker } from 'node:worker_threads'
import { ROOT } from '../../scripts/prepare/prepare.mjs'
import { createEngine } from './load-engine.mjs'
import { companyBatches, repeatedEntries, spanEntries } from './sources.mjs'

const { values } = parseArgs({
  options: {
    slices: { type: 'string', default: '9' },
    slice: { type: 'string', default: '4000' },
    warm: { type: 'string', default: '16000' },
    only: { type: 'string' },
    rules: { type: 'string', default: join(ROOT, 'rules') },
  },
})
const EVENTS_A_SPAN = 4
const BATCH = 200
const TEXT_BYTES = 2048
/** `match` is run once more by itself; what `detect` costs beyond it is correlation and alerts. */
const STAGES = [
  'decode',
  'normalize',
  'scan',
  'session',
  'baselines',
  'weave add',
  'settle',
  'match',
  'correlate',
  'encode',
]

if (isMainThread) {
  // Heaps as the server gives them to its engine thread.
  const resourceLimits = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 64 }
  new Worker(new URL(import.meta.url), { argv: process.argv.slice(2), resourceLimits })
} else {
  const loads = { company: measureCompany, spans: measureSpans, repeated: measureRepeated }
  for (const [name, measureLoad] of Object.entries(loads)) {
    if (values.only === undefined || values.only === name) await measureLoad()
  }
}

async function measureCompany() {
  const batches = companyBatches({ seed: 1, size: BATCH })
  await measure('a simulated company, 4 events a span', (engine, spend) => {
    const events = batches.next().value
    return {
      spans: events.length / EVENTS_A_SPAN,
      ...judge(engine, spend, { events, nowMs: events.at(-1).receivedMs }),
    }
  })
}

async function measureSpans() {
  const entries = spanEntries({ seed: 1, spans: BATCH / EVENTS_A_SPAN, textBytes: TEXT_BYTES, perSecond: 2000 })
  await measureEntries('chat spans, 2 KB of text each, 180 conversations of 60 users', entries)
}

async function measureRepeated() {
  const entries = repeatedEntries({ seed: 1, spans: 100, textBytes: TEXT_BYTES, perSecond: 2000 })
  await measureEntries('chat spans, 2 KB of text each, one conversation, 800 texts again and again', entries)
}

async function measureEntries(name, entries) {
  await measure(name, (engine, spend) => {
    const entry = entries.next().value
    const { tenant, receivedMs, seq } = entry
    const records = spend('decode', () => engine.decode(entry))
    const { events, rawRecords } = spend('normalize', () => engine.normalize(records, { tenant, receivedMs, seq }))
    return { spans: records.length, ...judge(engine, spend, { events, records: rawRecords, nowMs: receivedMs }) }
  })
}

/** What follows the normalizer, in the order of the engine thread, one stage after the other for the whole batch. */
function judge(engine, spend, { events, records = [], nowMs }) {
  const late = spend('settle', () => engine.settle(nowMs))
  const { events: scanned, findings } = spend('scan', () => engine.scan(events))
  const found = new Map()
  for (const finding of findings) found.set(finding.eventId, [...(found.get(finding.eventId) ?? []), finding])
  const of = (event) => found.get(event.id) ?? []
  const placed = spend('session', () => scanned.map((event) => engine.session(event, of(event))))
  const known = spend('baselines', () => placed.map((event) => engine.baselines(event)))
  spend('weave add', () => {
    for (const event of known) engine.weave(event, of(event))
  })
  const all = [...late, ...known]
  spend('match', () => {
    for (const event of all) engine.match(event)
  })
  spend('correlate', () => {
    engine.tick(nowMs)
    for (const event of all) engine.detect(event)
  })
  spend('encode', () => engine.encode({ events: all, records, findings }))
  return { events: events.length }
}

async function measure(name, step) {
  const engine = await createEngine(values.rules)
  const slices = []
  runSlice(engine, step, Number(values.warm))
  for (let n = 0; n < Number(values.slices); n += 1) slices.push(runSlice(engine, step, Number(values.slice)))
  const median = (of) => middle(slices.map(of))
  console.log(`${name}: median of ${slices.length} slices of ${values.slice} events, microseconds of CPU`)
  console.log(`  ${'stage'.padEnd(12)} ${'an event'.padStart(10)} ${'a span'.padStart(10)}`)
  const row = (stage, us) =>
    console.log(
      `  ${stage.padEnd(12)} ${median((one) => us(one) / one.events)
        .toFixed(2)
        .padStart(10)} ${median((one) => us(one) / one.spans)
        .toFixed(1)
        .padStart(10)}`,
    )
  for (const stage of STAGES) row(stage, ({ spent }) => spent.get(stage) ?? 0)
  row('together', ({ total }) => total)
  const perSecond = median(({ spans, total }) => (spans / total) * 1e6)
  console.log(`  one thread: ${Math.round(perSecond)} spans a second`)
  console.log(
    `  saving its memory: ${median(({ saveUs }) => saveUs / 1000).toFixed(0)} ms of CPU, ${(slices.at(-1).saveBytes / 2 ** 20).toFixed(1)} MiB\n`,
  )
}

function runSlice(engine, step, most) {
  const spent = new Map()
  const spend = (stage, work) => {
    const start = process.cpuUsage()
    const result = work()
    const { user, system } = process.cpuUsage(start)
    spent.set(stage, (spent.get(stage) ?? 0) + user + system)
    return result
  }
  let [events, spans] = [0, 0]
  while (events < most) {
    const done = step(engine, spend)
    events += done.events
    spans += done.spans
  }
  engine.takeGaps()
  // `correlate` was timed as the whole of detection, which matches too.
  spent.set('correlate', (spent.get('correlate') ?? 0) - (spent.get('match') ?? 0))
  const total = [...spent.values()].reduce((sum, us) => sum + us, 0)
  const saveBytes = spend('save', engine.save)
  return { events, spans, spent, total, saveUs: spent.get('save'), saveBytes }
}

function middle(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b)
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
}
