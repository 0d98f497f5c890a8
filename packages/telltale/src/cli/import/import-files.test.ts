import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { JsonValue } from '@telltale/model'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ImportFlags, importFiles } from './import-files.ts'

const FIXTURES = fileURLToPath(new URL('../../../test/fixtures/import/', import.meta.url))

type Event = { readonly [name: string]: JsonValue }

interface Outcome {
  readonly code: number
  readonly out: string
  readonly err: string
  readonly sent: readonly Event[]
  readonly requests: number
  readonly waits: readonly number[]
}

type Answer = (body: string, request: number) => Response

function acceptAll(body: string): Response {
  return Response.json({ accepted: body.trim().split('\n').length, rejected: [] })
}

/** Runs an import against a server that answers as told. */
async function runImport(
  files: readonly string[],
  flags: ImportFlags,
  { answer = acceptAll, input = '' }: { readonly answer?: Answer; readonly input?: string } = {},
): Promise<Outcome> {
  const sent: Event[] = []
  const waits: number[] = []
  let requests = 0
  let out = ''
  let err = ''
  const code = await importFiles(files, flags, {
    input: (async function* () {
      yield Buffer.from(input)
    })(),
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
    progress: { reached: () => {}, clear: () => {} },
    fetch: async (_url, init) => {
      requests += 1
      const body = String(init?.body)
      const response = answer(body, requests)
      if (response.ok) for (const line of body.trim().split('\n')) sent.push(JSON.parse(line))
      return response
    },
    sleep: async (ms) => {
      waits.push(ms)
    },
  })
  return { code, out, err, sent, requests, waits }
}

let dir: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'telltale-import-'))
})
afterAll(() => rm(dir, { recursive: true, force: true }))

function actions(events: readonly Event[]): readonly string[] {
  return events.map((event) => `${event['telltale.category']} ${event['event.action']}`)
}

test('Bedrock: calls of every form become prompts, answers, tools, guardrails and usage', async () => {
  const { code, err, out, sent } = await runImport([join(FIXTURES, 'bedrock.documented.jsonl')], { app: 'desk' })
  expect([code, err]).toEqual([0, 'bedrock.documented.jsonl: read as bedrock\n'])
  expect(out).toBe('16 events accepted of 4 records, 0 bad.\n')
  expect(actions(sent)).toEqual([
    'ai_prompt prompt.submitted',
    'ai_system_prompt system_prompt.used',
    'ai_response response.generated',
    'ai_tool tool.requested',
    'ai_usage usage.recorded',
    'ai_prompt prompt.submitted',
    'ai_system_prompt system_prompt.used',
    'ai_response response.generated',
    'ai_guardrail guardrail.evaluated',
    'ai_usage usage.recorded',
    'ai_prompt prompt.submitted',
    'ai_response response.generated',
    'ai_guardrail guardrail.evaluated',
    'ai_usage usage.recorded',
    'ai_prompt prompt.submitted',
    'ai_response response.failed',
  ])
  expect(sent[0]).toEqual({
    'telltale.category': 'ai_prompt',
    'event.action': 'prompt.submitted',
    '@timestamp': '2026-11-20T10:00:00.000Z',
    'telltale.source.dialect': 'bedrock_log',
    'gen_ai.provider.name': 'aws.bedrock',
    'gen_ai.request.model': 'eu.amazon.nova-pro-v1:0',
    'gen_ai.operation.name': 'chat',
    'user.id': 'arn:aws:sts::111122223333:assumed-role/desk/ada',
    'organization.id': '111122223333',
    'gen_ai.conversation.id': 'session-17',
    'event.outcome': 'success',
    'cloud.region': 'eu-north-1',
    'aws.request_id': '11111111-2222-4333-8444-555555555555',
    trace_id: '11111111222243338444555555555555',
    span_id: expect.stringMatching(/^[0-9a-f]{16}$/),
    'gen_ai.input.messages': [{ role: 'user', content: [{ text: 'When are berth fees due?' }] }],
    'service.name': 'desk',
  })
  expect(sent[3]).toMatchObject({ 'gen_ai.tool.name': 'search', 'gen_ai.tool.call.arguments': { query: 'berth fees' } })
  expect(sent[7]).toMatchObject({
    'gen_ai.output.messages': [{ role: 'assistant', content: [{ type: 'text', text: 'I cannot do that.' }] }],
    'gen_ai.response.finish_reasons': ['end_turn'],
    'gen_ai.response.id': 'msg_1',
  })
  expect(sent[9]).toMatchObject({ 'gen_ai.usage.input_tokens': 12, 'gen_ai.usage.cache_read.input_tokens': 4 })
  expect(sent[12]).toMatchObject({ 'telltale.guardrail.verdict': 'block', 'telltale.guardrail.target': 'input' })
  expect(sent[15]).toMatchObject({ 'error.type': 'ThrottlingException', 'event.outcome': 'failure' })
})

test('LiteLLM: texts, tools, guardrails, cost and failures', async () => {
  const { sent } = await runImport([join(FIXTURES, 'litellm.documented.jsonl')], {})
  expect(actions(sent)).toEqual([
    'ai_prompt prompt.submitted',
    'ai_system_prompt system_prompt.used',
    'ai_response response.generated',
    'ai_tool tool.requested',
    'ai_guardrail guardrail.evaluated',
    'ai_usage usage.recorded',
    'ai_prompt prompt.submitted',
    'ai_response response.failed',
  ])
  expect(sent[0]).toMatchObject({
    '@timestamp': '2025-11-20T10:00:00.250Z',
    'gen_ai.provider.name': 'azure.ai.openai',
    'user.id': 'user-ada',
    'client.address': '192.0.2.7',
    'organization.id': 'team-1',
    'gen_ai.request.temperature': 0.2,
  })
  expect(sent[3]).toMatchObject({ 'gen_ai.tool.name': 'charge', 'gen_ai.tool.call.arguments': { amount: 5 } })
  expect(sent[4]).toMatchObject({
    'gen_ai.guardrail.component.name': 'pii',
    'telltale.guardrail.verdict': 'block',
    'telltale.guardrail.masked_entities': ['CREDIT_CARD'],
  })
  expect(sent[5]).toMatchObject({ 'telltale.usage.total_tokens': 25, 'telltale.usage.cost_usd': 0.0004 })
  expect(sent[7]).toMatchObject({ 'error.type': 'NotFoundError', 'error.message': 'model not found' })
})

test('OpenAI audit logs: who did what to what, in pages of the API', async () => {
  const { sent, err } = await runImport([join(FIXTURES, 'openai-audit.documented.json')], {})
  expect(err).toContain('read as openai-audit')
  expect(actions(sent)).toEqual([
    'ai_audit api_key.created',
    'ai_audit ip_allowlist.config.deactivated',
    'ai_audit login.failed',
  ])
  expect(sent[0]).toEqual({
    'telltale.category': 'ai_audit',
    'event.action': 'api_key.created',
    '@timestamp': '2025-11-20T10:00:00.000Z',
    'telltale.source.dialect': 'openai_audit',
    'gen_ai.provider.name': 'openai',
    'telltale.audit.type': 'api_key.created',
    'event.category': 'iam',
    'event.type': 'creation',
    'event.outcome': 'success',
    'openai.audit.id': 'audit_log-1',
    'telltale.audit.project.id': 'proj_1',
    'telltale.audit.project.name': 'Desk',
    'telltale.audit.actor.type': 'user',
    'user.id': 'user-1',
    'user.email': 'ada@example.org',
    'client.address': '192.0.2.8',
    'user_agent.original': 'Mozilla',
    'telltale.audit.object.type': 'api_key',
    'telltale.audit.object.id': 'key_9',
    'telltale.audit.changes': [{ field: 'scopes', new: ['model.request'] }],
  })
  expect(sent[1]).toMatchObject({
    'telltale.audit.actor.type': 'service_account',
    'telltale.audit.api_key.id': 'key_7',
    'telltale.audit.control_weakened': true,
  })
  expect(sent[2]).toMatchObject({ 'event.outcome': 'failure', 'event.type': 'denied', 'event.category': 'session' })
})

test('Anthropic compliance activities', async () => {
  const { sent } = await runImport([join(FIXTURES, 'anthropic-compliance.documented.json')], {})
  expect(sent[0]).toMatchObject({
    'event.action': 'admin_api_key.created',
    'telltale.audit.type': 'admin_api_key_created',
    'telltale.audit.object.type': 'admin_api_key',
    'telltale.audit.object.id': 'apikey_5',
    'telltale.audit.actor.type': 'user',
    'user.email': 'ada@example.org',
    'organization.id': 'org_1',
  })
  expect(sent[1]).toMatchObject({ 'event.action': 'sso_login.failed', 'event.outcome': 'failure' })
})

test('Azure OpenAI diagnostics: calls, audit and the gateway’s texts; what is not about AI is passed over', async () => {
  const { sent, out } = await runImport([join(FIXTURES, 'azure-openai.documented.json')], {})
  expect(actions(sent)).toEqual([
    'ai_prompt prompt.submitted',
    'ai_response response.failed',
    'ai_audit ListKey',
    'ai_prompt prompt.submitted',
    'ai_response response.generated',
    'ai_usage usage.recorded',
  ])
  expect(out).toBe('6 events accepted of 4 records, 0 bad.\n')
  expect(sent[1]).toMatchObject({
    'http.response.status_code': 429,
    'http.request.body.size': 420,
    'gen_ai.request.model': 'chat',
    'user.id': 'oid-1',
  })
  expect(sent[2]).toMatchObject({
    'event.category': 'iam',
    'event.type': 'access',
    'telltale.audit.object.name': 'DESK',
  })
  expect(sent[5]).toMatchObject({ 'gen_ai.usage.input_tokens': 7, 'telltale.usage.total_tokens': 10 })
})

const MAPPING = `
fields:
  '@timestamp': ts
  user.id: who.id
  service.name: {value: harbour}
events:
  - category: ai_prompt
    when: {path: kind, equals: ask}
    fields:
      telltale.prompt.text: body.text
  - category: ai_tool
    action: tool.executed
    when:
      - {path: kind, in: [tool, function]}
      - {path: tool.name, exists: true}
    fields:
      gen_ai.tool.name: tool.name
      gen_ai.tool.call.arguments: tool.args
      telltale.duration_ms: {path: tool.ms, default: 0}
`

test('a mapping says what the lines of anybody mean; bad lines are told of by number and stop nothing', async () => {
  const mapping = join(dir, 'map.yaml')
  await writeFile(mapping, MAPPING)
  const input = [
    '{"ts":"2026-11-20T10:00:00Z","kind":"ask","who":{"id":17},"body":{"text":"Hi"}}',
    '{"ts":',
    '{"kind":"ask"}',
    '{"ts":1763632800,"kind":"tool","who.id":"ada","tool":{"name":"find","args":{"q":1},"ms":"12"}}',
    '{"ts":1763632800,"kind":"noise"}',
  ].join('\n')
  const { code, sent, err, out } = await runImport(['-'], { mapping }, { input })
  expect(code).toBe(1)
  expect(err).toBe('standard input:2: not JSON\nstandard input:3: there is no @timestamp\n')
  expect(out).toBe('2 events accepted of 5 records, 2 bad.\n')
  expect(sent).toEqual([
    {
      'telltale.category': 'ai_prompt',
      'event.action': 'prompt.submitted',
      '@timestamp': '2026-11-20T10:00:00.000Z',
      'user.id': '17',
      'service.name': 'harbour',
      'telltale.prompt.text': 'Hi',
    },
    {
      'telltale.category': 'ai_tool',
      'event.action': 'tool.executed',
      '@timestamp': '2025-11-20T10:00:00.000Z',
      'user.id': 'ada',
      'service.name': 'harbour',
      'gen_ai.tool.name': 'find',
      'gen_ai.tool.call.arguments': { q: 1 },
      'telltale.duration_ms': 12,
    },
  ])
})

test('every problem of a mapping is told with its line and column', async () => {
  const mapping = join(dir, 'bad.yaml')
  await writeFile(
    mapping,
    'fields:\n  user.id: [a]\n  event.id: x\nevents:\n  - category: ai_promt\n  - category: ai_tool\n    wen: {}\n',
  )
  const { code, err } = await runImport(['-'], { mapping })
  expect(code).toBe(2)
  expect(err.split('\n').map((line) => line.replace(dir, ''))).toEqual([
    'telltale import: The mapping cannot be used:',
    '/bad.yaml:2:12: a field must be a map',
    '/bad.yaml:3:13: event.id cannot be mapped; category and action stand beside fields',
    expect.stringMatching(/^\/bad\.yaml:5:15: category must be one of/),
    '/bad.yaml:7:5: "wen" is not known here; known are category, action, when, fields',
    expect.stringMatching(/^\/bad\.yaml:6:5: '@timestamp' is not mapped/),
    '',
  ])
})

const LINE = '{"telltale.category":"ai_prompt","@timestamp":"2026-11-20T10:00:00Z","telltale.prompt.text":"n"}'

test('a busy server is waited for as long as it says; a gz file is unpacked', async () => {
  const file = join(dir, 'packed.jsonl.gz')
  await writeFile(file, gzipSync(`${LINE}\n`))
  const answer: Answer = (body, request) => {
    if (request === 1) return new Response('', { status: 429, headers: { 'retry-after': '7' } })
    return request === 2 ? new Response('', { status: 503 }) : acceptAll(body)
  }
  const { code, sent, waits } = await runImport([file], {}, { answer })
  expect([code, sent.length, waits]).toEqual([0, 1, [7_000, 1_000]])
})

test('an import that was cut short goes on where the server had it', async () => {
  const file = join(dir, 'long.jsonl')
  const resume = join(dir, 'state.json')
  const lines = Array.from({ length: 1_200 }, (_, index) => LINE.replace('"n"', `"${index}"`))
  await writeFile(file, lines.join('\n'))
  const answer: Answer = (body, request) => (request === 3 ? new Response('', { status: 401 }) : acceptAll(body))
  const first = await runImport([file], { resume }, { answer })
  expect([first.code, first.sent.length]).toEqual([2, 1_000])
  expect(JSON.parse(await readFile(resume, 'utf8')).files[file].offset).toBeGreaterThan(1_000)
  const second = await runImport([file], { resume })
  expect([second.code, second.sent.map((event) => event['telltale.prompt.text'])]).toEqual([
    0,
    Array.from({ length: 200 }, (_, index) => String(index + 1_000)),
  ])
  expect(second.err).toContain('going on behind byte')
  await writeFile(file, `${LINE}\n`)
  const other = await runImport([file], { resume })
  expect([other.sent.length, other.err]).toEqual([1, expect.stringContaining('not the file that was begun')])
})

test('lines that the server refuses are told of by their own numbers', async () => {
  const input = `\n${LINE}\n\n${LINE}\n`
  const answer: Answer = () => Response.json({ accepted: 1, rejected: [{ line: 2, reason: 'too\u001b[2J long' }] })
  const { code, err } = await runImport(['-'], {}, { answer, input })
  expect(code).toBe(1)
  expect(err).toContain('standard input:4: too\\u001b[2J long\n')
})

test('a dry run sends nothing and shows what would be sent', async () => {
  const { code, out, requests } = await runImport([join(FIXTURES, 'litellm.documented.jsonl')], { dryRun: true })
  expect([code, requests]).toEqual([0, 0])
  expect(out).toMatch(/^ai_guardrail {9}1\nai_prompt {12}2\n/)
  expect(out.trim().split('\n').at(-1)).toBe('8 events would be sent of 2 records, 0 bad.')
})

test('a packed file that is broken is said with exit code 2', async () => {
  const file = join(dir, 'broken.gz')
  const packed = gzipSync(`${LINE}\n`)
  await writeFile(file, packed.subarray(0, packed.length - 4))
  const { code, err } = await runImport([file], {})
  expect(code).toBe(2)
  expect(err).toContain('unexpected end of file')
})

test('a server that is down is tried again, and then given up', async () => {
  const answer: Answer = () => {
    throw new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') })
  }
  const { code, err, waits } = await runImport(['-'], {}, { answer, input: LINE })
  expect([code, waits.length, waits[0], waits.at(-1)]).toEqual([2, 9, 500, 30_000])
  expect(err).toContain('cannot be reached (connect ECONNREFUSED); gave up after 10 attempts')
})

test('OTLP is sent on to the address of its signal', async () => {
  const input = '{"resourceLogs":[{"scopeLogs":[]}]}\n{"resourceLogs":[{"a":1}]}\n'
  const { sent } = await runImport(['-'], {}, { input, answer: () => Response.json({}) })
  expect(sent).toEqual([{ resourceLogs: [{ scopeLogs: [] }, { a: 1 }] }])
})

test('what cannot be done is said with exit code 2', async () => {
  expect((await runImport([join(dir, 'missing')], {})).code).toBe(2)
  expect((await runImport(['-'], { format: 'what' })).err).toContain('--format must be one of bedrock')
  expect((await runImport(['-'], {}, { input: '{"a":1}' })).err).toContain('use --format')
  expect((await runImport(['-'], { endpoint: 'nowhere' }, { input: LINE })).code).toBe(2)
})
