import { expect, test } from 'vitest'
import { cutCardText, endsOn, marksOn, shortenEnds } from './cut-card-text.ts'
import { makeFlow, makeNode } from './story-fixture.ts'

const OPTIONS = { around: 20, first: 30 }
const untrusted = () => 'untrusted' as const
const principal = () => 'principal' as const

test('words that flow stand on a line of their own, with a little around them', () => {
  const text = `${'before '.repeat(20)}THE WORDS${' after'.repeat(20)}`
  const node = makeNode('n', { text, trust: 'untrusted' })
  const ends = endsOn('n', [makeFlow(1, 'n', 'x', { from_start: 140, from_end: 149 })], untrusted)
  const pieces = cutCardText(node, ends, OPTIONS)
  expect(pieces.map((piece) => [piece.kind, text.slice(piece.start, piece.end)])).toEqual([
    ['around', 'before before '],
    ['words', 'THE WORDS'],
    ['around', ' after aft'],
  ])
  expect(pieces[0]?.cutBefore).toBe(true)
  expect(pieces[2]?.cutAfter).toBe(true)
})

test('the user’s own words go on in their line', () => {
  const node = makeNode('n', { text: 'find supplier mail' })
  const ends = endsOn('n', [makeFlow(1, 'n', 'x', { from_start: 5, from_end: 13 })], principal)
  expect(cutCardText(node, ends, OPTIONS)).toMatchObject([{ kind: 'around', start: 0, end: 18 }])
})

test('flows over the same words share one line', () => {
  const node = makeNode('n', { text: 'aaaa bbbb cccc dddd' })
  const flows = [
    makeFlow(1, 'n', 'x', { from_start: 0, from_end: 9 }),
    makeFlow(2, 'n', 'y', { from_start: 5, from_end: 14 }),
  ]
  const ends = endsOn('n', flows, untrusted)
  const [words] = cutCardText(node, ends, OPTIONS)
  expect(words).toMatchObject({ kind: 'words', start: 0, end: 14 })
  expect(marksOn(node, ends, { start: 0, end: 14 }).map((mark) => mark.anchor)).toEqual(['source-1', 'source-2'])
})

test('offsets are those of the whole text where the story carries a part of it', () => {
  const node = makeNode('n', { text: 'part of it', text_start: 1_000, length: 5_000 })
  const ends = endsOn('n', [makeFlow(1, 'x', 'n', { to_start: 1_000, to_end: 1_004 })], untrusted)
  const pieces = cutCardText(node, ends, OPTIONS)
  expect(pieces[0]).toMatchObject({ kind: 'words', start: 1_000, end: 1_004 })
  expect(pieces[1]).toMatchObject({ start: 1_004, end: 1_010, cutAfter: true })
  expect(marksOn(node, ends, { start: 1_000, end: 1_010 })).toMatchObject([{ start: 0, end: 4, anchor: 'sink-1' }])
})

test('ends outside of what is carried are not cut out', () => {
  const node = makeNode('n', { text: 'part', text_start: 100, length: 5_000 })
  const ends = endsOn('n', [makeFlow(1, 'n', 'x', { from_start: 0, from_end: 50 })], untrusted)
  expect(cutCardText(node, ends, OPTIONS)).toMatchObject([{ kind: 'around', start: 100, end: 104 }])
})

test('a text without flows opens at its first finding, and no character is halved', () => {
  const text = `${'\u{1f600}'.repeat(40)}obey`
  const node = makeNode('n', { text, findings: [{ label: 'injection', score: 0.9, start: 80, end: 84 }] })
  const [piece] = cutCardText(node, [], { around: 5, first: 21 })
  expect(piece?.start).toBeGreaterThan(60)
  expect(text.charCodeAt(piece?.start ?? 0)).toBe(0xd83d)
})

test('a flow of the whole text does not hide the places of weightier ones in it', () => {
  const node = makeNode('n', { text: 'x'.repeat(400), trust: 'untrusted' })
  const flows = [
    makeFlow(1, 'n', 'a', { from_start: 271, from_end: 278 }),
    makeFlow(2, 'n', 'b', { from_start: 286, from_end: 308 }),
    makeFlow(7, 'n', 'c', { from_start: 3, from_end: 390 }),
  ]
  const pieces = cutCardText(node, shortenEnds(endsOn('n', flows, untrusted)), OPTIONS)
  expect(pieces.filter((piece) => piece.kind === 'words').map(({ start, end }) => [start, end])).toEqual([
    [3, 113],
    [271, 278],
    [286, 308],
  ])
})
