import type { CoverageCell, CoverageJson, CoverageTechnique } from '@telltale/model'
import { clsx } from 'clsx'
import { EyeOff } from 'lucide-react'
import { type KeyboardEvent, useRef } from 'react'
import { cellLook } from './cell-look.ts'
import { type CoverageFilter, cellWords, columnWords, isBlind, narrow, stateWords } from './coverage-words.ts'

interface CoverageMatrixProps {
  readonly coverage: CoverageJson
  readonly filter: CoverageFilter | undefined
  /** The chosen cell, and the tactic under which it was chosen. */
  readonly chosen: string | undefined
  readonly at: string | undefined
  readonly onChoose: (id: string, tacticId: string) => void
}

const STEPS: ReadonlyMap<string, readonly [column: number, row: number]> = new Map([
  ['ArrowLeft', [-1, 0] as const],
  ['ArrowRight', [1, 0] as const],
  ['ArrowUp', [0, -1] as const],
  ['ArrowDown', [0, 1] as const],
])

/** Tactics in order as columns, techniques as cells; the sub-techniques of the chosen one open under it. */
export function CoverageMatrix({ coverage, filter, chosen, at, onChoose }: CoverageMatrixProps) {
  const box = useRef<HTMLDivElement>(null)
  const columns = coverage.tactics.map((tactic) => ({ ...tactic, shown: narrow(tactic.techniques, filter) }))
  // From another page a cell comes without its tactic: it is then the first that has it.
  const holder = at ?? columns.find((tactic) => tactic.shown.some((technique) => holds(technique, chosen)))?.id
  const hasStop = columns.some(
    (tactic) => tactic.id === holder && tactic.shown.some((technique) => holds(technique, chosen)),
  )
  const firstId = columns.find((tactic) => tactic.shown.length > 0)?.id
  const move = (event: KeyboardEvent) => {
    const step = STEPS.get(event.key)
    if (!step) return
    event.preventDefault()
    focusBeside(box.current, step)
  }
  return (
    <div ref={box} className="min-h-0 overflow-auto px-3 py-2">
      <div
        className="grid min-w-[1100px] gap-x-1"
        style={{ gridTemplateColumns: `repeat(${Math.max(1, columns.length)}, minmax(0, 1fr))` }}
      >
        {columns.map((tactic, column) => (
          <section key={tactic.id} aria-label={tactic.name} className="min-w-0">
            <header className="sticky -top-2 z-10 flex h-11 flex-col justify-end bg-bg pb-1" title={tactic.id}>
              <h2 className="cov-cell text-[10.5px] leading-[13px] tracking-[-0.01em]">{breakable(tactic.name)}</h2>
              <p className="text-[10px] leading-[13px] whitespace-nowrap text-fg-3">{columnWords(tactic.techniques)}</p>
            </header>
            <ul className="grid grid-cols-[minmax(0,1fr)] gap-[3px]">
              {tactic.shown.map((technique, row) => (
                <Technique
                  key={technique.id}
                  technique={technique}
                  place={`${column}.${row}`}
                  chosen={tactic.id === holder ? chosen : undefined}
                  isFirstStop={!hasStop && tactic.id === firstId && row === 0}
                  onChoose={(id) => onChoose(id, tactic.id)}
                  onMove={move}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
      {firstId === undefined && <p className="p-3 text-12 text-fg-3">No technique of ATLAS is like this.</p>}
    </div>
  )
}

// The one name of a tactic that is longer than a column; browsers without a dictionary do not hyphenate it.
function breakable(name: string): string {
  return name.replace('Reconnaissance', 'Recon\u00adnaissance')
}

function holds(technique: CoverageTechnique, id: string | undefined): boolean {
  return technique.id === id || technique.subtechniques.some((sub) => sub.id === id)
}

// Cells of a column are those that stand in it now, open sub-techniques among them.
function focusBeside(box: HTMLElement | null, [columns, rows]: readonly [number, number]): void {
  const focused = document.activeElement
  const lists = [...(box?.querySelectorAll('section') ?? [])]
  const column = lists.findIndex((list) => list.contains(focused))
  const cells = [...(lists[column]?.querySelectorAll('button') ?? [])]
  const row = focused instanceof HTMLButtonElement ? cells.indexOf(focused) : -1
  if (columns === 0) {
    cells[Math.max(0, row + rows)]?.focus()
    return
  }
  const beside = columns < 0 ? lists.slice(0, Math.max(0, column)).toReversed() : lists.slice(column + 1)
  const next = beside.map((list) => [...list.querySelectorAll('button')]).find((others) => others.length > 0)
  next?.[Math.min(row, next.length - 1)]?.focus()
}

interface TechniqueProps {
  readonly technique: CoverageTechnique
  readonly place: string
  readonly chosen: string | undefined
  readonly isFirstStop: boolean
  readonly onChoose: (id: string) => void
  readonly onMove: (event: KeyboardEvent) => void
}

function Technique({ technique, place, chosen, isFirstStop, onChoose, onMove }: TechniqueProps) {
  const { subtechniques } = technique
  const isOpen = holds(technique, chosen) && subtechniques.length > 0
  return (
    <li>
      <Cell
        cell={technique}
        place={place}
        subs={subtechniques.length}
        isOpen={isOpen}
        isChosen={technique.id === chosen}
        isStop={technique.id === chosen || isFirstStop}
        onChoose={onChoose}
        onMove={onMove}
      />
      {isOpen && (
        <ul
          aria-label={`Sub-techniques of ${technique.name}`}
          className="mt-[3px] grid grid-cols-[minmax(0,1fr)] gap-[3px] border-l border-edge pl-1"
        >
          {subtechniques.map((sub) => (
            <li key={sub.id}>
              <Cell
                cell={sub}
                isChosen={sub.id === chosen}
                isStop={sub.id === chosen}
                onChoose={onChoose}
                onMove={onMove}
              />
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

interface CellProps {
  readonly cell: CoverageCell
  readonly place?: string
  readonly subs?: number
  readonly isOpen?: boolean
  readonly isChosen: boolean
  readonly isStop: boolean
  readonly onChoose: (id: string) => void
  readonly onMove: (event: KeyboardEvent) => void
}

function Cell({ cell, place, subs = 0, isOpen, isChosen, isStop, onChoose, onMove }: CellProps) {
  const words = subs > 0 ? `${cellWords(cell)}, ${subs} sub-techniques` : cellWords(cell)
  return (
    <button
      type="button"
      data-cell={place}
      lang="en"
      tabIndex={isStop ? 0 : -1}
      aria-pressed={isChosen}
      aria-expanded={subs > 0 ? isOpen : undefined}
      title={words}
      onClick={() => onChoose(cell.id)}
      onKeyDown={onMove}
      className={clsx(
        'relative block h-[29px] w-full overflow-hidden rounded-[2px] border px-1 py-[2px] text-left text-[10px] leading-[11.5px] tracking-[-0.005em] max-[1320px]:px-[3px] max-[1320px]:text-[9.5px] max-[1320px]:tracking-[-0.02em]',
        cellLook(cell),
        isChosen && 'z-10 outline-2 outline-offset-1 outline-focus',
      )}
    >
      <span className={clsx('cov-cell line-clamp-2', (cell.alerts > 0 || isBlind(cell)) && 'pr-3', subs > 0 && 'pr-2')}>
        {cell.name}
      </span>
      <span className="sr-only">
        , {cell.id}, {stateWords(cell)}
        {subs > 0 && `, ${subs} sub-techniques`}
      </span>
      {subs > 0 && (
        <span className="absolute top-[1px] right-[3px] text-[9px] leading-[11px]" aria-hidden>
          {isOpen ? '−' : '+'}
          {subs}
        </span>
      )}
      {isBlind(cell) && <EyeOff size={11} className="absolute right-[3px] bottom-[2px]" aria-hidden />}
      {cell.alerts > 0 && !isBlind(cell) && <AlertCount count={cell.alerts} />}
    </button>
  )
}

/** Alerts of 30 days on a cell. */
function AlertCount({ count }: { readonly count: number }) {
  return (
    <b
      aria-hidden
      className="tnum absolute right-[2px] bottom-[2px] rounded-[2px] bg-crit px-[3px] text-[9px] leading-[11px] font-bold text-on-crit"
    >
      {count > 99 ? '99+' : count}
    </b>
  )
}
