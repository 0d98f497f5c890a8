import { readFileSync } from 'node:fs'
import type { ScanRole } from '@telltale/model'
import { auroc, flaggedShare, thresholdAt } from './evaluate/metrics.ts'
import { openOurs } from './evaluate/ours.ts'

// node training/run.mjs evaluate-blind [FILE]: the shipped scanner on texts whose author saw neither the scanner, nor its
// training texts, nor the corpora. Prints numbers by kind and never a text: who looks at them can no longer use them.
interface BlindText {
  readonly text: string
  readonly role: ScanRole
  readonly kind: string
  readonly label: 0 | 1
}

const [, , file = 'training/blind/texts.jsonl'] = process.argv
const ours = openOurs()
if (ours === undefined) throw new Error('this checkout has no scanner')
const lines = readFileSync(file, 'utf8').split('\n')
const texts = lines.filter((line) => line !== '').map((line) => JSON.parse(line) as BlindText)
const judged = await Promise.all(
  texts.map(async ({ text, role, kind, label }) => {
    const { score, acts } = await ours.judge(text, role)
    return { score, acts, attack: label === 1, group: kind }
  }),
)
const attacks = judged.filter(({ attack }) => attack)
const others = judged.filter(({ attack }) => !attack)
const flagged = (list: typeof judged): number => list.filter(({ acts }) => acts).length
const threshold = thresholdAt(
  others.map(({ score }) => score),
  0.05,
)
const atFive = flaggedShare(
  attacks.map(({ score }) => score),
  threshold,
)
print(
  `attacks found ${flagged(attacks)} of ${attacks.length}, harmless texts flagged ${flagged(others)} of ${others.length}`,
)
print(`AUROC ${auroc(judged).toFixed(4)}, found where five in a hundred harmless ones are flagged ${percent(atFive)}`)
for (const kind of [...new Set(judged.map(({ group }) => group))].sort()) {
  const list = judged.filter(({ group }) => group === kind)
  print(`${list[0]?.attack ? 'attack  ' : 'harmless'} ${kind.padEnd(24)} ${flagged(list)} of ${list.length} flagged`)
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}
