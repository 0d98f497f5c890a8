import { CATEGORIES, type EventJson, FIELD, type TelemetryJson } from '@telltale/model'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { getJson, type RunningServer, startServer } from './kit/server.ts'
import { findEvents, runExample, waitUntilCaughtUp } from './kit/traffic.ts'

let server: RunningServer
let desk: readonly EventJson[]
let batch: readonly EventJson[]

beforeAll(async () => {
  server = await startServer()
  await runExample('agent/src/main.mjs', ['--endpoint', server.otlpHttpUrl, '--once'])
  await waitUntilCaughtUp(server)
  desk = await findEvents(server, 'harbour-desk')
  batch = await findEvents(server, 'harbour-batch')
})

afterAll(async () => {
  await server?.stop()
})

function ofConversation(name: string, category: string): readonly EventJson[] {
  return desk.filter((event) => event[FIELD.category] === category && event[FIELD.conversationId] === `${name}-1-1`)
}

describe('the demo app', () => {
  test.each(CATEGORIES)('sends %s', (category) => {
    expect(desk.filter((event) => event[FIELD.category] === category).length).toBeGreaterThan(0)
  })

  test('loses nothing: all that was accepted is stored', async () => {
    const stats = await waitUntilCaughtUp(server)
    expect(stats.quarantined).toBe(0)
    expect(stats.stored).toBe(stats.accepted)
  })

  test('tells who asked, on every prompt', () => {
    const prompts = desk.filter(
      (event) => event[FIELD.category] === 'ai_prompt' && event[FIELD.promptText] !== undefined,
    )
    expect(prompts.filter((event) => event[FIELD.userId] === undefined)).toEqual([])
  })

  test('shows the chain of the planted mail: mail read, customers read, mail sent outside, money sent', () => {
    const tools = ofConversation('planted-mail', 'ai_tool')
      .filter((event) => event[FIELD.eventAction] === 'tool.executed' && event[FIELD.toolName] !== undefined)
      .sort((a, b) => String(a[FIELD.timestamp]).localeCompare(String(b[FIELD.timestamp])))
    const names = [...new Set(tools.map((event) => event[FIELD.toolName]))]
    expect(names).toEqual(['read_mail', 'query_database', 'send_mail', 'send_money'])
    const money = tools.find((event) => event[FIELD.toolName] === 'send_money')
    expect(money?.[FIELD.toolArgumentsText]).toContain('DE89370400440532013000')
  })

  test('tells of each tool run once, however often the conversation is sent again', () => {
    // A run whose own span comes in after the request that repeats its result is told twice, and says so.
    const told = desk.filter((event) => event[FIELD.duplicateOf] === undefined)
    const ids = (action: string): readonly string[] =>
      told
        .filter((event) => event[FIELD.eventAction] === action)
        .map((event) => String(event[FIELD.toolCallId]))
        .sort()
    const executed = ids('tool.executed')
    expect(executed.length).toBeGreaterThan(20)
    expect(new Set(executed).size).toBe(executed.length)
    expect(ids('tool.requested')).toEqual(expect.arrayContaining([...executed]))
  })

  test('tells of each model call in one prompt and one response, with its model and response id', () => {
    const chats = desk.filter((event) => event[FIELD.operation] === 'chat' || event[FIELD.operation] === undefined)
    const spansOf = (category: string): readonly string[] =>
      chats
        .filter((event) => event[FIELD.category] === category)
        .map((event) => String(event[FIELD.spanId]))
        .sort()
    const prompts = spansOf('ai_prompt')
    expect(new Set(prompts).size).toBe(prompts.length)
    expect(spansOf('ai_response')).toEqual(prompts)
    const told = desk.filter((event) => prompts.includes(String(event[FIELD.spanId])))
    for (const event of told.filter((item) => /^ai_(prompt|response)$/.test(String(item[FIELD.category])))) {
      expect(event[FIELD.requestModel]).toMatch(/-4o-mini$/)
      expect(event[FIELD.responseModel]).toBe(event[FIELD.requestModel])
      expect(event[FIELD.parentSpanId]).toMatch(/^[0-9a-f]{16}$/)
    }
    for (const event of told.filter((item) => item[FIELD.category] === 'ai_response')) {
      expect(event[FIELD.responseId]).toMatch(/^chatcmpl-/)
    }
  })

  test('shows the query of the embedded database as a step that stayed on the host', () => {
    const query = ofConversation('planted-mail', 'ai_egress').find(
      (event) => event[FIELD.dbSystem] === 'sqlite' && event[FIELD.toolName] === 'query_database',
    )
    expect(query?.[FIELD.dbQueryText]).toContain('customers')
    expect(query?.[FIELD.serverAddress]).toBe('localhost')
    expect(query?.[FIELD.networkTransport]).toBe('inproc')
    expect(query?.[FIELD.egressBytesOut]).toBe(0)
  })

  test('shows where data went: the relay and the collector are in the egress log', () => {
    const hosts = new Set(
      desk.filter((event) => event[FIELD.category] === 'ai_egress').map((event) => event[FIELD.serverAddress]),
    )
    expect(hosts).toContain('relay.harbour.example')
    expect(hosts).toContain('collect.evil-metrics.example')
    const posted = desk.find((event) => event[FIELD.serverAddress] === 'collect.evil-metrics.example')
    expect(Number(posted?.[FIELD.httpRequestSize])).toBeGreaterThan(100)
  })

  test('names documents, scores and the question in the retrieval log', () => {
    const [found] = ofConversation('mass-retrieval-by-an-insider', 'ai_retrieval')
    expect(found?.[FIELD.dataSourceId]).toBe('harbour-handbook')
    expect(found?.[FIELD.retrievalDocumentCount]).toBe(3)
    expect(typeof found?.[FIELD.retrievalMaxScore]).toBe('number')
    expect(found?.[FIELD.retrievalQuery]).not.toBe('')
  })

  test('reports what the guard blocked', () => {
    const blocked = desk.filter((event) => event[FIELD.guardrailVerdict] === 'block')
    expect(blocked.map((event) => event[FIELD.guardrailPolicyRule]).sort()).toContain('weapons')
    expect(new Set(blocked.map((event) => event[FIELD.guardrailAction]))).toEqual(new Set(['block']))
  })

  test('reports what the administrator changed', () => {
    const types = desk.filter((event) => event[FIELD.category] === 'ai_audit').map((event) => event[FIELD.auditType])
    expect(types.sort()).toEqual(['api_key.create', 'prompt.update', 'tool_policy.update'])
  })

  test('its batch leaves out the user, and Telemetry names that', async () => {
    expect(batch.filter((event) => event[FIELD.userId] !== undefined)).toEqual([])
    const telemetry = await getJson<TelemetryJson>(`${server.url}/api/v1/telemetry`)
    const app = telemetry.apps.find((item) => item.name === 'harbour-batch')
    const prompts = app?.logs.find((log) => log.category === 'ai_prompt')
    expect(prompts?.fields.find((field) => field.name === FIELD.userId)?.missing).toBe(1)
  })
})
