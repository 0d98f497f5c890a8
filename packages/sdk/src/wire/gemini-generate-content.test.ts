import { expect, test } from 'vitest'
import { geminiGenerateContent } from './gemini-generate-content.ts'

test('a request of the HTTP API is read with its instruction, contents, calls and settings', () => {
  const request = geminiGenerateContent.readRequest({
    model: 'models/gemini-flash-latest',
    systemInstruction: { parts: [{ text: 'Be brief.' }] },
    generationConfig: {
      temperature: 0.1,
      maxOutputTokens: 64,
      stopSequences: ['X'],
      responseMimeType: 'application/json',
    },
    tools: [{ functionDeclarations: [{ name: 'search' }] }],
    contents: [
      { role: 'user', parts: [{ text: 'Find cats' }] },
      { role: 'model', parts: [{ functionCall: { name: 'search', args: { q: 'cats' } } }] },
      {
        role: 'user',
        parts: [
          { functionResponse: { name: 'search', response: { output: 'Two cats' } } },
          { inlineData: { mimeType: 'image/png', data: 'AAAA' } },
          { fileData: { fileUri: 'gs://b/cat.png', mimeType: 'image/png' } },
        ],
      },
    ],
  })
  expect(request).toMatchObject({ operation: 'generate_content', model: 'gemini-flash-latest', stream: false })
  expect(request.attributes).toMatchObject({
    'gen_ai.request.temperature': 0.1,
    'gen_ai.request.max_tokens': 64,
    'gen_ai.output.type': 'json',
    'gen_ai.system_instructions': '[{"type":"text","content":"Be brief."}]',
    'gen_ai.tool.definitions': '[{"functionDeclarations":[{"name":"search"}]}]',
  })
  expect(JSON.parse(String(request.attributes['gen_ai.input.messages']))[2].parts).toEqual([
    { type: 'tool_call_response', name: 'search', response: { output: 'Two cats' } },
    {
      type: 'blob',
      modality: 'image',
      mime_type: 'image/png',
      content: '',
      size: 3,
      sha256: '709e80c88487a2411e1ee4dfb9f22a861492d20c4765150c0c794abd70f8147c',
    },
    { type: 'uri', modality: 'image', mime_type: 'image/png', uri: 'gs://b/cat.png' },
  ])
  expect(request.fresh).toEqual([{ text: 'Two cats', role: 'tool', tool: 'search' }])
})

test('the shorter forms that the client library takes are the same request', () => {
  for (const contents of [
    'Hi',
    ['Hi'],
    { text: 'Hi' },
    [{ text: 'Hi' }],
    [{ role: 'user', parts: [{ text: 'Hi' }] }],
  ]) {
    const request = geminiGenerateContent.readRequest({
      model: 'm',
      contents,
      config: { systemInstruction: 'Be kind' },
    })
    expect(request.fresh).toEqual([
      { text: 'Be kind', role: 'system' },
      { text: 'Hi', role: 'user' },
    ])
  }
})

test('a prompt that was blocked is said to be, with the ratings that speak', () => {
  const answer = geminiGenerateContent.readAnswer({
    promptFeedback: {
      blockReason: 'SAFETY',
      safetyRatings: [
        { category: 'HARM_CATEGORY_HARASSMENT', probability: 'HIGH', blocked: true },
        { category: 'HARM_CATEGORY_HATE_SPEECH', probability: 'NEGLIGIBLE' },
      ],
    },
    usageMetadata: { promptTokenCount: 9 },
  })
  expect(answer.attributes).toMatchObject({
    'gen_ai.response.finish_reasons': ['content_filter'],
    'telltale.gemini.block_reason': 'SAFETY',
    'telltale.gemini.safety_ratings': '[{"category":"HARM_CATEGORY_HARASSMENT","probability":"HIGH","blocked":true}]',
    'gen_ai.usage.input_tokens': 9,
  })
})

test('streamed chunks give one text, the calls and the last usage', () => {
  const stream = geminiGenerateContent.createStream()
  stream.add({ responseId: 'r', candidates: [{ content: { parts: [{ text: 'Hm', thought: true }] } }] })
  stream.add({ candidates: [{ content: { parts: [{ text: 'I ' }] } }] })
  stream.add({
    candidates: [{ content: { parts: [{ text: 'look' }, { functionCall: { name: 'search', args: { q: 1 } } }] } }],
  })
  stream.add({
    modelVersion: 'gemini-x',
    candidates: [{ finishReason: 'STOP' }],
    usageMetadata: { promptTokenCount: 4, candidatesTokenCount: 5, thoughtsTokenCount: 2 },
  })
  const answer = stream.answer()
  expect(answer.texts).toEqual([
    { text: 'I look', role: 'response' },
    { text: '{"q":1}', role: 'tool_arguments', tool: 'search' },
  ])
  expect(answer.toolCalls).toEqual([{ id: '', name: 'search', arguments: '{"q":1}' }])
  expect(answer.attributes).toMatchObject({
    'gen_ai.response.id': 'r',
    'gen_ai.response.model': 'gemini-x',
    'gen_ai.response.finish_reasons': ['stop'],
    'gen_ai.usage.output_tokens': 7,
    'gen_ai.usage.reasoning.output_tokens': 2,
  })
})

test('whatever the JSON holds, nothing throws', () => {
  for (const body of [
    undefined,
    1,
    'x',
    [],
    { contents: [null, { parts: [null, 3] }] },
    { candidates: [null, { content: 1 }] },
  ]) {
    expect(geminiGenerateContent.readRequest(body).operation).toBe('generate_content')
    const stream = geminiGenerateContent.createStream()
    stream.add(body)
    expect(stream.answer().toolCalls).toEqual(geminiGenerateContent.readAnswer(body).toolCalls)
  }
})
