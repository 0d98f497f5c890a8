import { Check, CircleDashed, LoaderCircle, X } from 'lucide-react'
import { allPass, runWords } from './test-words.ts'
import type { TestRun } from './use-rule-tests.ts'

/** What the tests of the text say, in one line. */
export function TestNote({ tests }: { readonly tests: TestRun }) {
  const { result, isCurrent, isRunning } = tests
  if (isRunning) {
    return (
      <p role="status" className="flex items-center gap-2 text-fg-2">
        <LoaderCircle size={14} className="animate-spin" aria-hidden /> The tests are running
      </p>
    )
  }
  if (!result || !isCurrent) {
    return (
      <p role="status" className="flex items-center gap-2 text-fg-2">
        <CircleDashed size={14} aria-hidden /> The tests have not been run on this text
      </p>
    )
  }
  const passes = allPass(result)
  const failed = result.results.some((each) => !each.passed)
  const Icon = passes ? Check : failed ? X : CircleDashed
  const words = passes || failed ? `Tests: ${runWords(result)}` : `Untested: ${untestedWords(result.results.length)}`
  return (
    <p
      role="status"
      className={`flex items-center gap-2 ${passes ? 'text-ok' : failed ? 'text-crit-text' : 'text-fg-2'}`}
    >
      <Icon size={14} aria-hidden /> {words}
    </p>
  )
}

function untestedWords(count: number): string {
  return count === 0 ? 'no fixture ran' : 'it needs an attack to find and something to leave alone'
}
