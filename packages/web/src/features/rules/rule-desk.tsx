import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { RuleDetailJson, RuleJson } from '@telltale/model'
import { useEffect, useRef, useState } from 'react'
import { api, type RuleText } from '../../lib/api.ts'
import { useKeys } from '../../lib/keyboard.ts'
import { ruleQuery, rulesQuery } from '../../lib/queries.ts'
import { Page } from '../../ui/page.tsx'
import { UntrustedLine } from '../../ui/untrusted.tsx'
import { dropDraft, NEW_RULE } from './drafts.ts'
import { HuntPanel } from './hunt-panel.tsx'
import { huntSince } from './hunt-words.ts'
import { LeaveDialog } from './leave-dialog.tsx'
import { RuleActions } from './rule-actions.tsx'
import { type RuleAsked, RuleDialogs } from './rule-dialogs.tsx'
import { RuleMarks } from './rule-marks.tsx'
import { levelIn, titleIn } from './rule-words.ts'
import { RulesCrumb } from './rules-crumb.tsx'
import { isError } from './test-words.ts'
import { TestsPanel } from './tests-panel.tsx'
import { useDraft } from './use-draft.ts'
import { useHunt } from './use-hunt.ts'
import { useRuleCheck } from './use-rule-check.ts'
import { useRuleTests } from './use-rule-tests.ts'
import { WritingPanel } from './writing-panel.tsx'

/** What the address says of the page. */
interface DeskSearch {
  readonly tab?: string
  readonly since?: string
}

interface RuleDeskProps {
  /** Undefined for a rule that is not saved yet. */
  readonly id: string | undefined
  readonly rule: RuleJson | undefined
  readonly saved: RuleText
  readonly search: DeskSearch
  readonly onSearch: (next: DeskSearch) => void
}

/** Where a rule is written and tried: its text on the left, what it does on the right. */
export function RuleDesk({ id, rule, saved, search, onSearch }: RuleDeskProps) {
  const navigate = useNavigate()
  const cache = useQueryClient()
  const work = useDraft(id ?? NEW_RULE, saved, rule?.changed?.at ?? '')
  const check = useRuleCheck(work.yaml)
  const tests = useRuleTests(work)
  const hunt = useHunt()
  const [asked, setAsked] = useState<RuleAsked>()
  const hasFixtures = work.tests.trim() !== ''
  const errors = check.check?.problems.filter(isError).length ?? 0
  const mendFirst = errors > 0 ? `Mend the ${errors === 1 ? 'problem' : 'problems'} of the rule first` : undefined
  useFirstRun(hasFixtures && work.yaml.trim() !== '', tests.run)
  // Read when someone leaves, which may be in the same turn as saving.
  const dirty = useRef(false)
  dirty.current = work.isDirty
  const renew = async (detail?: RuleDetailJson) => {
    if (detail) cache.setQueryData(ruleQuery(detail.rule.id).queryKey, detail)
    await cache.invalidateQueries({ queryKey: rulesQuery.queryKey })
  }
  const leaveTo = (to: '/rules' | RuleDetailJson) => {
    dirty.current = false
    if (to === '/rules') return navigate({ to })
    return navigate({ to: '/rules/$ruleId', params: { ruleId: to.rule.id }, search, replace: true })
  }
  const save = async (reason: string) => {
    const text = { yaml: work.yaml, tests: work.tests }
    const detail = id === undefined ? await api.createRule(text, reason) : await api.changeRule(id, text, reason)
    await renew(detail)
    work.settle()
    setAsked(undefined)
    if (id === undefined) await leaveTo(detail)
  }
  const changed = async () => {
    setAsked(undefined)
    await cache.invalidateQueries({ queryKey: ruleQuery(id ?? '').queryKey })
    await renew()
  }
  const takenBack = async () => {
    dropDraft(localStorage, id ?? NEW_RULE)
    if (rule?.origin === 'custom') {
      await leaveTo('/rules')
      cache.removeQueries({ queryKey: ruleQuery(id ?? '').queryKey })
      return renew()
    }
    work.settle()
    return changed()
  }
  const askSave = () => {
    if (mendFirst !== undefined || (!work.isDirty && id !== undefined)) return
    if (!tests.isCurrent) tests.run()
    setAsked('save')
  }
  useKeys([
    { keys: 'ctrl+enter', label: 'Run the tests', run: tests.run },
    { keys: 'ctrl+s', label: 'Save…', run: askSave },
  ])
  const since = huntSince(search.since)
  const title = titleIn(work.yaml)
  return (
    <Page
      title={title || 'A rule without a title'}
      heading={<UntrustedLine text={title || 'A rule without a title'} title={title} />}
      crumb={<RulesCrumb />}
      beside={<RuleMarks rule={rule} work={work} />}
      actions={
        <RuleActions
          rule={rule}
          isDirty={work.isDirty}
          isRunning={tests.isRunning}
          mendFirst={mendFirst}
          onRun={tests.run}
          onSave={askSave}
          onAsk={setAsked}
        />
      }
    >
      <div className="grid h-full grid-cols-[minmax(0,1.12fr)_minmax(0,1fr)] max-[1023px]:grid-cols-1 max-[1023px]:grid-rows-[minmax(0,1fr)_minmax(0,1fr)]">
        <WritingPanel
          rule={rule}
          work={work}
          check={check}
          tests={tests}
          tab={search.tab}
          onTab={(tab) => onSearch({ tab: tab === 'rule' ? '' : tab })}
          onSave={askSave}
        />
        <div className="flex min-h-0 min-w-0 flex-col border-l border-line bg-surface max-[1023px]:border-t max-[1023px]:border-l-0">
          <TestsPanel tests={tests} hasFixtures={hasFixtures} onFixtures={() => onSearch({ tab: 'fixtures' })} />
          <HuntPanel
            hunt={hunt}
            yaml={work.yaml}
            level={levelIn(work.yaml) ?? 'medium'}
            since={since}
            onSince={(next) => onSearch({ since: next === '30d' ? '' : next })}
            offBecause={mendFirst}
          />
        </div>
      </div>
      <RuleDialogs
        asked={asked}
        rule={rule}
        title={title}
        isDirty={work.isDirty}
        tests={tests}
        onSave={save}
        onEnabled={() => void changed()}
        onTakenBack={() => void takenBack()}
        onClose={() => setAsked(undefined)}
      />
      <LeaveDialog isDirty={() => dirty.current} onDiscard={work.discard} />
    </Page>
  )
}

/** Runs the tests once when the page opens, so that it does not begin with a question mark. */
function useFirstRun(isPossible: boolean, run: () => void): void {
  const isDone = useRef(false)
  useEffect(() => {
    if (isDone.current || !isPossible) return
    isDone.current = true
    run()
  }, [isPossible, run])
}
