import { expect, test } from 'vitest'
import { buildLiteralAutomaton, scanLiterals } from './literal-automaton.ts'

function found(literals: readonly string[], text: string): readonly string[] {
  const automaton = buildLiteralAutomaton(
    literals.map((one) => ({ field: 0, text: one })),
    1,
  )
  const seen = new Set<string>()
  scanLiterals(automaton, automaton.roots[0] ?? -1, { text, onHit: (literal) => seen.add(literals[literal] ?? '') })
  return [...seen]
}

test('literals whose rare letters share a class are all told of', () => {
  // More letters than have a class of their own: the last ones look alike to the search.
  const literals = Array.from({ length: 400 }, (_, i) => `${String.fromCharCode(0x4e00 + i)}x`)
  for (const literal of literals) expect(found(literals, `..${literal}..`)).toContain(literal)
})

test('one literal may end in another', () => {
  expect(found(['éab', 'ab', 'b'], 'xéab')).toEqual(['éab', 'ab', 'b'])
})
