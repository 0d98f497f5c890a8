import Anthropic from '@anthropic-ai/sdk'
import { BedrockRuntime, BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime'
import { GoogleGenAI } from '@google/genai'
import OpenAI, { AzureOpenAI } from 'openai'
import { expect, test, vi } from 'vitest'
import { createFakeWatch } from '../../test/fake-watch.ts'
import { wrap } from './wrap.ts'
import { wrapClient } from './wrap-client.ts'

const aws = { region: 'eu-central-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } }

test.each([
  ['openai', new OpenAI({ apiKey: 'x' })],
  ['azure', new AzureOpenAI({ apiKey: 'x', endpoint: 'https://a.example', apiVersion: '2024-10-21' })],
  ['anthropic', new Anthropic({ apiKey: 'x' })],
  ['google', new GoogleGenAI({ apiKey: 'x' })],
  ['bedrock', new BedrockRuntimeClient(aws)],
  ['bedrock, aggregated', new BedrockRuntime(aws)],
])('a client of %s is known and stays what it was', (_name, client) => {
  const wrapped = wrapClient<object>(client, createFakeWatch())
  expect(wrapped).toBeDefined()
  expect(wrapped).toBeInstanceOf(client.constructor)
})

test('another client of AWS, and any other object, is left alone with a word', () => {
  const other = { send: () => {}, middlewareStack: {}, config: { serviceId: 'S3' } }
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  expect(wrap(other, createFakeWatch())).toBe(other)
  expect(warn).toHaveBeenCalledOnce()
  warn.mockRestore()
})
