import { useQueryClient } from '@tanstack/react-query'
import type { AlertJson } from '@telltale/model'
import { useEffect, useRef, useState } from 'react'
import { api, readAlert } from '../../lib/api.ts'
import type { TimeRange } from '../../lib/time-range.ts'
import { clearToast, toastFailure } from '../../ui/toasts.tsx'
import { type AlertFilter, alertParams, belongs } from './alert-filter.ts'
import { listKey } from './alert-list-query.ts'
import { type AlertPages, addWaiting, joinPages, prepend, renew } from './arrivals.ts'

/** Arrivals are taken in together this often, milliseconds. */
const TAKE_MS = 250

/** Alerts that came since the list was read, and what shows them. */
export interface Arrivals {
  readonly waiting: readonly AlertJson[]
  readonly show: () => void
}

/** Follows new alerts: those in the list are renewed where they stand, the others wait until someone shows them. */
export function useArrivals(filter: AlertFilter, range: TimeRange): Arrivals {
  const cache = useQueryClient()
  const [waiting, setWaiting] = useState<readonly AlertJson[]>([])
  const key = listKey(filter, range)
  const name = JSON.stringify(key)
  const isOpenEnded = range.kind === 'last'
  const take = useRef<(arrived: readonly AlertJson[]) => void>(() => undefined)
  take.current = (arrived) => {
    const known = new Set(joinPages(cache.getQueryData<AlertPages>(key)).map((alert) => alert.id))
    cache.setQueryData<AlertPages>(key, (old) => renew(old, arrived))
    const fresh = arrived.filter((alert) => !known.has(alert.id) && belongs(alert, filter))
    if (fresh.length > 0 && isOpenEnded) setWaiting((old) => addWaiting(old, fresh))
    for (const alert of arrived) void cache.invalidateQueries({ queryKey: ['alert', alert.id] })
  }
  const missed = useRef<() => Promise<void>>(async () => undefined)
  missed.current = async () => {
    // A list that is on its way has what came until now.
    if (cache.getQueryData(key) === undefined) return
    const page = await api.alerts(alertParams(filter, range, Date.now()))
    take.current(page.alerts.toReversed())
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list has other arrivals
  useEffect(() => {
    setWaiting([])
    return openStream(
      (arrived) => take.current(arrived),
      // What came between the list and the stream is asked for, too. The next break asks again; the list itself says when the server cannot be reached.
      () => void missed.current().catch(() => undefined),
    )
  }, [name])
  const show = () => {
    cache.setQueryData<AlertPages>(key, (old) => prepend(old, waiting))
    setWaiting([])
  }
  return { waiting, show }
}

function openStream(onAlerts: (arrived: readonly AlertJson[]) => void, onOpen: () => void): () => void {
  const arrived: AlertJson[] = []
  const source = new EventSource('/api/v1/alerts/stream')
  source.addEventListener('alert', (message) => {
    const alert = readAlert(parse(message.data))
    if (alert) arrived.push(alert)
  })
  source.addEventListener('open', () => {
    clearToast('alert-stream')
    onOpen()
  })
  source.addEventListener('error', () => {
    toastFailure('alert-stream', 'New alerts do not come by themselves now. It is tried again by itself.')
  })
  const timer = setInterval(() => {
    if (arrived.length > 0) onAlerts(arrived.splice(0))
  }, TAKE_MS)
  return () => {
    clearInterval(timer)
    source.close()
    clearToast('alert-stream')
  }
}

function parse(data: unknown): unknown {
  try {
    return typeof data === 'string' ? JSON.parse(data) : undefined
  } catch {
    return undefined // half a message of a broken connection: the next one is whole
  }
}
