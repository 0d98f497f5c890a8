import type { Ground } from './behaviour.ts'
import type { Group } from './group.ts'
import { countKeysSince } from './group-gist.ts'
import { holdsAtOnce } from './window-probe.ts'

/** Sums that entries were taken out of again are right but for their rounding. */
const ROUNDING = 1e-6

/**
 * Whether all that is in a group since a time, epoch milliseconds, could make the condition hold; sets its heat where not.
 * Most events need no closer look than this.
 */
export function createQuickLook(ground: Ground): (group: Group, sinceMs: number) => boolean {
  const { keys, sum } = leastOf(ground)
  return (group, sinceMs) => {
    if (sum > 0) return mayReachSum(group, sum)
    // A sample stands for more keys than it holds.
    if (keys === 0 || group.level > 0) return true
    const seen = countKeysSince(group.gist, sinceMs, keys)
    if (seen < keys) group.heat = seen / keys
    return seen >= keys
  }
}

function mayReachSum(group: Group, sum: number): boolean {
  const { most } = group.gist
  if (most >= sum * (1 - ROUNDING)) return true
  group.heat = Math.max(0, most / sum)
  return false
}

/** What a window must come to for the condition to hold: so many different keys, so high a sum; 0 where that cannot be said. */
function leastOf({ rule, measure }: Ground): { readonly keys: number; readonly sum: number } {
  const { condition } = rule
  if (condition.kind !== 'aggregate' || !holdsAtOnce(condition)) return { keys: 0, sum: 0 }
  const most = Math.max(0, ...condition.tests.map((test) => test.value))
  if (measure === 'sum') return { keys: 0, sum: most }
  return { keys: measure === 'distinct' || measure === 'rules' ? most : 0, sum: 0 }
}
