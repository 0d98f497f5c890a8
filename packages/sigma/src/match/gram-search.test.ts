import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildGramSearch, scanGrams } from './gram-search.ts'

const letters = fc.constantFrom(...'aAbBcC\\|@`{[ .')
const word = (minLength: number, maxLength: number) =>
  fc.array(letters, { minLength, maxLength }).map((all) => all.join(''))

function found(needles: readonly string[], text: string): readonly number[] {
  const ids = new Set<number>()
  const search = buildGramSearch(needles.map((needle, id) => ({ text: needle, id })))
  scanGrams(search, text, (id) => ids.add(id))
  return [...ids].sort((a, b) => a - b)
}

test('tells of just the needles that stand in the text, whatever the case', () => {
  const needles = fc.uniqueArray(
    word(3, 9).map((text) => text.toLowerCase()),
    { maxLength: 30 },
  )
  fc.assert(
    fc.property(needles, word(0, 24), fc.nat(), fc.nat(), (some, text, which, at) => {
      const planted = some[which % Math.max(1, some.length)] ?? ''
      const place = at % (text.length + 1)
      const whole = `${text.slice(0, place)}${planted.toUpperCase()}${text.slice(place)}`
      const wanted = some.flatMap((needle, id) => (whole.toLowerCase().includes(needle) ? id : []))
      expect(found(some, whole)).toEqual(wanted)
    }),
    { numRuns: 3000 },
  )
})

test('finds a needle of any length at either end and at odd and even places', () => {
  for (let length = 3; length <= 40; length += 1) {
    const needle = Array.from({ length }, (_, i) => String.fromCharCode(97 + ((i * 7) % 26))).join('')
    for (let before = 0; before < 4; before += 1) {
      for (let after = 0; after < 4; after += 1) {
        expect(found([needle], `${'-'.repeat(before)}${needle}${'-'.repeat(after)}`)).toEqual([0])
      }
    }
  }
})

test('answers whether there are letters beside ASCII, wherever they stand', () => {
  const search = buildGramSearch([{ text: 'needle', id: 0 }])
  const answers = ['', 'a', 'ab', 'abc', 'é', 'aé', 'éa', 'abé', 'aéb', 'éab'].map((text) =>
    scanGrams(search, text, () => undefined),
  )
  expect(answers).toEqual([false, false, false, false, true, true, true, true, true, true])
})
