import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildAffixSearch, scanAffixes } from './affix-search.ts'

const word = (minLength: number, maxLength: number) =>
  fc.array(fc.constantFrom('a', 'B', '\\', '.'), { minLength, maxLength }).map((all) => all.join(''))

test.each(['start', 'end'] as const)('tells of the needles at the %s of a text, whatever the case', (end) => {
  const needles = fc.array(
    word(1, 5).map((text) => text.toLowerCase()),
    { minLength: 1, maxLength: 9 },
  )
  fc.assert(
    fc.property(needles, word(0, 9), (some, text) => {
      const search = buildAffixSearch(
        some.map((needle, id) => ({ text: needle, id })),
        end,
      )
      const seen = new Set<number>()
      if (search !== undefined) expect(scanAffixes(search, text, (id) => seen.add(id))).toBe(false)
      const folded = text.toLowerCase()
      const stands = (needle: string) => (end === 'start' ? folded.startsWith(needle) : folded.endsWith(needle))
      expect([...seen].sort()).toEqual(some.flatMap((needle, id) => (stands(needle) ? id : [])))
    }),
    { numRuns: 2000 },
  )
})

test('nothing to look for makes no search, and other letters are answered', () => {
  expect(buildAffixSearch([], 'end')).toBeUndefined()
  const search = buildAffixSearch([{ text: '.exe', id: 0 }], 'end')
  if (search === undefined) throw new Error('no search')
  expect(scanAffixes(search, 'aé', () => undefined)).toBe(true)
})
