import { Link } from '@tanstack/react-router'
import type { EventJson } from '@telltale/model'
import { clsx } from 'clsx'
import { Check, X } from 'lucide-react'
import { useState } from 'react'
import { useNow } from '../../lib/clock.ts'
import { appOf, happenedMs, idOf } from '../../lib/event-fields.ts'
import { summarize } from '../../lib/event-summary.ts'
import { formatMinute } from '../../lib/format-time.ts'
import { useKeys } from '../../lib/keyboard.ts'
import { formatRange } from '../../lib/time-range.ts'
import { Button, Key } from '../../ui/button.tsx'
import { UntrustedLine } from '../../ui/untrusted.tsx'
import { judgedSamples } from './hunt-words.ts'

interface HuntSamplesProps {
  /** Newest first. */
  readonly samples: readonly EventJson[]
  readonly total: number
}

/** The newest matches, to be judged before the rule is turned on: each opens in Explore. */
export function HuntSamples({ samples, total }: HuntSamplesProps) {
  const [judged, setJudged] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [at, setAt] = useState(0)
  const judge = (i: number, isReal: boolean) => {
    const event = samples[i]
    if (!event) return
    setJudged((old) => new Map(old).set(idOf(event), isReal))
    setAt(Math.min(i + 1, samples.length - 1))
  }
  const move = (step: number) => setAt(Math.min(samples.length - 1, Math.max(0, at + step)))
  useKeys([
    { keys: 'j', label: 'Next match', run: () => move(1) },
    { keys: 'k', label: 'Previous match', run: () => move(-1) },
    { keys: 'y', label: 'This match is real', run: () => judge(at, true) },
    { keys: 'n', label: 'This match is false', run: () => judge(at, false) },
  ])
  if (samples.length === 0) {
    const why = total === 0 ? 'Nothing that is kept from this time looks like that.' : 'No single event stands for it.'
    return <p className="border-t border-line px-3 py-2 text-12 text-fg-3">{why}</p>
  }
  return (
    <>
      <ul aria-label="Newest matches" className="min-h-16 flex-1 overflow-auto border-t border-line">
        {samples.map((event, i) => (
          <Sample
            key={idOf(event)}
            event={event}
            isCurrent={i === at}
            verdict={judged.get(idOf(event))}
            onJudge={(isReal) => judge(i, isReal)}
          />
        ))}
      </ul>
      <p className="flex h-8 flex-none items-center gap-1.5 border-t border-line px-3 text-12 whitespace-nowrap text-fg-3">
        <span className="tnum">{judgedSamples(judged, samples.length)}</span>
        <span className="flex-1" />
        <Key>Y</Key> real <Key>N</Key> false
      </p>
    </>
  )
}

interface SampleProps {
  readonly event: EventJson
  readonly isCurrent: boolean
  readonly verdict: boolean | undefined
  readonly onJudge: (isReal: boolean) => void
}

/** Around a match this much is shown in Explore on either side, milliseconds. */
const AROUND_MS = 300_000

function Sample({ event, isCurrent, verdict, onJudge }: SampleProps) {
  const now = useNow()
  const ms = happenedMs(event)
  const around = formatRange({ kind: 'between', fromMs: ms - AROUND_MS, toMs: ms + AROUND_MS })
  return (
    <li className={clsx('flex h-8 items-center gap-2 border-b border-line px-3 last:border-0', isCurrent && 'cur-row')}>
      <Link
        to="/explore"
        search={{ event: idOf(event), ...around }}
        title="Open in Explore"
        className="flex h-full min-w-0 flex-1 items-center gap-3 hover:underline"
      >
        <span className="tnum w-24 flex-none font-mono text-12 text-fg-3">{formatMinute(ms, now)}</span>
        <span className="flex w-28 flex-none">
          <UntrustedLine text={appOf(event)} most={40} />
        </span>
        <span className="flex min-w-0 flex-1 font-mono text-12">
          <UntrustedLine text={summarize(event)} />
        </span>
      </Link>
      <Button
        small
        square
        pressed={verdict === true}
        aria-label="Real"
        title="Real (Y)"
        onClick={() => onJudge(true)}
        icon={<Check size={14} className={verdict === true ? 'text-ok' : ''} />}
      />
      <Button
        small
        square
        pressed={verdict === false}
        aria-label="False"
        title="False (N)"
        onClick={() => onJudge(false)}
        icon={<X size={14} className={verdict === false ? 'text-crit-text' : ''} />}
      />
    </li>
  )
}
