import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type AlertSearch, belongs, filterOf, rangeOf, viewOf } from './alert-filter.ts'
import { listOptions, summaryOptions } from './alert-list-query.ts'
import { joinPages } from './arrivals.ts'
import { groupByStory, plainRows, storyRows } from './story-groups.ts'

interface ListSearch extends AlertSearch {
  /** `no`: nothing is folded. */
  readonly group?: string
  /** Key of the story that is open. */
  readonly story?: string
}

/** The list that the address asks for: its alerts, stories, rows and counts. */
export function useAlertList(search: ListSearch) {
  const [filter, range] = useMemo(() => [filterOf(search), rangeOf(search)] as const, [search])
  const list = useInfiniteQuery(listOptions(filter, range))
  const all = useQuery(summaryOptions({ ...filter, statuses: [] }, range)).data
  const summary = useQuery(summaryOptions(filter, range)).data
  const isGrouped = search.group !== 'no'
  // What was just closed leaves the open list at once; nothing else moves.
  const alerts = useMemo(() => joinPages(list.data).filter((alert) => belongs(alert, filter)), [list.data, filter])
  const stories = useMemo(() => (isGrouped ? groupByStory(alerts) : []), [alerts, isGrouped])
  const rows = useMemo(
    () => (isGrouped ? storyRows(stories, search.story) : plainRows(alerts)),
    [stories, alerts, isGrouped, search.story],
  )
  return { view: viewOf(search), filter, range, list, all, summary, alerts, stories, rows, isGrouped }
}
