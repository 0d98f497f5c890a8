import type { DetectorReport, Pool, Slice } from './build-report.ts'
import type { Interval } from './metrics.ts'

/** Every table as Markdown; one column or row a detector, in the order given. */
export function renderReport(reports: readonly DetectorReport[]): string {
  const [first] = reports
  if (first === undefined) return ''
  return [
    introduction(first),
    ...first.pools.map((pool, i) => section(`Pooled: ${pool.name.trim()}`, poolTable(reports, i))),
    section('Over-defence: hard benign texts not flagged at the 1 % threshold', overDefence(reports)),
    section('AUROC by source', matrix(reports, 'sources', { cell: ({ auroc }) => number(auroc), keep: isNotBenign })),
    section('Flagged by source at the 1 % threshold', matrix(reports, 'sources', { cell: at1 })),
    section('Flagged by source at the 0.1 % threshold', matrix(reports, 'sources', { cell: at01 })),
    section('Flagged by language at the 1 % threshold', matrix(reports, 'languages', { cell: at1 })),
    section('Flagged by role at the 1 % threshold', matrix(reports, 'roles', { cell: at1 })),
    section('Time of one text by its length: p50 / p99 in microseconds', latencyTable(reports)),
  ].join('\n\n')
}

function introduction({ developmentBenign }: DetectorReport): string {
  return [
    '# Evaluation',
    '',
    `Thresholds are fixed on ${developmentBenign} benign development rows of the sources that training uses, never on the set that is measured. "held out" sources are in no training run. "seen" rows are the development rows of training sources. Brackets hold 95 % of 500 draws of whole sources. "own" is what the detector does with the settings it comes with.`,
  ].join('\n')
}

const isNotBenign = (slice: Slice): boolean => slice.label !== 'benign'
const at1 = ({ flagged1 }: Slice): string => percent(flagged1)
const at01 = ({ flagged01 }: Slice): string => percent(flagged01)

function poolTable(reports: readonly DetectorReport[], index: number): string {
  const { attacks = 0, benign = 0 } = reports[0]?.pools[index] ?? {}
  const head = [
    'detector',
    'AUROC',
    'recall at 1 %',
    'recall at 0.1 %',
    'recall at 1 % of this pool',
    'benign flagged at 1 % / 0.1 %',
    'own: recall / benign flagged',
    'by source: AUROC / recall / benign flagged at 1 %',
  ]
  const rows = reports.flatMap((report) => {
    const pool = report.pools[index]
    return pool === undefined ? [] : [[report.name, ...poolCells(pool)]]
  })
  return `${attacks} attacks, ${benign} benign.\n\n${table(head, rows)}`
}

function poolCells(pool: Pool): string[] {
  return [
    ranged(pool.auroc, number),
    ranged(pool.recall1, percent),
    ranged(pool.recall01, percent),
    percent(pool.recallTrue1),
    `${percent(pool.benignFlagged1)} / ${percent(pool.benignFlagged01)}`,
    `${percent(pool.recallOwn)} / ${percent(pool.benignFlaggedOwn)}`,
    `${number(pool.macroAuroc)} / ${percent(pool.macroRecall1)} / ${percent(pool.macroBenignFlagged1)}`,
  ]
}

function overDefence(reports: readonly DetectorReport[]): string {
  const body = matrix(reports, 'hardBenign', { cell: ({ flagged1 }) => percent(1 - flagged1) })
  const totals = [false, true].map((seen) => {
    const name = seen ? '**all seen (development rows)**' : '**all held out**'
    const rows = reports[0]?.hardBenign.filter((slice) => slice.seen === seen) ?? []
    const cells = reports.map((report) => percent(1 - weighted(report.hardBenign.filter((s) => s.seen === seen))))
    return `| ${[name, 'benign', String(rows.reduce((sum, { rows: n }) => sum + n, 0)), ...cells].join(' | ')} |`
  })
  return `${body}\n${totals.join('\n')}`
}

function weighted(slices: readonly Slice[]): number {
  const rows = slices.reduce((sum, slice) => sum + slice.rows, 0)
  return slices.reduce((sum, slice) => sum + slice.flagged1 * slice.rows, 0) / rows
}

function matrix(
  reports: readonly DetectorReport[],
  kind: 'sources' | 'hardBenign' | 'languages' | 'roles',
  { cell, keep = () => true }: { readonly cell: (slice: Slice) => string; readonly keep?: (slice: Slice) => boolean },
): string {
  const rows = (reports[0]?.[kind] ?? []).flatMap((slice, i) => {
    const cells = reports.map((report) => report[kind][i]).map((each) => (each === undefined ? '' : cell(each)))
    return keep(slice)
      ? [[`${slice.name}${slice.seen ? ' (seen)' : ''}`, slice.label, String(slice.rows), ...cells]]
      : []
  })
  return table(['', 'label', 'rows', ...reports.map(({ name }) => name)], rows)
}

function latencyTable(reports: readonly DetectorReport[]): string {
  const sizes = reports[0]?.latency ?? []
  const rows = reports.map((report) => [
    report.name,
    ...report.latency.map(({ p50Micros, p99Micros }) => `${Math.round(p50Micros)} / ${Math.round(p99Micros)}`),
  ])
  return table(['detector', ...sizes.map(({ kb }) => `${kb} KB`)], rows)
}

function section(title: string, body: string): string {
  return `## ${title}\n\n${body}`
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows]
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function ranged({ value, low, high }: Interval, format: (value: number) => string): string {
  return `${format(value)} [${format(low)}–${format(high)}]`
}

function percent(value: number): string {
  return Number.isNaN(value) ? '–' : `${(value * 100).toFixed(1)} %`
}

function number(value: number): string {
  return Number.isNaN(value) ? '–' : value.toFixed(3)
}
