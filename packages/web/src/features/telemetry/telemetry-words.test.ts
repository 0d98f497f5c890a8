import type { LogHealth, TelemetryJson } from '@telltale/model'
import { expect, test } from 'vitest'
import {
  countRuns,
  gapSentence,
  leadSentence,
  lossSentence,
  lossySources,
  orderApps,
  stateSentence,
} from './telemetry-words.ts'

const log = (parts: Partial<LogHealth>): LogHealth => ({
  category: 'ai_tool',
  count: 10,
  per_second: 1,
  last_seen: '2026-11-23T06:34:00Z',
  state: 'arriving',
  fields: [],
  series: [],
  ...parts,
})
const app = (name: string, ...logs: readonly LogHealth[]) => ({ name, dialects: ['otel_genai'], last_seen: '', logs })
const telemetry = (...apps: TelemetryJson['apps']): TelemetryJson => ({ from: '', to: '', apps, sources: [] })

test('the lead says what stopped, what fell and what is left out', () => {
  const data = telemetry(
    app('a', log({ state: 'silent' }), log({ state: 'silent', category: 'ai_egress' })),
    app('b', log({ state: 'fell' })),
    app('c', log({ fields: [{ name: 'user.id', missing: 1 }] })),
  )
  expect(leadSentence(data)).toBe('Two logs went silent, one fell and one app leaves fields out.')
})

test('the lead of a well place and of an empty one', () => {
  expect(leadSentence(telemetry(app('a', log({}))))).toBe('Every log that ever came is still coming, with its fields.')
  expect(leadSentence(telemetry())).toBe('No app has sent anything in this time.')
})

test('apps stand worst first', () => {
  const apps = [
    app('well', log({})),
    app('lacking', log({ fields: [{ name: 'user.id', missing: 1 }] })),
    app('silent', log({ state: 'silent' })),
  ]
  expect(orderApps(apps, '').map((one) => one.name)).toEqual(['silent', 'lacking', 'well'])
  expect(orderApps(apps, 'LACK').map((one) => one.name)).toEqual(['lacking'])
})

test('a silent log of an app that is up says so', () => {
  const silent = log({ state: 'silent' })
  const text = stateSentence(
    app('a', silent, log({ category: 'ai_prompt' })),
    silent,
    Date.parse('2026-11-23T09:46:00Z'),
  )
  expect(text).toBe(
    'The last event came 3 h 12 min ago, and none in this time. Its other logs still arrive, so the app is up.',
  )
})

test('records that never came are told with their number and their time', () => {
  const run = (id: string, lost: number, repeated = 0) => ({
    ...{ app: 'shop', id, first_seen: '', last_seen: '', received: 1300, lost, repeated, gaps: [] },
  })
  const data = { ...telemetry(app('shop', log({}))), sources: [run('a', 12, 1), run('b', 0)] }
  expect(leadSentence(data)).toBe('Records were lost on their way.')
  expect(lossySources(data).map(lossSentence)).toEqual(['12 records lost, 1,300 came, 1 number used twice'])
  expect(countRuns(data, 'shop')).toBe(2)
  const gap = { lost: 9, after: 10, before: 20, from: '2026-11-23T11:51:40Z', to: '2026-11-23T11:55:00Z' }
  const told = gapSentence(gap, Date.parse('2026-11-23T12:00:00Z'))
  expect(told).toMatch(/^9 lost between \S+ and \S+ \(numbers 10 to 20\)$/)
})
