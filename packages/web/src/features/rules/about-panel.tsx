import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { RuleJson } from '@telltale/model'
import type { ReactNode } from 'react'
import { levelName } from '../../lib/alert-levels.ts'
import { useNow } from '../../lib/clock.ts'
import { plural } from '../../lib/format-number.ts'
import { formatAge, formatClock } from '../../lib/format-time.ts'
import { coverageQuery } from '../../lib/queries.ts'
import { standardNames } from '../../lib/standard-names.ts'
import { IdChip } from '../../ui/chip.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { KeyValue } from '../../ui/key-value.tsx'
import { LevelBadge } from '../../ui/level-badge.tsx'
import { LogMark } from '../../ui/log-mark.tsx'
import { ScrollArea } from '../../ui/scroll-area.tsx'
import { Untrusted, UntrustedLine } from '../../ui/untrusted.tsx'
import { costWords, judgedWords, originName, precisionWords, testCounts } from './rule-words.ts'
import { safeAddress } from './safe-address.ts'

const LINK = 'inline-block min-h-6 py-[3px] underline decoration-line-2 underline-offset-2 hover:decoration-current'

/** What the saved rule says of itself, and what became of it. */
export function AboutPanel({ rule }: { readonly rule: RuleJson }) {
  const now = useNow()
  const names = standardNames(useQuery(coverageQuery).data)
  const rows: readonly (readonly [string, ReactNode])[] = [
    ['Level', <Level key="level" rule={rule} />],
    [
      'Id',
      <span key="id" className="flex items-center gap-2">
        <code className="text-12">{rule.id}</code>
        <CopyButton text={rule.id} exact />
      </span>,
    ],
    ['Author', <Author key="author" name={rule.author} />],
    ['Origin', originName(rule.origin)],
    ['Changed', <Changed key="changed" rule={rule} nowMs={now} />],
    ['Reads', <Logs key="reads" rule={rule} />],
    ['ATLAS', <Ids key="atlas" ids={rule.atlas} names={names} />],
    ['OWASP', <Ids key="owasp" ids={rule.owasp} names={names} />],
    ['Fixtures', testCounts(rule)],
    [
      'Alerts',
      <Link key="alerts" to="/alerts" search={{ view: 'all', rule: rule.id }} className={LINK}>
        {plural(rule.alerts, 'alert')} in 30 days
      </Link>,
    ],
    ['Last fired', rule.last_fired === null ? 'never' : `${formatAge(rule.last_fired, now)} ago`],
    ['Judged', judgedWords(rule)],
    ['Precision', precisionWords(rule)],
    ['Cost', rule.micros === null ? 'not measured' : `${costWords(rule.micros)} an event`],
  ]
  return (
    <ScrollArea label="About the rule" className="h-full">
      <div className="grid max-w-[760px] gap-4 p-4">
        <Part title="What it finds">
          {rule.description === '' ? <Nothing>It does not say.</Nothing> : <Untrusted text={rule.description} />}
        </Part>
        <KeyValue rows={rows} />
        <Part title="What else looks like it">
          <Texts texts={rule.falsepositives} nothing="It names nothing." />
        </Part>
        <Part title="References">
          <Texts texts={rule.references} nothing="It names none." isLinks />
        </Part>
      </div>
    </ScrollArea>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h2 className="mb-1">{title}</h2>
      {children}
    </section>
  )
}

function Nothing({ children }: { readonly children: ReactNode }) {
  return <span className="text-fg-3">{children}</span>
}

function Author({ name }: { readonly name: string }) {
  return name === '' ? <Nothing>not named</Nothing> : <UntrustedLine text={name} wraps />
}

function Level({ rule }: { readonly rule: RuleJson }) {
  return (
    <span className="flex items-center gap-2">
      <LevelBadge level={rule.level} /> {levelName(rule.level)}
      <Nothing>{rule.kind === 'correlation' ? 'over several events' : 'by one event'}</Nothing>
    </span>
  )
}

function Changed({ rule, nowMs }: { readonly rule: RuleJson; readonly nowMs: number }) {
  if (rule.changed === null) return <Nothing>as it came</Nothing>
  const { at, by, reason } = rule.changed
  return (
    <span>
      {formatClock(at, nowMs)} by <UntrustedLine text={by === '' ? 'someone without a key' : by} most={60} wraps />
      {reason !== '' && (
        <>
          : <UntrustedLine text={reason} most={400} wraps />
        </>
      )}
    </span>
  )
}

function Logs({ rule }: { readonly rule: RuleJson }) {
  if (rule.needs.length === 0) return <Nothing>any log</Nothing>
  return (
    <span className="flex flex-wrap gap-x-4">
      {rule.needs.map((category) => (
        <LogMark key={category} category={category} icon />
      ))}
    </span>
  )
}

interface IdsProps {
  readonly ids: readonly string[]
  readonly names: ReadonlyMap<string, string>
}

function Ids({ ids, names }: IdsProps) {
  if (ids.length === 0) return <Nothing>none named</Nothing>
  return (
    <span className="grid gap-1">
      {ids.map((id) => (
        <span key={id} className="flex min-w-0 items-center gap-2">
          <IdChip id={id.replace(/^AML\./, '')} />
          <Link to="/coverage" search={{ cell: id }} className={LINK}>
            {names.get(id) ?? 'name not known here'}
          </Link>
        </span>
      ))}
    </span>
  )
}

interface TextsProps {
  readonly texts: readonly string[]
  readonly nothing: string
  readonly isLinks?: boolean
}

function Texts({ texts, nothing, isLinks = false }: TextsProps) {
  if (texts.length === 0) return <Nothing>{nothing}</Nothing>
  return (
    <ul className="grid gap-0.5">
      {texts.map((text) => (
        <li key={text} className="[overflow-wrap:anywhere]">
          {isLinks ? <Reference text={text} /> : <UntrustedLine text={text} most={600} wraps />}
        </li>
      ))}
    </ul>
  )
}

function Reference({ text }: { readonly text: string }) {
  const address = safeAddress(text)
  const words = <UntrustedLine text={text} most={400} wraps />
  if (address === undefined) return words
  return (
    <a href={address} target="_blank" rel="noreferrer noopener" className={LINK}>
      {words}
    </a>
  )
}
