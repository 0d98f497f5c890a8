import type { Condition } from '../rule/condition.ts'
import type { Entry } from './window-entries.ts'

/** A condition over names of rules, with the names turned into places. */
export type RuleExpression =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly RuleExpression[] }
  | { readonly kind: 'not'; readonly operand: RuleExpression }
  /** A place of -1 is a name that the correlation does not refer to: it never occurs. */
  | { readonly kind: 'slot'; readonly slot: number }

/** Deeper conditions never hold. */
const MAX_DEPTH = 64

/** The condition with each name turned into the place of the rule it names. */
export function bindExpression(
  condition: Condition,
  slotNames: readonly ReadonlySet<string>[],
  depth = 0,
): RuleExpression {
  if (depth > MAX_DEPTH) return { kind: 'slot', slot: -1 }
  if (condition.kind === 'name') {
    return { kind: 'slot', slot: slotNames.findIndex((names) => names.has(condition.name)) }
  }
  if (condition.kind === 'not') {
    return { kind: 'not', operand: bindExpression(condition.operand, slotNames, depth + 1) }
  }
  const parts = condition.parts.map((part) => bindExpression(part, slotNames, depth + 1))
  return { kind: condition.kind, parts }
}

/** Whether an event that comes later can make the expression false. */
export function hasNot(expression: RuleExpression): boolean {
  if (expression.kind === 'slot') return false
  return expression.kind === 'not' || expression.parts.some(hasNot)
}

/** Rules seen in a window and, for those that must not be, in the time around it. */
export interface Seen {
  readonly within: ReadonlySet<number>
  readonly around: ReadonlySet<number>
}

/** Whether the expression holds; what stands under an odd number of `not` is looked for around the window. */
export function holdsOf(expression: RuleExpression, seen: Seen, negated = false): boolean {
  if (expression.kind === 'slot') return (negated ? seen.around : seen.within).has(expression.slot)
  if (expression.kind === 'not') return !holdsOf(expression.operand, seen, !negated)
  if (expression.kind === 'and') return expression.parts.every((part) => holdsOf(part, seen, negated))
  return expression.parts.some((part) => holdsOf(part, seen, negated))
}

/** Whether an expression without `not` holds where the rules of these bits occur. */
export function holdsOfSlots(expression: RuleExpression, slots: number): boolean {
  if (expression.kind === 'slot') return expression.slot >= 0 && (slots & (1 << expression.slot)) !== 0
  if (expression.kind === 'not') return true
  const { kind, parts } = expression
  for (const part of parts) if (holdsOfSlots(part, slots) !== (kind === 'and')) return kind === 'or'
  return kind === 'and'
}

/**
 * Whether the parts of each `and` came one after the other as written, each in an event of its own; an `or` takes the part
 * that was done first, and a `not` holds when its operand does not occur at all.
 */
export function holdsInOrder(expression: RuleExpression, entries: readonly Entry[], seen: Seen): boolean {
  return placeAfter(expression, entries, seen, 0) !== undefined
}

/** Where the entries go on after the expression was fulfilled from a place on. */
function placeAfter(
  expression: RuleExpression,
  entries: readonly Entry[],
  seen: Seen,
  from: number,
): number | undefined {
  if (expression.kind === 'slot') return afterSlot(expression.slot, entries, from)
  if (expression.kind === 'not') return holdsOf(expression, seen) ? from : undefined
  if (expression.kind === 'and') {
    let place: number | undefined = from
    for (const part of expression.parts) {
      if (place === undefined) return undefined
      place = placeAfter(part, entries, seen, place)
    }
    return place
  }
  const places = expression.parts.flatMap((part) => placeAfter(part, entries, seen, from) ?? [])
  return places.length === 0 ? undefined : Math.min(...places)
}

function afterSlot(slot: number, entries: readonly Entry[], from: number): number | undefined {
  for (let i = from; i < entries.length; i += 1) {
    const found = entries[i]
    if (found?.key !== slot) continue
    let next = i + 1
    while (next < entries.length && entries[next]?.id === found.id) next += 1
    return next
  }
  return undefined
}

/** Most rules that came one after the other in the order of their places, each in an event of its own. */
export function longestOrder(entries: readonly Entry[], slots: number): number {
  /** For each place, the longest order that ends with it, before the event at hand. */
  const longest: number[] = new Array(slots).fill(0)
  let i = 0
  while (i < entries.length) {
    const id = entries[i]?.id
    const gained: [number, number][] = []
    for (; i < entries.length && entries[i]?.id === id; i += 1) {
      const slot = entries[i]?.key ?? 0
      gained.push([slot, 1 + Math.max(0, ...longest.slice(0, slot))])
    }
    for (const [slot, length] of gained) longest[slot] = Math.max(longest[slot] ?? 0, length)
  }
  return Math.max(0, ...longest)
}
