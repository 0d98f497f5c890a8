// `npm run bench:sigma -- RULES.tar.gz EXTRA.tar.gz [REGRESSION.tar.gz] [--seed N] [--json FILE] [--groups N]`: events a
// second on one core for 10 to all rules, by the clock and by the processor time used (another program on the machine
// spoils only the first); what building costs in time and memory; a loop that reads every rule straight beside it; and
// what a million groups cost the correlator.
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { createRandom } from '../scan/random.mjs'
import { measureCorrelator } from './correlate-groups.mjs'
import { buildEvents, scramble } from './events.mjs'
import { loadSigma } from './load-sigma.mjs'
import { readArchive, readJsonObjects, readRules } from './read-archive.mjs'

const COUNTS = [10, 100, 1000, Number.POSITIVE_INFINITY]
const EVENTS = 4000
const BUDGET_MS = 2000
const NAIVE_EVENTS = 40

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    json: { type: 'string' },
    groups: { type: 'string', default: '1000000' },
  },
})
const [rulesPath, extraPath, regressionPath] = positionals
if (extraPath === undefined) {
  console.error('usage: node bench/sigma/run.mjs RULES.tar.gz EXTRA.tar.gz [REGRESSION.tar.gz]')
  process.exit(2)
}
const sigma = await loadSigma()
const { rules } = readRules(sigma.parseSigma, [rulesPath, extraPath])
const shuffled = shuffle(rules, Number(values.seed))
const all = sigma.buildRuleSet(rules)
console.log(`${rules.length} rules on ${cpus().length} x ${cpus()[0]?.model.trim()}, Node.js ${process.version}\n`)

const report = []
for (const { name, read } of workloads()) {
  console.log(`${name}: ${read().length} events`)
  console.log('  rules   events/s  per CPU s   us  CPU us  matches  build ms  heap MB  naive events/s')
  for (const count of COUNTS) {
    const row = measure(shuffled.slice(0, count), read)
    report.push({ name, ...row })
    print(row)
  }
  console.log('')
}
const groups = Number(values.groups)
if (groups > 0) {
  for (const row of measureCorrelator(sigma, groups)) {
    report.push(row)
    const { name, distinct, limit, micros, cpuMicros, heapMb, dropped } = row
    console.log(
      `${name}, ${distinct} groups, at most ${limit} kept: ${micros.toFixed(2)} us an event (${cpuMicros.toFixed(2)} CPU us), heap ${Math.round(heapMb)} MB, groups given up and told of: ${dropped}`,
    )
  }
}
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(report, undefined, 2)}\n`)

/** Each gives its events anew, read from JSON as a receiver would, so that nothing of a text is known from before. */
function workloads() {
  const made = buildEvents(EVENTS, Number(values.seed))
  const fresh = (some) => {
    const text = JSON.stringify(some)
    return () => JSON.parse(text).map(({ logsource, fields }) => view(logsource, fields))
  }
  const list = [
    { name: 'generated', read: fresh(made) },
    {
      name: 'generated, process creation, its service not known',
      read: fresh(
        made
          .filter(({ logsource }) => logsource.category === 'process_creation')
          .map(({ fields }) => ({ logsource: { product: 'windows', category: 'process_creation' }, fields })),
      ),
    },
  ]
  if (regressionPath === undefined) return list
  const sources = new Map(rules.map(({ id, logsource }) => [id, logsource]))
  const recorded = readArchive(regressionPath)
    .filter(({ name }) => name.endsWith('.json'))
    .flatMap(({ name, text }) =>
      readJsonObjects(text).map((object) => ({ object, logsource: sources.get(name.split('/').at(-1)?.slice(0, -5)) })),
    )
  const read = (some) => {
    const text = JSON.stringify(some)
    return () => JSON.parse(text).map(({ object, logsource }) => ({ ...sigma.eventFromJson(object), logsource }))
  }
  const quiet = (some) => some.filter((one) => all.match(read([one])()[0]).length === 0)
  const moved = recorded.map(({ object, logsource }) => ({ object: scramble(object), logsource }))
  list.push({ name: 'recorded, letters moved, those that match nothing', read: read(quiet(moved)) })
  list.push({ name: 'recorded, as they are (they match)', read: read(recorded) })
  list.push({
    name: 'recorded, letters moved, no log source (some match)',
    read: read(moved.map(({ object }) => ({ object }))),
  })
  return list
}

function view(logsource, fields) {
  const held = new Map(Object.entries(fields))
  return { logsource, value: (field) => held.get(field), values: () => held.values() }
}

function measure(some, read) {
  globalThis.gc?.()
  const heapBefore = memory()
  const started = performance.now()
  const set = sigma.buildRuleSet(some)
  const buildMs = performance.now() - started
  globalThis.gc?.()
  const heapMb = (memory() - heapBefore) / 1e6
  const matches = read().reduce((sum, event) => sum + set.match(event).length, 0)
  const { micros, cpuMicros } = timeEach(read, (event) => set.match(event))
  const few = () => read().slice(0, NAIVE_EVENTS)
  const naive = timeEach(few, (event) => some.filter((rule) => applies(rule, event) && sigma.evaluateRule(rule, event)))
  return { rules: some.length, micros, cpuMicros, matches, buildMs, heapMb, naive: 1e6 / naive.cpuMicros }
}

function memory() {
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

function applies({ logsource }, event) {
  if (event.logsource === undefined) return true
  return Object.entries(logsource).every(([part, wanted]) => (event.logsource[part] ?? wanted) === wanted)
}

/** Microseconds of one call, the median of the rounds that the budget allows; the first ones warm the compiler up. */
function timeEach(read, run) {
  const end = performance.now() + BUDGET_MS
  const rounds = []
  while (performance.now() < end || rounds.length < 3) {
    const events = read()
    const cpu = process.cpuUsage()
    const started = performance.now()
    for (const event of events) run(event)
    const micros = ((performance.now() - started) * 1000) / events.length
    const { user, system } = process.cpuUsage(cpu)
    rounds.push({ micros, cpuMicros: (user + system) / events.length })
  }
  const late = rounds.slice(Math.floor(rounds.length / 3))
  const middle = (of) => late.map(of).sort((a, b) => a - b)[Math.floor(late.length / 2)]
  return { micros: middle((one) => one.micros), cpuMicros: middle((one) => one.cpuMicros) }
}

function shuffle(items, seed) {
  const random = createRandom(seed)
  const mixed = [...items]
  for (let i = mixed.length - 1; i > 0; i -= 1) {
    const j = random.below(i + 1)
    const held = mixed[i]
    mixed[i] = mixed[j]
    mixed[j] = held
  }
  return mixed
}

function print({ rules: count, micros, cpuMicros, matches, buildMs, heapMb, naive }) {
  const cells = [count, 1e6 / micros, 1e6 / cpuMicros, micros.toFixed(1), cpuMicros.toFixed(1)]
  const widths = [7, 11, 11, 6, 8, 9, 10, 9, 16]
  console.log(
    [...cells, matches, buildMs, heapMb, naive]
      .map((cell, i) => String(typeof cell === 'number' ? Math.round(cell) : cell).padStart(widths[i]))
      .join(''),
  )
}
