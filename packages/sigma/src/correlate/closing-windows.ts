import { type Behaviour, type Finding, findingOf, type Ground, NO_FINDINGS } from './behaviour.ts'
import { takeOldest } from './group-entries.ts'
import { findFrom } from './window-entries.ts'
import { buildProbe } from './window-probe.ts'

/**
 * Windows one after the other, for conditions that a later event can still make false (`lt`, `lte`, `eq`, `neq`, ranges): the
 * first opens with the first event of the group, the next with the first event after its end. Each is judged once, when no
 * event can come to it any more. A time without any event is no window.
 */
export function createClosingWindows(ground: Ground): Behaviour {
  const { timespanMs } = ground.rule
  const { lagMs } = ground
  const { readOnce } = buildProbe(ground)
  return {
    keepMs: Number.POSITIVE_INFINITY,
    judgesLater: true,
    takes: (group, timeMs) => timeMs > group.judgedMs,
    arrive: () => NO_FINDINGS,
    lookMs: (group) => (group.entries[0]?.timeMs ?? Number.NEGATIVE_INFINITY) + timespanMs + lagMs + 1,
    judge(group, nowMs) {
      const findings: Finding[] = []
      for (let first = group.entries[0]; first !== undefined; first = group.entries[0]) {
        const endMs = first.timeMs + timespanMs
        if (endMs + lagMs >= nowMs) break
        const window = takeOldest(group, findFrom(group.entries, endMs + 1))
        group.judgedMs = endMs
        const { holds, measured } = readOnce(window)
        if (holds) findings.push(findingOf(window, endMs, measured))
      }
      return findings
    },
    isSpent: (group) => group.entries.length === 0,
  }
}
