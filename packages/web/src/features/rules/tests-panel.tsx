import type { FixtureKind, RuleTestJson } from '@telltale/model'
import { clsx } from 'clsx'
import { Check, X } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { ScrollArea } from '../../ui/scroll-area.tsx'
import { ErrorPanel } from '../../ui/states.tsx'
import { UntrustedLine } from '../../ui/untrusted.tsx'
import { allPass, groupResults, runWords, type TestGroup } from './test-words.ts'
import type { TestRun } from './use-rule-tests.ts'

interface TestsPanelProps {
  readonly tests: TestRun
  /** Whether there is any fixture to run. */
  readonly hasFixtures: boolean
  readonly onFixtures: () => void
}

/** What the fixtures say: which attack was found, what was left alone, and why one failed. */
export function TestsPanel({ tests, hasFixtures, onFixtures }: TestsPanelProps) {
  const { result, isCurrent, isRunning, error } = tests
  return (
    <section aria-label="Tests" className="flex min-h-0 flex-1 flex-col">
      <div className="flex h-9 flex-none items-center gap-2 border-b border-line px-3">
        <h2>Tests</h2>
        <span role="status" className="text-fg-2">
          {headWords(tests)}
        </span>
        <span className="flex-1" />
        {result && isCurrent && !allPass(result) && (
          <span className="text-12 text-fg-3">To turn a rule on, all must pass</span>
        )}
      </div>
      <ScrollArea label="Results of the tests" className="min-h-0 flex-1">
        {error !== null && !isRunning && (
          <div className="p-3">
            <ErrorPanel title="The tests could not be run" error={error} retry={tests.run} />
          </div>
        )}
        {result && (
          <div className={clsx(!isCurrent && 'text-fg-2')}>
            {groupResults(result.results).map((group) => (
              <Group key={group.title} group={group} />
            ))}
          </div>
        )}
        {!hasFixtures && <NoFixtures onFixtures={onFixtures} />}
        {hasFixtures && result?.results.length === 0 && (
          <p className="p-3 text-12 text-fg-2">Mend the problems of the rule and of its fixtures first.</p>
        )}
      </ScrollArea>
    </section>
  )
}

function headWords({ result, isCurrent, isRunning }: TestRun): string {
  if (isRunning) return 'running'
  if (!result) return 'not run yet'
  return isCurrent ? runWords(result) : `${runWords(result)}, before your last change`
}

function NoFixtures({ onFixtures }: { readonly onFixtures: () => void }) {
  return (
    <div className="flex items-start gap-3 p-3">
      <p className="flex-1 text-12 text-fg-2">
        No fixture yet. Write an attack that must be found, the same thing done for a good reason, and a near miss:
        until then this rule shows as untested everywhere.
      </p>
      <Button onClick={onFixtures}>Write fixtures</Button>
    </div>
  )
}

function Group({ group }: { readonly group: TestGroup }) {
  return (
    <div>
      <h3 className="flex h-7 items-center border-b border-line pr-3 pl-10 text-12 font-medium text-fg-3">
        <span className="flex-1">{group.title}</span>
        <span className="tnum">
          {group.passed} of {group.results.length}
        </span>
      </h3>
      <ul>
        {group.results.map((result) => (
          <Row key={`${result.kind} ${result.name}`} result={result} />
        ))}
      </ul>
    </div>
  )
}

const KINDS: Readonly<Record<FixtureKind, string>> = { attack: '', benign: 'benign', near_miss: 'near miss' }

function Row({ result }: { readonly result: RuleTestJson['results'][number] }) {
  const { name, kind, passed, reason } = result
  const Icon = passed ? Check : X
  return (
    <li className={clsx('border-b border-line', !passed && 'bg-[color-mix(in_srgb,var(--crit)_14%,transparent)]')}>
      <div className="flex min-h-8 items-center gap-2 px-3">
        <Icon
          size={14}
          className={clsx('w-5 flex-none', passed ? 'text-ok' : 'text-crit-text')}
          aria-label={passed ? 'passed' : 'failed'}
          role="img"
        />
        <span className={clsx('flex min-w-24 flex-[2]', !passed && 'font-medium')}>
          <UntrustedLine text={name} title={name} />
        </span>
        {passed && (
          <span className="flex min-w-0 flex-[2] text-12 text-fg-3">
            <UntrustedLine text={reason.replace(/^The rule /, '')} title={reason} />
          </span>
        )}
        <span className={clsx('w-16 flex-none text-right text-12', passed ? 'text-fg-3' : 'text-fg-2')}>
          {KINDS[kind]}
        </span>
      </div>
      {!passed && (
        <p className="pr-3 pb-2 pl-10 text-12">
          <UntrustedLine text={reason} most={600} wraps />
        </p>
      )}
    </li>
  )
}
