import { readFileSync } from 'node:fs'
import { type AiEvent, FIELD, type JsonValue } from '@telltale/model'
import { expect, test } from 'vitest'
import { readDocumented } from '../../../test/documented.ts'
import { attributes, normalizeAll, normalizeOnce, pickFields } from '../../../test/records.ts'

const DIALECTS = ['claude-code', 'codex', 'gemini-cli', 'mlflow', 'langsmith', 'pydantic-ai', 'openlit', 'strands']

/** Fields that every event of a record has, or whose values say nothing to a reader. */
const LEFT_OUT = new Set<string>([
  FIELD.rawRef,
  FIELD.mappingVersion,
  FIELD.traceId,
  FIELD.spanId,
  FIELD.parentSpanId,
  FIELD.serviceName,
  FIELD.eventSeverity,
  FIELD.sourceEventName,
  FIELD.promptHash,
  FIELD.responseHash,
  FIELD.systemPromptHash,
  FIELD.toolResultHash,
  FIELD.retrievalQueryHash,
])

function shown(event: AiEvent): JsonValue {
  const fields = [...event.fields].filter(([name]) => !LEFT_OUT.has(name)).sort(([a], [b]) => (a < b ? -1 : 1))
  return { category: event.category, action: event.action, fields: Object.fromEntries(fields) }
}

test.each(DIALECTS)('%s, as its makers document it: every event, field by field', (name) => {
  const expected = new URL(`./documented/${name}.events.json`, import.meta.url)
  const records = readDocumented(name)
  expect(normalizeAll(records).map(shown)).toEqual(JSON.parse(readFileSync(expected, 'utf8')))
  const { failed, unrecognised } = normalizeOnce(...records)
  expect([failed, unrecognised]).toEqual([[], 0])
})

test('Claude Code: its token counter is usage as it summed it up', () => {
  const [log] = readDocumented('claude-code')
  if (log?.kind !== 'log') throw new Error('the fixture begins with a log record')
  const point = {
    kind: 'metric' as const,
    resource: log.resource,
    scope: log.scope,
    name: 'claude_code.token.usage',
    description: '',
    unit: 'tokens',
    shape: 'sum' as const,
    temporality: 1,
    monotonic: true,
    startUnixNano: 1n,
    timeUnixNano: 2n,
    value: 12,
    count: undefined,
    sum: undefined,
    attributes: attributes({ type: 'cacheRead', model: 'claude-opus', 'session.id': 's-1' }),
  }
  const [event] = normalizeOnce(point).events
  const names = [FIELD.cacheReadTokens, FIELD.usageSource, FIELD.usageScope, FIELD.requestModel, FIELD.conversationId]
  expect(pickFields(event?.fields ?? new Map(), names)).toEqual({
    [FIELD.cacheReadTokens]: 12,
    [FIELD.usageSource]: 'metric',
    [FIELD.usageScope]: 'workflow',
    [FIELD.requestModel]: 'claude-opus',
    [FIELD.conversationId]: 's-1',
  })
})

test('two calls that an agent tells of from within one span are both counted, and one sent twice once', () => {
  const request = readDocumented('claude-code').find(
    (record) => record.kind === 'log' && record.attributes.get('event.name') === 'api_request',
  )
  if (request?.kind !== 'log') throw new Error('the fixture holds an api_request')
  const call = (output: number) => ({
    ...request,
    traceId: 'a'.repeat(32),
    spanId: 'b'.repeat(16),
    attributes: new Map([...request.attributes, ['output_tokens', output], ['request_id', `req_${output}`]]),
  })
  const usage = normalizeAll([call(10), call(20), call(20)]).filter((event) => event.category === 'ai_usage')
  const counted = usage.filter((event) => event.fields.get(FIELD.usageScope) === 'inference')
  expect(counted.map((event) => event.fields.get(FIELD.outputTokens)).slice(0, 2)).toEqual([10, 20])
  expect(new Set(counted.map((event) => event.id)).size).toBe(2)
})
