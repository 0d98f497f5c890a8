import type { AlertJson } from '@telltale/model'
import { clsx } from 'clsx'
import { ChevronDown, ChevronRight } from 'lucide-react'
import { Fragment } from 'react'
import { levelName } from '../../lib/alert-levels.ts'
import { useNow } from '../../lib/clock.ts'
import { formatCount } from '../../lib/format-number.ts'
import { formatAge, formatClock } from '../../lib/format-time.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { IdChip } from '../../ui/chip.tsx'
import { LevelBadge } from '../../ui/level-badge.tsx'
import { UntrustedLine } from '../../ui/untrusted.tsx'
import { aboutWords } from './alert-words.ts'
import type { AlertRow } from './story-groups.ts'

interface AlertTableRowProps {
  readonly row: AlertRow
  readonly rowIndex: number
  readonly isCurrent: boolean
  /** The one stop of the keyboard where no row is current. */
  readonly isFirstStop: boolean
  readonly isChecked: boolean
  readonly onChoose: (id: string) => void
  readonly onCheck: (id: string, withRange: boolean) => void
  readonly onFold: (row: AlertRow) => void
}

/** One alert: level, what happened and to whom, technique, age, who has it. */
export function AlertTableRow(props: AlertTableRowProps) {
  const { row, rowIndex, isCurrent, isFirstStop, isChecked, onChoose, onCheck, onFold } = props
  const { alert, isInner } = row
  const isDone = alert.status === 'closed'
  return (
    <tr
      aria-rowindex={rowIndex}
      data-alert={alert.id}
      className={clsx(
        'relative h-[46px] border-b border-line',
        isChecked && 'checked-row',
        isCurrent ? 'cur-row' : 'hover:bg-hover',
        isDone && 'text-fg-3',
      )}
    >
      <td className="pl-4">
        {/* It covers the whole row, so that a press anywhere opens it and the keyboard has one stop. */}
        <button
          type="button"
          tabIndex={isCurrent || isFirstStop ? 0 : -1}
          aria-pressed={isCurrent}
          aria-label={nameRow(row)}
          onClick={() => onChoose(alert.id)}
          className="absolute inset-0 focus-visible:-outline-offset-2"
        />
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={`Check ${alert.title.slice(0, 80)}`}
          className="relative z-10 block size-4 accent-ink"
          checked={isChecked}
          onClick={(event) => onCheck(alert.id, event.shiftKey)}
          onChange={() => undefined}
        />
      </td>
      <td className="px-2">
        <LevelBadge level={alert.level} />
      </td>
      <td className={clsx('px-2', isInner && 'pl-6')}>
        <span className="flex min-w-0 items-baseline gap-2">
          <span className={clsx('flex min-w-0', !isDone && 'font-medium')}>
            <UntrustedLine text={alert.title} title={alert.title} />
          </span>
          {alert.count > 1 && (
            <span className="tnum flex-none text-12 text-fg-3" title={`${formatCount(alert.count)} matches`}>
              {formatCount(alert.count)}×
            </span>
          )}
        </span>
        <SecondLine row={row} onFold={onFold} />
      </td>
      <td className="px-2 max-[767px]:hidden">
        <Techniques alert={alert} />
      </td>
      <td className="tnum px-2 text-right text-12 whitespace-nowrap">
        <Age row={row} />
      </td>
      <td className="px-2 max-[767px]:hidden">
        <Avatar name={alert.assignee} />
      </td>
    </tr>
  )
}

function SecondLine({ row, onFold }: Pick<AlertTableRowProps, 'row' | 'onFold'>) {
  const { alert, more, isOpen } = row
  const names = aboutWords(alert, more > 0 ? 2 : 3)
  const Icon = isOpen ? ChevronDown : ChevronRight
  return (
    <span className="flex min-w-0 items-center gap-1 text-12 leading-[18px] text-fg-3">
      {names.map((name, i) => (
        <Fragment key={name}>
          {i > 0 && <span aria-hidden>·</span>}
          <UntrustedLine text={name} most={40} title={name} />
        </Fragment>
      ))}
      {names.length === 0 && <span>nobody is named</span>}
      {alert.status === 'acknowledged' && <span className="flex-none">· acknowledged</span>}
      {alert.status === 'closed' && <span className="flex-none">· closed</span>}
      {more > 0 && (
        <>
          <span aria-hidden>·</span>
          <button
            type="button"
            tabIndex={-1}
            aria-expanded={isOpen}
            onClick={() => onFold(row)}
            className="relative z-10 inline-flex flex-none items-center text-fg-2 hover:text-fg hover:underline"
          >
            <Icon size={12} aria-hidden /> {formatCount(more)} more in this story
          </button>
        </>
      )}
    </span>
  )
}

function Techniques({ alert }: { readonly alert: AlertJson }) {
  const first = alert.atlas[0]
  if (first === undefined) return <span className="text-12 text-fg-3">none</span>
  const more = alert.atlas.length - 1
  return (
    <span className="flex items-center gap-1" title={alert.atlas.join(', ')}>
      <IdChip id={first.replace(/^AML\./, '')} />
      {more > 0 && <span className="tnum text-11 text-fg-3">+{more}</span>}
    </span>
  )
}

function Age({ row: { alert, seen } }: Pick<AlertTableRowProps, 'row'>) {
  const now = useNow()
  const age = formatAge(seen, now).split(' ').slice(0, 2).join(' ')
  return (
    <time
      dateTime={seen}
      title={`Last seen ${formatClock(seen, now)}, ${seen} UTC`}
      className={alert.status === 'open' ? 'font-medium' : 'text-fg-3'}
    >
      {age}
    </time>
  )
}

function nameRow({ alert, more }: AlertRow): string {
  const story = more > 0 ? `, ${more} more in this story` : ''
  return `Open alert: ${levelName(alert.level)}, ${alert.title.slice(0, 120)}${story}`
}
