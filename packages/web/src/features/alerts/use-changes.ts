import { useQueryClient } from '@tanstack/react-query'
import type { AlertJson, AlertStatus } from '@telltale/model'
import { type AlertChange, api } from '../../lib/api.ts'
import { toastDone, toastFailure } from '../../ui/toasts.tsx'
import { doneWords } from './alert-words.ts'
import { type AlertPages, renew } from './arrivals.ts'

/** Changes alerts one after the other; resolves to those that were changed. */
export type ChangeAlerts = (alerts: readonly AlertJson[], change: AlertChange) => Promise<readonly AlertJson[]>

/** What a person may do to alerts: rows change where they stand, a failure is said, a new status can be undone. */
export function useChanges(): ChangeAlerts {
  const cache = useQueryClient()
  const apply = async (alerts: readonly AlertJson[], changeOf: (alert: AlertJson) => AlertChange) => {
    const done: AlertJson[] = []
    for (const alert of alerts) {
      try {
        done.push(await api.changeAlert(alert.id, changeOf(alert)))
      } catch (error) {
        const words = error instanceof Error ? error.message : 'The page made a mistake.'
        toastFailure('alert-change', `${alerts.length - done.length} of ${alerts.length} alerts not changed. ${words}`)
        break
      }
    }
    cache.setQueriesData<AlertPages>({ queryKey: ['alerts', 'list'] }, (old) => renew(old, done))
    await Promise.all([
      cache.invalidateQueries({ queryKey: ['alerts', 'summary'] }),
      cache.invalidateQueries({ queryKey: ['alerts', 'urgent'] }),
      ...done.map((alert) => cache.invalidateQueries({ queryKey: ['alert', alert.id] })),
    ])
    return done
  }
  return async (alerts, change) => {
    const before = new Map(alerts.map((alert) => [alert.id, alert]))
    const done = await apply(alerts, () => change)
    const status: AlertStatus | undefined = change.status
    if (status !== undefined && done.length > 0) {
      toastDone(doneWords(status, done.length), () => void apply(done, ({ id }) => undoOf(before.get(id))))
    }
    return done
  }
}

function undoOf(before: AlertJson | undefined): AlertChange {
  if (!before) return {}
  const { status, resolution, assignee, note } = before
  return { status, resolution, assignee, note }
}
