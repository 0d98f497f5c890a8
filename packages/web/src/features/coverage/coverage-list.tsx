import type { CoverageCell, CoverageJson } from '@telltale/model'
import { clsx } from 'clsx'
import { EyeOff } from 'lucide-react'
import { cellLook } from './cell-look.ts'
import { type CoverageFilter, filterName, fits, isBlind, narrow } from './coverage-words.ts'

interface CoverageListProps {
  readonly coverage: CoverageJson
  readonly filter: CoverageFilter | undefined
  readonly chosen: string | undefined
  readonly onChoose: (id: string) => void
}

/** The same as tables: one for each tactic, then the OWASP lists. */
export function CoverageList({ coverage, filter, chosen, onChoose }: CoverageListProps) {
  const tables = [
    ...coverage.tactics.map((tactic) => ({
      id: tactic.id,
      name: tactic.name,
      rows: narrow(tactic.techniques, filter).flatMap((technique) => [
        { cell: technique, isSub: false },
        ...technique.subtechniques.map((cell) => ({ cell, isSub: true })),
      ]),
    })),
    { id: 'llm', name: 'OWASP LLM Top 10, 2026', rows: plain(coverage.owasp_llm, filter) },
    { id: 'agentic', name: 'OWASP Agentic Top 10, 2026', rows: plain(coverage.owasp_agentic, filter) },
  ].filter((table) => table.rows.length > 0)
  return (
    <div className="min-h-0 overflow-auto px-4 pb-4">
      {tables.length === 0 && <p className="pt-3 text-12 text-fg-3">Nothing is like this.</p>}
      {tables.map((table) => (
        <section key={table.id} aria-labelledby={`table-${table.id}`} className="pt-3">
          <h2 id={`table-${table.id}`}>{table.name}</h2>
          <table className="mt-1 w-full table-fixed text-12" aria-labelledby={`table-${table.id}`}>
            <Head />
            <tbody>
              {table.rows.map(({ cell, isSub }) => (
                <Row key={cell.id} cell={cell} isSub={isSub} isChosen={cell.id === chosen} onChoose={onChoose} />
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </div>
  )
}

function plain(cells: readonly CoverageCell[], filter: CoverageFilter | undefined) {
  return cells.filter((cell) => fits(cell, filter)).map((cell) => ({ cell, isSub: false }))
}

function Head() {
  const cell = 'h-7 px-2 text-left text-11 font-medium text-fg-3'
  return (
    <thead>
      <tr className="border-b border-line">
        <th className={`${cell} w-28`}>Id</th>
        <th className={cell}>Name</th>
        <th className={`${cell} w-44`}>State</th>
        <th className={`${cell} w-16 text-right`}>Rules</th>
        <th className={`${cell} w-16 text-right`}>Tested</th>
        <th className={`${cell} w-16 text-right`}>Alerts</th>
      </tr>
    </thead>
  )
}

interface RowProps {
  readonly cell: CoverageCell
  readonly isSub: boolean
  readonly isChosen: boolean
  readonly onChoose: (id: string) => void
}

function Row({ cell, isSub, isChosen, onChoose }: RowProps) {
  const tested = cell.rules.filter((rule) => rule.tested).length
  return (
    <tr className={clsx('relative h-7 border-b border-line', isChosen ? 'cur-row' : 'hover:bg-hover')}>
      <td className="px-2">
        <button
          type="button"
          aria-pressed={isChosen}
          aria-label={`Show ${cell.id} ${cell.name}`}
          onClick={() => onChoose(cell.id)}
          className="absolute inset-0 focus-visible:-outline-offset-2"
        />
        <code>{cell.id.replace(/^AML\./, '')}</code>
      </td>
      <td className={clsx('overflow-hidden px-2 text-ellipsis whitespace-nowrap', isSub && 'pl-6')}>{cell.name}</td>
      <td className="px-2">
        <span className="flex items-center gap-1.5 whitespace-nowrap">
          <i className={clsx('block h-3 w-4 flex-none rounded-[2px] border', cellLook(cell))} aria-hidden />
          {isBlind(cell) ? (
            <>
              blind <EyeOff size={12} aria-hidden />
            </>
          ) : (
            filterName(cell.state)
          )}
        </span>
      </td>
      <td className="tnum px-2 text-right">{cell.rules.length}</td>
      <td className="tnum px-2 text-right">{tested}</td>
      <td className={clsx('tnum px-2 text-right', cell.alerts > 0 && 'font-medium text-crit-text')}>{cell.alerts}</td>
    </tr>
  )
}
