import { clsx } from 'clsx'
import { Search } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useId, useRef, useState } from 'react'
import { formatCount } from '../lib/format-number.ts'
import { applyCompletion, type Completion, type CompletionContext, readStretches } from '../lib/query-completion.ts'
import { parseQuery, type QueryProblem } from '../lib/query-language.ts'
import { UntrustedLine } from './untrusted.tsx'

interface QueryBarProps {
  readonly draft: string
  readonly onDraft: (draft: string, caret: number) => void
  /** Runs the draft as it stands; the caller parses it and knows when it cannot. */
  readonly onRun: (query: string) => void
  readonly context: CompletionContext
  readonly completions: readonly Completion[]
  /** Earlier queries, newest first. */
  readonly history: readonly string[]
  readonly inputRef: RefObject<HTMLInputElement | null>
  /** Result count and time. */
  readonly note?: ReactNode
}

const ROLES = { field: 'text-fg-2', operator: 'text-fg-3', value: 'font-semibold text-fg', space: '' } as const

/** One line of typed conditions with completion; the first error is drawn under its exact characters. */
export function QueryBar(props: QueryBarProps) {
  const { draft, onDraft, onRun, context, completions, history, inputRef, note } = props
  const [open, setOpen] = useState(false)
  const [picked, setPicked] = useState(-1)
  const [tried, setTried] = useState('')
  const [past, setPast] = useState(-1)
  const caret = useRef<number | undefined>(undefined)
  const id = useId()
  const parsed = parseQuery(draft)
  const problem = parsed.ok ? undefined : parsed.problem
  // While a condition is being typed its end is missing: that is no error until someone runs it.
  const shownProblem = problem && (tried === draft || problem.end < draft.trimEnd().length) ? problem : undefined
  const offers = open ? completions : []
  useEffect(() => {
    if (caret.current === undefined) return
    inputRef.current?.setSelectionRange(caret.current, caret.current)
    caret.current = undefined
  })
  const accept = (completion: Completion) => {
    const next = applyCompletion(draft, context, completion)
    caret.current = next.caret
    onDraft(next.query, next.caret)
    setPicked(-1)
    inputRef.current?.focus()
  }
  const run = () => {
    setOpen(false)
    setTried(draft)
    setPast(-1)
    onRun(draft)
  }
  const recall = (step: number) => {
    const next = Math.min(history.length - 1, Math.max(-1, past + step))
    setPast(next)
    const text = history[next] ?? ''
    onDraft(text, text.length)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const choice = offers[picked]
    const actions = new Map<string, () => void>([
      ['Enter', choice && !event.ctrlKey ? () => accept(choice) : run],
      ['Escape', offers.length > 0 ? () => setOpen(false) : () => event.currentTarget.blur()],
      ['ArrowDown', offers.length > 0 ? () => setPicked((picked + 1) % offers.length) : () => recall(-1)],
      ['ArrowUp', offers.length > 0 && picked >= 0 ? () => setPicked(picked - 1) : () => recall(1)],
    ])
    const first = choice ?? offers[0]
    if (first && context.typed !== '') actions.set('Tab', () => accept(first))
    const action = actions.get(event.key)
    if (!action) return
    event.preventDefault()
    event.stopPropagation()
    action()
  }
  return (
    <div className="relative min-w-0 flex-1">
      <div
        className={clsx(
          'flex h-9 items-center gap-2 rounded-2 border bg-surface pr-2 pl-2.5 has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-offset-1 has-[input:focus-visible]:outline-focus',
          shownProblem ? 'border-high' : 'border-edge',
        )}
      >
        <Search size={14} className="flex-none text-fg-3" aria-hidden />
        <MirroredInput
          inputRef={inputRef}
          draft={draft}
          problem={shownProblem}
          listId={id}
          isOpen={offers.length > 0}
          pickedId={picked >= 0 ? `${id}-${picked}` : undefined}
          onChange={(text, at) => {
            setOpen(true)
            setPicked(-1)
            onDraft(text, at)
          }}
          onFocus={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onKeyDown={onKeyDown}
        />
        <span className="flex-none text-12 whitespace-nowrap text-fg-3" role={shownProblem ? 'alert' : undefined}>
          {shownProblem ? <span className="text-crit-text">{shownProblem.message}</span> : note}
        </span>
      </div>
      <Offers id={id} offers={offers} picked={picked} onPick={accept} />
    </div>
  )
}

interface MirroredInputProps {
  readonly inputRef: RefObject<HTMLInputElement | null>
  readonly draft: string
  readonly problem: QueryProblem | undefined
  readonly listId: string
  readonly isOpen: boolean
  readonly pickedId: string | undefined
  readonly onChange: (text: string, caret: number) => void
  readonly onFocus: () => void
  readonly onBlur: () => void
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void
}

// The input's own letters are transparent; the same letters stand behind it, coloured by role. Both are mono,
// in which every weight has the same width, so that the caret stays where it belongs.
function MirroredInput(props: MirroredInputProps) {
  const { inputRef, draft, problem, listId, isOpen, pickedId, onChange, ...events } = props
  const mirror = useRef<HTMLDivElement>(null)
  const follow = () => {
    if (mirror.current && inputRef.current) mirror.current.scrollLeft = inputRef.current.scrollLeft
  }
  useEffect(follow)
  return (
    <div className="relative h-full min-w-0 flex-1 font-mono text-12">
      <div
        ref={mirror}
        aria-hidden
        className="pointer-events-none absolute inset-0 flex items-center overflow-hidden whitespace-pre"
      >
        {readStretches(draft).map((stretch) => (
          <span
            key={stretch.at}
            className={clsx(
              ROLES[stretch.role],
              problem && stretch.at < problem.end && stretch.at + stretch.text.length > problem.at && 'squiggle',
            )}
          >
            {stretch.text}
          </span>
        ))}
        {problem && problem.at >= draft.length && <span className="squiggle">{'\u2002'}</span>}
      </div>
      <input
        ref={inputRef}
        value={draft}
        role="combobox"
        aria-label="Query"
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-activedescendant={pickedId}
        aria-autocomplete="list"
        aria-invalid={problem !== undefined}
        spellCheck={false}
        autoComplete="off"
        placeholder="gen_ai.tool.name is send_mail and user.id is dana"
        className="absolute inset-0 w-full bg-transparent text-transparent caret-fg outline-none placeholder:text-fg-3"
        onChange={(event) => onChange(event.target.value, event.target.selectionStart ?? event.target.value.length)}
        onSelect={follow}
        onScroll={follow}
        {...events}
      />
    </div>
  )
}

interface OffersProps {
  readonly id: string
  readonly offers: readonly Completion[]
  readonly picked: number
  readonly onPick: (completion: Completion) => void
}

function Offers({ id, offers, picked, onPick }: OffersProps) {
  return (
    <div
      id={id}
      role="listbox"
      aria-label="Offers"
      hidden={offers.length === 0}
      className="absolute inset-x-0 top-full z-40 mt-1 max-h-72 overflow-auto rounded-3 bg-raised py-1 shadow-float"
    >
      {offers.map((offer, i) => (
        <div
          key={offer.insert}
          id={`${id}-${i}`}
          role="option"
          tabIndex={-1}
          aria-selected={i === picked}
          onPointerDown={(event) => {
            event.preventDefault()
            onPick(offer)
          }}
          className={clsx(
            'flex h-7 items-center gap-3 px-3 font-mono text-12',
            i === picked ? 'bg-selected' : 'hover:bg-hover',
          )}
        >
          <span className="flex min-w-0 flex-1">
            <UntrustedLine text={offer.label} />
          </span>
          {offer.count !== undefined && <span className="tnum text-fg-3">{formatCount(offer.count)}</span>}
        </div>
      ))}
    </div>
  )
}
