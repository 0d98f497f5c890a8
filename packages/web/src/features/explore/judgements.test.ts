import { type EventJson, FIELD } from '@telltale/model'
import { expect, test } from 'vitest'
import { asksForJudgements, foldJudgements, judgementWords } from './judgements.ts'

function event(id: string, action: string, parts: Record<string, string | number | boolean> = {}): EventJson {
  return { [FIELD.eventId]: id, [FIELD.eventAction]: action, trace_id: 't', span_id: 's1', ...parts }
}

test('judgements leave the list and stand on the event they are about', () => {
  const done = event('e1', 'tool.executed')
  const answer = event('e2', 'response.generated', { span_id: 's2' })
  const judged = event('j2', 'tool.judged', { [FIELD.flowInjectionDriven]: 0.93 })
  const before = event('j1', 'tool.judged', { [FIELD.flowInjectionDriven]: 0.1 })
  const folded = foldJudgements([judged, before, answer, done])
  expect(folded.rows).toEqual([answer, done])
  expect([...folded.judged]).toEqual([['e1', judged]])
  expect(folded.hidden).toBe(2)
})

test('a list without judgements stays the very same', () => {
  const events = [event('e1', 'tool.executed')]
  expect(foldJudgements(events).rows).toBe(events)
})

test('who asks for judgements by action, id or a flow sees them as rows', () => {
  const field = (name: string, value: string) => ({ kind: 'field' as const, field: name, values: [value] })
  expect(asksForJudgements([field(FIELD.eventAction, 'tool.judged')])).toBe(true)
  expect(asksForJudgements([field('telltale.flow.trust', 'untrusted')])).toBe(true)
  expect(asksForJudgements([field(FIELD.eventId, 'j1')])).toBe(true)
  expect(asksForJudgements([field(FIELD.eventAction, 'tool.executed'), { kind: 'text', text: 'judged' }])).toBe(false)
})

test('a badge says how sure it is that words from outside drove the event, and is left out where they did not', () => {
  expect(judgementWords(event('j', 'tool.judged', { [FIELD.flowInjectionDriven]: 0.934 }))).toBe(
    'driven from outside 0.93',
  )
  expect(judgementWords(event('j', 'tool.judged', { [FIELD.flowUntrustedToSink]: true }))).toBe('outside words in it')
  expect(judgementWords(event('j', 'tool.judged'))).toBe('')
})
