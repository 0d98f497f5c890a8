import type { FindingJson } from '@telltale/model'
import { expect, test } from 'vitest'
import { findTexts, marksIn } from './findings.ts'

const finding = (parts: Partial<FindingJson>): FindingJson => ({
  id: 'f',
  event_id: 'e',
  trace_id: '',
  field: 'gen_ai.tool.call.result',
  index: 0,
  detector: 'a/b',
  label: 'injection',
  score: 0.9,
  start: 6,
  end: 10,
  reason: 'Why.',
  atlas: [],
  owasp: [],
  ...parts,
})
const event = {
  'event.id': 'e',
  'telltale.category': 'ai_tool',
  'gen_ai.tool.call.result': 'These evil words were read in a mail',
}

test('a finding is marked in the text it was found in', () => {
  const found = findTexts([event], [finding({})])
  expect(marksIn('These evil words were read in a mail', found)).toEqual([
    { start: 6, end: 10, number: 1, words: 'Finding 1, injection: Why.' },
  ])
  expect(marksIn('Other words that were never read', found)).toEqual([])
})

test('the same words are marked where they stand in a longer text, and in a part of theirs', () => {
  const found = findTexts([event], [finding({})])
  expect(marksIn('> These evil words were read in a mail <', found)).toMatchObject([{ start: 8, end: 12 }])
  expect(marksIn('evil words were read in', found)).toMatchObject([{ start: 0, end: 4 }])
  expect(marksIn('words were read in a mail', found)).toEqual([])
})

test('offsets outside the text, and findings of unknown events and fields, mark nothing wrong', () => {
  const text = event['gen_ai.tool.call.result']
  const marks = marksIn(
    text,
    findTexts(
      [event],
      [
        finding({ start: -5, end: 4 }),
        finding({ start: 30, end: 9_000 }),
        finding({ start: 8_000, end: 9_000 }),
        finding({ start: 9, end: 3 }),
        finding({ event_id: 'unknown' }),
        finding({ field: '__proto__' }),
      ],
    ),
  )
  expect(marks.map(({ start, end }) => [start, end])).toEqual([
    [0, 4],
    [30, text.length],
  ])
})

test('no character is cut in half', () => {
  const smile = { ...event, 'gen_ai.tool.call.result': 'a😀b😀c' }
  const found = findTexts([smile], [finding({ start: 2, end: 5 })])
  expect(marksIn('a😀b😀c', found)).toMatchObject([{ start: 1, end: 6 }])
})

test('each document has its own findings', () => {
  const retrieval = {
    'event.id': 'e',
    'telltale.category': 'ai_retrieval',
    'telltale.retrieval.document_text': ['A first document', 'The second document'],
  }
  const found = findTexts([retrieval], [finding({ field: 'telltale.retrieval.document_text', index: 1 })])
  expect(marksIn('A first document', found)).toEqual([])
  expect(marksIn('The second document', found)).toHaveLength(1)
})
