import { expect, test } from 'vitest'
import { bedrockConverse } from './bedrock-converse.ts'
import { bedrockInvoke } from './bedrock-invoke.ts'
import { cohereChat } from './cohere-chat.ts'
import { geminiEmbedContent } from './gemini-embed-content.ts'
import { mistralChat } from './mistral-chat.ts'
import { ollamaChat } from './ollama-chat.ts'

test('the body of each maker of models is read, streamed or not', () => {
  const said = (answer: { readonly texts: readonly { readonly text: string }[] }) =>
    answer.texts.map(({ text }) => text)
  const titan = bedrockInvoke.readRequest({
    modelId: 'amazon.titan-text',
    body: { inputText: 'Hello', textGenerationConfig: { maxTokenCount: 9 } },
  })
  expect(titan).toMatchObject({ operation: 'text_completion', model: 'amazon.titan-text', fresh: [{ text: 'Hello' }] })
  expect(titan.attributes['gen_ai.request.max_tokens']).toBe(9)
  expect(said(bedrockInvoke.readAnswer({ results: [{ outputText: 'Good day', completionReason: 'FINISH' }] }))).toEqual(
    ['Good day'],
  )
  const nova = { modelId: 'amazon.nova', body: { messages: [{ role: 'user', content: [{ text: 'Hello' }] }] } }
  expect(bedrockInvoke.readRequest(nova).fresh).toEqual([{ text: 'Hello', role: 'user' }])
  const llama = bedrockInvoke.createStream()
  llama.add({ generation: 'Good ' })
  llama.add({ generation: 'day', stop_reason: 'stop' })
  expect(said(llama.answer())).toEqual(['Good day'])
  const streamed = bedrockInvoke.createStream()
  streamed.add({ messageStart: { role: 'assistant' } })
  streamed.add({ contentBlockDelta: { contentBlockIndex: 0, delta: { text: 'Good day' } } })
  expect(said(streamed.answer())).toEqual(['Good day'])
})

test('whatever the JSON holds, no format throws', () => {
  const hostile = {
    get messages(): never {
      throw new Error('no')
    },
  }
  const bodies = [
    undefined,
    null,
    1,
    'x',
    [],
    hostile,
    { messages: [null, 3, { content: [null, 'x', { text: 4 }] }], body: { messages: [null] }, modelId: 'x' },
    { message: { content: 5, toolCalls: [null] }, output: { message: { content: [null, {}] } }, choices: [null] },
    { delta: { message: { content: null, toolCalls: 3 } }, contentBlockDelta: { delta: null }, data: { choices: [1] } },
  ]
  for (const format of [bedrockConverse, bedrockInvoke, cohereChat, geminiEmbedContent, mistralChat, ollamaChat]) {
    for (const body of bodies) {
      expect(format.readRequest(body).attributes).toBeDefined()
      expect(format.readAnswer(body).attributes).toBeDefined()
      const stream = format.createStream()
      stream.add(body)
      expect(stream.answer().attributes).toBeDefined()
    }
  }
})
