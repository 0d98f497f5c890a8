import { Link } from '@tanstack/react-router'
import type { TelemetryJson } from '@telltale/model'
import { Eye, EyeOff } from 'lucide-react'
import { findBlindSpots } from '../../lib/blind-spots.ts'
import { useNow } from '../../lib/clock.ts'
import type { RangeSearch } from '../../lib/time-range.ts'
import { UntrustedLine } from '../../ui/untrusted.tsx'

/** The worst few; the rest is one press away. */
const SHOWN = 5

interface BlindSpotListProps {
  readonly telemetry: TelemetryJson
  readonly search: RangeSearch
}

/** What cannot be seen, worst first; each opens its cell in Telemetry. */
export function BlindSpotList({ telemetry, search }: BlindSpotListProps) {
  const now = useNow()
  const spots = findBlindSpots(telemetry, now)
  return (
    <section aria-labelledby="blind" className="border-b border-line px-4 py-3.5">
      <div className="mb-1 flex items-baseline gap-2">
        <h2 id="blind">Blind spots</h2>
        <span className="text-12 text-fg-3">what you cannot see</span>
      </div>
      {spots.length === 0 && (
        <p className="flex items-center gap-2.5 py-1 text-12 text-fg-2">
          <Eye size={14} className="text-fg-3" aria-hidden /> Every log that ever came is still coming, with its fields.
        </p>
      )}
      <ul>
        {spots.slice(0, SHOWN).map((spot) => (
          <li key={`${spot.title}-${spot.log.category}`}>
            <Link
              to="/telemetry"
              search={{ ...search, app: spot.app, log: spot.log.category }}
              className="flex gap-2.5 rounded-2 py-1.5 hover:bg-hover"
            >
              <EyeOff size={14} className="mt-0.5 flex-none" aria-hidden />
              <span className="min-w-0">
                <span className="line-clamp-2 leading-[18px] font-medium">
                  <UntrustedLine text={spot.title} title={spot.title} wraps />
                </span>
                <span className="block text-12 leading-[17px] text-fg-3">{spot.detail}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {spots.length > SHOWN && (
        <Link to="/telemetry" search={search} className="inline-flex min-h-6 items-center text-12 text-fg-2 underline">
          {spots.length - SHOWN} more
        </Link>
      )}
    </section>
  )
}
