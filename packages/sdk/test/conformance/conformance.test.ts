import Anthropic from '@anthropic-ai/sdk'
import { BedrockRuntime } from '@aws-sdk/client-bedrock-runtime'
import { GoogleGenAI } from '@google/genai'
import OpenAI from 'openai'
import { expect, test } from 'vitest'
import { wrapClient } from '../../src/wrap/wrap-client.ts'
import { createFakeWatch } from '../fake-watch.ts'
import { type WalkedClient, walkBoth } from './compare-clients.ts'
import { differences } from './walk.ts'

const CLIENTS: readonly WalkedClient[] = [
  {
    name: 'openai',
    make: (baseURL) =>
      new OpenAI({
        apiKey: 'k',
        adminAPIKey: 'a',
        webhookSecret: 'whsec_eA==',
        baseURL,
        maxRetries: 1,
        logLevel: 'off',
      }),
    asking: 230,
  },
  {
    name: 'anthropic',
    make: (baseURL) => new Anthropic({ apiKey: 'k', baseURL, maxRetries: 1, logLevel: 'off' }),
    asking: 320,
  },
  { name: 'google', make: (baseUrl) => new GoogleGenAI({ apiKey: 'k', httpOptions: { baseUrl } }), asking: 80 },
  {
    name: 'bedrock',
    make: (endpoint) =>
      new BedrockRuntime({
        region: 'us-east-1',
        endpoint,
        maxAttempts: 1,
        credentials: { accessKeyId: 'a', secretAccessKey: 's' },
      }),
    protocol: 'h2',
    more: { modelId: 'm', body: '{}', invocationArn: 'arn' },
    asking: 6,
  },
]

test.each(CLIENTS)(
  'the client of $name looks the same wrapped: members, classes, keys, printed and as JSON',
  ({ make }) => {
    const raw = make('http://127.0.0.1:1')
    const wrapped = wrapClient(raw, createFakeWatch()) ?? raw
    expect(wrapped).not.toBe(raw)
    expect(differences(raw, wrapped)).toEqual([])
  },
)

test.each(CLIENTS)(
  'every method of the client of $name asks and gives the same wrapped',
  { timeout: 240_000 },
  async (client) => {
    const { different, asking } = await walkBoth(client)
    expect(different).toEqual([])
    expect(asking).toBeGreaterThanOrEqual(client.asking)
  },
)
