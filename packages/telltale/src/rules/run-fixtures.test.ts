import { expect, test } from 'vitest'
import { parseFixtures } from './parse-fixtures.ts'
import { type Detect, runFixtures } from './run-fixtures.ts'

const { cases } = parseFixtures(
  `rule: r1
cases:
  - {name: attack, kind: attack, tick: 5m, events: [{category: ai_prompt, action: prompt.submitted, bad: true}, {category: ai_tool, action: tool.executed}]}
  - {name: twin, kind: benign, events: [{category: ai_prompt, action: prompt.submitted}]}
  - {name: near, kind: near_miss, events: [{category: ai_prompt, action: prompt.submitted, bad: almost}]}
`,
  'f',
)

const detectBad: Detect = (events) =>
  events.filter((one) => one.fields.get('bad') === true).map((one) => ({ ruleId: 'r1', eventIds: [one.id] }))

test('an attack passes when its rule finds it, the others when it leaves them alone', () => {
  const results = runFixtures(cases, detectBad)
  expect(results.map((one) => one.passed)).toEqual([true, true, true])
  expect(results[0]?.reason).toBe('The rule matched once in 2 events: event 1 (prompt.submitted).')
})

test('what does not pass says what happened instead', () => {
  const silent = runFixtures(cases, () => [{ ruleId: 'other', eventIds: [] }])
  expect(silent.map((one) => one.passed)).toEqual([false, true, true])
  expect(silent[0]?.reason).toBe('The rule matched none of 2 events; others did: other.')
  const loud = runFixtures(cases, (events) => events.map((one) => ({ ruleId: 'r1', eventIds: [one.id] })))
  expect(loud.map((one) => one.passed)).toEqual([true, false, false])
})

test('the tick comes as long after the last event as the case says, and not at all when it says nothing', () => {
  const ticks: (number | undefined)[] = []
  runFixtures(cases, (events, tickMs) => {
    ticks.push(tickMs === undefined ? undefined : tickMs - (events.at(-1)?.receivedMs ?? 0))
    return []
  })
  expect(ticks).toEqual([300_000, undefined, undefined])
})

test('a rule that throws fails its cases, benign ones too', () => {
  const results = runFixtures(cases, () => {
    throw new Error('no such field')
  })
  expect(results.map((one) => one.passed)).toEqual([false, false, false])
  expect(results[1]?.reason).toContain('no such field')
})
