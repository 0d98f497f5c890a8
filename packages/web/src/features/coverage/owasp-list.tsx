import type { CoverageCell } from '@telltale/model'
import { clsx } from 'clsx'
import { EyeOff } from 'lucide-react'
import { type CoverageFilter, cellWords, fits, isBlind, stateWords } from './coverage-words.ts'

/** Marks in a row at most; a number says the rest. */
const MOST_MARKS = 6

interface OwaspListProps {
  readonly title: string
  readonly cells: readonly CoverageCell[]
  readonly filter: CoverageFilter | undefined
  readonly chosen: string | undefined
  readonly onChoose: (id: string) => void
}

/** One of the OWASP lists in two columns: each entry with a mark for each of its rules. */
export function OwaspList({ title, cells, filter, chosen, onChoose }: OwaspListProps) {
  const shown = cells.filter((cell) => fits(cell, filter))
  return (
    <section aria-label={title} className="min-w-0 overflow-auto border-l border-line px-4 py-2 first:border-0">
      <h2 className="flex h-6 items-center">{title}</h2>
      {shown.length === 0 && <p className="text-12 text-fg-3">No entry is like this.</p>}
      <ol className="grid auto-cols-fr grid-flow-col grid-rows-[repeat(5,24px)] gap-x-4">
        {shown.map((cell) => (
          <li key={cell.id} className="min-w-0">
            <button
              type="button"
              aria-pressed={cell.id === chosen}
              title={cellWords(cell)}
              onClick={() => onChoose(cell.id)}
              className={clsx(
                'flex h-6 w-full items-center gap-1.5 rounded-1 px-1 text-left text-12 focus-visible:-outline-offset-2',
                cell.id === chosen ? 'bg-selected' : 'hover:bg-hover',
              )}
            >
              <code className="w-10 flex-none text-11 text-fg-3">{cell.id.split(':')[0]}</code>
              <span className="min-w-0 flex-1 overflow-hidden text-ellipsis whitespace-nowrap">{cell.name}</span>
              {isBlind(cell) && <EyeOff size={11} className="flex-none text-fg-2" aria-hidden />}
              <RuleMarks cell={cell} />
              <span className="sr-only">, {stateWords(cell)}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** A mark for each rule, solid where it is tested; a dashed one where there is none. */
function RuleMarks({ cell }: { readonly cell: CoverageCell }) {
  if (cell.state === 'out_of_sight') return <span className="flex-none text-11 text-fg-3">out of sight</span>
  const rules = cell.rules.toSorted((a, b) => Number(b.tested) - Number(a.tested))
  const more = rules.length - MOST_MARKS
  return (
    <span className="flex flex-none items-center gap-px" aria-hidden>
      {rules.length === 0 && <i className="block h-2 w-4 rounded-[1px] border border-dashed border-edge" />}
      {rules.slice(0, MOST_MARKS).map((rule) => (
        <i
          key={rule.id}
          className={clsx('block h-2 w-[6px] rounded-[1px] border border-cov-1', rule.tested ? 'bg-cov-1' : 'bg-cov-2')}
        />
      ))}
      <span className="tnum ml-1 w-4 text-11 text-fg-3">{more > 0 ? `+${more}` : ''}</span>
    </span>
  )
}
