import type { HuntJson } from '@telltale/model'
import { expect, test } from 'vitest'
import { dayLabel, foundWords, huntSince, judgedSamples, lookedWords, loudness } from './hunt-words.ts'

const hunt = (total: number, days: number, complete = true): HuntJson => ({
  total,
  complete,
  from: '2026-10-24T00:00:00Z',
  to: new Date(Date.UTC(2026, 9, 24) + days * 86_400_000).toISOString(),
  looked_at: { events: 12_400, first: '2026-10-24T00:00:00Z', last: '2026-11-20T00:00:00Z' },
  per_day: [],
  samples: [],
  sql: '',
  took_ms: 2100,
})

test('how loud a rule would be is said by the day, or in days', () => {
  expect(loudness(hunt(0, 30))).toBe('It would have stayed silent for 30 days')
  expect(loudness(hunt(0, 1))).toBe('It would have stayed silent all day')
  expect(loudness(hunt(19, 30))).toBe('About one alert in 2 days')
  expect(loudness(hunt(21, 30))).toBe('About one alert a day')
  expect(loudness(hunt(63, 30))).toBe('About 2.1 alerts a day')
  expect(loudness(hunt(1204, 1, false))).toBe('At least 1,204 alerts a day')
})

test('what a hunt found is told with how long it took, and as a lower bound where it was stopped', () => {
  expect(foundWords(hunt(1, 30), '30d')).toBe('1 match in the last 30 days, 2.1 s')
  expect(foundWords(hunt(1000, 1, false), '24h')).toBe('at least 1,000 matches in the last 24 hours, 2.1 s')
  expect(
    judgedSamples(
      new Map([
        ['a', true],
        ['b', true],
        ['c', false],
      ]),
      20,
    ),
  ).toBe('2 real, 1 false of the newest 20')
})

test('the window comes from the address, and a day is named as days are', () => {
  expect([huntSince('7d'), huntSince('1y'), huntSince(undefined)]).toEqual(['7d', '30d', '30d'])
  expect([dayLabel('2026-10-24'), dayLabel('soon')]).toEqual(['24 Oct', 'soon'])
})

test('what a hunt looked at is said, and silence counts only from the first event on', () => {
  const at = (events: number | null, first: string | null, last: string | null) => ({
    ...hunt(0, 30),
    looked_at: { events, first, last },
  })
  const young = at(40, '2026-11-21T00:00:00Z', '2026-11-22T23:00:00Z')
  expect(lookedWords(young)).toBe('Looked at 40 events, from 21 Nov to 22 Nov')
  expect(loudness(young)).toBe('It would have stayed silent for 2 days')
  expect(lookedWords(at(1, '2026-11-21T00:00:00Z', '2026-11-21T00:00:00Z'))).toMatch(/^Looked at 1 event, all within /)
  expect(lookedWords(at(0, null, null))).toBe('There were no events to look at')
  expect(loudness(at(0, null, null))).toBe('Nothing to look at')
  expect(lookedWords(at(null, null, null))).toContain('more events than could be counted')
})
