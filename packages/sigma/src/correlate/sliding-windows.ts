import { type Behaviour, type Finding, findingOf, type Ground, NO_FINDINGS } from './behaviour.ts'
import { forgetFired, type Group, isKnown, isNews } from './group.ts'
import { countEventsFrom } from './group-entries.ts'
import { createQuickLook } from './quick-look.ts'
import { type Entry, findFrom, newestOf } from './window-entries.ts'
import { buildProbe, leastWeight } from './window-probe.ts'

/**
 * Windows that end with each event: everything from `timespan` before the event to the event, both ends included. A late
 * event has its own window judged and then each later one that reaches back to it.
 */
export function createSlidingWindows(ground: Ground): Behaviour {
  const { timespanMs } = ground.rule
  const { lagMs } = ground
  const { newProbe, readOnce } = buildProbe(ground)
  const least = leastWeight(ground)
  const canHold = createQuickLook(ground)
  return {
    keepMs: timespanMs + lagMs,
    judgesLater: false,
    takes: () => true,
    arrive(group, timeMs, nowMs) {
      if (group.fired.length > 0) forgetFired(group, nowMs - lagMs - timespanMs)
      if (!canHold(group, timeMs)) return NO_FINDINGS
      return newestOf(group.entries) === timeMs ? judgeNewest(group, timeMs) : judgeLate(group, timeMs)
    },
    lookMs: (group) => newestOf(group.entries) + timespanMs + lagMs + 1,
    judge: () => NO_FINDINGS,
    isSpent: (group, nowMs) => (group.entries.at(-1)?.timeMs ?? 0) + timespanMs + lagMs < nowMs,
  }

  /** Most events come last. They need no measuring where too little is in the window yet, or a hit before covers it. */
  function judgeNewest(group: Group, endMs: number): readonly Finding[] {
    const { entries } = group
    const from = findFrom(entries, endMs - timespanMs)
    if (least > 0 && !isEnough(group, from, entries.length)) return NO_FINDINGS
    const fired = { endMs, events: countEventsFrom(group, from) }
    if (isKnown(group, fired, timespanMs)) return NO_FINDINGS
    const window = from === 0 ? entries : entries.slice(from)
    const { holds, heat, measured } = readOnce(window)
    group.heat = heat
    return holds && isNews(group, fired, timespanMs) ? [findingOf(window, endMs, measured)] : NO_FINDINGS
  }

  function judgeLate(group: Group, timeMs: number): readonly Finding[] {
    const { entries } = group
    const from = findFrom(entries, timeMs - timespanMs)
    const to = findFrom(entries, timeMs + timespanMs + 1)
    return least === 0 || isEnough(group, from, to) ? slide(group, timeMs, from) : NO_FINDINGS
  }

  /** Whether a stretch of entries is worth measuring; sets the heat. */
  function isEnough(group: Group, from: number, to: number): boolean {
    const weight = weightUpTo(least, group.entries, from, to)
    group.heat = Math.min(1, weight / least)
    return weight >= least
  }

  function slide(group: Group, sinceMs: number, start: number): readonly Finding[] {
    const { entries } = group
    const probe = newProbe()
    const findings: Finding[] = []
    let from = start
    let events = 0
    for (let to = from; to < entries.length; to += 1) {
      const entry = entries[to]
      if (entry === undefined || entry.timeMs > sinceMs + timespanMs) break
      probe.add(entry)
      events += entry.count
      const endMs = entry.timeMs
      if (endMs < sinceMs || entries[to + 1]?.timeMs === endMs) continue
      for (let old = entries[from]; old !== undefined && old.timeMs < endMs - timespanMs; old = entries[from]) {
        probe.drop(old)
        events -= old.count
        from += 1
      }
      if (isKnown(group, { endMs, events }, timespanMs)) continue
      const { holds, heat, measured } = probe.read()
      group.heat = heat
      if (!holds || !isNews(group, { endMs, events }, timespanMs)) continue
      findings.push(findingOf(entries.slice(from, to + 1), endMs, measured))
    }
    return findings
  }
}

/** What a stretch of entries weighs, or `most` when it is as much or more. */
function weightUpTo(most: number, entries: readonly Entry[], from: number, to: number): number {
  // So many entries weigh as much, since none weighs less than one.
  if (to - from >= most) return most
  let weight = 0
  for (let i = from; i < to && weight < most; i += 1) weight += entries[i]?.weight ?? 0
  return weight
}
