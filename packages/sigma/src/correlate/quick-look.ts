import type { Ground } from './behaviour.ts'
import type { Group } from './group.ts'
import { countKeysSince, mostOf, slotsSince } from './group-gist.ts'
import { bindExpression, holdsOfSlots } from './rule-expression.ts'
import { newestOf } from './window-entries.ts'
import { holdsAtOnce } from './window-probe.ts'

/** Whether all that is in a group could make the condition hold of the window that ends at the time; sets its heat where not. */
type QuickLook = (group: Group, endMs: number) => boolean

/** Sums that entries were taken out of again are right but for their rounding. */
const ROUNDING = 1e-6
/** Places of rules that stand in one number, one bit each. */
const MOST_SLOTS = 31

/** Most events need no closer look than this. */
export function createQuickLook(ground: Ground): QuickLook {
  const { condition, timespanMs } = ground.rule
  if (condition.kind === 'extended') return createRulesLook(ground)
  const { keys, sum } = leastOf(ground)
  return (group, endMs) => {
    if (sum > 0) return mayReachSum(group, sum)
    // A sample stands for more keys than it holds.
    if (keys === 0 || group.level > 0) return true
    const seen = countKeysSince(group, endMs - timespanMs, keys)
    if (seen < keys) group.heat = seen / keys
    return seen >= keys
  }
}

/** Which rules occur decides, whatever their order; of a window that ends with the newest event, that is known. */
function createRulesLook({ rule, slotNames }: Ground): QuickLook {
  const { condition, timespanMs } = rule
  if (condition.kind !== 'extended' || slotNames.length > MOST_SLOTS) return () => true
  const expression = bindExpression(condition.expression, slotNames)
  return (group, endMs) => {
    if (newestOf(group.entries) > endMs) return true
    const slots = slotsSince(group, endMs - timespanMs)
    if (holdsOfSlots(expression, slots)) return true
    group.heat = countBits(slots) / Math.max(1, slotNames.length)
    return false
  }
}

function countBits(bits: number): number {
  let count = 0
  for (let left = bits; left !== 0; left &= left - 1) count += 1
  return count
}

function mayReachSum(group: Group, sum: number): boolean {
  const most = mostOf(group)
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
