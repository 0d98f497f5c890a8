import { expect, test } from 'vitest'
import { providerOfHost } from './provider-of-host.ts'

test.each([
  ['api.openai.com', 'openai'],
  ['API.GROQ.COM', 'groq'],
  ['acme.openai.azure.com', 'azure.ai.openai'],
  ['us-central1-aiplatform.googleapis.com', 'gcp.vertex_ai'],
  ['bedrock-runtime.eu-west-1.amazonaws.com', 'aws.bedrock'],
  ['evil-api.openai.com.example', undefined],
  ['evilapi.groq.com', undefined],
  ['localhost', undefined],
])('%s is %s', (host, provider) => {
  expect(providerOfHost(host)).toBe(provider)
})
