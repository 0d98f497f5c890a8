import type { LogHealth, TelemetryJson } from '@telltale/model'
import { expect, test } from 'vitest'
import { findBlindSpots } from '../../lib/blind-spots.ts'
import { appsByVolume, leadSentence, totalsByLog, urgentSentence } from './overview-words.ts'

const NOW = Date.parse('2026-11-23T09:46:00Z')

const log = (parts: Partial<LogHealth>): LogHealth => ({
  category: 'ai_tool',
  count: 10,
  per_second: 0.5,
  last_seen: '2026-11-23T09:45:00Z',
  state: 'arriving',
  fields: [{ name: 'gen_ai.tool.name', missing: 0 }],
  series: [4, 6],
  ...parts,
})
const telemetry = (apps: readonly (readonly [string, LogHealth])[]): TelemetryJson => ({
  from: '2026-11-22T09:46:00Z',
  to: '2026-11-23T09:46:00Z',
  apps: apps.map(([name, one]) => ({ name, dialects: [], last_seen: '', logs: [one] })),
  sources: [],
})

test('the lead counts events, apps and apps with a blind spot', () => {
  const data = telemetry([
    ['claims-triage', log({ state: 'silent', last_seen: '2026-11-23T06:34:00Z' })],
    ['mail', log({})],
    ['hr', log({ state: 'fell' })],
  ])
  const spots = findBlindSpots(data, NOW)
  expect(spots.map((spot) => [spot.title, spot.detail])).toEqual([
    ['claims-triage sends no tool logs', 'silent 3 h 12 min'],
    ['hr: tool log fell', 'less than a fifth of what came in the same time before'],
  ])
  expect(leadSentence(11_418_206, 3, spots)).toBe('11,418,206 events came from three apps. Two have a blind spot.')
})

test('the lead of a quiet hour and of a seeing one', () => {
  expect(leadSentence(0, 0, [])).toBe('Nothing arrived in this time.')
  expect(leadSentence(1, 1, [])).toBe('1 event came from one app. No blind spot is known.')
})

test('a field that never comes is a blind spot, one that is sometimes missing is not', () => {
  const never = log({
    fields: [
      { name: 'user.id', missing: 1 },
      { name: 'gen_ai.tool.call.id', missing: 0.2 },
    ],
  })
  expect(findBlindSpots(telemetry([['bot', never]]), NOW).map((spot) => [spot.title, spot.detail])).toEqual([
    ['bot: tool log lacks user.id', 'missing in 100% of its events'],
  ])
})

test('a field that many logs lack is one blind spot', () => {
  const fields = [{ name: 'user.id', missing: 1 }]
  const logs = (['ai_prompt', 'ai_tool', 'ai_usage', 'ai_egress'] as const).map((category) => log({ category, fields }))
  const data = { ...telemetry([]), apps: [{ name: 'batch', dialects: [], last_seen: '', logs }] }
  expect(findBlindSpots(data, NOW).map((spot) => [spot.title, spot.detail, spot.log.category])).toEqual([
    ['batch: 4 logs lack user.id', 'prompt, tool, usage and 1 more', 'ai_prompt'],
  ])
})

test('a log that was never sent is no blind spot by itself', () => {
  const data = telemetry([['bot', log({ state: 'never', last_seen: null, count: 0 })]])
  expect(findBlindSpots(data, NOW)).toEqual([])
})

test('logs add up over apps of different history', () => {
  const data = telemetry([
    ['a', log({ series: [1, 2, 3] })],
    ['b', log({ series: [10] })],
  ])
  const tool = totalsByLog(data).find((total) => total.category === 'ai_tool')
  expect(tool).toMatchObject({ count: 20, perSecond: 1, series: [11, 2, 3] })
  expect(appsByVolume(data).map((app) => [app.name, app.count, app.series])).toEqual([
    ['a', 10, [1, 2, 3]],
    ['b', 10, [10]],
  ])
})

test('alerts that cannot wait are said first, in words', () => {
  expect(urgentSentence(1)).toBe('One alert needs you now.')
  expect(urgentSentence(5)).toBe('Five alerts need you now.')
  expect(urgentSentence(1204)).toBe('1,204 alerts need you now.')
})
