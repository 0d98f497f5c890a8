import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anthropicMessages } from './anthropic-messages.ts'
import { describeBytes } from './describe-bytes.ts'
import { openAiChat } from './openai-chat.ts'
import { openAiResponses } from './openai-responses.ts'
import { withoutBytes } from './without-bytes.ts'

const BYTES = Buffer.from(Array.from({ length: 200 }, (_, place) => (place * 37) % 256))
const DATA = BYTES.toString('base64')
const TOLD = { content: '', size: 200, sha256: createHash('sha256').update(BYTES).digest('hex') }
const PNG = `data:image/png;base64,${DATA}`
const PDF = `data:application/pdf;base64,${DATA}`

const messages = (value: unknown) => JSON.parse(String(value))[0].parts

test('bytes are described by their size and hash, however they come', () => {
  expect(describeBytes(DATA)).toEqual(TOLD)
  expect(describeBytes(new Uint8Array(BYTES))).toEqual(TOLD)
  expect(describeBytes(undefined)).toEqual({ content: '', size: 0 })
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 99 }), (bytes) => {
      expect(describeBytes(Buffer.from(bytes).toString('base64'))).toEqual(describeBytes(bytes))
    }),
  )
})

test('chat tells of pictures, sounds and files in questions, answers and results of tools', () => {
  const content = [
    { type: 'image_url', image_url: { url: PNG } },
    { type: 'input_audio', input_audio: { data: DATA, format: 'wav' } },
    { type: 'file', file: { file_data: PDF, filename: 'a.pdf' } },
    { type: 'file', file: { file_id: 'file-1' } },
  ]
  const asked = openAiChat.readRequest({ model: 'm', messages: [{ role: 'user', content }] })
  expect(messages(asked.attributes['gen_ai.input.messages'])).toEqual([
    { type: 'blob', modality: 'image', mime_type: 'image/png', ...TOLD },
    { type: 'blob', modality: 'audio', mime_type: 'audio/wav', ...TOLD },
    { type: 'blob', modality: 'document', mime_type: 'application/pdf', ...TOLD, name: 'a.pdf' },
    { type: 'file', modality: 'document', file_id: 'file-1' },
  ])
  const told = [
    { role: 'assistant', audio: { id: 'audio_1' } },
    { role: 'tool', tool_call_id: 'c', content: [{ type: 'text', text: 'x' }, content[0]] },
  ]
  const later = JSON.parse(
    String(openAiChat.readRequest({ model: 'm', messages: told }).attributes['gen_ai.input.messages']),
  )
  expect(later[0].parts).toEqual([{ type: 'file', modality: 'audio', file_id: 'audio_1' }])
  expect(later[1].parts[0].response[1]).toEqual({ type: 'blob', modality: 'image', mime_type: 'image/png', ...TOLD })
  const audio = { id: 'audio_1', data: DATA, transcript: 'hello', expires_at: 1 }
  const answer = openAiChat.readAnswer({ choices: [{ message: { role: 'assistant', content: null, audio } }] })
  expect(messages(answer.attributes['gen_ai.output.messages'])).toEqual([
    { type: 'text', content: 'hello' },
    { type: 'blob', modality: 'audio', ...TOLD },
  ])
  const stream = openAiChat.createStream()
  for (const piece of [{ transcript: 'hello' }, { data: DATA.slice(0, 100) }, { data: DATA.slice(100) }]) {
    stream.add({ choices: [{ index: 0, delta: { audio: piece } }] })
  }
  const [words, sound] = messages(stream.answer().attributes['gen_ai.output.messages'])
  expect([words.content, sound.modality, sound.size]).toEqual(['hello', 'audio', 201])
})

test('the Responses API tells of them too, those of its own tools among them', () => {
  const content = [
    { type: 'input_image', image_url: PNG },
    { type: 'input_image', file_id: 'file-1' },
    { type: 'input_audio', input_audio: { data: DATA, format: 'mp3' } },
    { type: 'input_file', file_data: PDF, filename: 'a.pdf' },
    { type: 'input_file', file_url: 'https://a.example/b.pdf' },
  ]
  const asked = openAiResponses.readRequest({ model: 'm', input: [{ role: 'user', content }] })
  expect(messages(asked.attributes['gen_ai.input.messages'])).toEqual([
    { type: 'blob', modality: 'image', mime_type: 'image/png', ...TOLD },
    { type: 'file', modality: 'image', file_id: 'file-1' },
    { type: 'blob', modality: 'audio', mime_type: 'audio/mp3', ...TOLD },
    { type: 'blob', modality: 'document', mime_type: 'application/pdf', ...TOLD, name: 'a.pdf' },
    { type: 'uri', modality: 'document', uri: 'https://a.example/b.pdf' },
  ])
  const output = [
    { type: 'image_generation_call', id: 'ig', status: 'completed', result: DATA },
    { type: 'code_interpreter_call', id: 'ci', code: 'plot()', outputs: [{ type: 'image', url: PNG }] },
    { type: 'message', role: 'assistant', content: [{ type: 'output_audio', data: DATA, transcript: 'hi' }] },
    { type: 'unheard_of', id: 'u', data: PNG, note: 'kept' },
  ]
  const given = String(openAiResponses.readAnswer({ output }).attributes['gen_ai.output.messages'])
  expect(given.split(TOLD.sha256)).toHaveLength(5)
  expect(given).toContain('kept')
  const shot = { type: 'computer_call_output', call_id: 'c', output: { type: 'computer_screenshot', image_url: PNG } }
  const sent = openAiResponses.readRequest({ model: 'm', input: [shot] })
  for (const text of [given, JSON.stringify(asked), JSON.stringify(sent)]) expect(text).not.toContain(DATA)
})

test('a result of a tool keeps its words and loses the bytes of its files', () => {
  const content = [
    { type: 'text', text: 'A chart' },
    { type: 'image', source: { type: 'base64', media_type: 'image/png', data: DATA } },
  ]
  const result = { type: 'tool_result', tool_use_id: 't', content }
  const request = anthropicMessages.readRequest({ model: 'm', messages: [{ role: 'user', content: [result] }] })
  expect(JSON.stringify(request)).not.toContain(DATA)
  expect(request.fresh.map((text) => text.text)).toEqual(['A chart'])
  const mcp = {
    content: [
      { type: 'image', data: DATA, mimeType: 'image/png' },
      { type: 'text', text: DATA },
    ],
  }
  expect(withoutBytes(mcp)).toEqual({
    content: [
      { type: 'image', data: TOLD, mimeType: 'image/png' },
      { type: 'text', text: DATA },
    ],
  })
  expect(withoutBytes({ payload: DATA, page: `data:text/html;base64,${DATA}` })).toEqual({
    payload: DATA,
    page: `data:text/html;base64,${DATA}`,
  })
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(withoutBytes(value)).toBe(value)
    }),
  )
})
