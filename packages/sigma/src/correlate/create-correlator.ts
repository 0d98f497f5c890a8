import type { CorrelationRule, DetectionRule } from '../rule/document.ts'
import { correlationHitId } from './correlation-hit-id.ts'
import { CorrelationNode, type Occurrence, type SavedNode } from './correlation-node.ts'
import { type CorrelationPlan, type Link, planCorrelations } from './correlation-plan.ts'
import type {
  CorrelatedEvent,
  CorrelationGap,
  CorrelationHit,
  Correlator,
  CorrelatorLimits,
  CorrelatorState,
} from './correlator.ts'
import { createDueHeap, type Due } from './due-heap.ts'
import { createSeenIds, type SavedIds, type SeenIds } from './seen-ids.ts'
import { shortenText } from './stable-hash.ts'

/** Limits where none are given; a late event may be a minute older than the newest. */
const DEFAULT_LIMITS: Omit<CorrelatorLimits, 'room'> = { groups: 100_000, eventsPerGroup: 1_000, latenessMs: 60_000 }
/** Groups of all correlations together: about 550 MB. */
const DEFAULT_ROOM = 200_000

const STATE_VERSION = 1
/** Events named by an inner hit that an outer one names again. */
const PROOF_OF_HIT = 16
/** Sets of matched rules of which the ways are remembered. */
const MOST_LINKS = 1_024
/** Reminders of groups that are gone are cleared when they are more than the others by this. */
const STALE_REMINDERS = 4_096

interface Reminder extends Due {
  readonly key: string
}

interface SavedState {
  readonly clockMs: number
  readonly newestMs: number
  readonly seen: SavedIds
  readonly nodes: readonly SavedNode[]
}

/**
 * Windows for these correlations over the matches of these rules; `CorrelatedEvent.matched` are places in `rules`.
 * Correlations that refer to nothing known, or to themselves, never come true (`findCorrelationProblems` names them).
 */
export function createCorrelator(
  rules: readonly DetectionRule[],
  correlations: readonly CorrelationRule[],
  limits: Partial<CorrelatorLimits> = {},
): Correlator {
  return new PlannedCorrelator(planCorrelations(rules, correlations), {
    ...DEFAULT_LIMITS,
    room: { most: DEFAULT_ROOM, used: 0, entries: 0 },
    ...limits,
  })
}

class PlannedCorrelator implements Correlator {
  readonly #plan: CorrelationPlan
  readonly #latenessMs: number
  readonly #nodes: readonly CorrelationNode[]
  readonly #keepMs: number
  readonly #reminders = createDueHeap<Reminder>()
  readonly #links = new Map<string, Passing['links']>()
  #seen: SeenIds
  #clockMs = Number.NEGATIVE_INFINITY
  #newestMs = Number.NEGATIVE_INFINITY
  /** So many reminders are kept before those of groups that are gone are looked for. */
  #clearFrom = STALE_REMINDERS

  constructor(plan: CorrelationPlan, limits: CorrelatorLimits) {
    this.#plan = plan
    this.#latenessMs = limits.latenessMs
    this.#nodes = createNodes(plan, limits, (reminder) => this.#reminders.push(reminder))
    this.#keepMs = Math.max(limits.latenessMs, ...this.#nodes.map((node) => node.keepMs))
    this.#seen = createSeenIds(this.#keepMs)
  }

  feed(event: CorrelatedEvent): readonly CorrelationHit[] {
    const id = shortenText(event.id)
    if (!Number.isFinite(event.receivedMs) || this.#seen.has(id)) return []
    const links = this.#linksOf(event.matched)
    if (event.receivedMs < this.#newestMs - this.#latenessMs) return this.#noteLate(event, links)
    this.#newestMs = Math.max(this.#newestMs, event.receivedMs)
    const overdue = this.#advance(this.#newestMs)
    if (links.size === 0) return overdue
    this.#seen.add(id, event.receivedMs)
    return [...overdue, ...this.#pass([{ occurrence: occurrenceOf(event, id), links }])]
  }

  /** Most events match the same rules as some event before. */
  #linksOf(matched: readonly number[]): Passing['links'] {
    const key = matched.join()
    const known = this.#links.get(key)
    if (known !== undefined) return known
    if (this.#links.size >= MOST_LINKS) this.#links.clear()
    const links = linksOf(this.#plan, matched)
    this.#links.set(key, links)
    return links
  }

  tick(nowMs: number): readonly CorrelationHit[] {
    return Number.isFinite(nowMs) ? this.#advance(nowMs) : []
  }

  takeGaps(): readonly CorrelationGap[] {
    return this.#nodes.flatMap(takeGaps)
  }

  save(): CorrelatorState {
    const nodes = this.#nodes.map((node) => node.save())
    const rules: SavedState = { clockMs: this.#clockMs, newestMs: this.#newestMs, seen: this.#seen.read(), nodes }
    return { version: STATE_VERSION, rules }
  }

  load({ version, rules }: CorrelatorState): void {
    if (version !== STATE_VERSION) return
    // What stands under our own version was written by `save`.
    const state = rules as SavedState
    this.#clockMs = state.clockMs
    this.#newestMs = state.newestMs
    this.#seen = createSeenIds(this.#keepMs, state.seen)
    this.#reminders.filter(() => false)
    loadNodes(this.#plan, this.#nodes, state.nodes)
  }

  /** Lets time go on, one reminder after the other in the order of their times. */
  #advance(nowMs: number): readonly CorrelationHit[] {
    const hits: CorrelationHit[] = []
    for (let due = this.#reminders.pop(nowMs); due !== undefined; due = this.#reminders.pop(nowMs)) {
      this.#clockMs = Math.max(this.#clockMs, due.dueMs)
      const found = this.#nodes[due.node]?.look(due.key, due.serial, due.dueMs) ?? []
      hits.push(...found, ...this.#pass(this.#onward(due.node, found)))
    }
    this.#clockMs = Math.max(this.#clockMs, nowMs)
    this.#clearReminders()
    return hits
  }

  /** Passes occurrences to their correlations, and the hits of these on to those that rest on them. */
  #pass(first: readonly Passing[]): readonly CorrelationHit[] {
    const hits: CorrelationHit[] = []
    const waiting = [...first]
    for (let i = 0; i < waiting.length; i += 1) {
      const passing = waiting[i]
      for (const [node, slots] of passing?.links ?? []) {
        if (passing === undefined) break
        const found = this.#nodes[node]?.take(passing.occurrence, slots, this.#clockMs) ?? []
        if (found.length === 0) continue
        hits.push(...found)
        waiting.push(...this.#onward(node, found))
      }
    }
    return hits
  }

  /** Hits as events for the correlations that rest on theirs. */
  #onward(node: number, hits: readonly CorrelationHit[]): readonly Passing[] {
    const onward = hits.length === 0 ? undefined : this.#plan.ofNode.get(node)
    if (onward === undefined) return []
    const links = slotsByNode(onward)
    return hits.map((hit) => ({ occurrence: occurrenceOfHit(hit), links }))
  }

  #noteLate({ partition, receivedMs }: CorrelatedEvent, links: Passing['links']): readonly CorrelationHit[] {
    const gap = { partition, reason: 'late' as const, fromMs: receivedMs, toMs: receivedMs, count: 1 }
    for (const node of links.keys()) this.#nodes[node]?.gaps.note(gap)
    return []
  }

  #clearReminders(): void {
    const { size } = this.#reminders
    if (size <= this.#clearFrom) return
    const groups = this.#nodes.reduce((sum, node) => sum + node.size, 0)
    this.#clearFrom = 2 * groups + STALE_REMINDERS
    if (size <= this.#clearFrom) return
    this.#reminders.filter(({ node, key, serial, dueMs }) => this.#nodes[node]?.isArmed(key, serial, dueMs) ?? false)
  }
}

/** An occurrence, and for each correlation it goes to the rules it goes there by. */
interface Passing {
  readonly occurrence: Occurrence
  readonly links: ReadonlyMap<number, readonly number[]>
}

function createNodes(
  plan: CorrelationPlan,
  limits: CorrelatorLimits,
  push: (reminder: Reminder) => void,
): readonly CorrelationNode[] {
  const nodes: CorrelationNode[] = []
  /** How old the hits of each are when they come. */
  const ages: number[] = []
  for (const [node, own] of plan.nodes.entries()) {
    const lagMs = Math.max(limits.latenessMs, ...own.inner.map((inner) => ages[inner] ?? 0))
    const created = new CorrelationNode({
      plan: own,
      limits,
      part: Math.floor(limits.room.most / plan.nodes.length),
      lagMs,
      arm: ({ key, serial }, dueMs) => push({ dueMs, node, serial, key }),
    })
    nodes.push(created)
    ages.push(created.judgesLater ? lagMs + 1 : lagMs)
  }
  return nodes
}

/** Each saved correlation goes to the one with its fingerprint; of equal ones, the first to the first. */
function loadNodes(plan: CorrelationPlan, nodes: readonly CorrelationNode[], saved: readonly SavedNode[]): void {
  const left = [...saved]
  for (const [place, node] of nodes.entries()) {
    const fingerprint = plan.nodes[place]?.fingerprint ?? ''
    const at = left.findIndex((candidate) => candidate.fingerprint === fingerprint)
    const [own] = at < 0 ? [] : left.splice(at, 1)
    node.load(own)
  }
}

function linksOf(plan: CorrelationPlan, matched: readonly number[]): Passing['links'] {
  return slotsByNode(matched.flatMap((place) => plan.ofRule.get(place) ?? []))
}

function slotsByNode(links: readonly Link[]): Passing['links'] {
  const slots = new Map<number, number[]>()
  for (const { node, slot } of [...links].sort((left, right) => left.node - right.node || left.slot - right.slot)) {
    const known = slots.get(node)
    if (known === undefined) slots.set(node, [slot])
    else if (!known.includes(slot)) known.push(slot)
  }
  return slots
}

function occurrenceOf({ partition, receivedMs, event }: CorrelatedEvent, id: string): Occurrence {
  const read = (field: string) => event.value(field)
  return { id, partition: shortenText(partition), timeMs: receivedMs, read, groups: new Map() }
}

/** An inner hit is an event with the fields of its group. */
function occurrenceOfHit(hit: CorrelationHit): Occurrence {
  const fields = new Map(hit.group)
  return {
    id: correlationHitId(hit),
    partition: hit.partition,
    timeMs: hit.lastMs,
    read: (field) => fields.get(field),
    groups: new Map(),
    proof: hit.events.slice(-PROOF_OF_HIT),
  }
}

function takeGaps(node: CorrelationNode): readonly CorrelationGap[] {
  return node.gaps.take().map((gap) => ({ rule: node.rule, ...gap }))
}
