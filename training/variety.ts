import { readFileSync } from 'node:fs'
import { measureVariety } from './generate/measure-variety.ts'
import type { GeneratedRow } from './generate/row.ts'

const file = process.argv[2] ?? 'training/out/generated.jsonl'
const rows = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as GeneratedRow)
process.stdout.write(`${measureVariety(rows).join('\n')}\n`)
