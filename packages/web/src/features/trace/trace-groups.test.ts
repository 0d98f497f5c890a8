import { expect, test } from 'vitest'
import { groupTraces } from './trace-groups.ts'

const event = (traceId: string, category: string, second: number, fields: Readonly<Record<string, string>> = {}) => ({
  trace_id: traceId,
  'telltale.category': category,
  '@timestamp': `2026-11-23T09:41:0${second}Z`,
  'event.ingested': `2026-11-23T09:41:0${second}Z`,
  ...fields,
})

test('groups events by trace, the latest first, with what was asked and what was used', () => {
  const groups = groupTraces([
    event('b', 'ai_prompt', 5, { 'telltale.prompt.text': 'later', 'user.id': 'lee' }),
    event('a', 'ai_tool', 3, { 'gen_ai.tool.name': 'send_mail' }),
    event('a', 'ai_tool', 2, { 'gen_ai.tool.name': 'send_mail' }),
    event('a', 'ai_prompt', 1, { 'telltale.prompt.text': 'first', 'user.id': 'dana', 'service.name': 'mail' }),
    event('', 'ai_audit', 9),
  ])
  expect(groups.map((group) => group.traceId)).toEqual(['b', 'a'])
  expect(groups[1]).toMatchObject({ who: 'dana', app: 'mail', asked: 'first', tools: ['send_mail'], events: 3 })
  expect(groups[1]?.touched).toEqual([true, false, false, true, false, false])
})

test('a guard that stepped in is the outcome, before the answer it let out; without either nothing is known', () => {
  const answer = event('a', 'ai_response', 2, { 'telltale.response.text': 'Good morning' })
  const block = { 'telltale.guardrail.verdict': 'block', 'gen_ai.guardrail.component.name': 'desk-guard' }
  const outcomes = (...events: Parameters<typeof groupTraces>[0]) => groupTraces(events).map((group) => group.outcome)
  expect(outcomes(answer)).toEqual([{ kind: 'answered', text: 'Good morning' }])
  expect(outcomes(answer, event('a', 'ai_guardrail', 3, block))).toEqual([{ kind: 'stopped', guard: 'desk-guard' }])
  expect(outcomes(event('a', 'ai_response', 1, { 'error.type': 'timeout' }))).toEqual([
    { kind: 'failed', error: 'timeout' },
  ])
  expect(outcomes(event('a', 'ai_tool', 1))).toEqual([{ kind: 'unknown' }])
})
