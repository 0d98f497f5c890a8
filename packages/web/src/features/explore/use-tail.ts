import type { EventJson } from '@telltale/model'
import { useEffect, useRef, useState } from 'react'
import { isObject } from '../../lib/http.ts'
import { type QueryTerm, queryParams } from '../../lib/query-language.ts'
import { clearToast, toastFailure } from '../../ui/toasts.tsx'
import { EMPTY_TAIL, receive, release, type TailBuffer } from './tail-buffer.ts'

/** Arrivals are shown together this often, so that a busy tail does not redraw for each. */
const DRAW_MS = 250

/** Follows new events while `on`; they wait while `paused`. */
export function useTail(terms: readonly QueryTerm[], on: boolean, paused: boolean): readonly [TailBuffer, () => void] {
  const [buffer, setBuffer] = useState<TailBuffer>(EMPTY_TAIL)
  const isPaused = useRef(paused)
  isPaused.current = paused
  const query = queryParams(terms).toString()
  useEffect(() => {
    setBuffer(EMPTY_TAIL)
    if (!on) return
    const arrived: EventJson[] = []
    let skipped = 0
    const source = new EventSource(`/api/v1/tail${query === '' ? '' : `?${query}`}`)
    source.addEventListener('event', (message) => {
      const event = parse(message.data)
      if (!isObject(event)) return
      clearToast('tail')
      arrived.push(event as EventJson)
    })
    source.addEventListener('skipped', (message) => {
      const note = parse(message.data)
      if (isObject(note) && typeof note.count === 'number') skipped += note.count
    })
    source.addEventListener('problem', () =>
      toastFailure('tail', 'The event store does not answer the live tail. It is tried again by itself.'),
    )
    source.addEventListener('open', () => clearToast('tail'))
    source.addEventListener('error', () =>
      toastFailure('tail', 'The live tail broke off. It is tried again by itself.'),
    )
    const timer = setInterval(() => {
      if (arrived.length === 0 && skipped === 0) return
      const events = arrived.splice(0)
      const missed = skipped
      skipped = 0
      setBuffer((old) => receive({ ...old, skipped: old.skipped + missed }, events, isPaused.current))
    }, DRAW_MS)
    return () => {
      clearInterval(timer)
      source.close()
      clearToast('tail')
    }
  }, [query, on])
  useEffect(() => {
    if (!paused) setBuffer((old) => (old.waiting.length > 0 ? release(old) : old))
  }, [paused])
  return [buffer, () => setBuffer(release)]
}

function parse(data: unknown): unknown {
  try {
    return typeof data === 'string' ? JSON.parse(data) : undefined
  } catch {
    return undefined // half a message of a broken connection: the next one is whole
  }
}
