import { useQueries, useQuery } from '@tanstack/react-query'
import { formatCount, plural } from '../../lib/format-number.ts'
import { formatTerm, type QueryTerm } from '../../lib/query-language.ts'
import { RANGES, type TimeRange } from '../../lib/time-range.ts'
import { Button } from '../../ui/button.tsx'
import { Empty, Skeleton } from '../../ui/states.tsx'
import { UntrustedLine } from '../../ui/untrusted.tsx'
import { countOptions } from './explore-query.ts'

interface NothingFoundProps {
  readonly terms: readonly QueryTerm[]
  readonly range: TimeRange
  readonly onTerms: (terms: readonly QueryTerm[]) => void
  readonly onRange: (range: TimeRange) => void
}

/** Which condition removed everything, and the one step out. */
export function NothingFound({ terms, range, onTerms, onRange }: NothingFoundProps) {
  const all = useQuery(countOptions([], range))
  const without = useQueries({
    queries: terms.map((_, i) => countOptions(terms.toSpliced(i, 1), range)),
  })
  if (all.isLoading || without.some((query) => query.isLoading)) return <Skeleton className="m-4 h-16 w-[480px]" />
  const total = all.data ?? 0
  const counts = without.map((query) => query.data ?? 0)
  const best = counts.indexOf(Math.max(...counts, 0))
  const culprit = terms[best]
  const month = RANGES.at(-1)
  if (total === 0) {
    return (
      <Empty
        title="Nothing arrived in this time"
        action={month && <Button onClick={() => onRange({ kind: 'last', ms: month.ms })}>Show the last 30 days</Button>}
      >
        No filter is at fault: there are no events at all here.
      </Empty>
    )
  }
  if (culprit && (counts[best] ?? 0) > 0) {
    return (
      <Empty
        title="No events match"
        action={<Button onClick={() => onTerms(terms.toSpliced(best, 1))}>Drop it</Button>}
      >
        {plural(total, 'event is', 'events are')} in this time range.{' '}
        <code className="inline-flex max-w-full align-bottom">
          <UntrustedLine text={formatTerm(culprit)} most={80} />
        </code>{' '}
        removes all {formatCount(counts[best] ?? 0)} that the rest leaves.
      </Empty>
    )
  }
  return (
    <Empty title="No events match" action={<Button onClick={() => onTerms([])}>Drop all conditions</Button>}>
      {plural(total, 'event is', 'events are')} in this time range. No single condition removes them; two or more do it
      together.
    </Empty>
  )
}
