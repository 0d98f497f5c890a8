import { useQuery } from '@tanstack/react-query'
import type { RuleCheckJson } from '@telltale/model'
import { useEffect, useState } from 'react'
import { api } from '../../lib/api.ts'

/** How long nobody types before a text is looked at, milliseconds. */
const QUIET_MS = 300

const EMPTY: RuleCheckJson = {
  problems: [{ line: 1, column: 1, severity: 'error', code: 'empty', message: 'The rule is empty.', fix: null }],
  sql: null,
  sql_problem: null,
}

/** What is wrong with a rule's text. */
export interface RuleCheck {
  /** Of the last text that was looked at; undefined before the first. */
  readonly check: RuleCheckJson | undefined
  /** Whether that is the text as it stands. */
  readonly isCurrent: boolean
  readonly error: unknown
}

/** Has a text looked at whenever its writer stops for a moment. */
export function useRuleCheck(yaml: string): RuleCheck {
  const [settled, setSettled] = useState(yaml)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(yaml), QUIET_MS)
    return () => clearTimeout(timer)
  }, [yaml])
  const isEmpty = settled.trim() === ''
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ['rule-check', settled],
    queryFn: ({ signal }) => api.checkRule(settled, signal),
    enabled: !isEmpty,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 30_000,
    placeholderData: (previous) => previous,
  })
  if (isEmpty) return { check: EMPTY, isCurrent: settled === yaml, error: null }
  return { check: data, isCurrent: settled === yaml && data !== undefined && !isPlaceholderData, error }
}
