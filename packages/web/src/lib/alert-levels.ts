import type { AlertLevel, AlertStatus } from '@telltale/model'

/** Levels as lists show them, worst first. */
export const LEVELS_WORST_FIRST: readonly AlertLevel[] = ['critical', 'high', 'medium', 'low', 'informational']

const NAMES: Readonly<Record<AlertLevel, string>> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  informational: 'Informational',
}

/** A level as it is written. */
export function levelName(level: AlertLevel): string {
  return NAMES[level]
}

const STATUSES: Readonly<Record<AlertStatus, string>> = {
  open: 'Open',
  acknowledged: 'Acknowledged',
  closed: 'Closed',
}

/** A status as it is written. */
export function statusName(status: AlertStatus): string {
  return STATUSES[status]
}

/** Below 0 when `a` is worse than `b`. */
export function compareLevels(a: AlertLevel, b: AlertLevel): number {
  return LEVELS_WORST_FIRST.indexOf(a) - LEVELS_WORST_FIRST.indexOf(b)
}
