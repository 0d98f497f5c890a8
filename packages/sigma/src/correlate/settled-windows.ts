import { type Behaviour, type Finding, findingOf, type Ground } from './behaviour.ts'
import { forgetFired, type Group, isNews } from './group.ts'
import { bindExpression, holdsInOrder, holdsOf } from './rule-expression.ts'
import { countKeys, findFrom } from './window-entries.ts'

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
  return {
    keepMs: 2 * timespanMs + lagMs + 1,
    judgesLater: true,
    takes: () => true,
    arrive(group) {
      group.heat = countKeys(group.entries) / Math.max(1, slotNames.length)
      return []
    },
    lookMs(group) {
      const { entries, judgedMs } = group
      const opening = judgedMs === Number.NEGATIVE_INFINITY ? entries[0] : entries[findFrom(entries, judgedMs + 1)]
      return (opening?.timeMs ?? entries.at(-1)?.timeMs ?? Number.NEGATIVE_INFINITY) + timespanMs + lagMs + 1
    },
    judge(group, nowMs) {
      forgetFired(group, nowMs - lagMs - 2 * timespanMs)
      const findings: Finding[] = []
      for (const { timeMs: startMs } of group.entries) {
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
    const to = findFrom(entries, startMs + timespanMs + 1)
    const window = entries.slice(findFrom(entries, startMs), to)
    const around = new Set(entries.slice(findFrom(entries, startMs - timespanMs), to).map((entry) => entry.key))
    const seen = { within: new Set(window.map((entry) => entry.key)), around }
    const holds = ordered ? holdsInOrder(expression, window, seen) : holdsOf(expression, seen)
    if (!holds) return undefined
    const finding = findingOf(window, startMs + timespanMs)
    const news = isNews(group, { endMs: finding.lastMs, events: finding.eventCount }, timespanMs)
    return news ? finding : undefined
  }
}
