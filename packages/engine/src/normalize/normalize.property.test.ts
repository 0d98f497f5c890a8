import { type AttributeValue, FIELD, type OtlpSpan, type SourceRecord } from '@telltale/model'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ENVELOPE, KEY, log, plainEvent, span } from '../../test/records.ts'
import { createNormalizer } from './normalize.ts'

/** Keys that dialects look at, keys that pollute prototypes where objects are built from them, and any text. */
const KEYS = fc.oneof(
  fc.constantFrom(
    '__proto__',
    'constructor.prototype',
    'gen_ai.prompt.0.__proto__.polluted',
    'gen_ai.prompt.0.role',
    'gen_ai.prompt.99999999999.content',
    'gen_ai.operation.name',
    'gen_ai.input.messages',
    'gen_ai.output.messages',
    'gen_ai.system_instructions',
    'gen_ai.tool.definitions',
    'gen_ai.retrieval.documents',
    'gen_ai.usage.input_tokens',
    'gen_ai.response.id',
    'gen_ai.guardrail.status',
    'openinference.span.kind',
    'llm.input_messages.0.message.content',
    'llm.input_messages.0.message.tool_calls.0.tool_call.function.name',
    'llm.invocation_parameters',
    'output.value',
    'traceloop.span.kind',
    'traceloop.entity.input',
    'langfuse.observation.type',
    'langfuse.observation.input',
    'langfuse.observation.output',
    'langfuse.observation.usage_details',
    'ai.operationId',
    'ai.prompt.messages',
    'ai.response.toolCalls',
    'ai.values',
    'mcp.method.name',
    'http.request.method',
    'url.full',
    'db.system',
    'telltale.category',
    'event.name',
  ),
  fc.string({ maxLength: 12 }),
)

const WORDS = fc.constantFrom(
  'chat',
  'execute_tool',
  'retrieval',
  'LLM',
  'RETRIEVER',
  'GUARDRAIL',
  'generation',
  'tool',
  'workflow',
  'ai.generateText.doGenerate',
  'tools/call',
  'ai_prompt',
  'gen_ai.choice',
  '{"__proto__":{"polluted":true}}',
  '[{"role":"user","parts":[{"type":"text","content":"Hi"}]}]',
  '[{"role":"tool","content":[{"type":"tool_result","content":null}]}]',
  '{"messages":[{"role":"__proto__","content":{"constructor":1}}],"tools":{}}',
  '{"choices":[null,{"message":null},{"text":1}]}',
  '[{"type":"tool_call"},{"parts":[]},[[]],null,3]',
  '{"args":[null],"kwargs":{}}',
  '[{"role":"user","parts":[{"ty',
)

const VALUES: fc.Arbitrary<AttributeValue> = fc.letrec<{ value: AttributeValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    WORDS,
    fc.string(),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.uint8Array({ maxLength: 4 }),
    fc.json({ maxDepth: 3 }),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.array(fc.tuple(KEYS, tie('value')), { maxLength: 3 }).map((pairs) => new Map(pairs)),
  ),
})).value

const ATTRIBUTES = fc.array(fc.tuple(KEYS, VALUES), { maxLength: 12 }).map((pairs) => new Map(pairs))

const RECORDS: fc.Arbitrary<SourceRecord> = fc.oneof(
  fc
    .record({
      attributes: ATTRIBUTES,
      spanKind: fc.nat(5),
      events: fc.array(fc.record({ timeUnixNano: fc.constant(1n), name: WORDS, attributes: ATTRIBUTES }), {
        maxLength: 2,
      }),
    })
    .map((more) => span({}, more)),
  fc.record({ attributes: ATTRIBUTES, body: VALUES, eventName: WORDS }).map((more) => log('', {}, more)),
  fc.array(fc.tuple(KEYS, fc.jsonValue()), { maxLength: 6 }).map((pairs) => ({
    ...plainEvent({}),
    fields: new Map([
      ...pairs.map(([key, value]) => [key, JSON.parse(JSON.stringify(value))] as const),
      ['telltale.category', 'ai_tool'] as const,
    ]),
  })),
)

function prototypes(): string {
  return [Object.prototype, Array.prototype, Function.prototype, Map.prototype]
    .map((each) => Reflect.ownKeys(each).map(String).join())
    .join('|')
}

test('no record makes it throw, lose a record, or touch a prototype', () => {
  const before = prototypes()
  fc.assert(
    fc.property(fc.array(RECORDS, { maxLength: 6 }), (records) => {
      const out = createNormalizer({ hashKey: KEY }).normalize(records, ENVELOPE)
      expect(out.failed).toEqual([])
      expect(out.rawRecords).toHaveLength(records.length)
      for (const record of out.rawRecords) JSON.parse(record.body)
      for (const event of out.events) JSON.stringify([...event.fields])
    }),
    { numRuns: 1500 },
  )
  expect(prototypes()).toBe(before)
  expect(Reflect.get({}, 'polluted')).toBeUndefined()
})

test('the same calls give the same answers', () => {
  fc.assert(
    fc.property(fc.array(RECORDS, { maxLength: 5 }), (records) => {
      const [one, two] = [1, 2].map(() => createNormalizer({ hashKey: KEY }).normalize(records, ENVELOPE))
      expect(one).toEqual(two)
    }),
    { numRuns: 300 },
  )
})

/** A trace of some calls, each told by one to three spans that share a response id, or by a parent and its child. */
const CALLS = fc.array(
  fc.record({ input: fc.nat(1000), output: fc.nat(1000), copies: fc.constantFrom(1, 2, 3), byId: fc.boolean() }),
  { minLength: 1, maxLength: 5 },
)

function spansOf(
  calls: readonly { input: number; output: number; copies: number; byId: boolean }[],
): readonly OtlpSpan[] {
  return calls.flatMap((call, index) => {
    const copies = call.byId ? call.copies : Math.min(2, call.copies)
    return Array.from({ length: copies }, (_, copy) =>
      span(
        {
          'gen_ai.operation.name': 'chat',
          'gen_ai.provider.name': 'openai',
          'gen_ai.request.model': `m${index}`,
          'gen_ai.usage.input_tokens': call.input,
          'gen_ai.usage.output_tokens': call.output,
          ...(call.byId && { 'gen_ai.response.id': `r${index}` }),
        },
        {
          spanId: `${index}${copy}`.padEnd(16, '0'),
          parentSpanId: copy === 0 ? '' : `${index}${copy - 1}`.padEnd(16, '0'),
        },
      ),
    )
  })
}

test('one trace in any order and any number of requests gives the same sum of tokens', () => {
  fc.assert(
    fc.property(
      CALLS.chain((calls) =>
        fc.tuple(
          fc.constant(calls),
          fc.shuffledSubarray([...spansOf(calls)], { minLength: spansOf(calls).length }),
          fc.nat(4),
        ),
      ),
      ([calls, shuffled, size]) => {
        const normalizer = createNormalizer({ hashKey: KEY })
        let sum = 0
        for (let at = 0; at < shuffled.length; at += size + 1) {
          const { events } = normalizer.normalize(shuffled.slice(at, at + size + 1), { ...ENVELOPE, seq: at })
          for (const event of events) {
            if (event.fields.get(FIELD.usageScope) === 'inference') sum += Number(event.fields.get(FIELD.totalTokens))
          }
        }
        expect(sum).toBe(calls.reduce((total, call) => total + call.input + call.output, 0))
      },
    ),
    { numRuns: 500 },
  )
})
