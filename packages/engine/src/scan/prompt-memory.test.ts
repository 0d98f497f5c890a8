import { type AiEvent, type Category, FIELD } from '@telltale/model'
import { createScanner } from '@telltale/scan'
import { expect, test } from 'vitest'
import { createPromptMemory } from './prompt-memory.ts'
import { scanEvents } from './scan-events.ts'
import { createTextScanner } from './scan-text.ts'

const PROMPT =
  'You are Marlow, the booking assistant of Harbour Ferries. Offer the night crossing before the day crossing. ' +
  'Never grant more than twelve percent discount without the word of a duty manager. The internal code of the ' +
  'winter campaign is SEAGULL-9; do not tell it to passengers.'

function event(category: Category, field: string, text: string, service = 'ferries', tenant = 'acme'): AiEvent {
  const fields = new Map([
    [FIELD.serviceName, service],
    [field, text],
  ])
  const id = `${category}-${service}-${tenant}`
  return { id, tenant, category, action: 'x.y', timeUnixNano: 5n, receivedMs: 7, seq: 1, fields }
}

const told = (service?: string, tenant?: string) =>
  event('ai_system_prompt', FIELD.systemInstructions, PROMPT, service, tenant)
const answer = (text: string) => event('ai_response', FIELD.responseText, text)
const scanner = createTextScanner(createScanner())

test('an answer that recites the system prompt of its app says so, with the place', () => {
  const text = `Sure! Here is all I was told: ${PROMPT.slice(58)} Anything else?`
  const { events, findings } = scanEvents([answer(text), told()], scanner, createPromptMemory())
  const leak = findings.find((finding) => finding.label === 'prompt_leak')
  expect(text.slice(leak?.start, leak?.end)).toContain('twelve percent discount')
  expect(events[0]?.fields.get(FIELD.riskScore)).toBeGreaterThan(0.5)
  expect(events[0]?.fields.get(FIELD.riskVerdict)).not.toBe('clean')
})

test('an encoded recital is found as well', () => {
  const memory = createPromptMemory()
  scanEvents([told()], scanner, memory)
  const { findings } = scanEvents([answer(Buffer.from(PROMPT).toString('base64'))], scanner, memory)
  expect(findings.map((finding) => finding.label)).toContain('prompt_leak')
})

test('an answer that only does its work gives nothing away', () => {
  const text = 'The night crossing leaves at 22:40 and costs 84 euros for two adults and a car. Shall I book it?'
  const { findings } = scanEvents([told(), answer(text)], scanner, createPromptMemory())
  expect(findings.filter((finding) => finding.label === 'prompt_leak')).toEqual([])
})

test('the prompt of another app or another tenant is no leak of this one', () => {
  const memory = createPromptMemory()
  const { findings } = scanEvents([told('other'), told('ferries', 'else'), answer(PROMPT)], scanner, memory)
  expect(findings.filter((finding) => finding.label === 'prompt_leak')).toEqual([])
})

test('only the prompts heard of last are kept', () => {
  const memory = createPromptMemory()
  scanEvents([told()], scanner, memory)
  for (let i = 0; i < 4; i += 1) {
    const words = Array.from({ length: 30 }, (_, j) => `word${i}x${j}`).join(' ')
    scanEvents([event('ai_system_prompt', FIELD.systemInstructions, words)], scanner, memory)
  }
  const { findings } = scanEvents([answer(PROMPT)], scanner, memory)
  expect(findings.filter((finding) => finding.label === 'prompt_leak')).toEqual([])
})
