import type { Condition } from '../rule/condition.ts'
import type { DetectionRule } from '../rule/document.ts'
import type { PatternPart, Selection, ValueTest } from '../rule/selection.ts'
import { foldCase } from '../value/text-of.ts'
import { foldedExact, foldParts } from './field-test.ts'
import { regexLiterals } from './regex-literals.ts'

/** Something easily seen in an event. */
export interface Atom {
  /** Undefined: any value of the event. */
  readonly field: string | undefined
  /** The whole folded text of a value, a piece of it, or only that the field is there. */
  readonly kind: 'exact' | 'contains' | 'startswith' | 'endswith' | 'present'
  readonly text: string
}

/** Longest texts of atoms that are searched for, anywhere and at an end: more says nothing more. */
const MAX_ATOM_LENGTH = 32
const MAX_AFFIX_LENGTH = 16

/** What an atom costs: how often it will be seen, in numbers that only compare. */
export type AtomCost = (atom: Atom) => number

/** Atoms of which at least one is in every event that the rule holds of. */
export interface Clause {
  readonly atoms: readonly Atom[]
  readonly cost: number
}

/** Clauses of one rule that are worth knowing. */
const MAX_CLAUSES = 3

/**
 * Clauses that all hold of every event that the rule holds of, the cheapest first; none when the rule can hold of an
 * event that shows nothing. A clause without atoms never holds.
 */
export function requiredClauses(
  { condition, selections }: Pick<DetectionRule, 'condition' | 'selections'>,
  costOf: AtomCost,
): readonly Clause[] {
  return ofCondition(condition, true, { costOf, selections })
}

interface Choosing {
  readonly costOf: AtomCost
  readonly selections: ReadonlyMap<string, Selection>
}

type Choice = readonly Atom[] | undefined

function ofCondition(condition: Condition, wanted: boolean, pick: Choosing): readonly Clause[] {
  switch (condition.kind) {
    case 'not':
      return ofCondition(condition.operand, !wanted, pick)
    case 'name': {
      const selection = pick.selections.get(condition.name)
      // A selection that is not there never holds.
      if (selection === undefined) return wanted ? [{ atoms: [], cost: 0 }] : []
      return ofSelection(selection, wanted, pick)
    }
    default:
      return join(
        condition.parts.map((part) => ofCondition(part, wanted, pick)),
        (condition.kind === 'and') === wanted,
      )
  }
}

/** Parts that must all hold give all their clauses; where one is enough, a clause is made of one of each. */
function join(parts: readonly (readonly Clause[])[], all: boolean): readonly Clause[] {
  if (all) return cheapest(parts.flat())
  if (parts.some((clauses) => clauses.length === 0)) return []
  const most = parts.reduce((most, clauses) => Math.max(most, clauses.length), 1)
  return cheapest(Array.from({ length: most }, (_, i) => unite(parts.flatMap((one) => one[i] ?? one.at(-1) ?? []))))
}

function cheapest(clauses: readonly Clause[]): readonly Clause[] {
  return clauses.toSorted((a, b) => a.cost - b.cost).slice(0, MAX_CLAUSES)
}

function unite(clauses: readonly Clause[]): Clause {
  return {
    atoms: clauses.flatMap(({ atoms }) => atoms),
    cost: clauses.reduce((sum, { cost }) => sum + cost, 0),
  }
}

function ofSelection(selection: Selection, wanted: boolean, pick: Choosing): readonly Clause[] {
  switch (selection.kind) {
    case 'not':
      return ofSelection(selection.operand, !wanted, pick)
    case 'and':
    case 'or':
      return join(
        selection.parts.map((part) => ofSelection(part, wanted, pick)),
        (selection.kind === 'and') === wanted,
      )
    default: {
      const field = selection.kind === 'field' ? selection.field : undefined
      const choices = selection.tests.map((test) => (wanted ? atomsOf(test, field) : atomsOfNot(test, field)))
      return join(
        choices.map((atoms) => clauseOf(atoms, pick)),
        (selection.need === 'all') === wanted,
      )
    }
  }
}

function clauseOf(atoms: Choice, { costOf }: Choosing): readonly Clause[] {
  return atoms === undefined ? [] : [{ atoms, cost: atoms.reduce((sum, atom) => sum + costOf(atom), 0) }]
}

/** What is seen when the test does not hold. */
function atomsOfNot(test: ValueTest, field: string | undefined): Choice {
  if (test.kind === 'null' || (test.kind === 'exists' && !test.wanted)) return present(field)
  return undefined
}

/** Atoms of which one is seen whenever the test holds; undefined when nothing need be. */
export function atomsOf(test: ValueTest, field: string | undefined): Choice {
  switch (test.kind) {
    case 'pattern':
      return ofPattern(test, field)
    case 'equal':
      return [{ field, kind: 'exact', text: foldCase(String(test.value)) }]
    case 'regex':
      return regexLiterals(test.source)?.map((text) => searched(field, 'contains', text)) ?? present(field)
    case 'anyOf': {
      const choices = test.tests.map((one) => atomsOf(one, field))
      return choices.some((choice) => choice === undefined) ? undefined : choices.flatMap((choice) => choice ?? [])
    }
    case 'null':
      return undefined
    case 'exists':
      return test.wanted ? present(field) : undefined
    default:
      return present(field)
  }
}

/** A keyword is of no field that could be there or not. */
function present(field: string | undefined): Choice {
  return field === undefined ? undefined : [{ field, kind: 'present', text: '' }]
}

function ofPattern(test: Extract<ValueTest, { kind: 'pattern' }>, field: string | undefined): Choice {
  const exact = test.cased ? casedExact(test.parts) : foldedExact(test)
  if (exact !== undefined) return [{ field, kind: 'exact', text: exact }]
  const parts = foldParts(test.parts)
  const atoms = parts.flatMap((part, i): readonly Atom[] => {
    if (part.kind !== 'text' || part.text === '') return []
    if (i === 0) return [searched(field, 'startswith', part.text)]
    return [searched(field, i === parts.length - 1 ? 'endswith' : 'contains', part.text)]
  })
  const [first, ...others] = atoms
  if (first === undefined) return present(field)
  return [others.reduce((best, atom) => (atom.text.length > best.text.length ? atom : best), first)]
}

/** Folded as a whole: a Greek sigma folds by what stands beside it. */
function casedExact(parts: readonly PatternPart[]): string | undefined {
  const texts = parts.map((part) => (part.kind === 'text' ? part.text : undefined))
  return texts.includes(undefined) ? undefined : foldCase(texts.join(''))
}

/** The end of a long text says more than its start, which is often a common folder; but a start must stand at the start. */
function searched(field: string | undefined, kind: Atom['kind'], text: string): Atom {
  if (kind === 'contains') return { field, kind, text: text.slice(-MAX_ATOM_LENGTH) }
  return { field, kind, text: kind === 'startswith' ? text.slice(0, MAX_AFFIX_LENGTH) : text.slice(-MAX_AFFIX_LENGTH) }
}
