import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { generateRows } from './generate/generate-rows.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '24000' },
    out: { type: 'string', default: 'training/out/generated.jsonl' },
  },
})
const rows = generateRows(Number(values.seed), Number(values.count))
mkdirSync(dirname(values.out), { recursive: true })
writeFileSync(values.out, rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
process.stderr.write(`${rows.length} texts written to ${values.out}\n`)
