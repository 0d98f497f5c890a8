import type { CorrelationCondition } from '../rule/document.ts'
import { type Behaviour, type Finding, findingOf, type Ground, NO_FINDINGS } from './behaviour.ts'
import { forgetFired, type Group } from './group.ts'
import { takeOldest } from './group-entries.ts'
import { countKeysSince, mostOf } from './group-gist.ts'
import { type Habit, habitOf } from './group-habit.ts'
import type { Measure } from './measured-parts.ts'
import { countEvents, type Entry, findFrom } from './window-entries.ts'
import { createTally } from './window-tally.ts'

type BaselineCondition = Extract<CorrelationCondition, { kind: 'baseline' }>
type Frame = Ground & { readonly condition: BaselineCondition }

/** Windows of a group that are remembered; silent for so many, it is forgotten. */
const MAX_HISTORY = 60
/** A group whose habits are known is worth keeping. */
const LEARNED_HEAT = 0.6

/**
 * Windows of `timespan` that begin at multiples of it since 1970 UTC; a window is measured against up to 60 of the group's own
 * before it, silent ones included. Above: a hit as soon as a window is too high, once a window. Below: judged when the window
 * is over. Late events of a window that is over, or of one before the group was known, are left out.
 */
export function createOwnBaseline(ground: Ground, condition: BaselineCondition): Behaviour {
  const { timespanMs } = ground.rule
  const { lagMs } = ground
  const frame = { ...ground, condition }
  const below = condition.direction === 'below'
  const startOf = (timeMs: number) => Math.floor(timeMs / timespanMs) * timespanMs
  return {
    keepMs: Number.POSITIVE_INFINITY,
    judgesLater: below,
    scopeOf: startOf,
    takes: (group, timeMs) => timeMs >= group.judgedMs || group.history.length === 0,
    arrive(group, timeMs, nowMs) {
      const startMs = startOf(timeMs)
      if (group.history.length === 0 && !isKnownSince(group, startMs)) group.judgedMs = startMs
      const findings = closeWindows(group, nowMs)
      const isOpen = startMs >= group.judgedMs
      if (below || !isOpen) return findings
      const open = judgeOpen(frame, group, startMs, timeMs)
      return findings.length === 0 ? open : [...findings, ...open]
    },
    lookMs(group) {
      if (group.entries.length > 0 || below) return group.judgedMs + timespanMs + lagMs + 1
      return group.judgedMs + MAX_HISTORY * timespanMs + lagMs + 1
    },
    judge: closeWindows,
    isSpent(group, nowMs) {
      if (group.entries.length > 0) return false
      if (below) return group.history.every((value) => value === 0)
      return group.judgedMs + MAX_HISTORY * timespanMs + lagMs < nowMs
    },
  }

  /** Moves every window that no event can come to any more into the history; silent ones only once more is known after them. */
  function closeWindows(group: Group, nowMs: number): readonly Finding[] {
    skipSilence(group)
    if (group.judgedMs + timespanMs + lagMs >= nowMs) return NO_FINDINGS
    const findings: Finding[] = []
    while (group.judgedMs + timespanMs + lagMs < nowMs && (below || group.entries.length > 0)) {
      const endMs = group.judgedMs + timespanMs
      const window = takeOldest(group, findFrom(group.entries, endMs))
      const measured = aggregateOf(ground.measure, window)
      if (below && isLow(condition, group, measured)) findings.push(findingOf(window, endMs, measured))
      learn(group, [...group.history.slice(1 - MAX_HISTORY), measured])
      group.judgedMs = endMs
      forgetFired(group, endMs)
      group.heat = group.history.length >= condition.learn ? LEARNED_HEAT : 0
      if (below && group.entries.length === 0 && group.history.every((value) => value === 0)) break
    }
    return findings
  }

  /** A silence longer than the history is nothing but silence: the windows before it are forgotten at once. */
  function skipSilence(group: Group): void {
    const first = group.entries[0]
    if (first === undefined || below) return
    const silent = (startOf(first.timeMs) - group.judgedMs) / timespanMs
    if (silent <= MAX_HISTORY) return
    learn(group, new Array(MAX_HISTORY).fill(0))
    group.judgedMs = startOf(first.timeMs)
  }
}

function learn(group: Group, history: readonly number[]): void {
  group.history = history
  group.habit = undefined
}

function isKnownSince(group: Group, startMs: number): boolean {
  return group.judgedMs !== Number.NEGATIVE_INFINITY && group.judgedMs <= startMs
}

function judgeOpen(
  { rule, measure, condition }: Frame,
  group: Group,
  startMs: number,
  timeMs: number,
): readonly Finding[] {
  if (group.history.length < condition.learn || group.fired.some((fired) => fired.endMs === startMs)) return NO_FINDINGS
  const most = mostSince(measure, group, startMs)
  if (most < condition.minimum || !isHigh(condition, group, most)) return NO_FINDINGS
  const { entries } = group
  const window = entries.slice(findFrom(entries, startMs), findFrom(entries, startMs + rule.timespanMs))
  const measured = aggregateOf(measure, window)
  if (measured < condition.minimum || !isHigh(condition, group, measured)) return NO_FINDINGS
  group.fired = [...group.fired, { endMs: startMs, events: countEvents(window, 0, window.length) }]
  return [findingOf(window, timeMs, measured)]
}

/** Sums that values were taken out of again are right but for their rounding. */
const ROUNDING = 1 + 1e-6

/** At least what a window that starts then comes to: most need no measuring. */
function mostSince(measure: Measure, group: Group, startMs: number): number {
  if (measure === 'events') return group.events
  if (measure === 'sum') return mostOf(group) * ROUNDING
  return group.level > 0 ? Number.POSITIVE_INFINITY : countKeysSince(group, startMs, Number.POSITIVE_INFINITY)
}

function isHigh(condition: BaselineCondition, group: Group, measured: number): boolean {
  const { median, spread } = habitOfGroup(condition, group)
  return measured > median + condition.deviations * spread
}

function isLow(condition: BaselineCondition, group: Group, measured: number): boolean {
  if (group.history.length < condition.learn) return false
  const { median, spread } = habitOfGroup(condition, group)
  return median >= condition.minimum && measured < median - condition.deviations * spread
}

function habitOfGroup(condition: BaselineCondition, group: Group): Habit {
  group.habit ??= habitOf(group.history, condition.measure)
  return group.habit
}

function aggregateOf(measure: Measure, window: readonly Entry[]): number {
  const tally = createTally(measure, 50)
  for (const entry of window) tally.add(entry)
  return tally.measure() ?? 0
}
