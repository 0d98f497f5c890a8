import { type AiEvent, FIELD, type JsonValue } from '@telltale/model'
import { expect, test } from 'vitest'
import { type Baselines, createBaselines } from './baselines.ts'
import { DAY, HOUR, MINUTE, MONDAY, officeTimes, prompt, said, simulate } from './simulated-events.ts'

function response(at: number, refused: boolean, user = 'ana'): AiEvent {
  const action = refused ? 'response.refused' : 'response.generated'
  return simulate({
    category: 'ai_response',
    action,
    at,
    fields: { [FIELD.userId]: user, [FIELD.serviceName]: 'chat' },
  })
}

function verdict(at: number, said: string, traceId = 't'): AiEvent {
  const fields = {
    [FIELD.serviceName]: 'chat',
    [FIELD.guardrailVerdict]: said,
    [FIELD.guardrailTarget]: 'input',
    [FIELD.traceId]: traceId,
  }
  return simulate({ category: 'ai_guardrail', action: 'guardrail.evaluated', at, fields })
}

test('one who asks the same again and again has many retries per answer', () => {
  const calls = (hash: (i: number) => string): JsonValue | undefined => {
    const baselines = createBaselines()
    let last: JsonValue | undefined
    for (let i = 0; i < 60; i += 1) {
      last = said(
        baselines,
        prompt(MONDAY + i * MINUTE, 'ana', { [FIELD.promptHash]: hash(i) }),
        'ratio.retries_per_answer',
      )
      if (i % 3 === 0) baselines.enrich(response(MONDAY + i * MINUTE, false))
    }
    return last
  }
  expect(calls((i) => `h${i % 2}`)).toBeGreaterThan(2)
  expect(calls((i) => `h${i}`)).toBeUndefined()
})

test('refusals of a user are told when they are many', () => {
  const baselines = createBaselines()
  for (let i = 0; i < 50; i += 1)
    expect(said(baselines, response(MONDAY + i, false), 'ratio.refusals_per_prompt')).toBeUndefined()
  for (let i = 0; i < 20; i += 1) baselines.enrich(response(MONDAY + i, true))
  expect(said(baselines, response(MONDAY, true), 'ratio.refusals_per_prompt')).toBeCloseTo(21 / 71, 2)
})

test('an app that refused and suddenly does not is told, one that goes on refusing is not', () => {
  const drop = (today: (i: number) => boolean): JsonValue | undefined => {
    const baselines = createBaselines()
    for (let i = 0; i < 700; i += 1) baselines.enrich(response(MONDAY + i * 12 * MINUTE, i % 10 === 0, `u${i % 9}`))
    let last: JsonValue | undefined
    for (let i = 0; i < 150; i += 1)
      last = said(baselines, response(MONDAY + 7 * DAY + i, today(i), `u${i % 9}`), 'ratio.app_refusal_drop')
    return last
  }
  expect(drop(() => false)).toBeGreaterThan(5)
  expect(drop((i) => i % 10 === 0)).toBeUndefined()
})

test('errors of a guardrail and blocks are told as shares of its last verdicts', () => {
  const baselines = createBaselines()
  for (let i = 0; i < 100; i += 1)
    expect(said(baselines, verdict(MONDAY + i, 'allow'), 'ratio.guardrail_error_share')).toBeUndefined()
  for (let i = 0; i < 25; i += 1) baselines.enrich(verdict(MONDAY + i, 'error'))
  for (let i = 0; i < 24; i += 1) baselines.enrich(verdict(MONDAY + i, 'block'))
  const { fields } = baselines.enrich(verdict(MONDAY, 'block'))
  expect(fields.get('telltale.baseline.ratio.guardrail_error_share')).toBeCloseTo(25 / 150, 2)
  expect(fields.get('telltale.baseline.ratio.block_share')).toBeCloseTo(25 / 150, 2)
})

test('prompts that get no verdict any more are told, whichever came first before', () => {
  const baselines = createBaselines()
  const ask = (i: number): JsonValue | undefined =>
    said(baselines, prompt(MONDAY + i * MINUTE, 'ana', { [FIELD.traceId]: `t${i}` }), 'ratio.guardrail_coverage')
  for (let i = 0; i < 300; i += 1) {
    if (i % 2 === 0) baselines.enrich(verdict(MONDAY + i * MINUTE, 'allow', `t${i}`))
    expect(ask(i)).toBeUndefined()
    if (i % 2 === 1) baselines.enrich(verdict(MONDAY + i * MINUTE, 'allow', `t${i}`))
  }
  for (let i = 300; i < 400; i += 1) ask(i)
  expect(ask(400)).toBeLessThan(0.7)
})

test('an app without guardrails has no coverage to lose', () => {
  const baselines = createBaselines()
  for (let i = 0; i < 300; i += 1) {
    expect(
      said(baselines, prompt(MONDAY + i, 'ana', { [FIELD.traceId]: `t${i}` }), 'ratio.guardrail_coverage'),
    ).toBeUndefined()
  }
})

function office(baselines: Baselines): void {
  for (const at of officeTimes({ weeks: 4, least: 2, most: 4, seed: 6 })) baselines.enrich(prompt(at, 'ana'))
}

test.each([
  ['three at night', 28 * DAY + 3 * HOUR, true],
  ['Sunday at eleven', 34 * DAY + 11 * HOUR, true],
  ['Tuesday at eleven', 29 * DAY + 11 * HOUR, undefined],
  ['an hour late', 28 * DAY + 17 * HOUR, undefined],
])('work from nine to five: %s', (_, after, unusual) => {
  const baselines = createBaselines()
  office(baselines)
  expect(said(baselines, prompt(MONDAY + after, 'ana'), 'off_hours')).toBe(unusual)
})

test('no hour is unusual on the second day, however busy the first was', () => {
  const baselines = createBaselines()
  for (let i = 0; i < 400; i += 1) baselines.enrich(prompt(MONDAY + 9 * HOUR + i * MINUTE, 'ana'))
  const event = prompt(MONDAY + DAY + 3 * HOUR, 'ana')
  expect(said(baselines, event, 'off_hours')).toBeUndefined()
})
