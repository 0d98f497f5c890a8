import { createScanner } from '@telltale/scan'
import { expect, test } from 'vitest'
import { ATTACKS } from './attacks.ts'
import { ENCODINGS, type Mutation, SPACINGS, SPELLINGS } from './mutate.ts'

const scanner = createScanner()
const found = (text: string): boolean => scanner.scan(text, 'user').verdict !== 'clean'
const pick = (list: readonly Mutation[], index: number): Mutation => list[index % list.length] as Mutation

const originals = ATTACKS.map(([english]) => ({ how: 'as written', text: english }))
const variants = ATTACKS.flatMap(([english, other], index) => [
  { how: 'another language', text: other },
  ...[pick(SPELLINGS, index), pick(SPACINGS, index), pick(ENCODINGS, index)].map((mutation) => ({
    how: mutation.name,
    text: mutation.apply(english),
  })),
])

test('two hundred variants of fifty attacks are found nearly as often as the attacks', () => {
  const recall = originals.filter(({ text }) => found(text)).length / originals.length
  const missed = variants.filter(({ text }) => !found(text))
  expect(variants).toHaveLength(200)
  expect(recall).toBeGreaterThanOrEqual(0.9)
  const kept = 1 - missed.length / variants.length
  expect(kept, missed.map(({ how, text }) => `${how}: ${text.slice(0, 60)}`).join('\n')).toBeGreaterThanOrEqual(
    0.9 * recall,
  )
})

test.each([...SPELLINGS, ...SPACINGS, ...ENCODINGS])(
  'most of fifty attacks are found when written as $name',
  ({ apply }) => {
    const shown = ATTACKS.filter(([english]) => found(apply(english)))
    expect(shown.length / ATTACKS.length).toBeGreaterThan(0.7)
  },
)
