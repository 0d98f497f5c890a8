import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { FIELD } from '@telltale/model'
import { api } from '../../lib/api.ts'
import { type QueryTerm, queryParams } from '../../lib/query-language.ts'
import { type TimeRange, timeParams } from '../../lib/time-range.ts'

/** Events whose texts are worth a look, as a query of Explore. */
export const RISKY: readonly QueryTerm[] = [
  { kind: 'field', field: FIELD.riskVerdict, values: ['malicious', 'suspicious'] },
]

/** How many there are in `range`, asked for every ten seconds. */
export function riskyQuery(range: TimeRange) {
  return queryOptions({
    queryKey: ['histogram', 'risky', range],
    queryFn: async ({ signal }) => {
      const params = queryParams(RISKY)
      for (const [name, value] of timeParams(range, Date.now())) params.set(name, value)
      params.set('buckets', '1')
      return (await api.histogram(params, signal)).total
    },
    refetchInterval: 10_000,
    placeholderData: keepPreviousData,
  })
}
