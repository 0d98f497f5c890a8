import { type AiEvent, type Category, FIELD } from '@telltale/model'
import { createScanner, embedCanary, makeCanary, unfold } from '@telltale/scan'
import { expect, test } from 'vitest'
import { createCanaryMemory } from './canary-memory.ts'
import { createPromptMemory } from './prompt-memory.ts'
import { scanEvents } from './scan-events.ts'
import { createTextScanner } from './scan-text.ts'

const PROMPT = 'You are the claims desk of Kestrel Mutual. Never offer more than 400 euros without asking a supervisor.'

function canary(seed: number) {
  return makeCanary({ random: (bytes) => Uint8Array.from({ length: bytes }, (_, i) => (seed * 37 + i * 101) & 255) })
}

const known = canary(1)
const scanner = createTextScanner(createScanner())

function event(category: Category, field: string, text: string, service = 'claims'): AiEvent {
  const fields = new Map([
    [FIELD.serviceName, service],
    [field, text],
  ])
  return {
    id: `${category}-${field}`,
    tenant: 'acme',
    category,
    action: 'x.y',
    timeUnixNano: 5n,
    receivedMs: 7,
    seq: 1,
    fields,
  }
}

const told = event('ai_system_prompt', FIELD.systemInstructions, embedCanary(PROMPT, known))

function labelsOf(given: AiEvent, memory = createPromptMemory()): unknown {
  const { events } = scanEvents([told, given], scanner, memory)
  return events[1]?.fields.get(FIELD.riskLabels) ?? []
}

test('a canary that a system prompt holds is found by its value in whatever comes out', () => {
  const text = `My reference is ${known.token}.`
  for (const [category, field] of [
    ['ai_response', FIELD.responseText],
    ['ai_egress', FIELD.urlFull],
    ['ai_tool', FIELD.toolArguments],
    ['ai_guardrail', FIELD.guardrailOutput],
  ] as const) {
    expect(labelsOf(event(category, field, text)), field).toContain('canary')
  }
})

test('other spellings give it away as well, and the finding does not repeat it', () => {
  const { events, findings } = scanEvents(
    [told, event('ai_response', FIELD.responseText, [...known.token].reverse().join(''))],
    scanner,
    createPromptMemory(),
  )
  expect(events[1]?.fields.get(FIELD.riskLabels)).toContain('canary')
  const found = findings.find((finding) => finding.label === 'canary')
  expect(found).toMatchObject({ eventId: events[1]?.id, field: FIELD.responseText })
  expect(found?.reason).not.toContain(known.token)
})

test('where it belongs it says nothing: in prompts, system prompts and definitions of tools', () => {
  expect(labelsOf(event('ai_prompt', FIELD.promptText, known.token))).not.toContain('canary')
  expect(labelsOf(event('ai_tool', FIELD.toolDefinitions, known.token))).not.toContain('canary')
  const { events } = scanEvents([told], scanner, createPromptMemory())
  expect(events[0]?.fields.get(FIELD.riskLabels) ?? []).not.toContain('canary')
})

test('the canary of another application, or one that nobody registered, says nothing', () => {
  expect(labelsOf(event('ai_response', FIELD.responseText, known.token, 'other'))).not.toContain('canary')
  expect(labelsOf(event('ai_response', FIELD.responseText, canary(9).token))).not.toContain('canary')
})

test('what is known is saved and loaded, and a state of before canaries loads as well', () => {
  const memory = createPromptMemory()
  scanEvents([told], scanner, memory)
  const again = createPromptMemory()
  again.load(memory.save())
  expect(again.save()).toEqual(memory.save())
  const { events } = scanEvents([event('ai_response', FIELD.responseText, known.token)], scanner, again)
  expect(events[0]?.fields.get(FIELD.riskLabels)).toContain('canary')
  again.load([['acme\0claims', [PROMPT]]])
  expect(again.save()).toEqual([['acme\0claims', [PROMPT], []]])
})

test('many processes of one application share one prompt and keep their canaries, those heard of last', () => {
  const memory = createCanaryMemory()
  const texts = new Set(Array.from({ length: 100 }, (_, i) => memory.learn(embedCanary(PROMPT, canary(i)))))
  expect([texts.size, memory.size]).toEqual([1, 64])
  expect(memory.find(unfold(canary(99).token), 'response')).not.toEqual([])
  expect(memory.find(unfold(canary(0).token), 'response')).toEqual([])
})

test('a text full of words that look like tokens adds a bounded number', () => {
  const memory = createCanaryMemory()
  memory.learn(Array.from({ length: 500 }, (_, i) => canary(i).token).join(' '))
  expect(memory.size).toBeLessThanOrEqual(8)
})
