import { Popover } from '@base-ui/react/popover'
import { clsx } from 'clsx'
import { Check, Clock } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useNow } from '../lib/clock.ts'
import { bounds, nameRange, RANGES, type TimeRange } from '../lib/time-range.ts'
import { Button } from './button.tsx'

interface TimeRangePickerProps {
  readonly range: TimeRange
  /** The screen chose the range by itself; `undefined` where it cannot. */
  readonly isFitted?: boolean
  /** Given `undefined` when the screen is to choose. */
  readonly onChange: (range: TimeRange | undefined) => void
  readonly tall?: boolean
}

/** Which part of time a screen looks at: a last so-and-so long, or from and to. */
export function TimeRangePicker({ range, isFitted, onChange, tall = false }: TimeRangePickerProps) {
  const [open, setOpen] = useState(false)
  const now = useNow()
  const choose = (next: TimeRange | undefined) => {
    onChange(next)
    setOpen(false)
  }
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        className={clsx(
          'inline-flex flex-none items-center gap-1.5 rounded-2 border border-line-2 bg-surface px-2.5 font-medium whitespace-nowrap hover:bg-hover',
          tall ? 'h-9' : 'h-7',
        )}
      >
        <Clock size={14} aria-hidden />
        {nameRange(range, now)}
        {isFitted && <span className="text-12 font-normal text-fg-3">all there is</span>}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner align="end" sideOffset={6} className="z-50">
          <Popover.Popup className="w-64 rounded-3 bg-raised p-2 shadow-float outline-none" aria-label="Time">
            {isFitted !== undefined && (
              <Choice
                label="As long as there is data"
                note="at most 24 hours"
                chosen={isFitted}
                onChoose={() => choose(undefined)}
              />
            )}
            {RANGES.map((entry) => (
              <Choice
                key={entry.name}
                label={entry.label}
                chosen={!isFitted && range.kind === 'last' && range.ms === entry.ms}
                onChoose={() => choose({ kind: 'last', ms: entry.ms })}
              />
            ))}
            <FromTo range={range} nowMs={now} onChange={choose} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly note?: string
  readonly chosen: boolean
  readonly onChoose: () => void
}

function Choice({ label, note, chosen, onChoose }: ChoiceProps) {
  return (
    <button
      type="button"
      aria-pressed={chosen}
      onClick={onChoose}
      className="flex min-h-7 w-full items-center gap-2 rounded-2 px-2 text-left hover:bg-hover aria-pressed:font-medium"
    >
      <span className="flex-1">{label}</span>
      {note && <span className="text-11 font-normal text-fg-3">{note}</span>}
      {chosen && <Check size={14} aria-hidden />}
    </button>
  )
}

interface FromToProps extends Pick<TimeRangePickerProps, 'range' | 'onChange'> {
  readonly nowMs: number
}

function FromTo({ range, nowMs, onChange }: FromToProps) {
  const shown = bounds(range, nowMs)
  const [from, setFrom] = useState(localTime(shown.fromMs))
  const [to, setTo] = useState(localTime(shown.toMs))
  const fromMs = Date.parse(from)
  const toMs = Date.parse(to)
  const problem = fromMs < toMs ? undefined : 'The start must be before the end'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (problem === undefined) onChange({ kind: 'between', fromMs, toMs })
  }
  const input = 'h-7 w-full rounded-2 border border-edge bg-surface px-2 text-12'
  return (
    <form onSubmit={submit} className="mt-2 grid gap-2 border-t border-line px-2 pt-2">
      <label className="grid gap-1 text-11 text-fg-3">
        From
        <input type="datetime-local" className={input} value={from} onChange={(event) => setFrom(event.target.value)} />
      </label>
      <label className="grid gap-1 text-11 text-fg-3">
        To
        <input type="datetime-local" className={input} value={to} onChange={(event) => setTo(event.target.value)} />
      </label>
      <Button type="submit" offBecause={problem}>
        Show this time
      </Button>
      {problem && <p className="text-12 text-crit-text">{problem}</p>}
    </form>
  )
}

function localTime(ms: number): string {
  const offset = new Date(ms).getTimezoneOffset() * 60_000
  return new Date(ms - offset).toISOString().slice(0, 16)
}
