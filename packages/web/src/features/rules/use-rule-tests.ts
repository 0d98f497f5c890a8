import { useMutation } from '@tanstack/react-query'
import type { RuleTestJson } from '@telltale/model'
import { api, type RuleText } from '../../lib/api.ts'

/** The last run of a rule's fixtures. */
export interface TestRun {
  readonly result: RuleTestJson | undefined
  /** Whether it ran on the texts as they stand. */
  readonly isCurrent: boolean
  readonly isRunning: boolean
  readonly error: unknown
  readonly run: () => void
}

/** Runs the fixtures of a text when asked to. */
export function useRuleTests(text: RuleText): TestRun {
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: async (tried: RuleText) => ({ tried, result: await api.testRule(tried) }),
  })
  return {
    result: data?.result,
    isCurrent: data?.tried.yaml === text.yaml && data.tried.tests === text.tests,
    isRunning: isPending,
    error,
    run: () => {
      if (!isPending) mutate({ yaml: text.yaml, tests: text.tests })
    },
  }
}
