import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { createRandom } from './random.mjs'
import { DEFAULT_START_MS, simulateCompany } from './simulate-company.mjs'

const SMALL = { seed: 7, days: 1, usersCount: 40, eventsPerDay: 4000 }
const CATEGORIES = 'prompt guardrail retrieval tool system_prompt usage egress response audit'
  .split(' ')
  .map((one) => `ai_${one}`)

const digest = (options) => {
  const hash = createHash('sha256')
  for (const event of simulateCompany(options)) hash.update(JSON.stringify(event))
  return hash.digest('hex')
}

test('the same seed gives the same company, another seed another one', () => {
  expect(digest(SMALL)).toBe(digest(SMALL))
  expect(digest(SMALL)).not.toBe(digest({ ...SMALL, seed: 8 }))
})

test('a day holds about as many events as asked for, of all nine logs, by time', () => {
  const events = [...simulateCompany(SMALL)]
  expect(events.length).toBeGreaterThan(2500)
  expect(events.length).toBeLessThan(7000)
  expect(new Set(events.map((event) => event.category))).toEqual(new Set(CATEGORIES))
  const times = events.map((event) => event.receivedMs)
  expect(times).toEqual(times.toSorted((a, b) => a - b))
  expect(times[0]).toBeGreaterThanOrEqual(DEFAULT_START_MS)
  expect(times.at(-1)).toBeLessThan(DEFAULT_START_MS + 86_400_000)
})

test('every event is flat, without undefined values, and names where it belongs', () => {
  for (const { action, fields } of simulateCompany(SMALL)) {
    expect(action).toMatch(/^[a-z_]+\.[a-z_]+$/)
    expect(typeof fields.trace_id).toBe('string')
    expect(Object.values(fields).every((value) => value !== undefined && !Number.isNaN(value))).toBe(true)
  }
})

test('nobody is given documents that they may not read', () => {
  for (const { action, fields } of simulateCompany(SMALL)) {
    if (action !== 'retrieval.performed') continue
    const groups = new Set(fields['user.roles'])
    const closed = fields['gen_ai.retrieval.documents'].filter((one) => !one.acl.some((group) => groups.has(group)))
    expect(closed, `${fields['user.id']} in ${fields['gen_ai.data_source.id']}`).toEqual([])
  }
})

test('a weekend is quiet and lunch is quieter than the hours around it', () => {
  const perDay = new Map()
  for (const event of simulateCompany({ ...SMALL, days: 7, eventsPerDay: 3000 })) {
    const day = Math.floor((event.receivedMs - DEFAULT_START_MS) / 86_400_000)
    if (event.category === 'ai_prompt' && !event.fields['user.id'].startsWith('svc-'))
      perDay.set(day, (perDay.get(day) ?? 0) + 1)
  }
  expect(perDay.get(5) ?? 0).toBeLessThan((perDay.get(2) ?? 0) * 0.5)
})

test('a change of a system prompt is always said before it is used', () => {
  const said = new Map()
  const first = new Map()
  let changes = 0
  for (const { action, fields } of simulateCompany({ ...SMALL, days: 10, eventsPerDay: 3000 })) {
    const app = fields['service.name']
    if (action === 'system_prompt.changed') said.set(app, fields['telltale.system_prompt.hash'])
    if (action !== 'system_prompt.used') continue
    const hash = fields['telltale.system_prompt.hash']
    const before = first.get(app)
    if (before !== undefined && before !== hash) {
      changes += 1
      expect(said.get(app)).toBe(hash)
    }
    first.set(app, hash)
  }
  expect(changes).toBeGreaterThan(0)
})

test('numbers drawn follow what was asked', () => {
  const random = createRandom('x')
  const drawn = Array.from({ length: 4000 }, () => random.poisson(3))
  expect(drawn.reduce((sum, one) => sum + one, 0) / drawn.length).toBeCloseTo(3, 0)
  expect(Array.from({ length: 500 }, () => random.int(2, 4)).every((one) => one >= 2 && one <= 4)).toBe(true)
  expect(random.fork('a').hex(20)).toBe(createRandom('x').fork('a').hex(20))
})
