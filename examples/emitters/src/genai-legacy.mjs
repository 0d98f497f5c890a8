// What emitters of earlier conventions still send: attributes and span events before 1.37, and the
// guardrail proposals that were never merged.
import { SpanKind } from '@opentelemetry/api'
import { emitEvent, inSpan } from './genai-spans.mjs'
import { MODEL, SYSTEM } from './openai-calls.mjs'

const QUESTION = 'What is the capital of France?'
const ANSWER = 'The capital of France is Paris.'
const OLD_CHAT = {
  'gen_ai.system': 'az.ai.openai',
  'gen_ai.operation.name': 'chat',
  'gen_ai.request.model': MODEL,
  'gen_ai.response.model': `${MODEL}-2024-07-18`,
  'gen_ai.response.id': 'chatcmpl-legacy0001',
  'gen_ai.response.finish_reasons': ['stop'],
  'gen_ai.usage.input_tokens': 31,
  'gen_ai.usage.output_tokens': 8,
}

/** @param {Record<string, string>} identity @returns {[string, () => Promise<unknown>][]} */
export function legacyScenarios(identity) {
  return [
    ['legacy-span-events', () => spanEvents(identity)],
    ['legacy-attributes', () => attributes(identity)],
    ['legacy-content-events', () => contentEvents(identity)],
    ['details-span-event', () => detailsSpanEvent(identity)],
    ['security-finding', () => securityFinding(identity)],
  ]
}

/** Per-message span events, as several agent frameworks have by default. @param {Record<string, string>} identity */
function spanEvents(identity) {
  const options = { kind: SpanKind.CLIENT, attributes: { ...OLD_CHAT, ...identity } }
  return inSpan(`chat ${MODEL}`, options, async (span) => {
    span.addEvent('gen_ai.system.message', { content: SYSTEM, role: 'system', 'gen_ai.system': 'az.ai.openai' })
    span.addEvent('gen_ai.user.message', { content: JSON.stringify([{ text: QUESTION }]), role: 'user' })
    span.addEvent('gen_ai.tool.message', { content: '{"city":"Paris"}', id: 'call_1', role: 'tool' })
    span.addEvent('gen_ai.choice', {
      finish_reason: 'stop',
      index: 0,
      message: JSON.stringify([{ text: ANSWER }]),
    })
  })
}

/** Numbered prompt and completion attributes, old token names. @param {Record<string, string>} identity */
function attributes(identity) {
  const { 'gen_ai.usage.input_tokens': input, 'gen_ai.usage.output_tokens': output, ...rest } = OLD_CHAT
  const numbered = {
    ...rest,
    'gen_ai.system': 'OpenAI',
    'llm.request.type': 'chat',
    'gen_ai.usage.prompt_tokens': input,
    'gen_ai.usage.completion_tokens': output,
    'llm.usage.total_tokens': input + output,
    'gen_ai.prompt.0.role': 'system',
    'gen_ai.prompt.0.content': SYSTEM,
    'gen_ai.prompt.1.role': 'user',
    'gen_ai.prompt.1.content': QUESTION,
    'gen_ai.completion.0.role': 'assistant',
    'gen_ai.completion.0.content': ANSWER,
    'gen_ai.completion.0.finish_reason': 'stop',
    'llm.request.functions.0.name': 'get_weather',
    'llm.request.functions.0.description': 'Current weather of a city',
    'llm.request.functions.0.parameters': '{"type":"object","properties":{"city":{"type":"string"}}}',
  }
  return inSpan(
    'openai.chat',
    { kind: SpanKind.CLIENT, attributes: { ...numbered, ...identity } },
    async () => undefined,
  )
}

/** Before 1.28: two span events with everything in one string. @param {Record<string, string>} identity */
function contentEvents(identity) {
  const options = { kind: SpanKind.CLIENT, attributes: { ...OLD_CHAT, ...identity } }
  return inSpan(`chat ${MODEL}`, options, async (span) => {
    span.addEvent('gen_ai.content.prompt', { 'gen_ai.prompt': JSON.stringify([{ role: 'user', content: QUESTION }]) })
    const completion = JSON.stringify([{ role: 'assistant', content: ANSWER }])
    span.addEvent('gen_ai.content.completion', { 'gen_ai.completion': completion })
  })
}

/** The details event on the span instead of in the logs. @param {Record<string, string>} identity */
function detailsSpanEvent(identity) {
  const options = { attributes: { ...OLD_CHAT, 'gen_ai.provider.name': 'aws.bedrock', ...identity } }
  return inSpan('chat', options, async (span) => {
    const text = (/** @type {string} */ content) => [{ type: 'text', content }]
    span.addEvent('gen_ai.client.inference.operation.details', {
      'gen_ai.system_instructions': JSON.stringify(text(SYSTEM)),
      'gen_ai.input.messages': JSON.stringify([{ role: 'user', parts: text(QUESTION) }]),
      'gen_ai.output.messages': JSON.stringify([{ role: 'assistant', parts: text(ANSWER), finish_reason: 'end_turn' }]),
    })
  })
}

/** The first guardrail proposal: `gen_ai.security.*`. @param {Record<string, string>} identity */
function securityFinding(identity) {
  const guardrail = {
    'gen_ai.operation.name': 'run_guardrail',
    'gen_ai.security.guardrail.id': 'guard-1',
    'gen_ai.security.guardrail.name': 'pii-guard',
    'gen_ai.security.guardrail.version': '2',
    'gen_ai.security.policy.id': 'desk-output',
    'gen_ai.security.target.type': 'output',
    'gen_ai.security.target.subtype': 'llm',
    'gen_ai.security.verdict.type': 'modify',
    'gen_ai.security.verdict.reason': 'an e-mail address was masked',
    'gen_ai.security.action.type': 'modify',
    'gen_ai.security.risk.score': 0.7,
  }
  return inSpan('run_guardrail pii-guard', { attributes: { ...guardrail, ...identity } }, async () => {
    const finding = { 'gen_ai.security.risk.finding': 'pii', 'gen_ai.security.finding.evidence': '[masked]' }
    emitEvent('gen_ai.security.finding', { ...guardrail, ...finding, ...identity })
  })
}
