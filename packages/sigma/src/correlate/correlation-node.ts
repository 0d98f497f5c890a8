import type { CorrelationRule } from '../rule/document.ts'
import { valuesOf } from '../value/text-of.ts'
import { type Behaviour, type Finding, NO_FINDINGS } from './behaviour.ts'
import { buildBehaviour } from './build-behaviour.ts'
import type { PlanNode } from './correlation-plan.ts'
import type { CorrelationHit, CorrelatorLimits } from './correlator.ts'
import { createGapLedger, type GapLedger, type GapNote } from './gap-ledger.ts'
import { createGroup, type Group } from './group.ts'
import { addEntry, countWithNewest, dropBefore } from './group-entries.ts'
import { type GistOf, gistOfMeasure } from './group-gist.ts'
import { fieldsBySlot, type GroupFields, groupsOf, type Row, rowsOf } from './group-keys.ts'
import { createGroupTable, type GroupTable } from './group-table.ts'
import { type Measure, measuredFields, measureOf, type Part, partsOf, steadyParts } from './measured-parts.ts'
import { entryOf, type Occurrence } from './occurrence.ts'
import { loadGroup, type SavedGroup, saveGroup } from './saved-groups.ts'
import { isSampled, relaxLevel, sampleKey, thinEntries } from './thin-entries.ts'

/** Some of the rules of a correlation, and what is the same for every event that they bring. */
export interface Way {
  readonly slots: readonly number[]
  /** Undefined: they group by different fields. */
  readonly fields: GroupFields | undefined
  /** Undefined: they depend on the event. */
  readonly parts: readonly Part[] | undefined
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
  /** Equal lists of fields have to come as one and the same object. */
  readonly groupFields: (fields: readonly string[]) => GroupFields
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
  readonly #gistOf: GistOf
  /** Entries kept one by one in one group: where there is room, and where there is not. */
  readonly #capacities: readonly [wide: number, narrow: number]
  readonly #groupFields: readonly GroupFields[]
  readonly #valueFields: readonly (readonly string[])[]
  #table: GroupTable
  #nextSerial = 0
  /** Entries of all groups together. */
  #held = 0

  constructor(settings: NodeSettings) {
    const { plan, lagMs, limits } = settings
    const { rule, slotNames } = plan
    this.rule = rule
    this.#settings = settings
    this.#measure = measureOf(rule)
    this.#gistOf = gistOfMeasure(this.#measure)
    const least = Math.max(LEAST_CAPACITY, this.#measure === 'rules' ? 4 * slotNames.length : 0)
    this.#capacities = [Math.max(least, limits.eventsPerGroup), least]
    this.#behaviour = buildBehaviour({ rule, slotNames, measure: this.#measure, lagMs })
    this.#groupFields = fieldsBySlot(rule, rule.groupBy, slotNames).map(settings.groupFields)
    this.#valueFields = fieldsBySlot(rule, measuredFields(rule), slotNames)
    this.#table = this.#newTable()
    const { keepMs, judgesLater } = this.#behaviour
    this.judgesLater = judgesLater
    this.keepMs = Number.isFinite(keepMs) ? keepMs : rule.timespanMs + lagMs
  }

  get size(): number {
    return this.#table.size
  }

  /** What is known beforehand of what these rules bring. */
  wayOf(slots: readonly number[]): Way {
    const fields = this.#groupFields[slots[0] ?? 0]
    const isOne = slots.every((slot) => this.#groupFields[slot] === fields)
    return { slots, fields: isOne ? fields : undefined, parts: steadyParts(this.#measure, slots) }
  }

  /** Takes what some of its rules matched. */
  take(occurrence: Occurrence, { slots, fields, parts }: Way, nowMs: number): readonly CorrelationHit[] {
    if (fields === undefined) return this.#takeApart(occurrence, slots, nowMs)
    const { rows, leftOut } = rowsOf(fields, occurrence)
    this.#noteLeftOut(occurrence, leftOut)
    const [row] = rows
    if (row === undefined) return NO_HITS
    const own = parts ?? this.#partsOf(occurrence, slots)
    if (own.length === 0) return NO_HITS
    if (rows.length === 1) return this.#takeIntoGroup(occurrence, row, own, nowMs)
    return rows.flatMap((one) => this.#takeIntoGroup(occurrence, one, own, nowMs))
  }

  /** Of rules that group by different fields: each group takes those of its rules. */
  #takeApart(occurrence: Occurrence, slots: readonly number[], nowMs: number): readonly CorrelationHit[] {
    const { groups, leftOut } = groupsOf(slots, this.#groupFields, occurrence)
    this.#noteLeftOut(occurrence, leftOut)
    return groups.flatMap((group) => {
      const parts = this.#partsOf(occurrence, group.slots)
      return parts.length === 0 ? NO_HITS : this.#takeIntoGroup(occurrence, group, parts, nowMs)
    })
  }

  #partsOf({ read }: Occurrence, slots: readonly number[]): readonly Part[] {
    const fields = this.#valueFields[slots[0] ?? 0] ?? []
    const values = fields.map((field) => valuesOf(read(field)))
    return partsOf(this.#measure, slots, values)
  }

  /** Judges a group whose time has come, if it still is what the reminder was for. */
  look(key: string, serial: number, dueMs: number): readonly CorrelationHit[] {
    const group = this.#armedGroup(key, serial, dueMs)
    if (group === undefined) return NO_HITS
    group.armedMs = Number.POSITIVE_INFINITY
    const before = group.entries.length
    const findings = this.#behaviour.judge(group, dueMs)
    this.#hold(group.entries.length - before)
    if (this.#behaviour.isSpent(group, dueMs)) this.#forget(group)
    else {
      this.#table.note(group)
      this.#arm(group, dueMs)
    }
    return findings.length === 0 ? NO_HITS : findings.map((finding) => this.#hitOf(group, finding))
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
      const group = loadGroup(row, this.#gistOf)
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
    { key, values }: Row,
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
    const before = group.entries.length
    dropBefore(group, nowMs - this.#behaviour.keepMs)
    const isNew = this.#addParts(group, occurrence, parts)
    if (isNew) this.#thinIfFull(group, timeMs)
    const findings = isNew ? this.#behaviour.arrive(group, timeMs, nowMs) : NO_FINDINGS
    this.#hold(group.entries.length - before)
    if (known !== undefined) this.#table.note(group)
    if (!isNew) return NO_HITS
    if (known !== undefined || this.#keep(group, timeMs)) this.#arm(group, nowMs)
    return findings.length === 0 ? NO_HITS : findings.map((finding) => this.#hitOf(group, finding))
  }

  /** Whether anything of it is new. */
  #addParts(group: Group, occurrence: Occurrence, parts: readonly Part[]): boolean {
    if (group.level > 0) relaxLevel(group, this.#capacity())
    const { level } = group
    const adding = { of: this.#gistOf, isFirst: occurrence.isFirst }
    let count = 1
    for (const part of parts) {
      const entry = entryOf(occurrence, part, count, 2 ** level)
      if (level > 0 && !isSampled(sampleKey(this.#measure, entry), level)) continue
      // The first says how many events it is; what else they bring adds none.
      if (addEntry(group, entry, adding)) count = 0
    }
    if (count === 0) return true
    const last = group.entries.at(-1)
    if (level > 0 && last !== undefined && last.id !== occurrence.id) {
      countWithNewest(group)
      this.#noteGap(group.partition, 'values', occurrence.timeMs, 1)
    }
    return false
  }

  /** Keeps a new group, perhaps for another; false when this one had to go. */
  #keep(group: Group, timeMs: number): boolean {
    this.#nextSerial += 1
    const victim = this.#table.put(group)
    if (victim !== undefined) this.#giveUp(victim, timeMs)
    return victim !== group
  }

  #capacity(): number {
    const { room } = this.#settings.limits
    const [wide, narrow] = this.#capacities
    return room.entries > room.most * ENTRIES_PER_GROUP ? narrow : wide
  }

  #thinIfFull(group: Group, timeMs: number): void {
    if (group.entries.length <= LEAST_CAPACITY) return
    const most = this.#capacity()
    if (group.entries.length <= most) return
    const fromMs = group.entries[0]?.timeMs ?? timeMs
    const { scopeOf } = this.#behaviour
    const thinning = { measure: this.#measure, capacity: most, timespanMs: this.rule.timespanMs, keepMs: this.keepMs }
    const lost = thinEntries(group, scopeOf === undefined ? thinning : { ...thinning, scopeOf })
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

  #noteLeftOut({ partition, timeMs }: Occurrence, leftOut: number): void {
    if (leftOut > 0) this.#noteGap(partition, 'groups', timeMs, leftOut)
  }

  #noteGap(partition: string, reason: GapNote['reason'], timeMs: number, count: number): void {
    this.gaps.note({ partition, reason, fromMs: timeMs, toMs: timeMs, count })
  }

  #hitOf({ partition, values }: Group, finding: Finding): CorrelationHit {
    const group = this.rule.groupBy.map((name, i) => [name, values[i] ?? ''] as const)
    return { rule: this.rule, partition, group, ...finding }
  }
}
