import { inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fakeNode, HOSTILE, hostileStory, longStory } from '../story-fake.ts'
import { breakLines } from './break-lines.ts'
import { measure } from './pdf-text.ts'
import { storyPdf } from './story-pdf.ts'

/** Everything that a reader draws as text, and the operators beside it. */
function readPages(pdf: Uint8Array): { readonly texts: string; readonly operators: string; readonly count: number } {
  const file = Buffer.from(pdf)
  const pages: string[] = []
  for (let at = file.indexOf('stream\n'); at >= 0; at = file.indexOf('stream\n', at + 1)) {
    if (file.subarray(at - 3, at).toString() === 'end') continue
    pages.push(inflateSync(file.subarray(at + 7)).toString('latin1'))
  }
  const operators = pages.join('\n')
  const texts = [...operators.matchAll(/<([0-9a-f]*)> Tj/g)].map(([, digits = '']) =>
    Buffer.from(digits, 'hex').toString('latin1'),
  )
  return { texts: texts.join(''), operators, count: pages.length }
}

test('every object stands where the table says', () => {
  const file = Buffer.from(storyPdf(hostileStory())).toString('latin1')
  const table = /xref\n0 (\d+)\n([\s\S]+?)trailer/.exec(file)
  const offsets = (table?.[2] ?? '')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => Number(line.slice(0, 10)))
  expect(offsets).toHaveLength(Number(table?.[1]) - 1)
  for (const [place, offset] of offsets.entries())
    expect(file.slice(offset)).toMatch(new RegExp(`^${place + 1} 0 obj\n`))
  expect(file.slice(Number(/startxref\n(\d+)/.exec(file)?.[1]))).toMatch(/^xref\n/)
})

test('words that came in cannot leave their string, nothing is active, and nothing vanishes', () => {
  const pdf = storyPdf(hostileStory())
  const { texts, operators } = readPages(pdf)
  expect(operators).not.toMatch(/endobj|script|evil/)
  expect(Buffer.from(pdf).toString('latin1')).not.toMatch(/\/(?:JavaScript|JS|URI|Launch|OpenAction|AA|EmbeddedFile)\b/)
  expect(texts).toContain('<script>alert(1)</script>')
  for (const code of ['202e', '200b', 'e0041', '3ba', '4e2d', '1f6a2']) expect(texts).toContain(`\\u{${code}}`)
  expect(texts).toContain('Characters that these fonts lack')
})

test('letters of Western Europe are letters', () => {
  const { texts } = readPages(
    storyPdf(hostileStory({ nodes: [fakeNode('x', { text: 'Grüße – 5 €', name: 'é' })], flows: [] })),
  )
  expect(texts).toContain(Buffer.from('Gr\xfc\xdfe \x96 5 \x80', 'latin1').toString('latin1'))
})

test('any text makes a file, always the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const story = hostileStory({ nodes: [fakeNode('a', { text, name: text, path: text })], gaps: [] })
      expect(storyPdf(story)).toEqual(storyPdf(story))
    }),
    { numRuns: 50 },
  )
})

test('a story too long for the most pages says what is left out', () => {
  const { texts, count } = readPages(storyPdf(longStory(60, HOSTILE.repeat(20).slice(0, 4_000))))
  expect(count).toBeLessThanOrEqual(60)
  expect(texts).toContain('And 30 more flows')
})

test('no line is wider than its room, and no character is lost', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'W', ' ', '\n', '.'), maxLength: 400 })
  fc.assert(
    fc.property(text, fc.integer({ min: 20, max: 200 }), (words, room) => {
      const lines = breakLines([{ text: words, font: 'F1', size: 10, key: 0 }], room)
      for (const line of lines) {
        const seen = line
          .map((piece) => piece.text)
          .join('')
          .trimEnd()
        expect(measure(seen, 'F1', 10)).toBeLessThanOrEqual(room + 0.01)
      }
      expect(lines.flatMap((line) => line.map((piece) => piece.text)).join('')).toBe(words.replaceAll('\n', ''))
    }),
  )
})
