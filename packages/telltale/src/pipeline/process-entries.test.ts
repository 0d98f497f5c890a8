import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SequencedEntry } from '../journal/journal.ts'
import { textEntry, WORD_STEPS, wordsIn } from './pipeline-fakes.ts'
import { processEntries, processWaiting } from './process-entries.ts'

const entriesOf = (...texts: string[]): SequencedEntry[] => texts.map((text, i) => ({ ...textEntry(text), seq: i + 1 }))

test('every record of a good entry becomes rows', () => {
  const result = processEntries(entriesOf('one two', 'three unknown'), WORD_STEPS)
  expect(wordsIn(result.rows)).toEqual(['one', 'two', 'three', 'unknown'])
  expect(result).toMatchObject({ stored: 4, unrecognised: 1, quarantined: [] })
})

test('an entry that cannot be decoded is set aside whole, with what came, and the others go on', () => {
  const result = processEntries(entriesOf('one', 'two throw three', 'four'), WORD_STEPS)
  expect(wordsIn(result.rows)).toEqual(['one', 'four'])
  expect(result.stored).toBe(2)
  expect(result.quarantined).toMatchObject([
    { seq: 2, index: -1, itemCount: 3, reason: 'cannot be processed: RangeError: nested too deep' },
  ])
  expect(Buffer.from(result.quarantined[0]?.excerpt ?? []).toString()).toBe('two throw three')
})

test('a record that fails is set aside by its place in the request, rejected ones counted', () => {
  const entry = { ...textEntry('one rejected bad two', { itemCount: 3 }), seq: 9 }
  const result = processEntries([entry], WORD_STEPS)
  expect(wordsIn(result.rows)).toEqual(['one', 'two'])
  expect(result.stored).toBe(2)
  expect(result.quarantined).toMatchObject([{ seq: 9, index: 2, itemCount: 1, reason: 'it is bad' }])
})

test('an entry that cannot be encoded is found and set aside, the others are stored', () => {
  const result = processEntries(entriesOf('one', 'norow two', 'three'), WORD_STEPS)
  expect(wordsIn(result.rows)).toEqual(['one', 'three'])
  expect(result.quarantined).toMatchObject([{ seq: 2, index: -1, itemCount: 2 }])
  expect(result.quarantined[0]?.reason).toContain('cannot be written as rows')
})

test('a damaged entry is not even decoded', () => {
  const entry: SequencedEntry = { ...textEntry('one two'), seq: 3, damage: 'the body does not match its checksum' }
  const decode = () => {
    throw new Error('must not be called')
  }
  const result = processEntries([entry], { ...WORD_STEPS, decode })
  expect(result.quarantined).toMatchObject([{ seq: 3, index: -1, itemCount: 2 }])
  expect(result.quarantined[0]?.reason).toContain('checksum')
})

test('records that were accepted but cannot be found are set aside with the difference', () => {
  const result = processEntries([{ ...textEntry('one two', { itemCount: 5 }), seq: 1 }], WORD_STEPS)
  expect(result.stored).toBe(2)
  expect(result.quarantined).toMatchObject([
    { index: -1, itemCount: 3, reason: '2 of 5 accepted records could be decoded' },
  ])
})

test('many failures in one entry share one description after the first hundred', () => {
  const result = processEntries([{ ...textEntry('bad '.repeat(1000)), seq: 1 }], WORD_STEPS)
  expect(result.quarantined).toHaveLength(101)
  expect(result.quarantined.at(-1)).toMatchObject({ index: -1, itemCount: 900 })
})

test('an excerpt is at most 4 KiB and does not hold on to the body', () => {
  const result = processEntries([{ ...textEntry(`throw ${'x'.repeat(9000)}`), seq: 1 }], WORD_STEPS)
  expect(result.quarantined[0]?.excerpt.buffer.byteLength).toBe(4096)
})

test('a scan step that breaks loses no event', () => {
  const scan = () => {
    throw new Error('no scanner')
  }
  const result = processEntries(entriesOf('one two', 'three'), { ...WORD_STEPS, scan })
  expect(wordsIn(result.rows)).toEqual(['one', 'two', 'three'])
  expect(result).toMatchObject({ stored: 3, quarantined: [], unscanned: 3 })
})

test('what waited is scanned when it is released', () => {
  const scanned: number[] = []
  const steps = {
    ...WORD_STEPS,
    release: () =>
      WORD_STEPS.normalize([{ kind: 'event', fields: new Map([['word', 'late']]), line: 0 }], {
        tenant: 'a',
        receivedMs: 1,
        seq: 1,
      }).events,
  }
  const result = processWaiting(1, {
    ...steps,
    scan: (events) => {
      scanned.push(events.length)
      return { events, findings: [], failed: 1 }
    },
  })
  expect([scanned, wordsIn(result.rows), result.unscanned]).toEqual([[1], ['late'], 1])
})

test('stored and quarantined make up what was accepted, whatever comes', () => {
  const word = fc.constantFrom('one', 'bad', 'unknown', 'throw', 'norow', 'rejected')
  const entry = fc.record({ words: fc.array(word, { maxLength: 12 }), itemCount: fc.nat(14) })
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 8 }), (entries) => {
      const sequenced = entries.map(({ words, itemCount }, i) => {
        return { ...textEntry(words.join(' '), { itemCount }), seq: i + 1 }
      })
      const result = processEntries(sequenced, WORD_STEPS)
      const accepted = entries.reduce((sum, { itemCount }) => sum + itemCount, 0)
      const setAside = result.quarantined.reduce((sum, item) => sum + item.itemCount, 0)
      expect(result.stored + setAside).toBe(accepted)
      expect(result.stored).toBeGreaterThanOrEqual(0)
    }),
  )
})
