import type { AlertEntity, AlertJson } from '@telltale/model'
import { plural } from '../../lib/format-number.ts'

/** Which of these alerts the exception would have kept from being raised. */
export function wouldHide(
  alerts: readonly AlertJson[],
  rule: string,
  conditions: readonly AlertEntity[],
): readonly AlertJson[] {
  return alerts.filter(
    (alert) =>
      alert.rule === rule &&
      conditions.every(({ field, value }) =>
        alert.entities.some((entity) => entity.field === field && entity.value === value),
      ),
  )
}

/** What an exception does to the alerts that stand here: `Of the 57 alerts here it would have hidden 3, 1 critical.` */
export function effectSentence(loaded: number, hidden: readonly AlertJson[]): string {
  const critical = hidden.filter((alert) => alert.level === 'critical').length
  const worst = critical > 0 ? `, ${critical} critical` : ''
  return `Of the ${plural(loaded, 'alert')} here it would have hidden ${hidden.length}${worst}.`
}
