import { FIELD } from '@telltale/model'
import { expect, test } from 'vitest'
import { fakeAnswer, fakeCall, fakePrompt } from '../weave-fakes.ts'
import { addToTrace, DEFAULT_LIMITS, isDue, openTrace } from './open-trace.ts'

const ROOT = fakeAnswer(3, 'root', 'Done.')
const PROMPT = under(fakePrompt(1, 'chat', [['user', 'Write to amy@example.org']]), 'root')
const CALL = under(fakeCall(2, 'send_email', { args: { to: 'amy@example.org' }, result: 'Sent.' }), 'root')
const LAST_MS = 3_000

function under<T extends { readonly fields: ReadonlyMap<string, unknown> }>(event: T, parent: string): T {
  return { ...event, fields: new Map([...event.fields, [FIELD.parentSpanId, parent]]) }
}

/** Milliseconds of quiet after which a trace of these events is looked at. */
function quietOf(...events: readonly (typeof ROOT)[]): number | undefined {
  const trace = openTrace(ROOT, 'a'.repeat(32), DEFAULT_LIMITS)
  for (const event of events) addToTrace(trace, event, [], DEFAULT_LIMITS.events)
  return [0, 399, 400, 1_999, 2_000, 9_999, 10_000].find((ms) => isDue(trace, LAST_MS + ms, DEFAULT_LIMITS))
}

test('a trace with its root, its prompt and every parent is looked at at once', () => {
  expect(quietOf(PROMPT, CALL, ROOT)).toBe(400)
  expect(quietOf(ROOT, CALL, PROMPT)).toBe(400)
})

test('it waits longer while a parent is missing or the words of the user are', () => {
  expect(quietOf(CALL, ROOT)).toBe(2_000)
  expect(quietOf(PROMPT, under(CALL, 'agent'), ROOT)).toBe(2_000)
})

test('and longest without a root', () => {
  expect(quietOf(PROMPT, CALL)).toBe(10_000)
})
