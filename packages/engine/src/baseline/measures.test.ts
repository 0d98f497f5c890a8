import { FIELD, type JsonValue } from '@telltale/model'
import { expect, test } from 'vitest'
import { type Baselines, createBaselines } from './baselines.ts'
import { DAY, dice, HOUR, MINUTE, MONDAY, officeTimes, prompt, said, simulate, usage } from './simulated-events.ts'

const WEEK = 7 * DAY

function office(baselines: Baselines, user: string, weeks: number, seed = 1): void {
  for (const at of officeTimes({ weeks, least: 4, most: 10, seed })) baselines.enrich(prompt(at, user))
}

/** The highest of a field over a burst of prompts. */
function burst(baselines: Baselines, user: string, start: number, count: number, field: string): number {
  let most = 0
  for (let i = 0; i < count; i += 1) {
    const value = said(baselines, prompt(start + i * 1000, user), field)
    if (typeof value === 'number') most = Math.max(most, value)
  }
  return most
}

test('a spike of requests stands out, a busy hour does not', () => {
  const baselines = createBaselines()
  office(baselines, 'ana', 3)
  const at = MONDAY + 3 * WEEK + 10 * HOUR
  expect(burst(baselines, 'ana', at, 14, 'deviation.user_requests_hour')).toBeLessThan(4)
  expect(burst(baselines, 'ana', at + HOUR, 80, 'deviation.user_requests_hour')).toBeGreaterThan(6)
  expect(said(baselines, prompt(at + HOUR + 30 * MINUTE, 'ana'), 'value.user_requests_hour')).toBe(81)
})

test('weeks of normal work never deviate far, nor does the return from a holiday', () => {
  const baselines = createBaselines()
  let worst = 0
  const times = officeTimes({ weeks: 10, least: 4, most: 10, seed: 9 })
  for (const at of times) {
    const week = Math.floor((at - MONDAY) / WEEK)
    if (week === 5 || week === 6) continue
    const event = prompt(at, 'ana')
    const { fields } = baselines.enrich(event)
    const deviation = fields.get('telltale.baseline.deviation.user_requests_hour')
    if (typeof deviation === 'number') worst = Math.max(worst, deviation)
    expect(fields.get('telltale.baseline.off_hours')).toBeUndefined()
    expect(fields.get('telltale.baseline.drift.user_requests_hour')).toBeUndefined()
  }
  expect(worst).toBeLessThan(4)
})

test('on the first day nothing deviates', () => {
  const baselines = createBaselines()
  expect(burst(baselines, 'ana', MONDAY + 9 * HOUR, 2000, 'deviation.user_requests_hour')).toBe(0)
  expect(said(baselines, prompt(MONDAY + 10 * HOUR, 'ana'), 'learning')).toContain('user_requests_hour')
})

test('one who is new is compared with those of the same app', () => {
  const baselines = createBaselines()
  for (const [i, user] of ['a', 'b', 'c', 'd'].entries()) office(baselines, user, 1, i)
  const at = MONDAY + WEEK + 10 * HOUR
  expect(burst(baselines, 'new', at, 12, 'deviation.user_requests_hour')).toBeLessThan(4)
  expect(burst(baselines, 'newer', at, 200, 'deviation.user_requests_hour')).toBeGreaterThan(6)
})

test('a burst does not teach itself as normal', () => {
  const baselines = createBaselines()
  office(baselines, 'ana', 3)
  const at = MONDAY + 3 * WEEK + 9 * HOUR
  for (let hour = 0; hour < 6; hour += 1) {
    const most = burst(baselines, 'ana', at + hour * HOUR, 300, 'deviation.user_requests_hour')
    expect(most).toBeGreaterThan(6)
  }
})

test('an hour that is quiet every week is judged by itself once weeks are known', () => {
  const baselines = createBaselines()
  const night = (day: number): number => MONDAY + day * DAY + 3 * HOUR
  const count = (day: number, hour: number): number => (hour === 3 ? 2 : day % 2 === 0 ? 60 : 56)
  for (let day = 0; day < 35; day += 1) {
    for (const hour of [3, 9, 10, 11, 14, 15]) {
      for (let i = 0; i < count(day, hour); i += 1) {
        baselines.enrich(prompt(MONDAY + day * DAY + hour * HOUR + i * 1000, 'job'))
      }
    }
  }
  expect(burst(baselines, 'job', night(35) + 6 * HOUR, 60, 'deviation.user_requests_hour')).toBeLessThan(2)
  expect(burst(baselines, 'job', night(36), 60, 'deviation.user_requests_hour')).toBeGreaterThan(6)
})

test('a slow drip shows as drift though no day stands out; steady use and one wild day do not', () => {
  const spend = (growth: number, wild = -1): { readonly drift: number; readonly days: number } => {
    const baselines = createBaselines()
    let drift = 1
    let days = 0
    for (let day = 0; day < 60; day += 1) {
      const cost = (day === wild ? 100 : 10) * growth ** day
      const { fields } = baselines.enrich(
        usage(MONDAY + day * DAY, { [FIELD.auditApiKeyId]: 'k', [FIELD.costUsd]: cost }),
      )
      drift = Math.max(drift, Number(fields.get('telltale.baseline.drift.key_cost_day') ?? 1))
      if (Number(fields.get('telltale.baseline.deviation.key_cost_day') ?? 0) > 4) days += 1
    }
    return { drift, days }
  }
  const drip = spend(1.04)
  expect(drip.drift).toBeGreaterThan(1.5)
  expect(drip.days).toBe(0)
  expect(spend(1)).toEqual({ drift: 1, days: 0 })
  expect(spend(1, 40)).toEqual({ drift: 1, days: 1 })
})

test('repeats of usage are not counted twice', () => {
  const baselines = createBaselines()
  const call = (at: number, fields: Readonly<Record<string, JsonValue>> = {}) =>
    usage(at, { [FIELD.userId]: 'ana', [FIELD.totalTokens]: 4000, ...fields })
  for (const at of officeTimes({ weeks: 2, least: 3, most: 5, seed: 2 })) baselines.enrich(call(at))
  const at = MONDAY + 2 * WEEK + 10 * HOUR
  const repeats = [
    { [FIELD.usageDuplicateOf]: 'x' },
    { [FIELD.usageScope]: 'agent' },
    { [FIELD.usageSource]: 'metric' },
    { [FIELD.duplicateOf]: 'x' },
  ]
  for (let i = 0; i < 100; i += 1) {
    for (const repeat of repeats) {
      expect(said(baselines, call(at + i * 1000, repeat), 'deviation.user_tokens_hour')).toBeUndefined()
    }
  }
  for (let i = 0; i < 30; i += 1) baselines.enrich(call(at + 200_000 + i))
  expect(said(baselines, call(at + 300_000), 'value.user_tokens_hour')).toBe(31 * 4000)
})

test('prompt and usage of one call are one request', () => {
  const baselines = createBaselines()
  const both = (at: number, spanId: string, user = 'ana') => {
    baselines.enrich(prompt(at, user, { [FIELD.spanId]: spanId }))
    return said(
      baselines,
      usage(at, { [FIELD.userId]: user, [FIELD.spanId]: spanId, [FIELD.totalTokens]: 9 }),
      'value.user_requests_hour',
    )
  }
  for (const at of officeTimes({ weeks: 1, least: 3, most: 5, seed: 2 })) both(at, `${at}`)
  let last: JsonValue | undefined
  for (let i = 0; i < 40; i += 1) last = both(MONDAY + WEEK + 10 * HOUR + i, `s${i}`)
  expect(last).toBe(40)
})

test('blocks of one who never had any stand out; a single one does not', () => {
  const baselines = createBaselines()
  office(baselines, 'ana', 2)
  const at = MONDAY + 2 * WEEK + 10 * HOUR
  const block = (i: number) =>
    simulate({
      category: 'ai_guardrail',
      action: 'guardrail.evaluated',
      at: at + i * 1000,
      fields: { [FIELD.userId]: 'ana', [FIELD.serviceName]: 'chat', [FIELD.guardrailVerdict]: 'block' },
    })
  expect(said(baselines, block(0), 'deviation.user_blocks_hour')).toBeUndefined()
  for (let i = 1; i < 15; i += 1) baselines.enrich(block(i))
  expect(said(baselines, block(15), 'deviation.user_blocks_hour')).toBeGreaterThan(6)
})

test('many different documents stand out, the same ones over and over do not', () => {
  const baselines = createBaselines()
  const find = (at: number, ids: readonly number[]) =>
    simulate({
      category: 'ai_retrieval',
      action: 'retrieval.performed',
      at,
      fields: {
        [FIELD.userId]: 'ana',
        [FIELD.serviceName]: 'chat',
        [FIELD.retrievalDocuments]: ids.map((id) => ({ id: `d${id}` })),
      },
    })
  for (const at of officeTimes({ weeks: 2, least: 2, most: 4, seed: 3 })) baselines.enrich(find(at, [1, 2, 3, 4]))
  const at = MONDAY + 2 * WEEK + 10 * HOUR
  for (let i = 0; i < 4; i += 1) {
    expect(said(baselines, find(at + i, [1, 2, 3, 4]), 'deviation.user_documents_hour')).toBeUndefined()
  }
  for (let i = 0; i < 20; i += 1) baselines.enrich(find(at + MINUTE + i, [10 * i, 10 * i + 1, 10 * i + 2, 10 * i + 3]))
  expect(said(baselines, find(at + 2 * MINUTE, [999]), 'deviation.user_documents_hour')).toBeGreaterThan(6)
})

test('a number that one event carries is told by its quantile and deviation, on both sides', () => {
  const baselines = createBaselines()
  const roll = dice(8)
  const ask = (length: number) => prompt(MONDAY, 'ana', { [FIELD.promptLength]: length })
  for (let i = 0; i < 49; i += 1) baselines.enrich(ask(900 + Math.floor(roll() * 200)))
  expect(said(baselines, ask(90_000), 'learning')).toContain('prompt_length')
  for (let i = 0; i < 300; i += 1) baselines.enrich(ask(900 + Math.floor(roll() * 200)))
  const long = baselines.enrich(ask(20_000)).fields
  expect(long.get('telltale.baseline.quantile.prompt_length')).toBeGreaterThan(0.99)
  expect(long.get('telltale.baseline.deviation.prompt_length')).toBeGreaterThan(20)
  expect(said(baselines, ask(1), 'deviation.prompt_length')).toBeLessThan(-4)
  expect(said(baselines, ask(1000), 'deviation.prompt_length')).toBeUndefined()
})

test('a session that runs away stands out among whole sessions of its app', () => {
  const baselines = createBaselines()
  const call = (at: number, session: string) =>
    usage(at, { [FIELD.conversationId]: session, [FIELD.totalTokens]: 1000 })
  for (let session = 0; session < 80; session += 1) {
    for (let i = 0; i < 4 + (session % 5); i += 1)
      baselines.enrich(call(MONDAY + session * 10 * MINUTE + i, `s${session}`))
  }
  const at = MONDAY + 3 * DAY
  for (let i = 0; i < 7; i += 1)
    expect(said(baselines, call(at + i, 'fine'), 'deviation.session_tokens')).toBeUndefined()
  for (let i = 0; i < 90; i += 1) baselines.enrich(call(at + i, 'runaway'))
  expect(said(baselines, call(at + MINUTE, 'runaway'), 'deviation.session_tokens')).toBeGreaterThan(6)
})
