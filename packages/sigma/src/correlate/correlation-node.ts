import type { CorrelationRule } from '../rule/document.ts'
import { valuesOf } from '../value/text-of.ts'
import type { Behaviour, Finding } from './behaviour.ts'
import { buildBehaviour } from './build-behaviour.ts'
import type { PlanNode } from './correlation-plan.ts'
import type { CorrelationHit, CorrelatorLimits } from './correlator.ts'
import { createGapLedger, type GapLedger, type GapNote } from './gap-ledger.ts'
import { createGroup, type Group } from './group.ts'
import { gistOf, noteComing, noteGoing } from './group-gist.ts'
import { fieldsBySlot, type GroupFields, groupFieldsOf, groupsOf, type KnownGroups } from './group-keys.ts'
import { createGroupTable, type GroupTable } from './group-table.ts'
import { type Measure, measuredFields, measureOf, type Part, partsOf } from './measured-parts.ts'
import { loadGroup, type SavedGroup, saveGroup } from './saved-groups.ts'
import { isSampled, relaxLevel, sampleKey, thinEntries } from './thin-entries.ts'
import { type Entry, insertEntry, trimEntries } from './window-entries.ts'

/** An event, or a hit of another correlation, on its way into a correlation. */
export interface Occurrence {
  readonly id: string
  readonly partition: string
  readonly timeMs: number
  readonly read: (field: string) => unknown
  /** Groups that were read of it, by the fields they were read from: many correlations group alike. */
  readonly groups: KnownGroups
  /** Events that stand behind it, where it is a hit. */
  readonly proof?: readonly string[]
}

/** What a correlation knows, as plain lists. */
export interface SavedNode {
  readonly fingerprint: string
  readonly nextSerial: number
  readonly cursor: number
  readonly groups: readonly SavedGroup[]
  readonly gaps: readonly GapNote[]
}

/** Asks to be reminded of a group. */
type Arm = (group: Group, dueMs: number) => void

/** What a correlation is made with. */
export interface NodeSettings {
  readonly plan: PlanNode
  readonly limits: CorrelatorLimits
  /** Groups it may always have of the shared room. */
  readonly part: number
  readonly lagMs: number
  readonly arm: Arm
}

/** Once groups hold this many entries on average, those that get more are counted by sketch early. */
const ENTRIES_PER_GROUP = 8
const LEAST_CAPACITY = 64

const NO_HITS: readonly CorrelationHit[] = []

/** One correlation with its groups. */
export class CorrelationNode {
  readonly rule: CorrelationRule
  readonly gaps: GapLedger = createGapLedger()
  /** How long an event can matter. */
  readonly keepMs: number
  /** Whether its hits come when a window is over. */
  readonly judgesLater: boolean
  readonly #settings: NodeSettings
  readonly #measure: Measure
  readonly #behaviour: Behaviour
  readonly #groupFields: readonly GroupFields[]
  readonly #valueFields: readonly (readonly string[])[]
  #table: GroupTable
  #nextSerial = 0
  /** Entries of all groups together. */
  #held = 0

  constructor(settings: NodeSettings) {
    const { plan, lagMs } = settings
    const { rule, slotNames } = plan
    this.rule = rule
    this.#settings = settings
    this.#measure = measureOf(rule)
    this.#behaviour = buildBehaviour({ rule, slotNames, measure: this.#measure, lagMs })
    this.#groupFields = fieldsBySlot(rule, rule.groupBy, slotNames).map(groupFieldsOf)
    this.#valueFields = fieldsBySlot(rule, measuredFields(rule), slotNames)
    this.#table = this.#newTable()
    const { keepMs, judgesLater } = this.#behaviour
    this.judgesLater = judgesLater
    this.keepMs = Number.isFinite(keepMs) ? keepMs : rule.timespanMs + lagMs
  }

  get size(): number {
    return this.#table.size
  }

  /** Takes what some of its rules matched. */
  take(occurrence: Occurrence, slots: readonly number[], nowMs: number): readonly CorrelationHit[] {
    const keys = groupsOf(slots, this.#groupFields, occurrence)
    if (keys.leftOut > 0) this.#noteGap(occurrence.partition, 'groups', occurrence.timeMs, keys.leftOut)
    let hits = NO_HITS
    for (const group of keys.groups) {
      const fields = this.#valueFields[group.slots[0] ?? 0] ?? []
      const parts = partsOf(
        this.#measure,
        group.slots,
        fields.map((field) => valuesOf(occurrence.read(field))),
      )
      const found = parts.length === 0 ? NO_HITS : this.#takeIntoGroup(occurrence, group, parts, nowMs)
      if (found.length > 0) hits = [...hits, ...found]
    }
    return hits
  }

  /** Judges a group whose time has come, if it still is what the reminder was for. */
  look(key: string, serial: number, dueMs: number): readonly CorrelationHit[] {
    const group = this.#armedGroup(key, serial, dueMs)
    if (group === undefined) return []
    group.armedMs = Number.POSITIVE_INFINITY
    const before = group.entries.length
    const findings = this.#behaviour.judge(group, dueMs)
    this.#hold(group.entries.length - before)
    if (this.#behaviour.isSpent(group, dueMs)) this.#forget(group)
    else this.#arm(group, dueMs)
    return findings.map((finding) => this.#hitOf(group, finding))
  }

  isArmed(key: string, serial: number, dueMs: number): boolean {
    return this.#armedGroup(key, serial, dueMs) !== undefined
  }

  save(): SavedNode {
    const { fingerprint } = this.#settings.plan
    const groups = this.#table.all().map(saveGroup)
    const { cursor } = this.#table
    return { fingerprint, nextSerial: this.#nextSerial, cursor, groups, gaps: this.gaps.read() }
  }

  /** Puts back what was saved, or nothing, in place of everything. */
  load(saved: SavedNode | undefined): void {
    this.#table.clear()
    this.#table = this.#newTable(saved?.cursor)
    this.#hold(-this.#held)
    this.#nextSerial = saved?.nextSerial ?? 0
    for (const row of saved?.groups ?? []) {
      const group = loadGroup(row)
      this.#hold(group.entries.length)
      this.#table.putBack(group)
      this.#arm(group, Number.NEGATIVE_INFINITY)
    }
    this.gaps.take()
    for (const gap of saved?.gaps ?? []) this.gaps.note(gap)
  }

  #newTable(cursor = 0): GroupTable {
    const { part, limits } = this.#settings
    return createGroupTable({ most: limits.groups, part, room: limits.room }, cursor)
  }

  #takeIntoGroup(
    occurrence: Occurrence,
    { key, values }: { readonly key: string; readonly values: readonly string[] },
    parts: readonly Part[],
    nowMs: number,
  ): readonly CorrelationHit[] {
    const { partition, timeMs } = occurrence
    const known = this.#table.get(key)
    const group = known ?? createGroup(this.#nextSerial, key, partition, values)
    if (!this.#behaviour.takes(group, timeMs)) {
      this.#noteGap(partition, 'late', timeMs, 1)
      return NO_HITS
    }
    const before = known === undefined ? 0 : group.entries.length
    const fromMs = nowMs - this.#behaviour.keepMs
    noteGoing(group.gist, trimEntries(group.entries, fromMs), fromMs)
    if (!this.#insertParts(group, occurrence, parts)) {
      this.#hold(known === undefined ? 0 : group.entries.length - before)
      return NO_HITS
    }
    if (known === undefined) this.#nextSerial += 1
    this.#thinIfFull(group, timeMs)
    const findings = this.#behaviour.arrive(group, timeMs, nowMs)
    this.#hold(group.entries.length - before)
    const victim = this.#table.put(group)
    if (victim !== undefined) this.#giveUp(victim, timeMs)
    if (victim !== group) this.#arm(group, nowMs)
    return findings.length === 0 ? NO_HITS : findings.map((finding) => this.#hitOf(group, finding))
  }

  /** Whether anything of it is new. */
  #insertParts(group: Group, { id, timeMs, proof }: Occurrence, parts: readonly Part[]): boolean {
    relaxLevel(group, this.#capacity())
    let count = 1
    let isNew = false
    for (const part of parts) {
      const weight = part.weight * 2 ** group.level
      const base = { timeMs, id, key: part.key, value: part.value, count, weight }
      const entry: Entry = proof === undefined ? base : { ...base, proof }
      if (group.level > 0 && !isSampled(sampleKey(this.#measure, entry), group.level)) continue
      if (!insertEntry(group.entries, entry)) continue
      noteComing(group.gist, entry)
      isNew = true
      count = 0
    }
    const last = group.entries.at(-1)
    if (!isNew && group.level > 0 && last !== undefined && last.id !== id) {
      last.count += 1
      this.#noteGap(group.partition, 'values', timeMs, 1)
    }
    return isNew
  }

  #capacity(): number {
    const { room } = this.#settings.limits
    const isCrowded = room.entries > room.most * ENTRIES_PER_GROUP
    const wanted = isCrowded ? LEAST_CAPACITY : this.#settings.limits.eventsPerGroup
    return Math.max(LEAST_CAPACITY, wanted, this.#measure === 'rules' ? 4 * this.#settings.plan.slotNames.length : 0)
  }

  #thinIfFull(group: Group, timeMs: number): void {
    const most = this.#capacity()
    if (group.entries.length <= most) return
    const fromMs = group.entries[0]?.timeMs ?? timeMs
    const { scopeOf } = this.#behaviour
    const thinning = { measure: this.#measure, capacity: most, timespanMs: this.rule.timespanMs, keepMs: this.keepMs }
    const lost = thinEntries(group, scopeOf === undefined ? thinning : { ...thinning, scopeOf })
    group.gist = gistOf(group.entries)
    const reason = this.#measure === 'distinct' || this.#measure === 'quantile' ? 'values' : 'events'
    this.gaps.note({ partition: group.partition, reason, fromMs, toMs: timeMs, count: lost })
  }

  #hold(more: number): void {
    this.#held += more
    this.#settings.limits.room.entries += more
  }

  #armedGroup(key: string, serial: number, dueMs: number): Group | undefined {
    const group = this.#table.get(key)
    return group?.serial === serial && group.armedMs === dueMs ? group : undefined
  }

  /** One reminder a group: a later need is found when the earlier reminder comes. */
  #arm(group: Group, nowMs: number): void {
    const dueMs = Math.max(this.#behaviour.lookMs(group), nowMs + 1)
    if (!Number.isFinite(dueMs) || group.armedMs <= dueMs) return
    group.armedMs = dueMs
    this.#settings.arm(group, dueMs)
  }

  #forget(group: Group): void {
    this.#hold(-group.entries.length)
    this.#table.remove(group)
  }

  #giveUp(victim: Group, timeMs: number): void {
    this.#hold(-victim.entries.length)
    const fromMs = victim.entries[0]?.timeMs ?? timeMs
    this.gaps.note({ partition: victim.partition, reason: 'groups', fromMs, toMs: timeMs, count: 1 })
  }

  #noteGap(partition: string, reason: GapNote['reason'], timeMs: number, count: number): void {
    this.gaps.note({ partition, reason, fromMs: timeMs, toMs: timeMs, count })
  }

  #hitOf({ partition, values }: Group, finding: Finding): CorrelationHit {
    const group = this.rule.groupBy.map((name, i) => [name, values[i] ?? ''] as const)
    return { rule: this.rule, partition, group, ...finding }
  }
}
