// `npm run simulate -- [--seed N] [--days N] [--users N] [--events-per-day N] [--last-day] [--out FILE]`: a normal company
// as JSON lines, one event a line ({category, action, receivedMs, fields}); to standard output without --out.

import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { parseArgs } from 'node:util'
import { DEFAULT_START_MS, simulateCompany } from './simulate-company.mjs'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    days: { type: 'string', default: '1' },
    users: { type: 'string', default: '200' },
    'events-per-day': { type: 'string', default: '60000' },
    'last-day': { type: 'boolean', default: false },
    out: { type: 'string' },
  },
})
const wholeNumber = (name) => {
  const number = Number(values[name])
  if (!Number.isInteger(number) || number < 1)
    throw new Error(`--${name} must be a whole number from 1, not ${values[name]}`)
  return number
}
const days = wholeNumber('days')
const from = values['last-day'] ? DEFAULT_START_MS + (days - 1) * 86_400_000 : 0
const out = values.out === undefined ? process.stdout : createWriteStream(values.out)
const started = performance.now()
let count = 0
let lines = ''
for (const event of simulateCompany({
  seed: values.seed,
  days,
  usersCount: wholeNumber('users'),
  eventsPerDay: wholeNumber('events-per-day'),
})) {
  if (event.receivedMs < from) continue
  count += 1
  lines += `${JSON.stringify(event)}\n`
  if (lines.length > 1_000_000) await flush()
}
await flush()
if (out !== process.stdout) {
  out.end()
  await once(out, 'finish')
}
const seconds = (performance.now() - started) / 1000
process.stderr.write(`${count} events in ${seconds.toFixed(1)} s, ${Math.round(count / seconds)} a second\n`)

async function flush() {
  const text = lines
  lines = ''
  if (!out.write(text)) await once(out, 'drain')
}
