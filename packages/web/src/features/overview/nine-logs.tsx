import { Link } from '@tanstack/react-router'
import type { TelemetryJson } from '@telltale/model'
import { formatCount, formatRate } from '../../lib/format-number.ts'
import { logLook } from '../../lib/logs.ts'
import { formatQuery } from '../../lib/query-language.ts'
import type { RangeSearch } from '../../lib/time-range.ts'
import { LogMark } from '../../ui/log-mark.tsx'
import { Sparkline } from '../../ui/sparkline.tsx'
import { totalsByLog } from './overview-words.ts'

interface NineLogsProps {
  readonly telemetry: TelemetryJson
  readonly search: RangeSearch
}

/** The nine logs in a row: rate and shape; a press opens its events. */
export function NineLogs({ telemetry, search }: NineLogsProps) {
  return (
    <ul className="grid grid-cols-9 overflow-hidden rounded-3 border border-line bg-surface">
      {totalsByLog(telemetry).map((total) => {
        const look = logLook(total.category)
        const query = formatQuery([{ kind: 'field', field: 'telltale.category', values: [total.category] }])
        return (
          <li key={total.category} className="min-w-0 border-l border-line first:border-l-0">
            <Link
              to="/explore"
              search={{ ...search, query }}
              className="block px-2.5 py-2 max-[1320px]:px-1.5 hover:bg-hover focus-visible:-outline-offset-2"
              title={`${look.name}: ${formatCount(total.count)} events`}
            >
              <span className="flex overflow-hidden text-12 text-fg-2 max-[1320px]:text-11">
                <LogMark category={total.category} short />
              </span>
              <span className="tnum block text-14 font-semibold">
                {total.count === 0 ? <span className="font-normal text-fg-3">none</span> : formatRate(total.perSecond)}
              </span>
              <Sparkline
                values={total.series}
                color={look.color}
                label={`${look.name} over time, ${formatCount(total.count)} events`}
              />
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
