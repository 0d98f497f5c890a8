import type { AlertJson, AlertPage } from '@telltale/model'

/** The pages of the list as the query cache holds them. */
export interface AlertPages {
  readonly pages: readonly AlertPage[]
  readonly pageParams: readonly unknown[]
}

/** More than this wait only as a number: the list is asked for again when they are shown. */
export const MOST_WAITING = 500

/** Puts arrivals over those that wait, newest first, each alert once. */
export function addWaiting(waiting: readonly AlertJson[], arrived: readonly AlertJson[]): readonly AlertJson[] {
  const ids = new Set(arrived.map((alert) => alert.id))
  const latest = new Map(arrived.map((alert) => [alert.id, alert]))
  const fresh = [...latest.values()].toReversed()
  return [...fresh, ...waiting.filter((alert) => !ids.has(alert.id))].slice(0, MOST_WAITING)
}

/** Renews alerts where they stand; no row moves. */
export function renew<Pages extends AlertPages>(
  data: Pages | undefined,
  changed: readonly AlertJson[],
): Pages | undefined {
  if (!data || changed.length === 0) return data
  const latest = new Map(changed.map((alert) => [alert.id, alert]))
  const pages = data.pages.map((page) => ({ ...page, alerts: page.alerts.map((old) => latest.get(old.id) ?? old) }))
  return { ...data, pages }
}

/** Puts new alerts on top of the first page. */
export function prepend<Pages extends AlertPages>(
  data: Pages | undefined,
  fresh: readonly AlertJson[],
): Pages | undefined {
  const [first, ...rest] = data?.pages ?? []
  if (!data || !first) return data
  return { ...data, pages: [{ ...first, alerts: [...fresh, ...first.alerts] }, ...rest] }
}

/** Every alert of the pages once, where it stands first: a page that was asked for later may repeat one. */
export function joinPages(data: AlertPages | undefined): readonly AlertJson[] {
  const seen = new Set<string>()
  return (data?.pages ?? [])
    .flatMap((page) => page.alerts)
    .filter((alert) => !seen.has(alert.id) && seen.add(alert.id) !== undefined)
}
