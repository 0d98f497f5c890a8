import { Link } from '@tanstack/react-router'
import type { LogHealth, TelemetryJson } from '@telltale/model'
import { X } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { missingFields } from '../../lib/blind-spots.ts'
import { nameDialects } from '../../lib/dialects.ts'
import { formatCount, formatShare, plural } from '../../lib/format-number.ts'
import { formatClock } from '../../lib/format-time.ts'
import { logLook } from '../../lib/logs.ts'
import { formatQuery } from '../../lib/query-language.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { UntrustedLine } from '../../ui/untrusted.tsx'
import { adviseField, adviseLog, type Step } from './advice.ts'
import { type AppHealth, seriesStep, stateChip, stateSentence } from './telemetry-words.ts'

const SeriesChart = lazy(async () => ({ default: (await import('../../ui/series-chart.tsx')).SeriesChart }))

interface HealthPaneProps {
  readonly telemetry: TelemetryJson
  readonly app: AppHealth
  readonly log: LogHealth
  readonly nowMs: number
  readonly onClose: () => void
}

/** One log of one app: since when, what is missing by name and share, and how to send it. */
export function HealthPane({ telemetry, app, log, nowMs, onClose }: HealthPaneProps) {
  const look = logLook(log.category)
  const missing = missingFields(log)
  const bad = log.state === 'silent' || log.state === 'fell'
  const query = formatQuery([
    { kind: 'field', field: 'service.name', values: [app.name] },
    { kind: 'field', field: 'telltale.category', values: [log.category] },
  ])
  return (
    <aside aria-label={`${app.name}, ${look.name}`} className="min-h-0 overflow-auto border-l border-line bg-surface">
      <section className="border-b border-line px-4 py-3">
        <div className="flex items-center gap-2">
          <h2 className="flex min-w-0 items-baseline overflow-hidden">
            <UntrustedLine text={app.name || 'no service.name'} title={app.name} />
            <span className="whitespace-nowrap">, {look.name.toLowerCase()} log</span>
          </h2>
          <span className="flex-1" />
          <Button
            small
            square
            look="ghost"
            aria-label="Close"
            title="Close (Esc)"
            onClick={onClose}
            icon={<X size={14} />}
          />
        </div>
        <p className="my-1">
          <Chip tone={bad ? 'bad' : 'plain'}>{stateChip(log, nowMs)}</Chip>
        </p>
        <p className="text-fg-2">{stateSentence(app, log, nowMs)}</p>
        <p className="text-12 text-fg-3">
          {log.last_seen ? `Last event ${formatClock(log.last_seen, nowMs)}. ` : ''}
          {formatCount(log.count)} in this time. Sent as {nameDialects(app.dialects).join(', ') || 'nothing known'}.
        </p>
      </section>
      {log.state !== 'never' && (
        <section className="border-b border-line px-4 py-3 text-fg-2">
          <Suspense fallback={<Skeleton className="h-[104px]" />}>
            <SeriesChart
              title={`${look.name} events, by ${seriesStep(telemetry, log)}`}
              values={log.series}
              fromMs={Date.parse(telemetry.from)}
              toMs={Date.parse(telemetry.to)}
            />
          </Suspense>
        </section>
      )}
      {log.state !== 'never' && <FieldTable log={log} />}
      {(log.state === 'never' || log.state === 'silent') && (
        <HowTo title="How to send this log" steps={adviseLog(log.category, app.dialects)} />
      )}
      {missing.length > 0 && (
        <HowTo
          title="How to send what is missing"
          steps={distinct(missing.map((field) => adviseField(field.name, app.dialects)))}
        />
      )}
      {log.state !== 'never' && (
        <div className="px-4 py-3">
          <Link
            to="/explore"
            search={{ query }}
            className="inline-flex h-7 items-center rounded-2 border border-line-2 px-2.5 font-medium hover:bg-hover"
          >
            Open its events
          </Link>
        </div>
      )}
    </aside>
  )
}

function FieldTable({ log }: { readonly log: LogHealth }) {
  const missing = missingFields(log)
  const lacking = log.fields.filter((field) => field.missing > 0).toSorted((a, b) => b.missing - a.missing)
  const whole = log.fields.length - lacking.length
  return (
    <section aria-labelledby="missing" className="border-b border-line px-4 py-3">
      <div className="flex text-11 font-medium text-fg-3">
        <h3 id="missing" className="flex-1 text-11 leading-4 font-medium">
          Fields an investigator needs
        </h3>
        <span>missing in</span>
      </div>
      <ul>
        {lacking.map((field) => (
          <li key={field.name} className="flex items-center gap-2 py-1 text-12">
            <code className="min-w-0 flex-1 [overflow-wrap:anywhere]">{field.name}</code>
            <span className={missing.includes(field) ? 'tnum font-medium' : 'tnum text-fg-3'}>
              {formatShare(field.missing)}
            </span>
          </li>
        ))}
      </ul>
      <p className="text-12 text-fg-3">
        {whole === log.fields.length
          ? `All ${plural(whole, 'field')} are always there.`
          : `${plural(whole, 'other field is', 'other fields are')} always there.`}
      </p>
    </section>
  )
}

function HowTo({ title, steps }: { readonly title: string; readonly steps: readonly Step[] }) {
  return (
    <section className="border-b border-line px-4 py-3">
      <h3 className="text-11 leading-4 font-medium text-fg-3">{title}</h3>
      <ul className="grid gap-2.5 pt-1">
        {steps.map((step) => (
          <li key={step.text} className="text-12">
            <p>{step.text}</p>
            {step.code && (
              <div className="mt-1 flex items-start gap-2 rounded-2 border border-line bg-sunken py-1 pr-1 pl-2">
                <code className="min-w-0 flex-1 py-0.5 text-[11.5px] [overflow-wrap:anywhere]">{step.code}</code>
                <CopyButton text={step.code} exact />
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function distinct(steps: readonly Step[]): readonly Step[] {
  return [...new Map(steps.map((step) => [step.text, step])).values()]
}
