import { expect, test } from 'vitest'
import type { Category } from './category.ts'
import { FIELD } from './fields.ts'
import type { JsonValue } from './json-value.ts'
import { readScannedTexts } from './scanned-texts.ts'

const read = (category: Category, fields: Readonly<Record<string, JsonValue>>) =>
  readScannedTexts(category, new Map(Object.entries(fields))).map((text) => [
    text.field,
    text.index,
    text.role,
    text.text,
  ])

test('each document stands alone, wherever its text was sent', () => {
  const fields = {
    [FIELD.retrievalText]: ['first', '', 'third'],
    [FIELD.retrievalDocuments]: [
      { id: 'a' },
      { content: 'second' },
      { title: `A title that says ${'a lot '.repeat(6)}` },
    ],
  }
  expect(read('ai_retrieval', fields)).toEqual([
    [FIELD.retrievalText, 0, 'retrieval', 'first'],
    [FIELD.retrievalDocuments, 1, 'retrieval', 'second'],
    [FIELD.retrievalText, 2, 'retrieval', 'third'],
    [`${FIELD.retrievalDocuments}.title`, 2, 'retrieval', `A title that says ${'a lot '.repeat(6)}`],
  ])
})

test('a prompt without messages stands in the role its sender names', () => {
  expect(read('ai_prompt', { [FIELD.promptText]: 'x y', [FIELD.promptOrigin]: 'tool' })[0]?.[2]).toBe('tool')
  expect(read('ai_prompt', { [FIELD.promptText]: 'x y', [FIELD.promptRole]: 'system' })[0]?.[2]).toBe('system')
  expect(read('ai_prompt', { [FIELD.promptText]: 'x y', [FIELD.promptOrigin]: 'agent' })[0]?.[2]).toBe('user')
})

test('of a conversation every part is read once', () => {
  const messages = [
    { role: 'user', content: 'first question' },
    {
      role: 'assistant',
      parts: [
        { type: 'reasoning', content: 'so' },
        { type: 'text', content: 'first answer' },
      ],
    },
    { role: 'tool', parts: [{ type: 'tool_call_response', response: 'result one' }] },
    {
      role: 'tool',
      parts: [
        { type: 'tool_call_response', response: 'result two' },
        { type: 'blob', content: 'QUJD' },
      ],
    },
    { role: 'user', parts: [{ type: 'text', content: 'second question' }] },
  ]
  const fields = {
    [FIELD.inputMessages]: messages,
    [FIELD.promptText]: 'second question',
    [FIELD.promptUntrustedText]: 'result one\nresult two',
  }
  expect(read('ai_prompt', fields)).toEqual([
    [FIELD.promptText, 0, 'user', 'second question'],
    [FIELD.promptUntrustedText, 0, 'tool', 'result one\nresult two'],
    [FIELD.inputMessages, 0, 'user', 'first question'],
    [FIELD.inputMessages, 1, 'response', 'so'],
    [FIELD.inputMessages, 2, 'response', 'first answer'],
  ])
})

test('what a guard looked at stands in the role of what it is', () => {
  const fields = { [FIELD.guardrailInput]: 'words', [FIELD.guardrailTarget]: 'tool_result' }
  expect(read('ai_guardrail', fields)).toEqual([[FIELD.guardrailInput, 0, 'tool', 'words']])
})

test('other fields are read when they say more than a name, and ids, hashes and risk never', () => {
  const long = 'a sentence of somebody that says a good deal more than a name'
  const fields = {
    'shop.note': long,
    'shop.short': 'a name',
    'shop.order.id': long,
    [FIELD.promptHash]: 'a'.repeat(64),
    'shop.code': 'abcdef0123456789'.repeat(4),
    [FIELD.riskError]: long,
    'shop.list': [long],
    __proto__: long,
  }
  expect(read('ai_usage', fields).map(([field, , role]) => [field, role])).toEqual([
    ['shop.note', 'user'],
    ['shop.list', 'user'],
  ])
})

test('an address is what somebody asked for, but that of the model, which the operator chose', () => {
  const url = 'http://127.0.0.1:8080/v1/chat/completions'
  const roles = (initiator: string) =>
    read('ai_egress', { [FIELD.urlFull]: url, [FIELD.egressInitiator]: initiator }).map(([, , role]) => role)
  expect(['model_call', 'tool', 'agent', ''].map(roles)).toEqual([
    ['system'],
    ['tool_arguments'],
    ['tool_arguments'],
    ['tool_arguments'],
  ])
})
