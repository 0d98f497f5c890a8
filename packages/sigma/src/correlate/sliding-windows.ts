import { type Behaviour, type Finding, findingOf, type Ground } from './behaviour.ts'
import { forgetFired, type Group, isKnown, isNews } from './group.ts'
import { createQuickLook } from './quick-look.ts'
import { countEvents, findFrom } from './window-entries.ts'
import { buildProbe, leastWeight, type WindowProbe } from './window-probe.ts'

/**
 * Windows that end with each event: everything from `timespan` before the event to the event, both ends included. A late
 * event has its own window judged and then each later one that reaches back to it.
 */
export function createSlidingWindows(ground: Ground): Behaviour {
  const { timespanMs } = ground.rule
  const { lagMs } = ground
  const newProbe = buildProbe(ground)
  const least = leastWeight(ground)
  const canHold = createQuickLook(ground)
  return {
    keepMs: timespanMs + lagMs,
    judgesLater: false,
    takes: () => true,
    arrive(group, timeMs, nowMs) {
      forgetFired(group, nowMs - lagMs - timespanMs)
      if (!canHold(group, timeMs - timespanMs) || !isWorthMeasuring(group, timeMs)) return []
      return slide(group, timeMs, newProbe())
    },
    lookMs: (group) => (group.entries.at(-1)?.timeMs ?? Number.NEGATIVE_INFINITY) + timespanMs + lagMs + 1,
    judge: () => [],
    isSpent: (group, nowMs) => (group.entries.at(-1)?.timeMs ?? 0) + timespanMs + lagMs < nowMs,
  }

  /** Most events need no measuring: too little in the window yet, or a hit before covers it. */
  function isWorthMeasuring(group: Group, timeMs: number): boolean {
    const { entries } = group
    const end = findFrom(entries, timeMs + 1)
    const isNewest = end === entries.length
    const from = findFrom(entries, timeMs - timespanMs)
    const to = isNewest ? end : findFrom(entries, timeMs + timespanMs + 1)
    if (least > 0) {
      let weight = 0
      for (let i = from; i < to && weight < least; i += 1) weight += entries[i]?.weight ?? 0
      group.heat = Math.min(1, weight / least)
      if (weight < least) return false
    }
    if (group.fired.length === 0) return true
    return !isNewest || !isKnown(group, { endMs: timeMs, events: countEvents(entries, from, to) }, timespanMs)
  }

  function slide(group: Group, sinceMs: number, probe: WindowProbe): readonly Finding[] {
    const { entries } = group
    const findings: Finding[] = []
    let from = findFrom(entries, sinceMs - timespanMs)
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
