import { expect, test } from 'vitest'
import { routeCall } from './route-call.ts'

test.each([
  ['/openai/v1/chat/completions', 'openai', 'openai.chat', '/v1/chat/completions'],
  ['/v1/chat/completions?x=1', 'openai', 'openai.chat', '/v1/chat/completions?x=1'],
  ['/openai/v1/responses', 'openai', 'openai.responses', '/v1/responses'],
  ['/openai/embeddings', 'openai', 'openai.embeddings', '/embeddings'],
  ['/openai/deployments/gpt/chat/completions?api-version=1', 'openai', 'openai.chat', undefined],
  ['/v1/completions', 'openai', 'openai.completions', '/v1/completions'],
  ['/v1/models', 'openai', undefined, '/v1/models'],
  ['/openai/v1/threads/runs', 'openai', undefined, '/v1/threads/runs'],
  ['/anthropic/v1/messages', 'anthropic', 'anthropic.messages', '/v1/messages'],
  ['/v1/messages', 'anthropic', 'anthropic.messages', '/v1/messages'],
  ['/v1/messages/count_tokens', 'anthropic', undefined, '/v1/messages/count_tokens'],
  ['/openai/v1/messages', 'openai', 'anthropic.messages', '/v1/messages'],
  ['/openai/v1/threads/t/messages', 'openai', undefined, '/v1/threads/t/messages'],
  ['/openai/v1/engines/e/completions', 'openai', 'openai.completions', '/v1/engines/e/completions'],
  ['/anthropic/v1/chat/completions', 'anthropic', 'openai.chat', '/v1/chat/completions'],
  ['/gemini/v1beta/openai/chat/completions', 'gemini', 'openai.chat', '/v1beta/openai/chat/completions'],
  ['/v1beta/openai/embeddings', 'gemini', 'openai.embeddings', '/v1beta/openai/embeddings'],
  ['/bedrock/openai/v1/chat/completions', 'bedrock', 'openai.chat', '/openai/v1/chat/completions'],
  ['/bedrock/openai/v1/responses', 'bedrock', 'openai.responses', '/openai/v1/responses'],
  ['/bedrock/model/a%3Ab%2Fc/converse', 'bedrock', 'bedrock.converse', '/model/a%3Ab%2Fc/converse'],
])('%s is a call to %s', (target, provider, endpoint, path) => {
  const route = routeCall(target)
  expect(route).toMatchObject({ provider, endpoint, ...(path === undefined ? {} : { path }) })
})

test('the model and the stream of a path are read', () => {
  expect(routeCall('/gemini/v1beta/models/gemini-2:streamGenerateContent?alt=sse')).toMatchObject({
    endpoint: 'gemini.generate',
    model: 'gemini-2',
    stream: true,
  })
  expect(routeCall('/bedrock/model/a%3Ab%2Fc/converse')).toMatchObject({ model: 'a:b/c', stream: false })
})

test.each(['/openai/v1/Chat/Completions', '/openai/v1/%63hat/completions', '/openai/v1/chat/completions/'])(
  '%s is read all the same',
  (target) => {
    expect(routeCall(target)).toMatchObject({ endpoint: 'openai.chat' })
  },
)

test.each([
  'http://elsewhere.test/v1/chat/completions',
  '//elsewhere.test/v1/chat/completions',
  '/openai//elsewhere.test/v1',
  '/openai/v1/../../admin',
  '/openai/v1/%2e%2e/%2e%2e/admin',
  '/openai/v1/%252e%252e/admin',
  '/openai/v1/..%2fadmin',
  '/openai/\\elsewhere.test',
  '/openai/%5celsewhere.test',
  '/openai/v1/..;/admin',
  '/openai/v1/%',
  '/openai/v1/a%00b',
  '/openai/v1/a#b',
  '*',
])('%s is refused', (target) => {
  expect(routeCall(target)).toBe('refused')
})

test.each(['/', '/favicon.ico', '/admin', '/openai', '/openaiv1/chat/completions'])('%s is nowhere', (target) => {
  expect(routeCall(target)).toBeUndefined()
})
