import type { HuntJson } from '@telltale/model'
import { useEffect, useRef, useState } from 'react'
import { api, type HuntSince } from '../../lib/api.ts'

/** A look for a rule in stored events. */
export type HuntState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'looking'; readonly since: HuntSince; readonly startMs: number }
  | { readonly kind: 'found'; readonly since: HuntSince; readonly yaml: string; readonly hunt: HuntJson }
  | { readonly kind: 'failed'; readonly since: HuntSince; readonly error: unknown }

export interface Hunt {
  readonly state: HuntState
  readonly start: (yaml: string, since: HuntSince) => void
  readonly stop: () => void
}

/** Looks for a rule in stored events; a new look ends the one before, and leaving the page ends it too. */
export function useHunt(): Hunt {
  const [state, setState] = useState<HuntState>({ kind: 'idle' })
  const running = useRef<AbortController>(undefined)
  useEffect(() => () => running.current?.abort(), [])
  const start = async (yaml: string, since: HuntSince) => {
    running.current?.abort()
    const controller = new AbortController()
    running.current = controller
    const { signal } = controller
    setState({ kind: 'looking', since, startMs: Date.now() })
    try {
      const hunt = await api.huntRule(yaml, since, signal)
      if (!signal.aborted) setState({ kind: 'found', since, yaml, hunt })
    } catch (error) {
      if (!signal.aborted) setState({ kind: 'failed', since, error })
    }
  }
  const stop = () => {
    running.current?.abort()
    setState({ kind: 'idle' })
  }
  return { state, start: (yaml, since) => void start(yaml, since), stop }
}
