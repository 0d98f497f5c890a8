// `npm run bench:sigma -- RULES.tar.gz EXTRA.tar.gz [REGRESSION.tar.gz] [--seed N] [--json FILE]`: events a second on one
// core, of events that match nothing, for 10 to all rules; what building costs in time and memory; and beside it a loop
// that reads every rule straight.
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { createRandom } from '../scan/random.mjs'
import { buildEvents, scramble } from './events.mjs'
import { loadSigma } from './load-sigma.mjs'
import { readArchive, readJsonObjects, readRules } from './read-archive.mjs'

const COUNTS = [10, 100, 1000, Number.POSITIVE_INFINITY]
const EVENTS = 4000
const BUDGET_MS = 1500

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: '1' }, json: { type: 'string' } },
})
const [rulesPath, extraPath, regressionPath] = positionals
if (extraPath === undefined) {
  console.error('usage: node bench/sigma/run.mjs RULES.tar.gz EXTRA.tar.gz [REGRESSION.tar.gz]')
  process.exit(2)
}
const sigma = await loadSigma()
const { rules } = readRules(sigma.parseSigma, [rulesPath, extraPath])
const shuffled = shuffle(rules, Number(values.seed))
console.log(`${rules.length} rules on ${cpus().length} x ${cpus()[0]?.model.trim()}, Node.js ${process.version}\n`)

const workloads = [{ name: 'generated', events: buildEvents(EVENTS, Number(values.seed)) }]
if (regressionPath !== undefined) {
  const objects = readArchive(regressionPath)
    .filter(({ name }) => name.endsWith('.json'))
    .flatMap(({ text }) => readJsonObjects(text))
    .map((object) => scramble(object))
  const views = () => objects.map((object) => sigma.eventFromJson(object))
  workloads.push({ name: 'recorded, no log source', events: views() })
}

const report = []
for (const { name, events } of workloads) {
  console.log(`${name} events`)
  console.log('     rules   events/s   us/event   ns/rule added   matches   build ms   heap MB   naive events/s')
  let before
  for (const count of COUNTS) {
    const row = measure(shuffled.slice(0, count), events)
    const added = before === undefined ? 0 : ((row.micros - before.micros) * 1000) / (row.rules - before.rules)
    before = row
    report.push({ name, ...row, added })
    print([
      row.rules,
      1e6 / row.micros,
      row.micros.toFixed(2),
      added.toFixed(2),
      row.matches,
      row.buildMs,
      row.heapMb,
      row.naive,
    ])
  }
  console.log('')
}
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(report, undefined, 2)}\n`)

function measure(some, events) {
  globalThis.gc?.()
  const heapBefore = memory()
  const started = performance.now()
  const set = sigma.buildRuleSet(some)
  const buildMs = performance.now() - started
  globalThis.gc?.()
  const heapMb = (memory() - heapBefore) / 1e6
  const matches = events.reduce((sum, event) => sum + set.match(event).length, 0)
  const micros = timeEach(events, (event) => set.match(event))
  const naive =
    1e6 / timeEach(events, (event) => some.filter((rule) => applies(rule, event) && sigma.evaluateRule(rule, event)))
  return { rules: some.length, micros, matches, buildMs, heapMb, naive }
}

function memory() {
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

function applies({ logsource }, event) {
  if (event.logsource === undefined) return true
  return Object.entries(logsource).every(([part, wanted]) => (event.logsource[part] ?? wanted) === wanted)
}

/** Microseconds of one call; the best of the rounds that the budget allows, since another program can only slow one down. */
function timeEach(events, run) {
  const end = performance.now() + BUDGET_MS
  let best = Number.POSITIVE_INFINITY
  while (performance.now() < end) {
    const started = performance.now()
    let done = 0
    for (const event of events) {
      run(event)
      done += 1
      if (done % 64 === 0 && performance.now() > end) break
    }
    best = Math.min(best, ((performance.now() - started) * 1000) / done)
  }
  return best
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

function print(cells) {
  const widths = [10, 11, 11, 16, 10, 11, 10, 17]
  console.log(
    cells.map((cell, i) => String(typeof cell === 'number' ? Math.round(cell) : cell).padStart(widths[i])).join(''),
  )
}
