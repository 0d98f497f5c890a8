import type { AlertLevel } from '@telltale/model'
import { Crosshair } from 'lucide-react'
import type { ReactNode } from 'react'
import type { HuntSince } from '../../lib/api.ts'
import { useNow } from '../../lib/clock.ts'
import { Button } from '../../ui/button.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { ErrorPanel, Partial } from '../../ui/states.tsx'
import { DayBars } from './day-bars.tsx'
import { HuntSamples } from './hunt-samples.tsx'
import { foundWords, HUNT_WINDOWS, lookedWords, loudness } from './hunt-words.ts'
import type { Hunt, HuntState } from './use-hunt.ts'

interface HuntPanelProps {
  readonly hunt: Hunt
  readonly yaml: string
  readonly level: AlertLevel
  readonly since: HuntSince
  readonly onSince: (since: HuntSince) => void
  /** Why it cannot be asked now. */
  readonly offBecause: string | undefined
}

/** What the rule would have found in the events of the last days, before it is turned on. */
export function HuntPanel({ hunt, yaml, level, since, onSince, offBecause }: HuntPanelProps) {
  const { state } = hunt
  const isLooking = state.kind === 'looking'
  return (
    <section aria-label="Hunt" className="flex max-h-[66%] min-h-0 flex-none flex-col border-t border-line bg-surface">
      <div className="flex min-h-10 flex-none flex-wrap items-center gap-2 px-3 py-1.5">
        <h2>On your own events</h2>
        <span
          role="status"
          className="min-w-0 flex-1 overflow-hidden text-12 text-ellipsis whitespace-nowrap text-fg-2"
        >
          <Said state={state} yaml={yaml} />
        </span>
        <Segmented
          label="How far back"
          value={since}
          onChange={onSince}
          options={HUNT_WINDOWS.map(({ value, label }) => ({ value, label }))}
        />
        {isLooking ? (
          <Button onClick={hunt.stop}>Stop</Button>
        ) : (
          <Button icon={<Crosshair size={14} />} offBecause={offBecause} onClick={() => hunt.start(yaml, since)}>
            Hunt
          </Button>
        )}
      </div>
      {state.kind === 'failed' && (
        <div className="p-3 pt-0">
          <ErrorPanel
            title="The hunt could not be run"
            error={state.error}
            retry={() => hunt.start(yaml, state.since)}
          />
        </div>
      )}
      {state.kind === 'found' && <Found key={state.hunt.to} state={state} level={level} />}
    </section>
  )
}

function Said({ state, yaml }: { readonly state: HuntState; readonly yaml: string }): ReactNode {
  const now = useNow()
  if (state.kind === 'idle') return 'What would it have found?'
  if (state.kind === 'failed') return ''
  if (state.kind === 'looking') {
    const seconds = Math.floor((now - state.startMs) / 1000)
    return seconds >= 2 ? `still looking, ${seconds} s` : 'looking'
  }
  return state.yaml === yaml ? '' : 'before your last change'
}

interface FoundProps {
  readonly state: Extract<HuntState, { kind: 'found' }>
  readonly level: AlertLevel
}

function Found({ state, level }: FoundProps) {
  const { hunt } = state
  return (
    <>
      {!hunt.complete && (
        <div className="px-3 pb-2">
          <Partial title="The hunt was stopped at a limit">There is more than is counted here.</Partial>
        </div>
      )}
      <div className="flex-none">
        <p className="flex items-baseline gap-2 pr-36 pb-1 pl-3">
          <span className="flex-none font-medium" title="Repeats of one thing fold into one alert, so it may be fewer.">
            {loudness(hunt)}
          </span>
          <span className="min-w-0 overflow-hidden text-12 text-ellipsis whitespace-nowrap text-fg-2">
            {foundWords(hunt, state.since)}
          </span>
        </p>
        <p className="px-3 pb-1 text-12 text-fg-2">{lookedWords(hunt)}</p>
        <DayBars days={hunt.per_day} level={level} />
      </div>
      <HuntSamples samples={hunt.samples} total={hunt.total} />
    </>
  )
}
