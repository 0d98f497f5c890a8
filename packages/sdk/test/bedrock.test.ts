import {
  BedrockRuntime,
  BedrockRuntimeClient,
  ConverseCommand,
  ConverseStreamCommand,
  InvokeModelCommand,
  InvokeModelWithResponseStreamCommand,
  ValidationException,
} from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import { BlockedError } from '../src/control/guard.ts'
import { wrapBedrock } from '../src/wrap/bedrock/wrap-bedrock.ts'
import { type AwsEvent, sendAwsEvents } from './aws-event-stream.ts'
import { createFakeWatch, type FakeWatch } from './fake-watch.ts'
import { sendJson, startHttp2Provider } from './mock-provider.ts'

const MODEL = 'amazon.nova-lite-v1:0'
const HELLO = { modelId: MODEL, messages: [{ role: 'user' as const, content: [{ text: 'Hello' }] }] }
const ANSWER = {
  output: { message: { role: 'assistant', content: [{ text: 'Good day' }] } },
  stopReason: 'end_turn',
  usage: { inputTokens: 5, outputTokens: 3, totalTokens: 8, cacheReadInputTokens: 2 },
  metrics: { latencyMs: 1 },
}
const SAID = '[{"role":"assistant","parts":[{"type":"text","content":"Good day"}],"finish_reason":"stop"}]'

const settings = (url: string) => ({
  region: 'us-east-1',
  endpoint: url,
  maxAttempts: 1,
  credentials: { accessKeyId: 'a', secretAccessKey: 's' },
})
const client = (url: string, watch: FakeWatch) => wrapBedrock(new BedrockRuntimeClient(settings(url)), watch)

const EVENTS: readonly AwsEvent[] = [
  ['messageStart', { role: 'assistant' }],
  ['contentBlockDelta', { contentBlockIndex: 0, delta: { text: 'Good ' } }],
  ['contentBlockDelta', { contentBlockIndex: 0, delta: { text: 'day' } }],
  ['contentBlockStart', { contentBlockIndex: 1, start: { toolUse: { toolUseId: 't1', name: 'weather' } } }],
  ['contentBlockDelta', { contentBlockIndex: 1, delta: { toolUse: { input: '{"city":"Oslo"}' } } }],
  ['messageStop', { stopReason: 'tool_use' }],
  ['metadata', { usage: { inputTokens: 5, outputTokens: 9, totalTokens: 14 }, metrics: { latencyMs: 1 } }],
]

test('Converse is recorded field by field, and the client stays what it was', async () => {
  const trace = { guardrail: { inputAssessment: { g1: { contentPolicy: { filters: [] } } } } }
  await using provider = await startHttp2Provider((_, response) => sendJson(response, { ...ANSWER, trace }))
  const watch = createFakeWatch()
  const bedrock = client(provider.url, watch)
  expect(bedrock).toBeInstanceOf(BedrockRuntimeClient)
  const output = await bedrock.send(
    new ConverseCommand({
      ...HELLO,
      system: [{ text: 'Be brief.' }],
      inferenceConfig: { maxTokens: 64, temperature: 0.5 },
      guardrailConfig: { guardrailIdentifier: 'g1', guardrailVersion: '1', trace: 'enabled' },
      toolConfig: { tools: [{ toolSpec: { name: 'weather', inputSchema: { json: {} } } }] },
    }),
  )
  expect(output.output?.message?.content).toEqual([{ text: 'Good day' }])
  expect(watch.spans).toHaveLength(1)
  expect(watch.spans[0]).toMatchObject({ name: `chat ${MODEL}`, kind: 'client', ended: true, error: undefined })
  expect(watch.spans[0]?.attributes).toMatchObject({
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': 'aws.bedrock',
    'gen_ai.request.model': MODEL,
    'gen_ai.request.max_tokens': 64,
    'gen_ai.request.temperature': 0.5,
    'gen_ai.system_instructions': '[{"type":"text","content":"Be brief."}]',
    'gen_ai.input.messages': '[{"role":"user","parts":[{"type":"text","content":"Hello"}]}]',
    'gen_ai.output.messages': SAID,
    'gen_ai.tool.definitions': '[{"toolSpec":{"name":"weather","inputSchema":{"json":{}}}}]',
    'gen_ai.response.finish_reasons': ['stop'],
    'gen_ai.usage.input_tokens': 7,
    'gen_ai.usage.output_tokens': 3,
    'gen_ai.usage.cache_read.input_tokens': 2,
    'aws.bedrock.guardrail.id': 'g1',
    'telltale.bedrock.guardrail_trace': '{"inputAssessment":{"g1":{"contentPolicy":{"filters":[]}}}}',
  })
})

test('ConverseStream passes through and is put together; one that is left is recorded so', async () => {
  await using provider = await startHttp2Provider((_, response) => sendAwsEvents(response, EVENTS))
  const watch = createFakeWatch()
  const bedrock = client(provider.url, watch)
  const { stream } = await bedrock.send(new ConverseStreamCommand(HELLO))
  const seen: unknown[] = []
  for await (const event of stream ?? []) seen.push(event)
  expect(seen).toHaveLength(EVENTS.length)
  expect(watch.spans[0]?.ended).toBe(true)
  expect(watch.spans[0]?.attributes).toMatchObject({
    'gen_ai.request.stream': true,
    'gen_ai.response.finish_reasons': ['tool_call'],
    'gen_ai.usage.output_tokens': 9,
  })
  expect(JSON.parse(String(watch.spans[0]?.attributes['gen_ai.output.messages']))[0].parts).toEqual([
    { type: 'text', content: 'Good day' },
    { type: 'tool_call', id: 't1', name: 'weather', arguments: { city: 'Oslo' } },
  ])
  const left = await bedrock.send(new ConverseStreamCommand(HELLO))
  for await (const _ of left.stream ?? []) break
  expect(watch.spans[1]).toMatchObject({ ended: true, attributes: { 'gen_ai.response.status': 'cancelled' } })
})

test('InvokeModel is read in the words of the maker of the model, streamed or not', async () => {
  const message = { id: 'm1', stop_reason: 'end_turn', content: [{ type: 'text', text: 'Good day' }] }
  const chunk = (event: object) => ['chunk', { bytes: Buffer.from(JSON.stringify(event)).toString('base64') }] as const
  await using provider = await startHttp2Provider((request, response) => {
    if (!request.path.endsWith('stream')) return sendJson(response, { ...message, type: 'message' })
    sendAwsEvents(response, [
      chunk({ type: 'message_start', message: { id: 'm1', usage: { input_tokens: 4 } } }),
      chunk({ type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } }),
      chunk({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'Good day' } }),
      chunk({ type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 3 } }),
    ])
  })
  const watch = createFakeWatch()
  const bedrock = client(provider.url, watch)
  const body = JSON.stringify({ anthropic_version: 'v', max_tokens: 9, messages: [{ role: 'user', content: 'Hello' }] })
  const input = { modelId: 'anthropic.claude', body, contentType: 'application/json' }
  const output = await bedrock.send(new InvokeModelCommand(input))
  expect(JSON.parse(output.body.transformToString())).toMatchObject({ id: 'm1' })
  const streamed = await bedrock.send(new InvokeModelWithResponseStreamCommand(input))
  for await (const event of streamed.body ?? []) expect(event.chunk?.bytes).toBeInstanceOf(Uint8Array)
  for (const span of watch.spans) {
    expect(span).toMatchObject({ name: 'chat anthropic.claude', ended: true })
    expect(span.attributes).toMatchObject({ 'gen_ai.request.max_tokens': 9, 'gen_ai.output.messages': SAID })
  }
  expect(watch.spans).toHaveLength(2)
})

test('errors, aborts, callbacks and the methods of the larger client are recorded', async () => {
  await using provider = await startHttp2Provider((request, response) => {
    const text = JSON.stringify(request.body)
    if (text.includes('wait')) return
    if (!text.includes('refuse')) return sendJson(response, ANSWER)
    response.setHeader('x-amzn-errortype', 'ValidationException')
    sendJson(response, { message: 'no' }, 400)
  })
  const watch = createFakeWatch()
  const bedrock = client(provider.url, watch)
  const ask = (text: string) =>
    new ConverseCommand({ modelId: MODEL, messages: [{ role: 'user', content: [{ text }] }] })
  await expect(bedrock.send(ask('refuse'))).rejects.toBeInstanceOf(ValidationException)
  expect(watch.spans[0]).toMatchObject({ ended: true, error: expect.any(ValidationException) })
  const controller = new AbortController()
  const call = bedrock.send(ask('wait'), { abortSignal: controller.signal })
  await expect.poll(() => provider.requests.length).toBe(2)
  controller.abort()
  await expect(call).rejects.toMatchObject({ name: 'AbortError' })
  expect(watch.spans[1]).toMatchObject({ ended: true, error: expect.any(Error) })
  const told = await new Promise((resolve) => bedrock.send(ask('hello'), (_error, output) => resolve(output)))
  expect(told).toMatchObject({ stopReason: 'end_turn' })
  const larger = wrapBedrock(new BedrockRuntime(settings(provider.url)), watch)
  await larger.converse(HELLO)
  expect(watch.spans.map((span) => span.ended)).toEqual([true, true, true, true])
})

test('an enforced policy refuses, and redacts what is sent', async () => {
  await using provider = await startHttp2Provider((_, response) => sendJson(response, ANSWER))
  const ask = (watch: FakeWatch) => client(provider.url, watch).send(new ConverseCommand(HELLO))
  await expect(ask(createFakeWatch(() => 'block'))).rejects.toBeInstanceOf(BlockedError)
  await expect(ask(createFakeWatch(() => 'require_approval', false))).rejects.toBeInstanceOf(BlockedError)
  expect(provider.requests).toHaveLength(0)
  const answer = await ask(createFakeWatch(() => 'redact'))
  expect(provider.requests[0]?.body).toMatchObject({ messages: [{ content: [{ text: '[redacted]' }] }] })
  expect(answer.output?.message?.content).toEqual([{ text: '[redacted]' }])
})
