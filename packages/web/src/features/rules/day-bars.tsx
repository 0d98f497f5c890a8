import type { AlertLevel, HuntJson } from '@telltale/model'
import { Table2 } from 'lucide-react'
import { useState } from 'react'
import { countTicks } from '../../lib/chart-scale.ts'
import { formatCount, plural, shortCount } from '../../lib/format-number.ts'
import { Button } from '../../ui/button.tsx'
import { ScrollArea } from '../../ui/scroll-area.tsx'
import { dayLabel } from './hunt-words.ts'

interface DayBarsProps {
  readonly days: HuntJson['per_day']
  readonly level: AlertLevel
}

const COLORS: Readonly<Record<AlertLevel, string>> = {
  critical: 'var(--bar-c)',
  high: 'var(--high)',
  medium: 'var(--med)',
  low: 'var(--low)',
  informational: 'var(--low)',
}

/** Matches by day in UTC from zero, in the ink of the rule's level; the same as a table. */
export function DayBars({ days, level }: DayBarsProps) {
  const [asTable, setAsTable] = useState(false)
  return (
    <div className="relative">
      <div className="absolute -top-7 right-3">
        <Button small look="ghost" icon={<Table2 size={14} />} pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {asTable ? 'Show as chart' : 'Show as table'}
        </Button>
      </div>
      {asTable ? <DayTable days={days} /> : <Plot days={days} color={COLORS[level]} />}
    </div>
  )
}

/** Labels under the bars, at most. */
const MOST_LABELS = 5

function Plot({ days, color }: { readonly days: HuntJson['per_day']; readonly color: string }) {
  const ticks = countTicks(Math.max(...days.map((day) => day.count), 0))
  const top = ticks.at(-1) ?? 1
  const total = days.reduce((sum, day) => sum + day.count, 0)
  const every = Math.max(1, Math.ceil((days.length - 1) / (MOST_LABELS - 1)))
  return (
    <div className="grid h-32 grid-cols-[34px_minmax(0,1fr)] grid-rows-[minmax(0,1fr)_18px] pt-2 pr-3 max-h-780:h-24">
      <div className="relative" aria-hidden>
        {ticks.map((tick) => (
          <span
            key={tick}
            className="tnum absolute right-2 translate-y-1/2 text-[10px] leading-3 text-fg-3"
            style={{ bottom: `${(tick / top) * 100}%` }}
          >
            {shortCount(tick)}
          </span>
        ))}
      </div>
      <div
        role="img"
        aria-label={`${plural(total, 'match', 'matches')} by day over ${plural(days.length, 'day')}`}
        className="relative"
      >
        {ticks.map((tick) => (
          <hr
            key={tick}
            className="absolute inset-x-0 m-0 border-0 border-t border-line"
            style={{ bottom: `${(tick / top) * 100}%` }}
          />
        ))}
        <div className="absolute inset-0 flex items-end gap-0.5">
          {days.map(({ day, count }) => (
            <span
              key={day}
              title={`${dayLabel(day)}, UTC: ${plural(count, 'match', 'matches')}`}
              className="flex h-full min-w-0 flex-1 items-end hover:bg-hover"
            >
              <i
                className="block w-full rounded-[1px]"
                style={{ height: `${(count / top) * 100}%`, minHeight: count > 0 ? 2 : 0, background: color }}
              />
            </span>
          ))}
        </div>
      </div>
      <div className="relative col-start-2" aria-hidden>
        {days.map(({ day }, i) =>
          i % every === 0 ? (
            <span
              key={day}
              className="absolute top-[5px] text-[10px] leading-3 whitespace-nowrap text-fg-3"
              style={{ left: `${((i + 0.5) / days.length) * 100}%`, translate: shiftOf(i, days.length) }}
            >
              {dayLabel(day)}
            </span>
          ) : null,
        )}
      </div>
    </div>
  )
}

function shiftOf(i: number, count: number): string {
  const share = (i + 0.5) / count
  return count > 3 && share < 0.05 ? '-25%' : share > 0.95 && count > 3 ? '-75%' : '-50%'
}

function DayTable({ days }: { readonly days: HuntJson['per_day'] }) {
  return (
    <ScrollArea label="Matches by day, as a table" className="h-32 px-3 max-h-780:h-24">
      <table className="tnum w-full text-12">
        <thead>
          <tr className="text-11 text-fg-3">
            <th className="sticky top-0 bg-surface text-left font-medium">Day, UTC</th>
            <th className="sticky top-0 bg-surface text-right font-medium">Matches</th>
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map(({ day, count }) => (
            <tr key={day} className="h-6 border-t border-line">
              <td>{dayLabel(day)}</td>
              <td className="text-right">{formatCount(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  )
}
