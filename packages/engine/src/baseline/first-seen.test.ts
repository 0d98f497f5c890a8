import { FIELD, type JsonValue } from '@telltale/model'
import { expect, test } from 'vitest'
import { type Baselines, createBaselines } from './baselines.ts'
import { DAY, HOUR, MINUTE, MONDAY, officeTimes, prompt, said, simulate, toolRun } from './simulated-events.ts'

const DESK = 'desk'

/** Four days of an agent of the desk app with its usual tools. */
function work(baselines: Baselines, agent: string, tools: readonly string[]): void {
  for (let i = 0; i < 96; i += 1) {
    baselines.enrich(toolRun(MONDAY + i * HOUR, agent, tools[i % tools.length] ?? 'search'))
  }
}

const LATER = MONDAY + 7 * DAY

test('a tool that an agent never ran is new, once it is known what it runs', () => {
  const baselines = createBaselines()
  work(baselines, 'helper', ['search', 'read'])
  expect(said(baselines, toolRun(LATER, 'helper', 'search'), 'first_seen')).toBeUndefined()
  expect(said(baselines, toolRun(LATER, 'helper', 'wire_money'), 'first_seen')).toContain('agent_tool')
  expect(said(baselines, toolRun(LATER, 'helper', 'wire_money'), 'first_seen') ?? []).not.toContain('agent_tool')
})

test('nothing is new on the first days, however much is seen', () => {
  const baselines = createBaselines()
  for (let i = 0; i < 500; i += 1) {
    const event = toolRun(MONDAY + i * MINUTE, 'helper', `tool-${i}`)
    expect(said(baselines, event, 'first_seen')).toBeUndefined()
  }
  expect(said(baselines, toolRun(MONDAY + DAY, 'helper', 'search'), 'learning')).toContain('agent_tool')
})

test('new to an agent but usual among three of its app is not new', () => {
  const baselines = createBaselines()
  work(baselines, 'helper', ['search', 'read'])
  for (const peer of ['a', 'b', 'c']) work(baselines, peer, ['search', 'export'])
  expect(said(baselines, toolRun(LATER, 'helper', 'export'), 'first_seen') ?? []).not.toContain('agent_tool')
  expect(said(baselines, toolRun(LATER, 'helper', 'wire_money'), 'first_seen')).toContain('agent_tool')
})

test('agents of other apps are no peers', () => {
  const baselines = createBaselines()
  work(baselines, 'helper', ['search', 'read'])
  for (const peer of ['a', 'b', 'c']) {
    for (let i = 0; i < 60; i += 1) {
      baselines.enrich(toolRun(MONDAY + i * HOUR, peer, 'export', { [FIELD.serviceName]: 'other' }))
    }
  }
  expect(said(baselines, toolRun(LATER, 'helper', 'export'), 'first_seen')).toContain('agent_tool')
})

test('to an agent that meets a new host with every call, one more is no news', () => {
  const baselines = createBaselines()
  const call = (at: number, host: string) =>
    simulate({
      category: 'ai_egress',
      action: 'egress.request',
      at,
      fields: { [FIELD.serviceName]: DESK, [FIELD.agentName]: 'crawler', [FIELD.urlDomain]: host },
    })
  for (let i = 0; i < 200; i += 1) baselines.enrich(call(MONDAY + i * HOUR, `host-${i}.example`))
  expect(said(baselines, call(LATER + 5 * DAY, 'one-more.example'), 'first_seen')).toBeUndefined()
})

test('what was seen a thousand times in other ways is rare when it comes again', () => {
  const baselines = createBaselines()
  for (let i = 0; i < 1500; i += 1) baselines.enrich(toolRun(MONDAY + i * 10 * MINUTE, 'helper', 'search'))
  const at = MONDAY + 12 * DAY
  expect(said(baselines, toolRun(at, 'helper', 'delete'), 'first_seen')).toContain('agent_tool')
  expect(said(baselines, toolRun(at + HOUR, 'helper', 'delete'), 'rare')).toContain('agent_tool')
  expect(said(baselines, toolRun(at + HOUR, 'helper', 'search'), 'rare')).toBeUndefined()
})

test('a stolen key shows by network, app and model; its own use is silent', () => {
  const baselines = createBaselines()
  const call = (at: number, fields: Readonly<Record<string, JsonValue>>) =>
    prompt(at, 'build', { [FIELD.auditApiKeyId]: 'key-1', [FIELD.requestModel]: 'small', ...fields })
  for (const at of officeTimes({ weeks: 2, least: 3, most: 6, seed: 4 })) {
    baselines.enrich(call(at, { [FIELD.clientAddress]: `203.0.113.${at % 200}` }))
  }
  const at = MONDAY + 14 * DAY + 10 * HOUR
  expect(said(baselines, call(at, { [FIELD.clientAddress]: '203.0.113.250' }), 'first_seen')).toBeUndefined()
  const stolen = call(at, {
    [FIELD.clientAddress]: '198.51.100.9',
    [FIELD.serviceName]: 'shop',
    [FIELD.requestModel]: 'large',
  })
  expect(said(baselines, stolen, 'first_seen')).toEqual(expect.arrayContaining(['key_client', 'key_app', 'key_model']))
})

test('an administrative act by one who never did any is new', () => {
  const baselines = createBaselines()
  for (const at of officeTimes({ weeks: 1, least: 2, most: 4, seed: 5 })) baselines.enrich(prompt(at, 'ana'))
  const event = simulate({
    category: 'ai_audit',
    action: 'guardrail.deleted',
    at: LATER + 10 * HOUR,
    fields: { [FIELD.userId]: 'ana', [FIELD.auditType]: 'guardrail.deleted' },
  })
  expect(said(baselines, event, 'first_seen')).toContain('actor_action')
})

test('an order of tools that never was is new, and the usual order is not', () => {
  const baselines = createBaselines()
  const run = (at: number, session: string, tool: string) =>
    toolRun(at, 'helper', tool, { [FIELD.conversationId]: session })
  for (let i = 0; i < 100; i += 1) {
    for (const [n, tool] of ['search', 'read', 'answer'].entries())
      baselines.enrich(run(MONDAY + i * HOUR + n, `s${i}`, tool))
  }
  baselines.enrich(run(LATER, 'x', 'search'))
  expect(said(baselines, run(LATER + 1, 'x', 'read'), 'first_seen')).toBeUndefined()
  baselines.enrich(run(LATER, 'y', 'answer'))
  expect(said(baselines, run(LATER + 1, 'y', 'search'), 'first_seen')).toContain('agent_sequence')
})

test('arguments of another shape are new, other values of the same shape are not', () => {
  const baselines = createBaselines()
  const run = (at: number, args: JsonValue) => toolRun(at, 'helper', 'search', { [FIELD.toolArguments]: args })
  for (let i = 0; i < 96; i += 1) baselines.enrich(run(MONDAY + i * HOUR, { query: `q${i}`, limit: i }))
  expect(said(baselines, run(LATER, { limit: 3, query: 'other' }), 'first_seen')).toBeUndefined()
  expect(said(baselines, run(LATER, { query: 'x', limit: 3, shell: 'rm' }), 'first_seen')).toContain(
    'tool_arguments_shape',
  )
})

test('documents and domains in lists are looked at one by one', () => {
  const baselines = createBaselines()
  const find = (at: number, sources: readonly string[]) =>
    simulate({
      category: 'ai_retrieval',
      action: 'retrieval.performed',
      at,
      fields: { [FIELD.userId]: 'ana', [FIELD.serviceName]: 'chat', [FIELD.retrievalSources]: sources },
    })
  for (let i = 0; i < 96; i += 1) baselines.enrich(find(MONDAY + i * HOUR, ['handbook', 'wiki']))
  expect(said(baselines, find(LATER, ['wiki', 'handbook']), 'first_seen')).toBeUndefined()
  expect(said(baselines, find(LATER, ['wiki', 'payroll']), 'first_seen')).toEqual(['user_document_source'])
})
