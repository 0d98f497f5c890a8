import type { RuleJson } from '@telltale/model'
import { clsx } from 'clsx'
import { Check, CircleDashed, CircleMinus, X } from 'lucide-react'
import { levelName } from '../../lib/alert-levels.ts'
import { useNow } from '../../lib/clock.ts'
import { formatCount } from '../../lib/format-number.ts'
import { formatAge } from '../../lib/format-time.ts'
import { Chip, IdChip } from '../../ui/chip.tsx'
import { LevelBadge } from '../../ui/level-badge.tsx'
import { LogMark } from '../../ui/log-mark.tsx'
import { UntrustedLine } from '../../ui/untrusted.tsx'
import {
  costWords,
  isMostlyWrong,
  judgedWords,
  originName,
  precisionOf,
  precisionWords,
  type TestState,
  testCounts,
  testState,
  testWords,
} from './rule-words.ts'

interface RuleTableRowProps {
  readonly rule: RuleJson
  readonly rowIndex: number
  readonly isCurrent: boolean
  /** The one stop of the keyboard where no row is current. */
  readonly isFirstStop: boolean
  readonly onOpen: (id: string) => void
}

/** One rule: what it finds, where, whether it is on and tested, how right, how dear, how often. */
export function RuleTableRow({ rule, rowIndex, isCurrent, isFirstStop, onOpen }: RuleTableRowProps) {
  const now = useNow()
  return (
    <tr
      aria-rowindex={rowIndex}
      data-rule={rule.id}
      className={clsx(
        'relative h-8 border-b border-line',
        isCurrent ? 'cur-row' : 'hover:bg-hover',
        !rule.enabled && 'text-fg-3',
      )}
    >
      <td className="pl-4">
        {/* It covers the whole row, so that a press anywhere opens it and the keyboard has one stop. */}
        <button
          type="button"
          tabIndex={isCurrent || isFirstStop ? 0 : -1}
          aria-label={`${levelName(rule.level)}: ${rule.title.slice(0, 120)}`}
          onClick={() => onOpen(rule.id)}
          className="absolute inset-0 focus-visible:-outline-offset-2"
        />
        <LevelBadge level={rule.level} />
      </td>
      <td className="px-2">
        <span className="flex min-w-0 items-center gap-2">
          <span className={clsx('flex min-w-0', rule.enabled && 'font-medium')}>
            <UntrustedLine text={rule.title} title={rule.title} />
          </span>
          {rule.origin !== 'pack' && <Chip tone="soft">{originName(rule.origin)}</Chip>}
        </span>
      </td>
      <td className="px-2 text-12 max-[1023px]:hidden">
        <Logs rule={rule} />
      </td>
      <td className="px-2 max-[1199px]:hidden">
        <Names rule={rule} />
      </td>
      <td className="px-2 text-12">{rule.enabled ? 'On' : <span className="font-medium">Off</span>}</td>
      <td className="px-2 text-12 whitespace-nowrap" title={testCounts(rule)}>
        <Tests rule={rule} />
      </td>
      <td className="tnum px-2 text-right text-12 whitespace-nowrap max-[899px]:hidden" title={judgedWords(rule)}>
        <span className={clsx(isMostlyWrong(rule) ? 'text-crit-text' : precisionOf(rule) === undefined && 'text-fg-3')}>
          {precisionWords(rule)}
        </span>
      </td>
      <td className="tnum px-2 text-right text-12 whitespace-nowrap text-fg-2 max-[1199px]:hidden">
        <span className={clsx(rule.micros === null && 'text-fg-3')}>{costWords(rule.micros)}</span>
      </td>
      <td className="tnum px-2 text-right text-12">
        <span className={clsx(rule.alerts === 0 && 'text-fg-3')}>{formatCount(rule.alerts)}</span>
      </td>
      <td className="tnum pr-4 pl-2 text-right text-12 whitespace-nowrap text-fg-2 max-[899px]:hidden">
        {rule.last_fired === null ? (
          <span className="text-fg-3">never</span>
        ) : (
          <span title={`${rule.last_fired} UTC`}>{formatAge(rule.last_fired, now)}</span>
        )}
      </td>
    </tr>
  )
}

function Logs({ rule }: { readonly rule: RuleJson }) {
  const [first] = rule.category === null ? rule.needs : [rule.category]
  if (first === undefined) return <span className="text-fg-3">any log</span>
  const more = rule.needs.length - 1
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <LogMark category={first} />
      {more > 0 && <span className="text-fg-3">+{more}</span>}
    </span>
  )
}

/** Ids that fit beside each other. */
const MOST_NAMES = 2

function Names({ rule }: { readonly rule: RuleJson }) {
  const ids = [...rule.atlas.slice(0, 1), ...rule.owasp, ...rule.atlas.slice(1)]
  if (ids.length === 0) return <span className="text-12 text-fg-3">none named</span>
  const rest = ids.slice(MOST_NAMES)
  return (
    <span className="flex min-w-0 items-center gap-1 overflow-hidden">
      {ids.slice(0, MOST_NAMES).map((id) => (
        <IdChip key={id} id={id.replace(/^AML\./, '')} />
      ))}
      {rest.length > 0 && (
        <span className="text-12 text-fg-3" title={rest.join(', ')}>
          +{rest.length}
        </span>
      )}
    </span>
  )
}

const TEST_LOOKS: Readonly<Record<TestState, { readonly icon: typeof Check; readonly ink: string }>> = {
  passing: { icon: Check, ink: 'text-ok' },
  failing: { icon: X, ink: 'text-crit-text' },
  not_run: { icon: CircleMinus, ink: 'text-fg-3' },
  untested: { icon: CircleDashed, ink: 'text-fg-2' },
}

function Tests({ rule }: { readonly rule: RuleJson }) {
  const look = TEST_LOOKS[testState(rule)]
  return (
    <span className={`flex items-center gap-1.5 ${look.ink}`}>
      <look.icon size={14} className="flex-none" aria-hidden />
      {testWords(rule)}
    </span>
  )
}
