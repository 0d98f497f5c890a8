import { startMockLlm } from '@telltale/example-mock-llm'
import { type Category, type EventJson, FIELD, type JsonValue } from '@telltale/model'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  commonFields,
  EMITTERS,
  type EmitterTraits,
  type Expectation,
  expectationsOf,
  type Wanted,
} from './kit/emitter-expectations.ts'
import { type RunningServer, startServer } from './kit/server.ts'
import { findEvents, runExample, waitUntilCaughtUp } from './kit/traffic.ts'

const SCENARIOS = ['chat', 'tools', 'streaming', 'embeddings']
/** Steps in the life of an agent or a workflow: some emitters tell of them, and none of these tests is about them. */
const LIFE_CYCLE = /^agent\./

let server: RunningServer
let mock: Awaited<ReturnType<typeof startMockLlm>>

beforeAll(async () => {
  mock = await startMockLlm()
  server = await startServer()
  for (const emitter of EMITTERS) {
    for (const scenario of SCENARIOS) {
      await runExample(`emitters/src/${emitter.name}.mjs`, [scenario], {
        MOCK_LLM_URL: mock.url,
        OTEL_SERVICE_NAME: appOf(emitter.name, scenario),
        OTEL_EXPORTER_OTLP_ENDPOINT: emitter.grpc === true ? server.otlpGrpcUrl : server.otlpHttpUrl,
      })
    }
  }
  await waitUntilCaughtUp(server)
})

afterAll(async () => {
  await mock?.close()
  await server?.stop()
})

describe.each(EMITTERS)('$name', (emitter) => {
  test.each(SCENARIOS)('its %s traffic becomes the events of the canonical model', async (scenario) => {
    const app = appOf(emitter.name, scenario)
    const events = (await findEvents(server, app)).filter((event) => !LIFE_CYCLE.test(textOf(event['event.action'])))
    for (const wanted of expectationsOf(emitter, scenario)) {
      const found = events.filter((event) => isOf(event, wanted) && hasAll(event, wanted.fields))
      expect.soft(found.length, `${describeWanted(wanted)}\nagainst ${describeAll(events, wanted)}`).toBe(wanted.times)
    }
    expect.soft(countByLog(events, scenario), app).toEqual(wantedByLog(emitter, scenario))
    const common = commonFields(emitter, app)
    for (const event of events.filter((item) => item[FIELD.usageSource] !== 'metric')) {
      for (const [name, value] of Object.entries(common)) {
        expect.soft(fits(event[name], value), `${name} of ${JSON.stringify(event)}`).toBe(true)
      }
    }
  })

  test('its tokens are counted once', async () => {
    for (const scenario of SCENARIOS) {
      const events = await findEvents(server, appOf(emitter.name, scenario))
      const counted = events.filter(isCounted).map((event) => event[FIELD.inputTokens])
      expect(counted.sort(byNumber), scenario).toEqual(countedTokens(emitter.name, scenario))
    }
  })
})

test('the same question has the same hash, whoever reports it', async () => {
  const hashes = new Set<JsonValue | undefined>()
  for (const emitter of EMITTERS) {
    const events = await findEvents(server, appOf(emitter.name, 'chat'))
    const asked = events.find((event) => event[FIELD.promptText] === 'What is the capital of France?')
    hashes.add(asked?.[FIELD.promptHash])
  }
  expect(hashes.size).toBe(1)
  expect(hashes).not.toContain(undefined)
})

/** Logs in which a conversation must leave exactly the expected events; embeddings differ too much for that. */
const EXACT: readonly Category[] = ['ai_prompt', 'ai_response', 'ai_system_prompt', 'ai_tool']

function countByLog(events: readonly EventJson[], scenario: string): Readonly<Record<string, number>> {
  if (scenario === 'embeddings') return {}
  return Object.fromEntries(EXACT.map((log) => [log, events.filter((event) => event[FIELD.category] === log).length]))
}

function wantedByLog(emitter: EmitterTraits, scenario: string): Readonly<Record<string, number>> {
  if (scenario === 'embeddings') return {}
  const expectations = expectationsOf(emitter, scenario)
  const count = (log: Category): number =>
    expectations.filter((item) => item.category === log).reduce((sum, item) => sum + item.times, 0)
  return Object.fromEntries(EXACT.map((log) => [log, count(log)]))
}

function countedTokens(name: string, scenario: string): readonly JsonValue[] {
  const emitter = EMITTERS.find((item) => item.name === name)
  if (emitter === undefined) return []
  return expectationsOf(emitter, scenario)
    .filter((wanted) => wanted.category === 'ai_usage')
    .map((wanted) => Number(wanted.fields[FIELD.inputTokens]))
    .sort(byNumber)
}

/** What a sum over usage adds up: calls to a model, each once, and no metrics. */
function isCounted(event: EventJson): boolean {
  return (
    event[FIELD.category] === 'ai_usage' &&
    event[FIELD.usageScope] === 'inference' &&
    event[FIELD.usageSource] !== 'metric' &&
    event[FIELD.usageDuplicateOf] === undefined
  )
}

function isOf(event: EventJson, wanted: Expectation): boolean {
  return event[FIELD.category] === wanted.category && event[FIELD.eventAction] === wanted.action
}

function hasAll(event: EventJson, fields: Readonly<Record<string, Wanted>>): boolean {
  return Object.entries(fields).every(([name, value]) => fits(event[name], value))
}

function fits(value: JsonValue | undefined, wanted: Wanted): boolean {
  if (wanted instanceof RegExp) return value !== undefined && wanted.test(textOf(value))
  return JSON.stringify(value) === JSON.stringify(wanted)
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}

function describeWanted({ category, action, fields }: Expectation): string {
  return `${category} ${action} ${Object.entries(fields)
    .map(([name, value]) => `${name}=${value instanceof RegExp ? value : JSON.stringify(value)}`)
    .join(' ')}`
}

function describeAll(events: readonly EventJson[], wanted: Expectation): string {
  const same = events.filter((event) => event[FIELD.category] === wanted.category)
  return same.map((event) => `\n  ${JSON.stringify(event)}`).join('') || 'no event of that log'
}

function appOf(emitter: string, scenario: string): string {
  return `${emitter}.${scenario}`
}

function byNumber(a: JsonValue | undefined, b: JsonValue | undefined): number {
  return Number(a) - Number(b)
}
