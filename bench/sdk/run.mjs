// `npm run bench:sdk [-- --calls N] [--rounds N] [--compression gzip|none] [--json FILE]`: what watching costs one chat
// call of the openai client: time added, CPU (whatever is done beside the call and sending all of it included), bytes
// sent, import, memory kept after a collection and of the process, for the SDK with and without scanning, and for two
// other instrumentations where they are installed (`npm install --prefix bench/sdk/rivals --ignore-scripts`). Each runs
// in a process of its own against the same answers from memory, and sends what it records to the same sink over HTTP,
// as JSON that nobody packs (`--compression gzip`: that everybody packs). The variants take turns, and of each figure
// the median of the rounds is shown: others use the machine too.
import { execFile, fork } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import { prepare } from '../../scripts/prepare/prepare.mjs'
import { VARIANTS } from './variants.mjs'

const { values } = parseArgs({
  options: {
    calls: { type: 'string', default: '1500' },
    rounds: { type: 'string', default: '3' },
    compression: { type: 'string', default: 'none' },
    json: { type: 'string' },
  },
})
await prepare()
console.log(
  `sdk on ${cpus().length} x ${cpus()[0]?.model.trim()}, Node.js ${process.version}; ${values.calls} calls of 2 KB, median of ${values.rounds} rounds, compression ${values.compression}\n`,
)

const sink = fork(join(import.meta.dirname, 'sink.mjs'), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
const [endpoint] = await once(sink, 'message')
const rounds = []
try {
  for (let round = 0; round < Number(values.rounds); round += 1) {
    for (const name of Object.keys(VARIANTS)) rounds.push({ name, ...(await measure(name)) })
  }
} finally {
  sink.kill()
}
const rows = Object.keys(VARIANTS).map((name) => median(rounds.filter((round) => round.name === name)))
const bare = rows.find(({ name }) => name === 'bare')
const us = (ms) => `${(ms * 1000).toFixed(0)} µs`.padStart(10)
console.log(
  `${'variant'.padEnd(34)}${'added p50'.padStart(10)}${'p99'.padStart(10)}${'CPU'.padStart(10)}${'sent'.padStart(9)}${'import'.padStart(10)}${'held'.padStart(8)}${'RSS'.padStart(8)}`,
)
for (const row of rows) {
  if (row.missing) {
    console.log(`${row.name.padEnd(34)}  not installed`)
    continue
  }
  const memory = (kind) => `${(row[kind] - bare[kind]).toFixed(0)} MB`.padStart(8)
  const sent = `${(row.sentBytes / 1000).toFixed(1)} KB`.padStart(9)
  const start = `${row.importMs.toFixed(0)} ms`.padStart(10)
  console.log(
    `${row.name.padEnd(34)}${us(row.p50 - bare.p50)}${us(row.p99 - bare.p99)}${us(row.cpuMs - bare.cpuMs)}${sent}${start}${memory('heldMb')}${memory('rssMb')}`,
  )
}
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(rows, undefined, 2)}\n`)

/** Of each figure the median of the rounds. */
function median(rounds) {
  const middle = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]
  const figures = Object.keys(rounds[0]).filter((key) => typeof rounds[0][key] === 'number')
  return { ...rounds[0], ...Object.fromEntries(figures.map((key) => [key, middle(rounds.map((round) => round[key]))])) }
}

async function measure(name) {
  const args = ['--expose-gc', join(import.meta.dirname, 'variant.mjs'), name, endpoint, values.calls]
  // The variable that the exporters of all variants go by.
  const env = { ...process.env, OTEL_EXPORTER_OTLP_COMPRESSION: values.compression }
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { env })
  if (stderr !== '') console.error(stderr)
  sink.send('')
  const [bytes] = await once(sink, 'message')
  const { calls, ...figures } = JSON.parse(stdout)
  return { ...figures, sentBytes: bytes / (calls ?? 1) }
}
