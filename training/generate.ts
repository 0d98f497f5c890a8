import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { generateRows } from './generate/generate-rows.ts'
import { type HandText, handRows } from './generate/hand-rows.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '35000' },
    handwritten: { type: 'string', default: 'training/handwritten' },
    out: { type: 'string', default: 'training/out/generated.jsonl' },
  },
})
const own = readdirSync(values.handwritten).filter((name) => name.endsWith('.jsonl'))
const hand = own.sort().flatMap((name) => handRows(name.slice(0, -6), readTexts(join(values.handwritten, name))))
const rows = [...generateRows(Number(values.seed), Number(values.count)), ...hand]
mkdirSync(dirname(values.out), { recursive: true })
writeFileSync(values.out, rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
process.stderr.write(`${rows.length} texts, ${hand.length} of them by hand, written to ${values.out}\n`)

function readTexts(file: string): readonly HandText[] {
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as HandText)
}
