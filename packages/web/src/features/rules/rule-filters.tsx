import type { RuleJson } from '@telltale/model'
import { ListFilter } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { LEVELS_WORST_FIRST, levelName } from '../../lib/alert-levels.ts'
import { useKeys } from '../../lib/keyboard.ts'
import { LOGS } from '../../lib/logs.ts'
import { Button, Key } from '../../ui/button.tsx'
import { CheckMenu } from '../../ui/check-menu.tsx'
import { LevelBadge } from '../../ui/level-badge.tsx'
import { LogMark } from '../../ui/log-mark.tsx'
import {
  countBy,
  isFiltered,
  NO_FILTER,
  ORIGINS,
  RULE_STATES,
  type RuleFilter,
  type RuleSearch,
  stateOf,
  TEST_STATES,
  toggled,
} from './rule-filter.ts'
import { originName, type TestState, testState } from './rule-words.ts'

interface RuleFiltersProps {
  readonly rules: readonly RuleJson[]
  readonly filter: RuleFilter
  readonly onChange: (next: RuleSearch) => void
}

const TEST_NAMES: Readonly<Record<TestState, string>> = {
  passing: 'Passing',
  failing: 'Failing',
  not_run: 'Not run yet',
  untested: 'Untested',
}

/** What the list is narrowed to: words, and menus with the counts of all rules. */
export function RuleFilters({ rules, filter, onChange }: RuleFiltersProps) {
  const levels = countBy(rules, (rule) => [rule.level])
  const logs = countBy(rules, (rule) => rule.needs)
  const states = countBy(rules, (rule) => [stateOf(rule)])
  const origins = countBy(rules, (rule) => [rule.origin])
  const tests = countBy(rules, (rule) => [testState(rule)])
  const fired = (value: 'yes' | 'never') => onChange({ fired: filter.fired === value ? '' : value })
  return (
    <div className="flex flex-none flex-wrap items-center gap-2 border-b border-line px-4 py-2.5">
      <Words text={filter.text} onChange={(q) => onChange({ q })} />
      <CheckMenu
        label="Level"
        chosen={filter.levels}
        onToggle={(level) => onChange({ level: toggled(filter.levels, level) })}
        options={LEVELS_WORST_FIRST.map((level) => ({
          value: level,
          label: (
            <>
              <LevelBadge level={level} /> {levelName(level)}
            </>
          ),
          count: levels.get(level) ?? 0,
        }))}
      />
      <CheckMenu
        label="Log"
        chosen={filter.logs}
        onToggle={(log) => onChange({ log: toggled(filter.logs, log) })}
        options={LOGS.map(({ category }) => ({
          value: category,
          label: <LogMark category={category} />,
          count: logs.get(category) ?? 0,
        }))}
      />
      <CheckMenu
        label="Tests"
        chosen={filter.tests}
        onToggle={(state) => onChange({ tests: toggled(filter.tests, state) })}
        options={TEST_STATES.map((state) => ({ value: state, label: TEST_NAMES[state], count: tests.get(state) ?? 0 }))}
      />
      <CheckMenu
        label="Origin"
        chosen={filter.origins}
        onToggle={(origin) => onChange({ origin: toggled(filter.origins, origin) })}
        options={ORIGINS.map((origin) => ({
          value: origin,
          label: originName(origin),
          count: origins.get(origin) ?? 0,
        }))}
      />
      <CheckMenu
        label="State"
        chosen={filter.states}
        onToggle={(state) => onChange({ state: toggled(filter.states, state) })}
        options={RULE_STATES.map((state) => ({
          value: state,
          label: state === 'on' ? 'On' : 'Off',
          count: states.get(state) ?? 0,
        }))}
      />
      <Button pressed={filter.fired === 'yes'} title="An alert in the last 30 days" onClick={() => fired('yes')}>
        Fired
      </Button>
      <Button pressed={filter.fired === 'never'} title="No alert in the last 30 days" onClick={() => fired('never')}>
        Silent
      </Button>
      {isFiltered(filter) && (
        <Button look="ghost" onClick={() => onChange(NO_FILTER)}>
          Show all
        </Button>
      )}
    </div>
  )
}

interface WordsProps {
  readonly text: string
  readonly onChange: (text: string) => void
}

function Words({ text, onChange }: WordsProps) {
  const input = useRef<HTMLInputElement>(null)
  const [draft, setDraft] = useState(text)
  useEffect(() => setDraft(text), [text])
  useKeys([{ keys: '/', label: 'Find words', run: () => input.current?.focus() }])
  const submit = () => draft.trim() !== text && onChange(draft.trim())
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
      className="flex min-h-[30px] min-w-60 flex-1 items-center gap-1.5 rounded-2 border border-edge bg-surface px-2 has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-offset-1 has-[input:focus-visible]:outline-focus"
    >
      <ListFilter size={14} className="flex-none text-fg-3" aria-hidden />
      <input
        ref={input}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
        onBlur={submit}
        aria-label="Words to find in rules"
        placeholder="Find by title, id, author, ATLAS or OWASP id…"
        className="h-6 min-w-20 flex-1 bg-transparent outline-none placeholder:text-fg-3"
      />
      <span className="text-fg-3" aria-hidden>
        <Key>/</Key>
      </span>
    </form>
  )
}
