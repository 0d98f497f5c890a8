import Anthropic from '@anthropic-ai/sdk'
import { BedrockRuntime } from '@aws-sdk/client-bedrock-runtime'
import { GoogleGenAI } from '@google/genai'
import OpenAI, { AzureOpenAI, type ClientOptions } from 'openai'
import { expect, test } from 'vitest'
import { createGuard } from '../../../src/control/create-guard.ts'
import { createFakeRecorder, type FakeRecorder } from '../../../src/record/fake-recorder.ts'
import type { WrapDeps } from '../../../src/wrap/wrap-client.ts'
import { startScriptServer } from '../script-server.ts'
import { ANTHROPIC_FLOWS } from './anthropic-flows.ts'
import { BEDROCK_FLOWS } from './bedrock-flows.ts'
import { coursesOf, type Flow } from './flow.ts'
import { GOOGLE_FLOWS } from './google-flows.ts'
import { OPENAI_FLOWS } from './openai-flows.ts'
import { Mine, OPENAI_HELPER_FLOWS } from './openai-helper-flows.ts'

/** As hosts have it: monitoring, and enforcing a policy that everything here is allowed by. */
function watches(): readonly (FakeRecorder & WrapDeps)[] {
  return (['monitor', 'enforce'] as const).map((mode) => {
    const fake = createFakeRecorder()
    return { ...fake, guard: createGuard({ recorder: fake.recorder, mode }) }
  })
}

/** Everything that a host and a provider can see is the same with and without us, and calls were recorded. */
async function compare<Client extends object>(
  flow: Flow<Client>,
  make: (url: string) => Client,
  protocol: 'http/1.1' | 'h2' = 'http/1.1',
): Promise<void> {
  await using server = await startScriptServer(protocol)
  const both = watches()
  const [raw, ...wrapped] = await coursesOf(flow, server, { make: () => make(server.url), watches: both })
  for (const course of wrapped) expect(course).toEqual(raw)
  for (const { spans } of both) {
    expect(spans.length).toBeGreaterThanOrEqual(flow.calls ?? 1)
    expect(spans.filter((span) => !span.ended)).toEqual([])
  }
}

type MakeOpenAI = new (options: ClientOptions) => OpenAI
const OPENAI: readonly (readonly [string, Flow<OpenAI>, MakeOpenAI])[] = [
  ...OPENAI_FLOWS.map((flow) => [flow.name, flow, OpenAI] as const),
  ...OPENAI_HELPER_FLOWS.map((flow) => [flow.name, flow, Mine] as const),
]

test.each(OPENAI)('openai: %s', (_, flow, Client) =>
  compare(flow, (baseURL) => new Client({ apiKey: 'k', baseURL, logLevel: 'off' })),
)

test.each(OPENAI_FLOWS)('openai at Azure: $name', (flow) =>
  compare<OpenAI>(
    flow,
    (endpoint) => new AzureOpenAI({ apiKey: 'k', endpoint, apiVersion: '2024-10-21', logLevel: 'off' }),
  ),
)

test.each(ANTHROPIC_FLOWS)('anthropic: $name', (flow) =>
  compare(flow, (baseURL) => new Anthropic({ apiKey: 'k', baseURL, logLevel: 'off' })),
)

test.each(GOOGLE_FLOWS)('google: $name', (flow) =>
  compare(flow, (baseUrl) => new GoogleGenAI({ apiKey: 'k', httpOptions: { baseUrl } })),
)

test.each(BEDROCK_FLOWS)('bedrock: $name', (flow) =>
  compare(
    flow,
    (endpoint) =>
      new BedrockRuntime({
        region: 'us-east-1',
        endpoint,
        maxAttempts: 2,
        credentials: { accessKeyId: 'a', secretAccessKey: 's' },
      }),
    'h2',
  ),
)
