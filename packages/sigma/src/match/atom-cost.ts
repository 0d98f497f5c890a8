import type { DetectionRule } from '../rule/document.ts'
import type { Selection } from '../rule/selection.ts'
import { type Atom, type AtomCost, atomsOf } from './required-atoms.ts'

const PRESENT_COST = 1e9

/**
 * Guesses how often an atom will be seen. What many rules look for is common in events too (shells, system folders),
 * and short texts are found everywhere.
 */
export function buildAtomCost(rules: readonly Pick<DetectionRule, 'selections'>[]): AtomCost {
  const counts = new Map<string, number>()
  for (const { selections } of rules) {
    for (const selection of selections.values()) countAtoms(selection, counts)
  }
  return (atom) => {
    if (atom.kind === 'present') return PRESENT_COST
    const count = counts.get(keyOf(atom)) ?? 1
    return atom.kind === 'exact' ? count * EXACT_COST : count * searchCost(atom.text.length)
  }
}

const EXACT_COST = 2

/** From 10 letters on 1; each letter fewer doubles it. */
function searchCost(length: number): number {
  return 2 ** Math.max(0, 10 - length)
}

function countAtoms(selection: Selection, counts: Map<string, number>): void {
  switch (selection.kind) {
    case 'not':
      countAtoms(selection.operand, counts)
      return
    case 'and':
    case 'or':
      for (const part of selection.parts) countAtoms(part, counts)
      return
    default: {
      const field = selection.kind === 'field' ? selection.field : undefined
      for (const atom of selection.tests.flatMap((test) => atomsOf(test, field) ?? [])) {
        const key = keyOf(atom)
        counts.set(key, (counts.get(key) ?? 0) + 1)
      }
    }
  }
}

function keyOf({ field, kind, text }: Atom): string {
  return `${kind} ${text}\n${field ?? ''}`
}
