import { clsx } from 'clsx'
import { CircleX, TriangleAlert } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { replacementOf, type TextProblem } from '../../ui/editor/problem-place.ts'
import { UntrustedLine } from '../../ui/untrusted.tsx'

interface ProblemListProps {
  readonly problems: readonly TextProblem[]
  readonly onJump: (problem: TextProblem) => void
  readonly onFix: (problem: TextProblem) => void
}

/** Problems shown at once; the text has the rest at their lines. */
const MOST = 100

/** Every problem with its line, worst first: a press goes there, and a fix is one more. */
export function ProblemList({ problems, onJump, onFix }: ProblemListProps) {
  const sorted = problems.toSorted((a, b) => rank(a) - rank(b) || a.line - b.line).slice(0, MOST)
  return (
    <ul aria-label="Problems" className="max-h-[100px] flex-none overflow-auto border-t border-line bg-surface py-0.5">
      {sorted.map((problem) => {
        const fix = replacementOf(problem)
        const Icon = problem.severity === 'error' ? CircleX : TriangleAlert
        return (
          <li
            key={`${problem.line} ${problem.column} ${problem.code} ${problem.message}`}
            className="flex min-h-7 items-center gap-2 px-4 text-12"
          >
            <Icon
              size={14}
              role="img"
              aria-label={problem.severity === 'error' ? 'Error' : 'Warning'}
              className={clsx('flex-none', problem.severity === 'error' ? 'text-crit-text' : 'text-fg-2')}
            />
            <button
              type="button"
              onClick={() => onJump(problem)}
              className="flex min-h-6 min-w-0 flex-1 items-center gap-2 text-left hover:underline focus-visible:-outline-offset-2"
            >
              <span className="tnum flex-none text-fg-3">line {problem.line}</span>
              <span className="flex min-w-0">
                <UntrustedLine text={problem.message} most={300} title={problem.message} />
              </span>
            </button>
            {fix !== undefined && (
              <Button small onClick={() => onFix(problem)}>
                <span>
                  Write <code>{fix}</code>
                </span>
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function rank({ severity }: TextProblem): number {
  return severity === 'error' ? 0 : 1
}
