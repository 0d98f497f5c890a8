import { useQuery } from '@tanstack/react-query'
import type { HistogramJson } from '@telltale/model'
import { useEffect, useRef, useState } from 'react'
import { plural } from '../../lib/format-number.ts'
import { useKeys } from '../../lib/keyboard.ts'
import { completionAt } from '../../lib/query-completion.ts'
import { parseQuery, type QueryTerm } from '../../lib/query-language.ts'
import type { TimeRange } from '../../lib/time-range.ts'
import { Key } from '../../ui/button.tsx'
import { QueryBar } from '../../ui/query-bar.tsx'
import { TimeRangePicker } from '../../ui/time-range-picker.tsx'
import { offersFor } from './completions.ts'
import { fieldsOptions } from './explore-query.ts'
import { keepQuery, loadHistory } from './query-history.ts'

interface QueryRowProps {
  /** As it stands in the address. */
  readonly query: string
  readonly terms: readonly QueryTerm[]
  readonly range: TimeRange
  readonly isFitted: boolean
  readonly counted: { readonly histogram: HistogramJson; readonly tookMs: number } | undefined
  readonly onRun: (query: string) => void
  readonly onRange: (range: TimeRange | undefined) => void
  /** Asks again when the same query is run again. */
  readonly refresh: () => void
}

/** The question: conditions, time, Run. */
export function QueryRow({ query, terms, range, isFitted, counted, onRun, onRange, refresh }: QueryRowProps) {
  const [draft, setDraft] = useState({ text: query, caret: query.length })
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => setDraft({ text: query, caret: query.length }), [query])
  const context = completionAt(draft.text, draft.caret)
  const known = useQuery(fieldsOptions(terms, range, context.expects === 'value' ? context.field : undefined))
  const run = (text: string) => {
    if (!parseQuery(text).ok) return
    keepQuery(text)
    if (text.trim() === query) refresh()
    else onRun(text.trim())
  }
  useKeys([
    { keys: '/', label: 'Write a query', run: () => input.current?.focus() },
    { keys: 'ctrl+enter', label: 'Run the query', run: () => run(draft.text) },
  ])
  const note = counted && `${plural(counted.histogram.total, 'event')} in ${counted.tookMs} ms`
  return (
    <div className="col-span-full flex gap-2 border-b border-line px-4 py-2.5">
      <QueryBar
        draft={draft.text}
        onDraft={(text, caret) => setDraft({ text, caret })}
        onRun={run}
        context={context}
        completions={offersFor(context, known.data)}
        history={loadHistory()}
        inputRef={input}
        note={<span className="tnum">{note}</span>}
      />
      <TimeRangePicker range={range} isFitted={isFitted} onChange={onRange} tall />
      <button
        type="button"
        onClick={() => run(draft.text)}
        className="inline-flex h-9 flex-none items-center gap-1.5 rounded-2 bg-ink px-2.5 font-medium text-on-ink"
      >
        Run <Key>Ctrl Enter</Key>
      </button>
    </div>
  )
}
