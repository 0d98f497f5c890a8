import { ApiError } from '../lib/http.ts'

/** Why a change was not made: every problem by itself where there are several. */
export function ProblemText({ error }: { readonly error: unknown }) {
  if (error === null || error === undefined) return null
  const known = error instanceof ApiError ? error : undefined
  const problems = known?.problems ?? []
  return (
    <div role="alert" className="text-12 text-crit-text">
      <p>{problems.length > 0 ? 'Nothing was changed:' : (known?.message ?? 'This page made a mistake.')}</p>
      {problems.length > 0 && (
        <ul className="list-disc pl-5 [overflow-wrap:anywhere]">
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
