import { expect, test } from 'vitest'
import { belongs, filterOf, toggleItem } from './alert-filter.ts'
import { aboutWords, CLOSE_REASONS, closeNote, footWords, seenSentence, statusWords } from './alert-words.ts'
import { addWaiting, joinPages, prepend, renew } from './arrivals.ts'
import { effectSentence, wouldHide } from './exceptions.ts'
import { sampleAlert } from './sample-alert.ts'

const alert = sampleAlert({ id: 'a' })
const nowMs = Date.parse('2026-11-23T10:00:00.000Z')

test('says how often an alert was seen and how long it went on', () => {
  expect(seenSentence(alert, nowMs)).toMatch(/^Once, at /)
  const long = { ...alert, count: 3, last_seen: '2026-11-23T09:53:52.000Z' }
  expect(seenSentence(long, nowMs)).toMatch(/^3 matches in 12 min, from .+ to .+\.$/)
  expect(seenSentence({ ...alert, count: 2 }, nowMs)).toMatch(/^2 matches at /)
  expect(seenSentence({ ...alert, first_seen: 'never' }, nowMs)).toBe('Once, at no time.')
})

test('says where an alert stands and who put it there', () => {
  expect(statusWords(alert)).toBe('Open')
  expect(statusWords({ ...alert, status: 'acknowledged', changed_by: 'dana' })).toBe('Acknowledged by dana')
  expect(statusWords({ ...alert, status: 'closed', resolution: 'false_positive' })).toBe('Closed as false')
})

test('the reason of a closed alert is kept where its resolution does not say it', () => {
  const notes = CLOSE_REASONS.map((reason) => closeNote(reason, ' seen twice '))
  expect(notes).toEqual(['Stopped. seen twice', 'Harm done. seen twice', 'Test traffic. seen twice', 'seen twice'])
  expect(CLOSE_REASONS.map((reason) => closeNote(reason, ''))).toEqual(['Stopped.', 'Harm done.', 'Test traffic.', ''])
})

test('names apps and people before hosts, each once', () => {
  const entities = [
    { field: 'server.address', value: 'evil.example' },
    { field: 'user.id', value: 'dana' },
    { field: 'service.name', value: 'mail' },
    { field: 'user.name', value: 'dana' },
  ]
  expect(aboutWords({ ...alert, entities }, 3)).toEqual(['mail', 'dana', 'evil.example'])
})

test('the foot counts alerts, and stories where they fold', () => {
  expect(footWords(340, 100, 56)).toBe('340 alerts, 100 shown in 56 stories')
  expect(footWords(undefined, 3, 3)).toBe('3 shown')
})

test('the address says what the list holds, and what it does not understand filters nothing', () => {
  const filter = filterOf({ level: 'high,worst,critical', log: 'ai_tool,nonsense', view: 'constructor' })
  expect([filter.statuses, filter.levels, filter.logs]).toEqual([['open'], ['critical', 'high'], ['ai_tool']])
  expect(filterOf({ view: 'all' }).statuses).toEqual([])
  expect(toggleItem(['high'], 'low')).toBe('high,low')
  expect(toggleItem(['high', 'low'], 'high')).toBe('low')
})

test('an alert that arrives is held against the filter', () => {
  expect(belongs(alert, filterOf({}))).toBe(true)
  expect(belongs({ ...alert, status: 'closed' }, filterOf({}))).toBe(false)
  expect(belongs({ ...alert, category: null }, filterOf({ log: 'ai_tool' }))).toBe(false)
  expect(belongs(alert, filterOf({ q: 'OUTSIDE mail' }))).toBe(true)
  expect(belongs(alert, filterOf({ q: 'payroll' }))).toBe(false)
  expect(belongs(alert, filterOf({ trace: 't1' }))).toBe(false)
})

test('arrivals wait once each, newest first, and known rows are renewed where they stand', () => {
  const [b, c] = [sampleAlert({ id: 'b' }), sampleAlert({ id: 'c' })]
  const waiting = addWaiting([b], [c, { ...b, count: 2 }])
  expect(waiting.map((item) => [item.id, item.count])).toEqual([
    ['b', 2],
    ['c', 1],
  ])
  const pages = {
    pages: [
      { alerts: [alert, b], next: 'x' },
      { alerts: [b, c], next: null },
    ],
    pageParams: ['', 'x'],
  }
  expect(joinPages(pages).map((item) => item.id)).toEqual(['a', 'b', 'c'])
  expect(joinPages(renew(pages, [{ ...b, count: 9 }])).map((item) => item.count)).toEqual([1, 9, 1])
  expect(joinPages(prepend(pages, [sampleAlert({ id: 'd' })])).map((item) => item.id)).toEqual(['d', 'a', 'b', 'c'])
  expect(prepend(undefined, waiting)).toBeUndefined()
})

test('an exception shows which alerts of its rule it would have hidden', () => {
  const dana = { field: 'user.id', value: 'dana' }
  const alerts = [
    { ...alert, entities: [dana] },
    { ...alert, id: 'b', level: 'critical' as const, entities: [dana, { field: 'service.name', value: 'mail' }] },
    { ...alert, id: 'c', rule: 'other', entities: [dana] },
  ]
  const hidden = wouldHide(alerts, 'rule-1', [dana])
  expect(hidden.map((item) => item.id)).toEqual(['a', 'b'])
  expect(effectSentence(3, hidden)).toBe('Of the 3 alerts here it would have hidden 2, 1 critical.')
})
