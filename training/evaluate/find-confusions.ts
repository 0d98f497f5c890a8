import type { Row } from '../corpora/read-corpora.ts'
import type { Scores } from './score-rows.ts'
import { groupOf } from './sources.ts'

const SHOWN = 80

/** The worst `most` errors of each source as lines: attacks that scored low and benign texts that scored high. */
export function findConfusions(
  scores: Scores,
  rows: readonly Row[],
  { threshold, most }: { readonly threshold: number; readonly most: number },
): string {
  const wrong = rows
    .filter((row) => row.label === 'benign' || row.label === 'injection' || row.label === 'jailbreak')
    .map((row) => ({ row, score: scores.judgements.get(row)?.score ?? 0 }))
    .filter(({ row, score }) => score > threshold === (row.label === 'benign'))
    .map((item) => ({ ...item, key: `${groupOf(item.row)} · ${item.row.label === 'benign' ? 'flagged' : 'missed'}` }))
  const keys = [...new Set(wrong.map(({ key }) => key))].sort()
  return keys
    .map((key) => {
      const items = wrong.filter((item) => item.key === key)
      const worst = items.sort((a, b) => badness(b) - badness(a)).slice(0, most)
      return [`### ${key} (${items.length})`, ...worst.map(line)].join('\n')
    })
    .join('\n\n')
}

function badness({ row, score }: { readonly row: Row; readonly score: number }): number {
  return row.label === 'benign' ? score : -score
}

function line({ row, score }: { readonly row: Row; readonly score: number }): string {
  const start = Math.max(0, row.payload?.[0] ?? 0)
  const text = row.text.slice(start, start + SHOWN).replaceAll(/\s+/g, ' ')
  return `- ${score.toFixed(3)} ${row.id} ${JSON.stringify(text)}`
}
