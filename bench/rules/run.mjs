// `npm run bench:rules -- [CORPORA] [--seed N] [--days N] [--per-day N] [--show N] [--json FILE]`:
// how often the whole pack speaks up where nothing is wrong. A simulated company works for some days, so that what is
// normal is known; then one more day is measured. With the folder of corpora, its benign texts follow as prompts,
// retrieved documents and tool results, each in a conversation of its own.
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ROOT } from '../../scripts/prepare/prepare.mjs'
import { simulateCompany } from '../../scripts/simulate/simulate-company.mjs'
import { toAiEvent } from '../canonical-event.mjs'
import { benignEvents } from './benign-events.mjs'
import { loadDetection } from './load-detection.mjs'
import { createTally } from './tally.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    days: { type: 'string', default: '21' },
    'per-day': { type: 'string', default: '30000' },
    show: { type: 'string', default: '2' },
    json: { type: 'string' },
    rules: { type: 'string', default: join(ROOT, 'rules') },
  },
})
const DAY_MS = 86_400_000
const { createDetection } = await loadDetection()
const detection = await createDetection(values.rules)
for (const problem of detection.problems) console.log(`${problem.file}:${problem.line}: ${problem.message}`)
const days = Number(values.days)
console.log(`${detection.rules.length} rules; ${days} days of a company to learn from, then one day measured\n`)

let seq = 0
const { history, company } = runCompany(Number(values['per-day']))
report('a normal day', company)
report(`the ${days} days of learning (not measured)`, history, false)
const [corpora] = positionals
const texts = corpora !== undefined && existsSync(corpora) ? runTexts(corpora) : undefined
if (texts !== undefined) report('benign texts of the corpora', texts)
if (values.json !== undefined) {
  writeFileSync(values.json, JSON.stringify({ company: company.summary(), texts: texts?.summary() }, undefined, 2))
}

function runCompany(eventsPerDay) {
  const learnt = createTally(detection.rules)
  const measured = createTally(detection.rules)
  let fromMs
  for (const event of simulateCompany({ seed: values.seed, days: days + 1, usersCount: 200, eventsPerDay })) {
    fromMs ??= Math.floor(event.receivedMs / DAY_MS) * DAY_MS + days * DAY_MS
    look(event, event.receivedMs < fromMs ? learnt : measured)
  }
  return { history: learnt, company: measured }
}

function runTexts(folder) {
  const tally = createTally(detection.rules)
  for (const event of benignEvents(folder)) look(event, tally)
  return tally
}

function look(event, tally) {
  seq += 1
  const { alerts, events } = detection.look(toAiEvent(event, seq))
  tally.add(events[0], alerts)
}

function report(name, tally, detailed = true) {
  const { events, loud, perTenThousand } = tally.summary()
  console.log(
    `${name}: ${events} events, ${loud} alerts of medium or higher (${perTenThousand.toFixed(2)} in 10,000 events)`,
  )
  if (detailed) tally.print(Number(values.show))
  console.log('')
}
