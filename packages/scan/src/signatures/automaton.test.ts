import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Automaton, buildAutomaton, foldText, hitStart, scanLiterals } from './automaton.ts'

function hitsOf(automaton: Automaton, text: string): string[] {
  const hits: string[] = []
  scanLiterals(automaton, text, (literal, end) => hits.push(`${automaton.literals[literal]}@${end}`))
  return hits.sort()
}

/** What the search promises, the slow way: each literal at each place of a text without runs of white space. */
function searchNaively(literals: readonly string[], text: string): string[] {
  const hits: string[] = []
  for (const literal of literals) {
    for (let at = 0; at + literal.length <= text.length; at += 1) {
      if (foldText(text.slice(at, at + literal.length)) === literal) hits.push(`${literal}@${at + literal.length}`)
    }
  }
  return hits.sort()
}

const narrow = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '<', '|'), minLength: 1, maxLength: 4 })
const wide = fc.string({ unit: fc.constantFrom('ж', '忽', '略'), minLength: 1, maxLength: 3 })

describe('the search', () => {
  test('finds what a naive search finds', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.oneof(narrow, wide), { minLength: 1, maxLength: 12 }),
        fc.string({
          unit: fc.constantFrom('a', 'A', 'b', 'C', 'á', '<', '|', 'ж', 'Ж', '忽', '略', 'x', '1'),
          maxLength: 60,
        }),
        (literals, text) => {
          expect(hitsOf(buildAutomaton(literals), text)).toEqual(searchNaively(literals, text))
        },
      ),
      { numRuns: 500 },
    )
  })

  test('takes a run of white space for one space, and knows where a hit starts', () => {
    const automaton = buildAutomaton(['you are', 'не надо'])
    for (const [text, literal] of [
      ['oh YOU \n\t  are!', 'you are'],
      ['Не  надо', 'не надо'],
    ] as const) {
      const found: [number, number][] = []
      scanLiterals(automaton, text, (index, end) => {
        expect(automaton.literals[index]).toBe(literal)
        found.push([hitStart(text, literal, end), end])
      })
      expect(found.map(([start, end]) => foldText(text.slice(start, end)).replace(/\s+/g, ' '))).toEqual([literal])
    }
  })

  test('reads full-width template signs and marked letters as their plain twins', () => {
    expect(foldText('<｜Begin▁Of▁Sentence｜> ÉÇÜ İı')).toBe('<|begin_of_sentence|> ecu ii')
  })
})
