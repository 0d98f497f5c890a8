import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PatternPart } from '../rule/selection.ts'
import { fitsPattern } from './fits-pattern.ts'

const part = fc.oneof(
  fc.constantFrom('a', 'ab', 'ba', '😀').map((text): PatternPart => ({ kind: 'text', text })),
  fc.constant<PatternPart>({ kind: 'many' }),
  fc.constant<PatternPart>({ kind: 'one' }),
)
const SOURCES = { many: '.*', one: '.' } as const

test('fits what the same pattern as a regular expression fits', () => {
  const texts = fc.array(fc.constantFrom('a', 'b', '😀'), { maxLength: 8 }).map((all) => all.join(''))
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), texts, (parts, text) => {
      const source = parts.map((one) => (one.kind === 'text' ? one.text : SOURCES[one.kind])).join('')
      expect(fitsPattern(parts, text)).toBe(new RegExp(`^(?:${source})$`, 'su').test(text))
    }),
    { numRuns: 5000 },
  )
})
