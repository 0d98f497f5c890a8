import { type Behaviour, findingOf, type Ground, NO_FINDINGS } from './behaviour.ts'
import { takeOldest } from './group-entries.ts'
import { newestOf } from './window-entries.ts'

/** Events kept of a group, as evidence of what it last did. */
const LAST_EVENTS = 16
/** A group that was reported silent is forgotten after so many timespans. */
const REMEMBERED_TIMESPANS = 10
const KNOWN_HEAT = 0.6
const NEW_HEAT = 0.2

/**
 * Absence without `after`: a group that came at least so many times, with never more than `timespan` between until then, is
 * missed when nothing of it comes for longer than `timespan`: one hit, until it comes again.
 */
export function createGroupSilence(ground: Ground, atLeast: number): Behaviour {
  const { timespanMs } = ground.rule
  const { lagMs } = ground
  return {
    keepMs: Number.POSITIVE_INFINITY,
    judgesLater: true,
    takes: () => true,
    arrive(group) {
      group.seen += 1
      group.heat = group.seen >= atLeast ? KNOWN_HEAT : NEW_HEAT
      if (group.entries.length > LAST_EVENTS) takeOldest(group, group.entries.length - LAST_EVENTS)
      return NO_FINDINGS
    },
    lookMs(group) {
      const spans = group.judgedMs === newestOf(group.entries) ? REMEMBERED_TIMESPANS : 1
      return newestOf(group.entries) + spans * timespanMs + lagMs + 1
    },
    judge(group, nowMs) {
      const lastMs = newestOf(group.entries)
      const isOver = lastMs + timespanMs + lagMs < nowMs
      if (!isOver || group.seen < atLeast || group.judgedMs === lastMs) return NO_FINDINGS
      group.judgedMs = lastMs
      return [{ ...findingOf(group.entries, lastMs + timespanMs), eventCount: group.seen }]
    },
    isSpent(group, nowMs) {
      const spans = group.judgedMs === newestOf(group.entries) ? REMEMBERED_TIMESPANS : 1
      return newestOf(group.entries) + spans * timespanMs + lagMs < nowMs
    },
  }
}
