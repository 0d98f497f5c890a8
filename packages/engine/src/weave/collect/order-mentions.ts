import { type Mention, STAGES, type Stage } from './mention.ts'

/** What one event tells at one stage; its mentions stay together. */
interface Unit {
  readonly atMs: number
  readonly stage: Stage
  readonly id: string
  readonly mentions: readonly Mention[]
}

/** What must have come before a stage: in the same span, or of the same call. A stage never comes before a later one. */
const BEFORE_IN_SPAN: Readonly<Record<Stage, readonly Stage[]>> = {
  definitions: [],
  system: ['definitions'],
  input: ['definitions', 'system'],
  answer: ['definitions', 'system', 'input'],
  arguments: [],
  result: [],
}
const BEFORE_IN_CALL: Readonly<Record<Stage, readonly Stage[]>> = {
  definitions: [],
  system: [],
  input: [],
  answer: [],
  arguments: ['answer'],
  result: ['answer', 'arguments'],
}

/**
 * Mentions in the order in which their texts came to be: by time, but never before what they follow from, whatever
 * the clocks of several services say.
 */
export function orderMentions(mentions: readonly Mention[]): readonly Mention[] {
  const units = toUnits(mentions)
  const bySpan = group(units, (unit) => unit.mentions.flatMap(({ spanId }) => (spanId === '' ? [] : [spanId])))
  const byCall = group(units, (unit) =>
    unit.mentions.flatMap(({ call, rank }) => (call === '' || rank > 1 ? [] : [call])),
  )
  const done = new Set<Unit>()
  const ordered: Mention[] = []
  // The stages that wait for others form a chain of five at most: so deep the visit goes.
  const visit = (unit: Unit) => {
    if (done.has(unit)) return
    done.add(unit)
    for (const earlier of prerequisites(unit, { bySpan, byCall })) visit(earlier)
    ordered.push(...unit.mentions)
  }
  for (const unit of units) visit(unit)
  return ordered
}

function toUnits(mentions: readonly Mention[]): readonly Unit[] {
  const units = new Map<string, { atMs: number; stage: Stage; id: string; mentions: Mention[] }>()
  for (const item of mentions) {
    const id = `${item.event.id}\0${item.stage}`
    const unit = units.get(id)
    if (unit === undefined) units.set(id, { atMs: item.atMs, stage: item.stage, id, mentions: [item] })
    else unit.mentions.push(item)
  }
  return [...units.values()].sort(
    (a, b) => a.atMs - b.atMs || STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage) || (a.id < b.id ? -1 : 1),
  )
}

type Groups = ReadonlyMap<string, ReadonlyMap<Stage, readonly Unit[]>>

function group(units: readonly Unit[], keysOf: (unit: Unit) => readonly string[]): Groups {
  const groups = new Map<string, Map<Stage, Unit[]>>()
  for (const unit of units) {
    for (const key of new Set(keysOf(unit))) {
      const stages = groups.get(key) ?? new Map<Stage, Unit[]>()
      groups.set(key, stages)
      stages.set(unit.stage, [...(stages.get(unit.stage) ?? []), unit])
    }
  }
  return groups
}

/** Units that come before a unit of the same span or call, those of the same span only where it is one call of a model. */
function prerequisites(
  unit: Unit,
  { bySpan, byCall }: { readonly bySpan: Groups; readonly byCall: Groups },
): readonly Unit[] {
  const found: Unit[] = []
  const first = unit.mentions[0]
  if (first === undefined) return found
  const inSpan = bySpan.get(first.spanId)
  for (const stage of BEFORE_IN_SPAN[unit.stage]) found.push(...(inSpan?.get(stage) ?? []))
  const calls = new Set(unit.mentions.flatMap(({ call }) => (call === '' ? [] : [call])))
  for (const call of calls)
    for (const stage of BEFORE_IN_CALL[unit.stage]) found.push(...(byCall.get(call)?.get(stage) ?? []))
  return found
}
