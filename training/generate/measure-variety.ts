import { clusterTexts } from './near-duplicates.ts'
import type { GeneratedRow } from './row.ts'

/** Fields that must not tell the label. */
const LEAK_FIELDS = ['carrier', 'topic', 'noise', 'role', 'lang'] as const
/** Clusters up to this size are no concern. */
const SMALL = 5

/** Tables of counts, near-duplicate clusters, distinct n-grams and label shares, as lines of text. */
export function measureVariety(rows: readonly GeneratedRow[]): readonly string[] {
  const clusters = clusterTexts(rows.map((row) => row.text))
  return [
    `texts ${rows.length}, exact duplicates ${rows.length - new Set(rows.map((row) => row.text)).size}`,
    ...countTable(rows, 'label', (row) => (row.discusses ? 'benign (discusses)' : row.label)),
    ...clusterTable(rows, clusters),
    ...distinctTable(rows),
    ...lengthTable(rows),
    ...LEAK_FIELDS.flatMap((field) => leakTable(rows, field)),
  ]
}

function countTable(
  rows: readonly GeneratedRow[],
  name: string,
  keyOf: (row: GeneratedRow) => string,
): readonly string[] {
  const groups = [...groupBy(rows, keyOf)].sort(([, a], [, b]) => b.length - a.length)
  return [
    '',
    `${name}: texts`,
    ...groups.map(([key, group]) => `  ${key.padEnd(22)}${String(group.length).padStart(7)}`),
  ]
}

function clusterTable(rows: readonly GeneratedRow[], clusters: readonly (readonly number[])[]): readonly string[] {
  const large = clusters.filter((cluster) => cluster.length > SMALL)
  const inside = large.reduce((sum, cluster) => sum + cluster.length, 0)
  const largest = large
    .toSorted((a, b) => b.length - a.length)
    .slice(0, 6)
    .map((cluster) => `  ${String(cluster.length).padStart(5)}  ${describe(rows[cluster[0] ?? 0])}`)
  return [
    '',
    `near-duplicates (word 3-shingles, Jaccard of 0.5 or more): ${percent(inside / rows.length)} of texts in ${large.length} clusters larger than ${SMALL}`,
    ...largest,
  ]
}

function describe(row: GeneratedRow | undefined): string {
  return row === undefined ? '' : `${row.lang} ${row.kind} ${row.carrier}: ${JSON.stringify(row.text.slice(0, 90))}`
}

function distinctTable(rows: readonly GeneratedRow[]): readonly string[] {
  const lines = [...groupBy(rows, (row) => (row.discusses ? 'discusses' : row.label))].map(([label, group]) => {
    const shares = [1, 2, 3].map((n) => percent(distinct(group, n)).padStart(8))
    return `  ${label.padEnd(18)}${shares.join('')}`
  })
  return ['', 'distinct words, pairs and triples of all (first 300,000)', ...lines]
}

function distinct(rows: readonly GeneratedRow[], size: number): number {
  const seen = new Set<string>()
  let all = 0
  for (const row of rows) {
    const words = row.text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []
    for (let i = 0; i + size <= words.length && all < 300_000; i += 1) {
      seen.add(words.slice(i, i + size).join(' '))
      all += 1
    }
  }
  return all === 0 ? 0 : seen.size / all
}

function lengthTable(rows: readonly GeneratedRow[]): readonly string[] {
  const lines = [
    ...groupBy(
      rows,
      (row) => `${row.carrier === 'direct' ? 'alone' : 'carried'} ${row.discusses ? 'discusses' : row.label}`,
    ),
  ]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([key, group]) => {
      const lengths = group.map((row) => row.text.length).sort((a, b) => a - b)
      const marks = [0.1, 0.5, 0.9, 0.999].map((at) => String(lengths[Math.floor(at * lengths.length)]).padStart(7))
      const ends = percent(group.filter((row) => /[!！]\s*$/.test(row.text)).length / group.length)
      return `  ${key.padEnd(26)}${marks.join('')}${ends.padStart(8)}`
    })
  return ['', 'length: 10 %, half, 90 %, 99.9 %; ending in an exclamation mark', ...lines]
}

function leakTable(rows: readonly GeneratedRow[], field: (typeof LEAK_FIELDS)[number]): readonly string[] {
  const labels = ['injection', 'jailbreak', 'harmful_request', 'benign']
  const lines = [...groupBy(rows, (row) => row[field])]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([key, group]) => {
      const shares = labels.map((label) =>
        percent(group.filter((row) => row.label === label).length / group.length).padStart(9),
      )
      return `  ${key.padEnd(18)}${String(group.length).padStart(7)}${shares.join('')}`
    })
  return ['', `${field}: texts, shares of ${labels.join(', ')}`, ...lines]
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group === undefined) groups.set(keyOf(item), [item])
    else group.push(item)
  }
  return groups
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}
