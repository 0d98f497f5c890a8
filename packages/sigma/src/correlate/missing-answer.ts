import { type Behaviour, type Finding, findingOf, type Ground, NO_FINDINGS } from './behaviour.ts'
import type { Group } from './group.ts'
import { isKeySince } from './group-gist.ts'
import { type Entry, findAfter, findFrom, newestOf } from './window-entries.ts'

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
  const keepMs = timespanMs + lagMs + 1
  return {
    keepMs,
    judgesLater: true,
    takes: () => true,
    arrive(group, _, nowMs) {
      group.heat = isKeySince(group, opens, nowMs - keepMs) ? WAITING_HEAT : 0
      return NO_FINDINGS
    },
    lookMs: (group) => (waitingIn(group)?.timeMs ?? newestOf(group.entries)) + keepMs,
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

  /** The first event that may still be answered. */
  function waitingIn(group: Group): Entry | undefined {
    const { entries, judgedMs } = group
    if (!isKeySince(group, opens, judgedMs)) return undefined
    for (let i = findAfter(entries, judgedMs); i < entries.length; i += 1) {
      if (entries[i]?.key === opens) return entries[i]
    }
    return undefined
  }
}
