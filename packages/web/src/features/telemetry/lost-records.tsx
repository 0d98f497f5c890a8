import type { TelemetryJson } from '@telltale/model'
import { Unplug } from 'lucide-react'
import { plural } from '../../lib/format-number.ts'
import { UntrustedLine } from '../../ui/untrusted.tsx'
import { countRuns, gapSentence, lossSentence, lossySources } from './telemetry-words.ts'

const SHOWN = 5

/** Records that a program numbered and that never came: how many, and between when. Nothing where all came. */
export function LostRecords({ telemetry, nowMs }: { readonly telemetry: TelemetryJson; readonly nowMs: number }) {
  const lossy = lossySources(telemetry)
  if (lossy.length === 0) return null
  return (
    <section aria-label="Lost records" className="border-b border-line px-4 py-2.5">
      <ul className="grid gap-1.5">
        {lossy.slice(0, SHOWN).map((source) => (
          <li key={`${source.app} ${source.id}`} className="min-w-0">
            <p className="flex items-center gap-1.5 font-medium">
              <Unplug size={13} className="flex-none text-on-high" aria-hidden />
              <UntrustedLine text={source.app} title={`${source.app}, run ${source.id}`} />
              <span className="tnum font-normal text-fg-2">{lossSentence(source)}</span>
              <span className="font-normal text-fg-3">
                one of {plural(countRuns(telemetry, source.app), 'run')} of this app
              </span>
            </p>
            <ul className="tnum pl-5 text-12 text-fg-2">
              {source.gaps.slice(0, SHOWN).map((gap) => (
                <li key={gap.after}>{gapSentence(gap, nowMs)}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {lossy.length > SHOWN && <p className="pt-1 text-12 text-fg-3">and {plural(lossy.length - SHOWN, 'more run')}</p>}
    </section>
  )
}
