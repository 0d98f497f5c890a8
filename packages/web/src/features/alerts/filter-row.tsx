import type { AlertSummaryJson } from '@telltale/model'
import { clsx } from 'clsx'
import { ListFilter, X } from 'lucide-react'
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { LEVELS_WORST_FIRST, levelName } from '../../lib/alert-levels.ts'
import { useKeys } from '../../lib/keyboard.ts'
import { LOGS, logLook } from '../../lib/logs.ts'
import { Key } from '../../ui/button.tsx'
import { CheckMenu } from '../../ui/check-menu.tsx'
import { LevelBadge } from '../../ui/level-badge.tsx'
import { LogMark } from '../../ui/log-mark.tsx'
import { UntrustedLine } from '../../ui/untrusted.tsx'
import { type AlertSearch, filterOf, toggleItem } from './alert-filter.ts'

interface FilterRowProps {
  readonly search: AlertSearch
  readonly summary: AlertSummaryJson | undefined
  readonly onChange: (next: AlertSearch) => void
  /** What stands at the end of the row. */
  readonly children: ReactNode
}

/** What the list is narrowed to: conditions as tokens that can be taken away, words, and menus with counts. */
export function FilterRow({ search, summary, onChange, children }: FilterRowProps) {
  const filter = filterOf(search)
  const input = useRef<HTMLInputElement>(null)
  const [draft, setDraft] = useState(filter.text)
  useEffect(() => setDraft(filter.text), [filter.text])
  useKeys([{ keys: '/', label: 'Find words', run: () => input.current?.focus() }])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onChange({ q: draft.trim() })
  }
  const rules = summary?.by_rule ?? []
  const conditions = [search.level, search.log, search.rule, search.trace, search.conversation]
  const isLong = conditions.some((part) => part !== undefined)
  return (
    <div className="flex flex-none flex-wrap items-center gap-2 border-b border-line px-4 py-2.5">
      <form
        onSubmit={submit}
        className={clsx(
          'flex min-h-[30px] min-w-60 flex-1 flex-wrap items-center gap-1.5 rounded-2 border border-edge bg-surface px-2 py-0.5 has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-offset-1 has-[input:focus-visible]:outline-focus',
          isLong && 'basis-full',
        )}
      >
        <ListFilter size={14} className="flex-none text-fg-3" aria-hidden />
        <Tokens search={search} rules={rules} onChange={onChange} />
        <input
          ref={input}
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
          onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
          onBlur={() => setDraft(filter.text)}
          aria-label="Words to find in alerts"
          placeholder="Find words…"
          className="h-6 min-w-20 flex-1 bg-transparent outline-none placeholder:text-fg-3"
        />
        <span className="text-fg-3" aria-hidden>
          <Key>/</Key>
        </span>
      </form>
      <CheckMenu
        label="Level"
        chosen={filter.levels}
        onToggle={(level) => onChange({ level: toggleItem(filter.levels, level) })}
        options={LEVELS_WORST_FIRST.map((level) => ({
          value: level,
          label: (
            <>
              <LevelBadge level={level} /> {levelName(level)}
            </>
          ),
          count: summary?.by_level[level],
        }))}
      />
      <CheckMenu
        label="Log"
        chosen={filter.logs}
        onToggle={(log) => onChange({ log: toggleItem(filter.logs, log) })}
        options={LOGS.map(({ category }) => ({ value: category, label: <LogMark category={category} /> }))}
      />
      <CheckMenu
        label="Rule"
        chosen={filter.rule === '' ? [] : [filter.rule]}
        onToggle={(rule) => onChange({ rule: rule === filter.rule ? '' : rule })}
        nothing="No rule has an alert here"
        options={rules.map(({ rule, title, count }) => ({
          value: rule,
          label: <UntrustedLine text={title || rule} most={70} />,
          count,
        }))}
      />
      {children}
    </div>
  )
}

interface TokensProps extends Pick<FilterRowProps, 'search' | 'onChange'> {
  readonly rules: AlertSummaryJson['by_rule']
}

function Tokens({ search, rules, onChange }: TokensProps) {
  const { levels, logs, rule, trace, conversation } = filterOf(search)
  const nameOfRule = rules.find((entry) => entry.rule === rule)?.title ?? rule
  return (
    <>
      {levels.length > 0 && (
        <Token field="level" value={levels.map(levelName).join(' or ')} onDrop={() => onChange({ level: '' })} />
      )}
      {logs.length > 0 && (
        <Token
          field="log"
          value={logs.map((log) => logLook(log).name).join(' or ')}
          onDrop={() => onChange({ log: '' })}
        />
      )}
      {rule !== '' && <Token field="rule" value={nameOfRule} onDrop={() => onChange({ rule: '' })} />}
      {trace !== '' && <Token field="trace" value={trace} onDrop={() => onChange({ trace: '' })} />}
      {conversation !== '' && (
        <Token field="session" value={conversation} onDrop={() => onChange({ conversation: '' })} />
      )}
    </>
  )
}

interface TokenProps {
  readonly field: string
  readonly value: string
  readonly onDrop: () => void
}

function Token({ field, value, onDrop }: TokenProps) {
  return (
    <span className="inline-flex h-6 max-w-60 min-w-0 items-center gap-1 rounded-1 border border-line-2 pl-1.5 font-mono text-12">
      <span className="flex-none whitespace-nowrap text-fg-3">{field} is</span>
      <span className="flex min-w-0 font-semibold">
        <UntrustedLine text={value} most={40} title={value} />
      </span>
      <button
        type="button"
        onClick={onDrop}
        aria-label={`Take away: ${field}`}
        className="inline-flex size-6 flex-none items-center justify-center text-fg-3 hover:text-fg"
      >
        <X size={12} aria-hidden />
      </button>
    </span>
  )
}
