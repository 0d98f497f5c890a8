import { useQuery } from '@tanstack/react-query'
import type { StatsJson } from '@telltale/model'
import { clsx } from 'clsx'
import { Braces, Cable, Check, CircleDashed } from 'lucide-react'
import { useState } from 'react'
import type { SetupJson } from '../../lib/api.ts'
import { useNow } from '../../lib/clock.ts'
import { plural } from '../../lib/format-number.ts'
import { formatAge } from '../../lib/format-time.ts'
import { LOGS } from '../../lib/logs.ts'
import { setupQuery } from '../../lib/queries.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Page } from '../../ui/page.tsx'
import { ScrollArea } from '../../ui/scroll-area.tsx'
import { ErrorPanel, SkeletonRows } from '../../ui/states.tsx'
import { UntrustedLine } from '../../ui/untrusted.tsx'
import { type Way, waysOf } from './ways.ts'

const ICONS = { opentelemetry: Cable, json: Braces } as const

/** How to send the first event; it gives way to Overview the moment something arrives. */
export function FirstRunPage({ stats }: { readonly stats: StatsJson }) {
  const { data: setup, error, refetch } = useQuery(setupQuery)
  return (
    <Page title="Overview">
      <div className="grid h-full grid-cols-[minmax(0,660px)_minmax(0,340px)] content-start justify-center gap-x-14 overflow-auto px-8 pt-11 pb-8 max-h-780:pt-6">
        <section aria-labelledby="first">
          <h2 id="first" className="text-20 font-semibold tracking-[-0.015em]">
            Send the first event
          </h2>
          <p className="text-fg-2">
            Pick how your app can reach Telltale. This page changes the moment something arrives.
          </p>
          {setup && <Ways setup={setup} />}
          {!setup && error && (
            <div className="mt-5">
              <ErrorPanel
                title="This server’s addresses could not be read"
                error={error}
                retry={() => void refetch()}
              />
            </div>
          )}
          {!setup && !error && <SkeletonRows rows={5} height={46} />}
        </section>
        <NineLogs stats={stats} />
      </div>
    </Page>
  )
}

function Ways({ setup }: { readonly setup: SetupJson }) {
  const [chosen, setChosen] = useState<Way['id']>('opentelemetry')
  const ways = waysOf(setup)
  const way = ways.find((candidate) => candidate.id === chosen)
  return (
    <>
      <div className="mt-5 mb-4 grid grid-cols-2 gap-2">
        {ways.map((candidate) => {
          const Icon = ICONS[candidate.id]
          const on = candidate.id === chosen
          return (
            <button
              key={candidate.id}
              type="button"
              aria-pressed={on}
              onClick={() => setChosen(candidate.id)}
              className={clsx(
                'rounded-2 border px-3 py-2.5 text-left hover:bg-hover',
                on ? 'border-ink ring-1 ring-ink' : 'border-line-2',
              )}
            >
              <span className="flex items-center gap-1.5 font-semibold">
                <Icon size={14} aria-hidden />
                {candidate.name}
              </span>
              <span className="mt-0.5 block text-12 text-fg-2">{candidate.hint}</span>
            </button>
          )
        })}
      </div>
      <ol>
        {way?.steps.map((step, i) => (
          <li key={step.title}>
            <div className="mt-4 mb-2 flex flex-wrap items-baseline gap-x-2.5">
              <span className="text-12 font-semibold text-fg-3">{i + 1}</span>
              <span className="font-medium">{step.title}</span>
              {step.note && <span className="text-12 text-fg-3">{step.note}</span>}
            </div>
            {step.code && <Snippet label={step.title} code={step.code} />}
          </li>
        ))}
      </ol>
      <Listener setup={setup} />
    </>
  )
}

function Snippet({ label, code }: { readonly label: string; readonly code: string }) {
  return (
    <div className="relative rounded-2 border border-line bg-sunken">
      <ScrollArea label={label}>
        <pre className="whitespace-pre-wrap [overflow-wrap:anywhere] py-3 pr-24 pl-3.5 text-[12.5px] leading-[21px]">
          {code}
        </pre>
      </ScrollArea>
      <span className="absolute top-2 right-2">
        <CopyButton text={code} exact />
      </span>
    </div>
  )
}

function Listener({ setup }: { readonly setup: SetupJson }) {
  const now = useNow()
  const total = setup.refused.reduce((sum, refusal) => sum + refusal.count, 0)
  const latest = setup.refused.toSorted((a, b) => b.at.localeCompare(a.at))
  return (
    <section
      aria-label="Listener"
      aria-live="polite"
      className="mt-5 rounded-2 border border-dashed border-edge px-3.5 py-3"
    >
      <p className="flex items-center gap-3 font-medium">
        <i className="size-[7px] rounded-full border-[1.5px] border-fg-3" aria-hidden />
        Listening on {setup.otlp_http.replace(/^https?:\/\//, '')}
      </p>
      {total === 0 ? (
        <p className="ml-[19px] text-12 text-fg-3">Nothing has knocked yet.</p>
      ) : (
        <details className="ml-[19px] text-12" open>
          <summary className="text-crit-text">{plural(total, 'request was', 'requests were')} refused</summary>
          <ul>
            {latest.slice(0, 5).map((refusal) => (
              <li key={`${refusal.at}-${refusal.reason}`} className="flex gap-2 text-fg-2">
                <UntrustedLine text={refusal.reason} />
                <span className="text-fg-3">
                  {plural(refusal.count, 'time')}, last {formatAge(refusal.at, now)} ago
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function NineLogs({ stats }: { readonly stats: StatsJson }) {
  const lit = LOGS.filter((log) => stats.by_category[log.category] > 0).length
  return (
    <section aria-labelledby="nine">
      <h2 id="nine">What you will see</h2>
      <p className="mb-3 text-fg-2">Each log lights up when its first event arrives.</p>
      <ul className="border-b border-line">
        {LOGS.map((log) => {
          const on = stats.by_category[log.category] > 0
          return (
            <li
              key={log.category}
              className="grid h-[38px] grid-cols-[16px_108px_minmax(0,1fr)] items-center gap-2 border-t border-line"
            >
              {on ? (
                <Check size={14} className="text-ok" aria-label="arrived" />
              ) : (
                <CircleDashed size={14} className="text-fg-3" aria-label="not yet" />
              )}
              <span className="font-medium">{log.name}</span>
              <span className="text-12 text-fg-3">{log.answers}</span>
            </li>
          )
        })}
      </ul>
      <p className="mt-3 text-12 text-fg-3">{lit} of 9. What one app does not send, Telemetry names.</p>
    </section>
  )
}
