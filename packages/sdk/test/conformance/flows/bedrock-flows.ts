import {
  type BedrockRuntime,
  BedrockRuntimeServiceException,
  ConverseCommand,
  ConverseStreamCommand,
  InvokeModelCommand,
  InvokeModelWithResponseStreamCommand,
  paginateListAsyncInvokes,
} from '@aws-sdk/client-bedrock-runtime'
import type { AwsEvent } from '../../aws-event-stream.ts'
import type { Flow } from './flow.ts'

const HELLO = { modelId: 'amazon.nova', messages: [{ role: 'user' as const, content: [{ text: 'Hello' }] }] }
const ANSWER = {
  output: { message: { role: 'assistant', content: [{ text: 'Good day' }] } },
  stopReason: 'end_turn',
  usage: { inputTokens: 5, outputTokens: 3, totalTokens: 8 },
  metrics: { latencyMs: 1 },
}
const EVENTS: readonly AwsEvent[] = [
  ['messageStart', { role: 'assistant' }],
  ['contentBlockDelta', { contentBlockIndex: 0, delta: { text: 'Good day' } }],
  ['messageStop', { stopReason: 'end_turn' }],
  ['metadata', { usage: ANSWER.usage, metrics: ANSWER.metrics }],
]
const CHUNK: AwsEvent = ['chunk', { bytes: Buffer.from('{"outputText":"Good day"}').toString('base64') }]
const INVOKE = { modelId: 'amazon.titan', body: '{"inputText":"Hello"}', contentType: 'application/json' }

function failure(type: string, status: number) {
  return { status, body: { message: 'no' }, headers: { 'x-amzn-errortype': type, 'x-amzn-requestid': 'r1' } }
}

/** What an application does with a client of Bedrock. */
export const BEDROCK_FLOWS: readonly Flow<BedrockRuntime>[] = [
  {
    name: 'commands, methods, callbacks and streams',
    script: ({ path }) =>
      path.endsWith('converse-stream')
        ? { aws: EVENTS }
        : path.endsWith('-response-stream')
          ? { aws: [CHUNK, CHUNK] }
          : path.endsWith('/invoke')
            ? { body: { results: [{ outputText: 'Good day' }] } }
            : { body: { ...ANSWER, asyncInvokeSummaries: [] } },
    run: async (client, { note, step }) => {
      const promise = client.send(new ConverseCommand(HELLO))
      note('promise', [promise instanceof Promise, promise.constructor.name])
      await step('command', () => promise)
      await step('method', () => client.converse(HELLO))
      await step('with options', () => client.converse(HELLO, { requestTimeout: 1_000 }))
      await new Promise<void>((done) => {
        const given: unknown = client.converse(HELLO, (error: unknown, output: unknown) => {
          note('callback', [error, output])
          done()
        })
        note('gives', given instanceof Promise)
      })
      const { stream } = await client.converseStream(HELLO)
      await step('stream', () => stream)
      const { body } = await client.send(new InvokeModelWithResponseStreamCommand(INVOKE))
      await step('chunks', () => body)
      const invoked = await client.send(new InvokeModelCommand(INVOKE))
      note('invoked', [invoked.body.transformToString(), invoked.contentType, invoked.$metadata.httpStatusCode])
      await step('pages', () => paginateListAsyncInvokes({ client }, {}))
    },
  },
  {
    name: 'errors of each class, what is asked again, and what hosts add to a request',
    script: (_, place) =>
      [
        failure('ValidationException', 400),
        failure('AccessDeniedException', 403),
        failure('ResourceNotFoundException', 404),
        failure('ThrottlingException', 429),
        { body: ANSWER },
        failure('InternalServerException', 500),
        failure('ModelTimeoutException', 408),
        { body: ANSWER },
      ][place] ?? { body: ANSWER },
    run: async (client, { note, step }) => {
      client.middlewareStack.add(
        (next) => async (given) => {
          Object.assign(Reflect.get(given.request as object, 'headers'), { 'x-own': 'yes' })
          return next(given)
        },
        { step: 'build', name: 'own' },
      )
      for (const _ of ['invalid', 'denied', 'missing']) {
        const error: unknown = await client.send(new ConverseCommand(HELLO)).catch((failed: unknown) => failed)
        if (!(error instanceof BedrockRuntimeServiceException)) throw new Error('not an error of the service')
        note('error', [error.name, error.constructor.name, error.message, error.$fault, error.$metadata.requestId])
      }
      await step('throttled', () => client.converse(HELLO))
      await step('broken', () => client.converse(HELLO))
      await step('region', () => client.config.region())
    },
  },
  {
    name: 'aborted, left, and failing in the stream',
    script: (_, place) =>
      [
        { after: 'never' as const },
        { aws: EVENTS.slice(0, 2), after: 'hang' as const },
        { aws: EVENTS },
        { aws: [...EVENTS.slice(0, 2), ['modelStreamErrorException', { message: 'no' }] as const] },
      ][place] ?? { body: ANSWER },
    run: async (client, { abortAt, note, step }) => {
      await step('before', () => client.send(new ConverseCommand(HELLO), { abortSignal: AbortSignal.abort() }))
      await step('waiting', () => client.send(new ConverseCommand(HELLO), { abortSignal: abortAt(1) }))
      const { stream: left } = await client.send(new ConverseStreamCommand(HELLO))
      for await (const event of left ?? []) {
        note('event', event)
        break
      }
      const { stream } = await client.send(new ConverseStreamCommand(HELLO))
      await step('whole', () => stream)
      const { stream: failing } = await client.send(new ConverseStreamCommand(HELLO))
      await step('failing', () => failing)
    },
  },
]
