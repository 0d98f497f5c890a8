import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldText } from './fold-letter.ts'
import { buildLiteralIndex, findLiterals } from './literal-index.ts'
import { buildLiteralSet, buildPhraseSet, type LiteralSet } from './literal-set.ts'

interface Hit {
  readonly literal: string
  readonly start: number
  readonly end: number
}

function hitsOf(literals: readonly string[], set: LiteralSet, text: string): Hit[] {
  const [hits] = findLiterals(buildLiteralIndex([set]), text)
  return Array.from({ length: hits?.count ?? 0 }, (_, at) => ({
    literal: literals[hits?.literals[at] ?? -1] ?? '',
    start: hits?.starts[at] ?? -1,
    end: hits?.ends[at] ?? -1,
  }))
}

const inOrder = (a: Hit, b: Hit) => a.end - b.end || a.start - b.start

/** What the search promises, the slow way: each literal at each place. */
function searchNaively(literals: readonly string[], text: string, isPhrase: boolean): Hit[] {
  const hits: Hit[] = []
  const fold = isPhrase ? foldText : (part: string) => part.toLowerCase()
  for (const literal of literals) {
    for (let start = 0; start + literal.length <= text.length; start += 1) {
      const end = start + literal.length
      if (isPhrase && /^[a-z0-9]{2}$/i.test(text.slice(Math.max(0, start - 1), start + 1))) continue
      if (fold(text.slice(start, end)) === literal) hits.push({ literal, start, end })
    }
  }
  return hits.sort(inOrder)
}

const narrow = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '<', '|', '1'), minLength: 1, maxLength: 8 })
const wide = fc.string({ unit: fc.constantFrom('ж', '忽', '略'), minLength: 1, maxLength: 7 })
const literalLists = fc.uniqueArray(fc.oneof(narrow, wide), { minLength: 1, maxLength: 12 })
const texts = fc.string({
  unit: fc.constantFrom('a', 'A', 'b', 'C', 'á', '<', '|', 'ж', 'Ж', '忽', '略', 'x', '1', ' '),
  maxLength: 60,
})

describe('the search', () => {
  test('finds the phrases that a naive search finds, in the order in which they end', () => {
    fc.assert(
      fc.property(literalLists, texts, (literals, text) => {
        expect(hitsOf(literals, buildPhraseSet(literals), text)).toEqual(searchNaively(literals, text, true))
      }),
      { numRuns: 500 },
    )
  })

  test('finds the literals that a naive search finds, inside words too', () => {
    fc.assert(
      fc.property(literalLists, texts, (literals, text) => {
        expect(hitsOf(literals, buildLiteralSet(literals), text)).toEqual(searchNaively(literals, text, false))
      }),
      { numRuns: 500 },
    )
  })

  test('takes a run of white space for one blank, and knows where a hit starts', () => {
    for (const [text, literal] of [
      ['oh YOU \n\t  are!', 'you are'],
      ['a \n\t    b', 'a b'],
      ['Не  надо', 'не надо'],
    ] as const) {
      const [hit, ...more] = hitsOf([literal], buildPhraseSet([literal]), text)
      expect(more).toEqual([])
      expect(foldText(text.slice(hit?.start, hit?.end)).replace(/\s+/g, ' ')).toBe(literal)
    }
  })

  test('keeps the hits of each set apart, and those of one text from those of the next', () => {
    const index = buildLiteralIndex([buildPhraseSet(['key']), buildLiteralSet(['key', 'mon'])])
    const counts = (text: string) => findLiterals(index, text).map(({ count }) => count)
    expect(counts('monkey')).toEqual([0, 2])
    expect(counts('a key')).toEqual([1, 1])
    expect(counts('monkey')).toEqual([0, 2])
  })

  test('has room for more hits than it began with', () => {
    expect(hitsOf(['<'], buildLiteralSet(['<']), '<'.repeat(5000))).toHaveLength(5000)
  })

  test('reads full-width template signs and marked letters as their plain twins', () => {
    expect(foldText('<｜Begin▁Of▁Sentence｜> ÉÇÜ İı')).toBe('<|begin_of_sentence|> ecu ii')
  })
})
