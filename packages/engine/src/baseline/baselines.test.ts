import { type AiEvent, FIELD } from '@telltale/model'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Baselines, createBaselines } from './baselines.ts'
import { DAY, HOUR, MINUTE, MONDAY, prompt, said, simulate, toolRun, usage } from './simulated-events.ts'

const told = (event: AiEvent): unknown => [...event.fields].filter(([name]) => name.startsWith('telltale.baseline.'))

/** Any of a few acts by a few people, so that their histories meet. */
const act = fc.record({
  kind: fc.nat(5),
  who: fc.nat(3),
  what: fc.nat(12),
  wait: fc.integer({ min: 0, max: 300 }),
})

function story(
  acts: readonly { readonly kind: number; readonly who: number; readonly what: number; readonly wait: number }[],
): readonly AiEvent[] {
  let at = MONDAY
  return acts.map(({ kind, who, what, wait }, i) => {
    at += wait * MINUTE
    const id = `${i}`
    const user = `user-${who}`
    const trace = { [FIELD.traceId]: `t${what}`, [FIELD.promptHash]: `h${what}`, [FIELD.promptLength]: what * 40 }
    const event = [
      () => prompt(at, user, trace),
      () => toolRun(at, `agent-${who}`, `tool-${what}`, { ...trace, [FIELD.toolArguments]: { [`a${what}`]: 1 } }),
      () => usage(at, { ...trace, [FIELD.userId]: user, [FIELD.totalTokens]: what * 900, [FIELD.costUsd]: what / 3 }),
      () =>
        simulate({
          category: 'ai_response',
          action: what > 9 ? 'response.refused' : 'response.generated',
          at,
          fields: { [FIELD.userId]: user, [FIELD.serviceName]: 'chat', ...trace },
        }),
      () =>
        simulate({
          category: 'ai_guardrail',
          action: 'guardrail.evaluated',
          at,
          fields: {
            [FIELD.userId]: user,
            [FIELD.serviceName]: 'chat',
            ...trace,
            [FIELD.guardrailVerdict]: what > 8 ? 'block' : 'allow',
          },
        }),
      () =>
        simulate({
          category: 'ai_retrieval',
          action: 'retrieval.performed',
          at,
          fields: {
            [FIELD.userId]: user,
            [FIELD.dataSourceId]: `kb-${who}`,
            [FIELD.retrievalSources]: Array.from({ length: what * 5 }, (_, n) => `s${n}`),
          },
        }),
    ][kind]
    return { ...(event?.() ?? prompt(at, user)), id }
  })
}

test('saving and loading in the middle changes nothing', () => {
  fc.assert(
    fc.property(
      fc.array(act, { minLength: 50, maxLength: 400, size: 'max' }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (acts, share) => {
        const events = story(acts)
        // Small limits, so that eviction happens too.
        const limits = { pairs: 60, measured: 40, sessions: 6, recentIds: 30 }
        const whole = createBaselines(limits)
        let parted = createBaselines(limits)
        for (const [i, event] of events.entries()) {
          if (i === Math.floor(share * events.length)) {
            const saved = structuredClone(parted.save())
            parted.enrich(prompt(event.receivedMs, 'not in the saved state'))
            parted = createBaselines(limits)
            parted.load(saved)
          }
          expect(told(parted.enrich(event))).toEqual(told(whole.enrich(event)))
        }
        expect(parted.stats()).toEqual(whole.stats())
      },
    ),
    { numRuns: 40 },
  )
})

test('what senders claim under our names is removed', () => {
  const event = prompt(MONDAY, 'ana', {
    'telltale.baseline.first_seen': ['user_app'],
    'telltale.baseline.deviation.x': 9,
  })
  const { fields } = createBaselines().enrich(event)
  expect(fields.has('telltale.baseline.deviation.x')).toBe(false)
  expect(fields.get('telltale.baseline.first_seen')).toBeUndefined()
})

test('the same event again is not learnt again and gets the same answer', () => {
  const once = createBaselines()
  const often = createBaselines()
  learnAgent(once, 'fetcher')
  learnAgent(often, 'fetcher')
  const event = toolRun(MONDAY + 5 * DAY, 'fetcher', 'delete_all', { [FIELD.serviceName]: 'fetcher' })
  const first = told(once.enrich(event))
  for (let i = 0; i < 50; i += 1) expect(told(often.enrich(event))).toEqual(first)
  for (let i = 0; i < 20; i += 1) {
    const next = { ...event, id: `next ${i}`, receivedMs: event.receivedMs + i }
    expect(told(often.enrich(next))).toEqual(told(once.enrich(next)))
  }
})

test('tenants know nothing of each other', () => {
  const baselines = createBaselines()
  learnAgent(baselines, 'fetcher')
  const stranger = { ...toolRun(MONDAY + 9 * DAY, 'fetcher', 'search'), tenant: 'other' }
  expect(said(baselines, stranger, 'learning')).toContain('agent_tool')
})

test('a state of another version or seed is left', () => {
  const baselines = createBaselines({ seed: 5 })
  learnAgent(baselines, 'fetcher')
  const other = createBaselines({ seed: 6 })
  other.load(baselines.save())
  expect(other.stats().pairs).toBe(0)
  other.load({ version: 99, books: null })
  expect(other.stats().entities).toBe(0)
})

test('names that are long, odd or of the wrong type are taken as they come', () => {
  const baselines = createBaselines()
  const odd = ['__proto__', 'x'.repeat(100_000), '', '\u0000']
  for (const name of odd) {
    const event = toolRun(MONDAY, name, name, {
      [FIELD.toolArguments]: { [name]: null },
      [FIELD.dbReturnedRows]: 'many',
    })
    expect(baselines.enrich(event).id).toBe(event.id)
  }
  const broken = usage(MONDAY, {
    [FIELD.totalTokens]: Number.NaN,
    [FIELD.costUsd]: -5,
    [FIELD.userId]: [1],
    [FIELD.inputTokens]: 0,
  })
  expect(baselines.enrich(broken).id).toBe(broken.id)
})

test('one under suspicion is remembered while a flood of others comes and goes', () => {
  const baselines = createBaselines({ pairs: 400, measured: 300 })
  learnAgent(baselines, 'fetcher')
  learnAgent(baselines, 'quiet')
  const at = MONDAY + 5 * DAY
  baselines.enrich(toolRun(at, 'fetcher', 'search', { [FIELD.serviceName]: 'fetcher', [FIELD.riskScore]: 0.9 }))
  for (let i = 0; i < 3000; i += 1) baselines.enrich(toolRun(at + i * 1000, `flood-${i}`, `tool-${i}`))
  expect(
    said(baselines, toolRun(at + DAY, 'fetcher', 'delete_all', { [FIELD.serviceName]: 'fetcher' }), 'first_seen'),
  ).toEqual(expect.arrayContaining(['agent_tool']))
  expect(
    said(baselines, toolRun(at + DAY, 'quiet', 'delete_all', { [FIELD.serviceName]: 'quiet' }), 'learning'),
  ).toContain('agent_tool')
  const stats = baselines.stats()
  expect(stats.pairs).toBeLessThanOrEqual(400)
  expect(stats.entities).toBeLessThanOrEqual(300)
  expect(stats.evicted).toBeGreaterThan(1000)
  expect(stats.evictedSuspicious).toBe(0)
})

test('memory is bounded even where everything is suspicious, and that is counted', () => {
  const baselines = createBaselines({ pairs: 100, measured: 50 })
  for (let i = 0; i < 1000; i += 1) {
    baselines.enrich(toolRun(MONDAY + i, `flood-${i}`, `tool-${i}`, { [FIELD.riskScore]: 1 }))
  }
  const stats = baselines.stats()
  expect(stats.entities).toBeLessThanOrEqual(50)
  expect(stats.evictedSuspicious).toBeGreaterThan(500)
})

/** Four days of an agent's work with two tools. */
function learnAgent(baselines: Baselines, agent: string): void {
  for (let i = 0; i < 96; i += 1) {
    baselines.enrich(toolRun(MONDAY + i * HOUR, agent, i % 2 === 0 ? 'search' : 'read', { [FIELD.serviceName]: agent }))
  }
}
