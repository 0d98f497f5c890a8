import { useQuery } from '@tanstack/react-query'
import type { RuleJson } from '@telltale/model'
import { Check, CircleX, LoaderCircle, TriangleAlert } from 'lucide-react'
import { type RefObject, useMemo, useRef, useState } from 'react'
import { plural } from '../../lib/format-number.ts'
import { coverageQuery, exceptionsQuery } from '../../lib/queries.ts'
import { standardNames } from '../../lib/standard-names.ts'
import { CodeEditor, type EditorHandle } from '../../ui/editor/code-editor.tsx'
import type { TextProblem } from '../../ui/editor/problem-place.ts'
import { TabBar } from '../../ui/tab-bar.tsx'
import { AboutPanel } from './about-panel.tsx'
import { ExceptionsPanel } from './exceptions-panel.tsx'
import { ProblemList } from './problem-list.tsx'
import { fixtureCompletions, ruleCompletions, tagSuggestions } from './sigma-completions.ts'
import { SqlPanel } from './sql-panel.tsx'
import { fixtureProblems, isError } from './test-words.ts'
import type { WorkingText } from './use-draft.ts'
import type { RuleCheck } from './use-rule-check.ts'
import type { TestRun } from './use-rule-tests.ts'

const TABS = ['rule', 'fixtures', 'sql', 'about', 'exceptions'] as const
type WritingTab = (typeof TABS)[number]

interface WritingPanelProps {
  readonly rule: RuleJson | undefined
  readonly work: WorkingText
  readonly check: RuleCheck
  readonly tests: TestRun
  readonly tab: string | undefined
  readonly onTab: (tab: WritingTab) => void
  readonly onSave: () => void
}

const NONE: readonly TextProblem[] = []

/** The text of a rule and of its fixtures with what is wrong in them, and what else is known of it. */
export function WritingPanel({ rule, work, check, tests, tab: named, onTab, onSave }: WritingPanelProps) {
  const tab = TABS.find((value) => value === named && (rule || value !== 'about')) ?? 'rule'
  const [cursor, setCursor] = useState({ line: 1, column: 1 })
  const names = useQuery(coverageQuery).data
  const complete = useMemo(() => ruleCompletions(tagSuggestions(standardNames(names))), [names])
  const ruleProblems = check.check?.problems ?? NONE
  const testProblems = useMemo(
    () => (tests.result && check.check && tests.isCurrent ? fixtureProblems(tests.result, check.check) : NONE),
    [tests.result, tests.isCurrent, check.check],
  )
  const ruleEditor = useRef<EditorHandle>(null)
  const testEditor = useRef<EditorHandle>(null)
  const isText = tab === 'rule' || tab === 'fixtures'
  const problems = tab === 'fixtures' ? testProblems : ruleProblems
  const editor: RefObject<EditorHandle | null> = tab === 'fixtures' ? testEditor : ruleEditor
  const shared = { onCursor: (line: number, column: number) => setCursor({ line, column }), onRun: tests.run, onSave }
  return (
    <section aria-label="The rule" className="flex min-h-0 min-w-0 flex-col">
      <Tabs rule={rule} value={tab} problems={testProblems.length} onChange={onTab} />
      <div className={isText ? 'min-h-0 flex-1' : 'hidden'}>
        <CodeEditor
          ref={ruleEditor}
          label="Rule as YAML"
          hidden={tab !== 'rule'}
          text={work.yaml}
          problems={ruleProblems}
          complete={complete}
          onText={(yaml) => work.write({ yaml })}
          {...shared}
        />
        <CodeEditor
          ref={testEditor}
          label="Fixtures as YAML"
          hidden={tab !== 'fixtures'}
          text={work.tests}
          problems={testProblems}
          complete={fixtureCompletions}
          onText={(next) => work.write({ tests: next })}
          {...shared}
        />
      </div>
      {isText && problems.length > 0 && (
        <ProblemList
          problems={problems}
          onJump={({ line, column }) => editor.current?.jump(line, column)}
          onFix={(problem) => editor.current?.fix(problem)}
        />
      )}
      {isText && (
        <footer className="flex h-7 flex-none items-center gap-4 border-t border-line bg-surface px-4 text-12 text-fg-3">
          {tab === 'rule' ? <CheckState check={check} /> : <span>Run the tests to look at the fixtures</span>}
          <span className="flex-1" />
          <span className="tnum whitespace-nowrap">
            Line {cursor.line}, column {cursor.column}
          </span>
        </footer>
      )}
      {!isText && (
        <div className="min-h-0 flex-1">
          {tab === 'sql' && <SqlPanel {...check} />}
          {tab === 'about' && rule && <AboutPanel rule={rule} />}
          {tab === 'exceptions' && rule && <ExceptionsPanel ruleId={rule.id} />}
        </div>
      )}
    </section>
  )
}

interface TabsProps {
  readonly rule: RuleJson | undefined
  readonly value: WritingTab
  /** Of the fixtures. */
  readonly problems: number
  readonly onChange: (tab: WritingTab) => void
}

function Tabs({ rule, value, problems, onChange }: TabsProps) {
  const { data } = useQuery({ ...exceptionsQuery, enabled: rule !== undefined })
  const exceptions = data?.exceptions.filter((exception) => exception.rule === rule?.id).length ?? 0
  const saved = [
    { value: 'about' as const, label: 'About' },
    { value: 'exceptions' as const, label: 'Exceptions', count: exceptions > 0 ? String(exceptions) : undefined },
  ]
  return (
    <TabBar<WritingTab>
      label="Parts of the rule"
      value={value}
      onChange={onChange}
      tabs={[
        { value: 'rule', label: 'Rule' },
        { value: 'fixtures', label: 'Fixtures', count: problems > 0 ? plural(problems, 'problem') : undefined },
        { value: 'sql', label: 'As SQL' },
        ...(rule ? saved : []),
      ]}
    />
  )
}

function CheckState({ check: { check, isCurrent, error } }: { readonly check: RuleCheck }) {
  if (error) return <span className="text-crit-text">The rule could not be looked at</span>
  if (!check || !isCurrent) {
    return (
      <span className="flex items-center gap-1.5">
        <LoaderCircle size={14} aria-hidden /> Looking
      </span>
    )
  }
  const errors = check.problems.filter(isError).length
  const warnings = check.problems.length - errors
  if (errors > 0) {
    return (
      <span role="status" className="flex items-center gap-1.5 text-crit-text">
        <CircleX size={14} aria-hidden /> {plural(errors, 'problem')}
        {warnings > 0 && `, ${plural(warnings, 'warning')}`}
      </span>
    )
  }
  const Icon = warnings > 0 ? TriangleAlert : Check
  return (
    <span role="status" className={`flex items-center gap-1.5 ${warnings > 0 ? 'text-fg-2' : 'text-ok'}`}>
      <Icon size={14} aria-hidden /> {warnings > 0 ? plural(warnings, 'warning') : 'No problem'}
    </span>
  )
}
