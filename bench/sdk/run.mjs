// `npm run bench:sdk [-- --calls N] [--json FILE]`: what watching costs one chat call of the openai client: time added,
// CPU (whatever is done beside the call included), import, memory kept after a collection and of the process, for the SDK with and without scanning, and for two other instrumentations where they are installed
// (`npm install --prefix bench/sdk/rivals --ignore-scripts`). Each runs in a process of its own against the same
// answer from memory, and sends what it records to the same sink over HTTP.
import { execFileSync, fork } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { prepare } from '../../scripts/prepare/prepare.mjs'
import { VARIANTS } from './variants.mjs'

const { values } = parseArgs({
  options: {
    calls: { type: 'string', default: '1500' },
    rounds: { type: 'string', default: '3' },
    json: { type: 'string' },
  },
})
await prepare()
console.log(
  `sdk on ${cpus().length} x ${cpus()[0]?.model.trim()}, Node.js ${process.version}; ${values.calls} calls of 2 KB, best of ${values.rounds} rounds\n`,
)

const sink = fork(join(import.meta.dirname, 'sink.mjs'), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
const endpoint = await new Promise((resolve) => sink.once('message', resolve))
const rows = []
try {
  for (const name of Object.keys(VARIANTS)) rows.push({ name, ...best(name) })
} finally {
  sink.kill()
}
const bare = rows.find(({ name }) => name === 'bare')
const us = (ms) => `${(ms * 1000).toFixed(0)} µs`.padStart(10)
console.log(
  `${'variant'.padEnd(34)}${'added p50'.padStart(10)}${'p99'.padStart(10)}${'CPU'.padStart(10)}${'import'.padStart(10)}${'held'.padStart(8)}${'RSS'.padStart(8)}`,
)
for (const row of rows) {
  if (row.missing) {
    console.log(`${row.name.padEnd(34)}  not installed`)
    continue
  }
  const memory = (kind) => `${(row[kind] - bare[kind]).toFixed(0)} MB`.padStart(8)
  const start = `${row.importMs.toFixed(0)} ms`.padStart(10)
  console.log(
    `${row.name.padEnd(34)}${us(row.p50 - bare.p50)}${us(row.p99 - bare.p99)}${us(row.cpuMs - bare.cpuMs)}${start}${memory('heldMb')}${memory('rssMb')}`,
  )
}
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(rows, undefined, 2)}\n`)

/** The round with the lowest median: the others shared the machine with something else. */
function best(name) {
  const rounds = Array.from({ length: Number(values.rounds) }, () => measure(name))
  return rounds.reduce((least, round) => ((round.p50 ?? 0) < (least.p50 ?? 0) ? round : least))
}

function measure(name) {
  const args = ['--expose-gc', join(import.meta.dirname, 'variant.mjs'), name, endpoint, values.calls]
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }))
}
