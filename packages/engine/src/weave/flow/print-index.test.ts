import { createHmac } from 'node:crypto'
import { createPrinter, decodePrints, type Prints } from '@telltale/scan'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PrintIndex } from './print-index.ts'

const PASSAGE = 'the keys of the boat house lie under the third stone from the left, says the old ferryman'

function prints(text: string, { key = 'k', scope = 't' } = {}): Prints {
  const printer = createPrinter((part) => createHmac('sha256', key).update(part).digest('hex'))
  const found = decodePrints(printer.token(text, [], scope))
  if (found === undefined) throw new Error('No token came out.')
  return found
}

function find(source: string, target: string, options?: Parameters<typeof prints>[1]) {
  const index = new PrintIndex()
  index.add(0, prints(source))
  return index.find(prints(target, options)).map(({ fromStart, fromEnd, toStart, toEnd }) => ({
    from: source.slice(fromStart, fromEnd),
    to: target.slice(toStart, toEnd),
  }))
}

test('a passage that two withheld texts share is found with its places on both sides', () => {
  const [found] = find(`Zx qv, ${PASSAGE}! Qv zx.`, `He wrote: "${PASSAGE.toUpperCase()}". Wy`)
  expect(PASSAGE).toContain(found?.from.slice(0, -4))
  expect(found?.from.length).toBeGreaterThan(PASSAGE.length - 12)
  expect(found?.to.toLowerCase().slice(0, 40)).toBe(found?.from.slice(0, 40))
})

test('a short argument is found where its words stand together, and not where they stand apart', () => {
  expect(find('- subject: lunch in Paris\n- subject: rent', 'Lunch, Paris').length).toBe(1)
  expect(find(`lunch ${'and so on '.repeat(30)} Paris`, 'Lunch, Paris')).toEqual([])
})

test('equal texts are equal whole', () => {
  expect(find('Rent (May)', 'rent may')).toContainEqual({ from: 'Rent (May)', to: 'rent may' })
})

test('nothing is found under another key, and of another trace no single words', () => {
  expect(find(PASSAGE, PASSAGE, { key: 'j' })).toEqual([])
  expect(find('lunch in Paris at noon', 'Lunch, Paris', { scope: 'u' })).toEqual([])
  expect(find(`Well, ${PASSAGE}`, PASSAGE, { scope: 'u' }).length).toBeGreaterThan(0)
})

test('hidden parts of a source explain nothing', () => {
  const index = new PrintIndex()
  index.add(0, prints(PASSAGE), [[0, PASSAGE.length]])
  expect(index.find(prints(PASSAGE))).toEqual([])
})

test('texts that share nothing have no passage', () => {
  const letters = fc.stringMatching(/^[a-m]{20,200}$/)
  const others = fc.stringMatching(/^[n-z]{20,200}$/)
  fc.assert(
    fc.property(letters, others, (source, target) => {
      expect(find(source, target)).toEqual([])
    }),
  )
})
