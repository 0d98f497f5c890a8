import type { CoverageJson } from '@telltale/model'
import { clsx } from 'clsx'
import { EyeOff } from 'lucide-react'
import { COVERAGE_FILTERS, type CoverageFilter, countFilters, filterName, headline } from './coverage-words.ts'

interface CoverageLegendProps {
  readonly coverage: CoverageJson
  readonly filter: CoverageFilter | undefined
  readonly onFilter: (filter: CoverageFilter | undefined) => void
}

/** The answer of the page, and what each mark means; a press shows those cells alone. */
export function CoverageLegend({ coverage, filter, onFilter }: CoverageLegendProps) {
  const counts = countFilters(coverage)
  const { count, rest } = headline(coverage)
  return (
    <div className="flex min-h-[42px] flex-wrap items-center gap-x-2 gap-y-1 border-b border-line px-4 py-1.5">
      <p className="min-w-0 flex-1 basis-80">
        <span className="tnum text-16 font-semibold">{count}</span> <span className="text-fg-2">{rest}</span>
      </p>
      <fieldset aria-label="Show only" className="m-0 flex flex-wrap p-0">
        {COVERAGE_FILTERS.map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={name === filter}
            title={name === filter ? 'Show all' : `Show only: ${filterName(name)}`}
            onClick={() => onFilter(name === filter ? undefined : name)}
            className={clsx(
              'inline-flex h-7 items-center gap-1.5 rounded-2 px-1.5 text-12 whitespace-nowrap',
              name === filter ? 'bg-selected font-medium text-fg' : 'text-fg-2 hover:bg-hover',
            )}
          >
            <Mark name={name} />
            {filterName(name)}
            {name !== 'alerts' && <span className="tnum">{counts[name]}</span>}
          </button>
        ))}
      </fieldset>
    </div>
  )
}

const SWATCH = 'inline-flex h-3.5 w-[18px] flex-none items-center justify-center rounded-[2px] border'

const MARKS: Readonly<Record<Exclude<CoverageFilter, 'alerts' | 'out_of_sight'>, string>> = {
  tested: 'border-cov-1 bg-cov-1',
  untested: 'border-cov-1 bg-cov-2',
  no_rule: 'border-dashed border-edge',
  blind: 'hatch border-line-2',
}

function Mark({ name }: { readonly name: CoverageFilter }) {
  // What nothing can show has no mark: its cells are text alone.
  if (name === 'out_of_sight') return null
  if (name === 'alerts') {
    return <i className="rounded-[2px] bg-crit px-1 text-[9px] leading-[13px] font-bold text-on-crit not-italic">9</i>
  }
  return (
    <i className={clsx(SWATCH, MARKS[name])} aria-hidden>
      {name === 'blind' && <EyeOff size={9} />}
    </i>
  )
}
