import { expect, test } from 'vitest'
import { FIXTURE_START_MS } from './fixture-case.ts'
import { parseDuration } from './parse-duration.ts'
import { parseFixtures } from './parse-fixtures.ts'
import { toEvents } from './to-events.ts'

const HEAD = 'rule: r1\ncases:\n  - name: a case\n    kind: attack\n'

function parseEvents(...lines: readonly string[]) {
  return parseFixtures(`${HEAD}    events:\n${lines.map((line) => `      - ${line}\n`).join('')}`, 'a.tests.yml')
}

const PROMPT = 'category: ai_prompt, action: prompt.submitted'

test('a span of time reads several units, and nothing else', () => {
  expect([parseDuration('1h30m'), parseDuration('0s'), parseDuration('2w'), parseDuration('5ms')]).toEqual([
    5_400_000, 0, 1_209_600_000, 5,
  ])
  for (const text of ['', '5', 's', '5x', '-5s', '5 s', '1.5h', '9999999999s'])
    expect(parseDuration(text), text).toBeUndefined()
})

test('times are from the start, after the event before with +, or a second after it when not given', () => {
  const { cases, problems } = parseEvents(
    `{at: 1m, ${PROMPT}}`,
    `{at: +5s, ${PROMPT}}`,
    `{${PROMPT}}`,
    `{at: 10m, ${PROMPT}}`,
  )
  expect(problems).toEqual([])
  expect(cases[0]?.events.map((event) => event.atMs)).toEqual([60_000, 65_000, 66_000, 600_000])
})

test('a repeated event counts from 1 in every text, lists and objects included', () => {
  const { cases } = parseEvents(
    `{repeat: 3, every: 30s, at: 5m, ${PROMPT}, user.id: "u{n}", list: [{id: "d{n}"}], n: 7}`,
  )
  expect(cases[0]?.events.map((event) => event.atMs)).toEqual([300_000, 330_000, 360_000])
  expect([...(cases[0]?.events[1]?.fields ?? [])]).toEqual([
    ['user.id', 'u2'],
    ['list', [{ id: 'd2' }]],
    ['n', 7],
  ])
})

test('without repeat a {n} stands for itself', () => {
  expect(parseEvents(`{${PROMPT}, user.id: "u{n}"}`).cases[0]?.events[0]?.fields.get('user.id')).toBe('u{n}')
})

test('events are in the order of time, those of one time as written', () => {
  const { cases } = parseEvents(
    `{at: 5m, ${PROMPT}, k: late}`,
    `{at: 1m, ${PROMPT}, k: a}`,
    `{at: 1m, ${PROMPT}, k: b}`,
  )
  expect(cases[0]?.events.map((event) => event.fields.get('k'))).toEqual(['a', 'b', 'late'])
})

test('common fields are in every event unless it says otherwise', () => {
  const text = `common: {user.id: u1, app: x}\n${HEAD}    common: {app: y}\n    tick: 40m\n    tenant: t2\n    events: [{${PROMPT}}, {${PROMPT}, user.id: u2}]\n`
  const [one] = parseFixtures(text, 'f').cases
  expect(one?.events.map((event) => [event.fields.get('user.id'), event.fields.get('app')])).toEqual([
    ['u1', 'y'],
    ['u2', 'y'],
  ])
  expect([one?.tickMs, one?.tenant]).toEqual([2_400_000, 't2'])
})

test('every problem is given at once, with its line and column', () => {
  const text = `rule: r1
cases:
  - name: first
    kind: atack
    events:
      - {at: soon, ${PROMPT}}
      - {category: prompt, action: submitted}
  - name: second
    kind: benign
    color: red
    events: []
`
  const { cases, problems } = parseFixtures(text, 'f.tests.yml')
  expect(cases).toEqual([])
  expect(problems.map((one) => [one.line, one.column, one.code])).toEqual([
    [4, 11, 'unknown-kind'],
    [6, 14, 'bad-at'],
    [7, 20, 'bad-category'],
    [7, 36, 'bad-action'],
    [10, 5, 'unknown-key'],
    [11, 13, 'no-events'],
  ])
})

test('broken YAML, other shapes and endless repetition are problems, never exceptions', () => {
  const texts = [
    'a: [',
    '',
    '- 1',
    'rule: r\ncases: 5',
    `${HEAD}    events: [{repeat: 1000000, ${PROMPT}}]`,
    'rule: r\ncases: [x]',
  ]
  for (const text of texts) {
    const read = parseFixtures(text, 'f')
    expect(read.cases).toEqual([])
    expect(read.problems.length, text).toBeGreaterThan(0)
    expect(read.problems.every((one) => one.line >= 1 && one.column >= 1)).toBe(true)
  }
})

test('a case of too many events in all is refused', () => {
  expect(parseEvents(...Array(3).fill(`{repeat: 20000, ${PROMPT}}`)).problems.map((one) => one.code)).toEqual([
    'too-many-events',
  ])
})

test('several documents are fixtures of several rules', () => {
  const one = (rule: string) => `rule: ${rule}\ncases: [{name: a, kind: benign, events: [{${PROMPT}}]}]\n`
  expect(parseFixtures(`${one('r1')}---\n${one('r2')}`, 'f').cases.map((each) => each.ruleId)).toEqual(['r1', 'r2'])
})

test('events have the same ids each time, and equal events of a case different ones', () => {
  const [one] = parseEvents(`{repeat: 3, every: 0s, ${PROMPT}}`).cases
  if (one === undefined) throw new Error('no case')
  const events = toEvents(one)
  expect(toEvents(one)).toEqual(events)
  expect(new Set(events.map((event) => event.id)).size).toBe(3)
  expect(events[0]?.id).toMatch(/^[0-9a-f]{32}$/)
  expect(events.map((event) => event.receivedMs)).toEqual(Array(3).fill(FIXTURE_START_MS))
  expect(events[2]?.seq).toBe(3)
})
