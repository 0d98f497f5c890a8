import { everydayRows } from './evaluate/everyday.ts'
import { auroc } from './evaluate/metrics.ts'
import { openOurs } from './evaluate/ours.ts'
import { roleOf } from './evaluate/sources.ts'

// node training/run.mjs evaluate-everyday [--misses]: the shipped scanner on hard everyday texts and quiet attacks.
const ours = openOurs()
if (ours === undefined) throw new Error('this checkout has no scanner')
const judged = await Promise.all(
  everydayRows().map(async (row) => {
    const role = roleOf(row)
    const { score, acts } = await ours.judge(row.text, role)
    return { row, score, acts, attack: row.label !== 'benign', group: `${row.label} ${role}` }
  }),
)
for (const group of [...new Set(judged.map((item) => item.group))]) {
  const list = judged.filter((item) => item.group === group)
  const share = (flagged: (item: (typeof list)[number]) => boolean): string =>
    `${((100 * list.filter(flagged).length) / list.length).toFixed(1)} %`
  print(
    `${group}: ${list.length}, flagged ${share(({ acts }) => acts)}, from 0.9 ${share(({ score }) => score >= 0.9)}`,
  )
}
print(`AUROC ${auroc(judged).toFixed(4)}`)
if (process.argv.includes('--misses')) {
  for (const { row, score, acts, attack } of judged) {
    if (acts !== attack)
      print(`${attack ? 'missed' : 'FLAGGED'} ${score.toFixed(3)} ${row.lang} ${row.text.slice(0, 90)}`)
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}
