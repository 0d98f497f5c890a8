import { type Behaviour, type Finding, findingOf, type Ground } from './behaviour.ts'
import { findFrom } from './window-entries.ts'

/** A group that waits for an answer is worth keeping. */
const WAITING_HEAT = 0.6

/**
 * Absence with `after`: for each event of that rule, one of the other rules must come at the same time or within `timespan`
 * after it, end included. If none did when none can come any more, that is a hit, one for each event.
 */
export function createMissingAnswer(ground: Ground, after: string): Behaviour {
  const { rule, slotNames, lagMs } = ground
  const { timespanMs } = rule
  const opens = slotNames.findIndex((names) => names.has(after))
  return {
    keepMs: timespanMs + lagMs + 1,
    judgesLater: true,
    takes: () => true,
    arrive(group) {
      group.heat = group.entries.some((entry) => entry.key === opens) ? WAITING_HEAT : 0
      return []
    },
    lookMs(group) {
      const { entries } = group
      const waiting = entries.find((entry) => entry.key === opens && entry.timeMs > group.judgedMs)
      return ((waiting ?? entries.at(-1))?.timeMs ?? Number.NEGATIVE_INFINITY) + timespanMs + lagMs + 1
    },
    judge(group, nowMs) {
      const findings: Finding[] = []
      const overMs = nowMs - timespanMs - lagMs
      const { entries } = group
      const over = entries.filter(
        (entry) => entry.key === opens && entry.timeMs < overMs && entry.timeMs > group.judgedMs,
      )
      for (const opening of over) {
        group.judgedMs = opening.timeMs
        const from = findFrom(entries, opening.timeMs)
        const to = findFrom(entries, opening.timeMs + timespanMs + 1)
        const answered = entries.slice(from, to).some((entry) => entry.key !== opens)
        if (!answered) findings.push(findingOf([opening], opening.timeMs + timespanMs))
      }
      return findings
    },
    isSpent: (group, nowMs) => (group.entries.at(-1)?.timeMs ?? 0) + timespanMs + lagMs < nowMs,
  }
}
