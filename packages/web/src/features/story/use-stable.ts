import { useCallback, useRef } from 'react'

/** The same function for ever, which does what `run` of the last draw does: cards that did not change are not drawn again. */
export function useStable<Input>(run: (input: Input) => void): (input: Input) => void {
  const latest = useRef(run)
  latest.current = run
  return useCallback((input: Input) => latest.current(input), [])
}
