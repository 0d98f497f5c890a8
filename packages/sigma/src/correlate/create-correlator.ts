import type { CorrelationRule, DetectionRule } from '../rule/document.ts'
import { correlationHitId } from './correlation-hit-id.ts'
import { CorrelationNode, type SavedNode, type Way } from './correlation-node.ts'
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
import { createGroupFields } from './group-keys.ts'
import type { Occurrence } from './occurrence.ts'
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

const NO_HITS: readonly CorrelationHit[] = []

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
  /** By hash of the places of rules: the last ones that had it, and where they lead. */
  readonly #known = new Map<number, { readonly matched: readonly number[]; readonly links: Links }>()
  /** By correlation: where its hits go. */
  readonly #onwardLinks: readonly (Links | undefined)[]
  #seen: SeenIds
  /** Occurrences so far. */
  #count = 0
  #clockMs = Number.NEGATIVE_INFINITY
  #newestMs = Number.NEGATIVE_INFINITY
  /** So many reminders are kept before those of groups that are gone are looked for. */
  #clearFrom = STALE_REMINDERS

  constructor(plan: CorrelationPlan, limits: CorrelatorLimits) {
    this.#plan = plan
    this.#latenessMs = limits.latenessMs
    this.#nodes = createNodes(plan, limits, (reminder) => this.#reminders.push(reminder))
    this.#onwardLinks = plan.nodes.map((_, node) => {
      const onward = plan.ofNode.get(node)
      return onward === undefined ? undefined : linksOf(this.#nodes, onward)
    })
    this.#keepMs = Math.max(limits.latenessMs, ...this.#nodes.map((node) => node.keepMs))
    this.#seen = createSeenIds(this.#keepMs)
  }

  feed(event: CorrelatedEvent): readonly CorrelationHit[] {
    const id = shortenText(event.id)
    if (!Number.isFinite(event.receivedMs) || this.#seen.has(id)) return NO_HITS
    const links = this.#linksOf(event.matched)
    if (event.receivedMs < this.#newestMs - this.#latenessMs) return this.#noteLate(event, links)
    this.#newestMs = Math.max(this.#newestMs, event.receivedMs)
    const overdue = this.#advance(this.#newestMs)
    if (links.length === 0) return overdue
    this.#seen.add(id, event.receivedMs)
    return join(overdue, this.#pass([{ occurrence: this.#occurrenceOf(event, id), links }]))
  }

  /** Most events match the same rules as some event before. */
  #linksOf(matched: readonly number[]): Links {
    if (matched.length === 0) return NO_LINKS
    const hash = hashPlaces(matched)
    const known = this.#known.get(hash)
    if (known !== undefined && isSame(known.matched, matched)) return known.links
    if (this.#known.size >= MOST_LINKS) this.#known.clear()
    const links = linksOf(
      this.#nodes,
      matched.flatMap((place) => this.#plan.ofRule.get(place) ?? []),
    )
    this.#known.set(hash, { matched: [...matched], links })
    return links
  }

  tick(nowMs: number): readonly CorrelationHit[] {
    return Number.isFinite(nowMs) ? this.#advance(nowMs) : NO_HITS
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
    this.#seen = createSeenIds(this.#keepMs, state.seen, state.newestMs)
    this.#reminders.filter(() => false)
    loadNodes(this.#plan, this.#nodes, state.nodes)
  }

  /** Lets time go on, one reminder after the other in the order of their times. */
  #advance(nowMs: number): readonly CorrelationHit[] {
    let hits: CorrelationHit[] | undefined
    for (let due = this.#reminders.pop(nowMs); due !== undefined; due = this.#reminders.pop(nowMs)) {
      this.#clockMs = Math.max(this.#clockMs, due.dueMs)
      const found = this.#nodes[due.node]?.look(due.key, due.serial, due.dueMs) ?? NO_HITS
      if (found.length === 0) continue
      hits ??= []
      hits.push(...found, ...this.#pass(this.#onward(due.node, found)))
    }
    this.#clockMs = Math.max(this.#clockMs, nowMs)
    this.#clearReminders()
    return hits ?? NO_HITS
  }

  /** Passes an occurrence to its correlations, and the hits of these on to those that rest on them. */
  #pass(waiting: Passing[]): readonly CorrelationHit[] {
    let hits: CorrelationHit[] | undefined
    // The list grows while it is gone through.
    for (const { occurrence, links } of waiting) {
      for (const { node, way, place } of links) {
        const found = node.take(occurrence, way, this.#clockMs)
        if (found.length === 0) continue
        hits ??= []
        hits.push(...found)
        waiting.push(...this.#onward(place, found))
      }
    }
    return hits ?? NO_HITS
  }

  /** Hits as events for the correlations that rest on theirs. */
  #onward(place: number, hits: readonly CorrelationHit[]): Passing[] {
    const links = this.#onwardLinks[place]
    if (links === undefined) return []
    return hits.map((hit) => ({ occurrence: this.#occurrenceOfHit(hit), links }))
  }

  #noteLate({ partition, receivedMs }: CorrelatedEvent, links: Links): readonly CorrelationHit[] {
    const gap = { partition, reason: 'late' as const, fromMs: receivedMs, toMs: receivedMs, count: 1 }
    for (const { node } of links) node.gaps.note(gap)
    return NO_HITS
  }

  #occurrenceOf({ partition, receivedMs, event }: CorrelatedEvent, id: string): Occurrence {
    const read = (field: string) => event.value(field)
    this.#count += 1
    const isFirst = receivedMs > this.#seen.forgottenMs
    return { number: this.#count, id, partition: shortenText(partition), timeMs: receivedMs, isFirst, read, plain: [] }
  }

  /** An inner hit is an event with the fields of its group. */
  #occurrenceOfHit(hit: CorrelationHit): Occurrence {
    const fields = new Map(hit.group)
    this.#count += 1
    return {
      number: this.#count,
      id: correlationHitId(hit),
      partition: hit.partition,
      timeMs: hit.lastMs,
      isFirst: false,
      read: (field) => fields.get(field),
      plain: [],
      proof: hit.events.slice(-PROOF_OF_HIT),
    }
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

/** A correlation that something goes to, its place, and by which of its rules. */
interface Passage {
  readonly place: number
  readonly node: CorrelationNode
  readonly way: Way
}

/** In the order of the places. */
type Links = readonly Passage[]

const NO_LINKS: Links = []

/** An occurrence, and where it goes. */
interface Passing {
  readonly occurrence: Occurrence
  readonly links: Links
}

function createNodes(
  plan: CorrelationPlan,
  limits: CorrelatorLimits,
  push: (reminder: Reminder) => void,
): readonly CorrelationNode[] {
  const nodes: CorrelationNode[] = []
  /** How old the hits of each are when they come. */
  const ages: number[] = []
  const groupFields = createGroupFields()
  for (const [node, own] of plan.nodes.entries()) {
    const lagMs = Math.max(limits.latenessMs, ...own.inner.map((inner) => ages[inner] ?? 0))
    const created = new CorrelationNode({
      plan: own,
      limits,
      part: Math.floor(limits.room.most / plan.nodes.length),
      lagMs,
      groupFields,
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

function linksOf(nodes: readonly CorrelationNode[], links: readonly Link[]): Links {
  return [...slotsByNode(links)].flatMap(([place, slots]) => {
    const node = nodes[place]
    return node === undefined ? [] : { place, node, way: node.wayOf(slots) }
  })
}

function slotsByNode(links: readonly Link[]): ReadonlyMap<number, readonly number[]> {
  const slots = new Map<number, number[]>()
  for (const { node, slot } of [...links].sort((left, right) => left.node - right.node || left.slot - right.slot)) {
    const known = slots.get(node)
    if (known === undefined) slots.set(node, [slot])
    else if (!known.includes(slot)) known.push(slot)
  }
  return slots
}

/** Spreads lists of places; different ones may have the same. */
function hashPlaces(places: readonly number[]): number {
  let hash = places.length
  for (const place of places) hash = Math.imul(hash ^ place, 0x9e3779b1) ^ (hash >>> 15)
  return hash
}

function isSame(left: readonly number[], right: readonly number[]): boolean {
  if (left.length !== right.length) return false
  for (let i = 0; i < left.length; i += 1) if (left[i] !== right[i]) return false
  return true
}

/** Both lists as one; mostly there is nothing to put together. */
function join(first: readonly CorrelationHit[], second: readonly CorrelationHit[]): readonly CorrelationHit[] {
  if (second.length === 0) return first
  return first.length === 0 ? second : [...first, ...second]
}

function takeGaps(node: CorrelationNode): readonly CorrelationGap[] {
  return node.gaps.take().map((gap) => ({ rule: node.rule, ...gap }))
}
