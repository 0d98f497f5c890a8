import { type Behaviour, type Finding, findingOf, type Ground, NO_FINDINGS } from './behaviour.ts'
import { forgetFired, type Group, isNews } from './group.ts'
import { countKeysSince } from './group-gist.ts'
import { bindExpression, holdsInOrder, holdsOf } from './rule-expression.ts'
import { findAfter, findFrom, keysOf, newestOf } from './window-entries.ts'

/**
 * Windows for conditions with `not`: each event opens one that lasts `timespan`, both ends included, and is judged when no
 * event can come to it any more. What stands under a `not` must not occur in it, nor in the `timespan` before it: no window
 * that holds the opening event may hold it.
 */
export function createSettledWindows(ground: Ground): Behaviour {
  const { rule, slotNames, lagMs } = ground
  const { timespanMs, condition } = rule
  const expression =
    condition.kind === 'extended' ? bindExpression(condition.expression, slotNames) : { kind: 'or' as const, parts: [] }
  const ordered = rule.type === 'temporal_ordered'
  const keepMs = 2 * timespanMs + lagMs + 1
  return {
    keepMs,
    judgesLater: true,
    takes: () => true,
    arrive(group, _, nowMs) {
      const keys = countKeysSince(group, nowMs - keepMs, slotNames.length)
      group.heat = keys / Math.max(1, slotNames.length)
      return NO_FINDINGS
    },
    lookMs(group) {
      const { entries, judgedMs } = group
      const opening = judgedMs === Number.NEGATIVE_INFINITY ? entries[0] : entries[findFrom(entries, judgedMs + 1)]
      return (opening?.timeMs ?? newestOf(entries)) + timespanMs + lagMs + 1
    },
    judge(group, nowMs) {
      forgetFired(group, nowMs - lagMs - 2 * timespanMs)
      const findings: Finding[] = []
      for (let i = findAfter(group.entries, group.judgedMs); i < group.entries.length; i += 1) {
        const startMs = group.entries[i]?.timeMs ?? nowMs
        if (startMs <= group.judgedMs) continue
        if (startMs + timespanMs + lagMs >= nowMs) break
        group.judgedMs = startMs
        const finding = judgeFrom(group, startMs)
        if (finding !== undefined) findings.push(finding)
      }
      return findings
    },
    isSpent: (group, nowMs) => (group.entries.at(-1)?.timeMs ?? 0) + timespanMs + lagMs < nowMs,
  }

  function judgeFrom(group: Group, startMs: number): Finding | undefined {
    const { entries } = group
    const from = findFrom(entries, startMs)
    const to = findFrom(entries, startMs + timespanMs + 1)
    const within = keysOf(entries, from, to)
    const seen = { within, around: keysOf(entries, findFrom(entries, startMs - timespanMs), to) }
    const window = () => entries.slice(from, to)
    const holds = ordered ? holdsInOrder(expression, window(), seen) : holdsOf(expression, seen)
    if (!holds) return undefined
    const finding = findingOf(window(), startMs + timespanMs)
    const news = isNews(group, { endMs: finding.lastMs, events: finding.eventCount }, timespanMs)
    return news ? finding : undefined
  }
}
