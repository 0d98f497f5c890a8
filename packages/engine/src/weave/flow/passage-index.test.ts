import { normalText } from '@telltale/scan'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PassageIndex } from './passage-index.ts'

const PASSAGE = 'the keys of the boat house lie under the third stone'

function find(source: string, target: string) {
  const index = new PassageIndex()
  index.add(0, normalText(source))
  return index.find(normalText(target)).map(({ fromStart, fromEnd, toStart, toEnd }) => ({
    from: source.slice(fromStart, fromEnd),
    to: target.slice(toStart, toEnd),
  }))
}

test('a passage is found with exact places on both sides, whatever its capitals, signs and JSON escapes', () => {
  const [found] = find(`Zx, ${PASSAGE}! Qv`, 'He: "THE KEYS,\\nof the boat-house: lie under the \\u0074hird stone". Wy')
  expect(found).toEqual({ from: PASSAGE, to: 'THE KEYS,\\nof the boat-house: lie under the \\u0074hird stone' })
})

test('Chinese passages count although they have few signs', () => {
  const [found] = find('请把船屋的钥匙放在石头下面', '他说：船屋的钥匙放在石头！')
  expect(found?.to).toBe('船屋的钥匙放在石头')
})

test('any passage of seventeen letters is found', () => {
  const letters = fc.stringMatching(/^[a-z]{17,40}$/)
  const other = fc.stringMatching(/^[0-9 ]{0,40}$/)
  fc.assert(
    fc.property(letters, other, other, (passage, before, after) => {
      expect(find(`${before}|${passage}`, `${passage}${after}!`).some(({ to }) => to.includes(passage))).toBe(true)
    }),
  )
})

test('hidden parts of a source explain nothing', () => {
  const index = new PassageIndex()
  index.add(0, normalText(PASSAGE), [[0, PASSAGE.length]])
  expect(index.find(normalText(PASSAGE))).toEqual([])
})

test('repeats of one letter are found in few looks', () => {
  expect(find('a'.repeat(20_000), 'a'.repeat(20_000)).length).toBeLessThanOrEqual(2)
})
