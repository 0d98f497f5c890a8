import type { SensitiveRow, Span } from './sensitive-rows.ts'

/** A detector in the table; all of them are asked the same texts in the same run. */
export interface SpanFinder {
  readonly name: string
  find(text: string): Promise<readonly Span[]> | readonly Span[]
}

/** Right, wrong and missed. */
export interface Counts {
  right: number
  wrong: number
  missed: number
}

export function emptyCounts(): Counts {
  return { right: 0, wrong: 0, missed: 0 }
}

/** Precision, recall and their harmonic mean in percent, as three cells. */
export function rates({ right, wrong, missed }: Counts): readonly string[] {
  const precision = right / Math.max(1, right + wrong)
  const recall = right / Math.max(1, right + missed)
  const f1 = (2 * right) / Math.max(1, 2 * right + wrong + missed)
  return [precision, recall, f1].map((rate) => (100 * rate).toFixed(1))
}

export function overlaps(one: Span, other: Span): boolean {
  return one.start < other.end && one.end > other.start
}

/** Length of the overlap over the length of both together. */
export function sameness(one: Span, other: Span): number {
  const shared = Math.min(one.end, other.end) - Math.max(one.start, other.start)
  return shared <= 0 ? 0 : shared / (Math.max(one.end, other.end) - Math.min(one.start, other.start))
}

/** What a finder said of each row, and the microseconds a text took. */
export interface Answers {
  readonly name: string
  readonly found: ReadonlyMap<string, readonly Span[]>
  readonly micros: number
}

/** Asks a finder about every row, after a few texts to warm up. */
export async function askFinder(finder: SpanFinder, rows: readonly SensitiveRow[]): Promise<Answers> {
  for (const { text } of rows.slice(0, 50)) await finder.find(text)
  const found = new Map<string, readonly Span[]>()
  const started = performance.now()
  for (const { id, text } of rows) found.set(id, await finder.find(text))
  return { name: finder.name, found, micros: (1000 * (performance.now() - started)) / rows.length }
}

/** Rows of cells as lines of equal columns. */
export function renderTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  '),
    )
    .join('\n')
}
