import type { Attributes } from '../record/recorder.ts'
import { answeredCalls } from './openai-chat-answer.ts'
import { type MessagePart, partTexts } from './openai-content.ts'
import { type ReadItem, readItem } from './openai-items.ts'
import { readAnswerFacts } from './openai-settings.ts'
import { listOf, memberAt, memberOf, textOf, toJsonList } from './read-json.ts'
import type { CallAnswer, CallText } from './wire-format.ts'

/** Reads a whole answer of `/responses`. */
export function responsesAnswer(body: unknown): CallAnswer {
  return toResponsesAnswer(body, listOf(body, 'output').map(readItem))
}

/** What an answer with these items says; `facts` holds id, model, status and usage. */
export function toResponsesAnswer(facts: unknown, items: readonly ReadItem[]): CallAnswer {
  const parts = items.flatMap((item) => item.parts)
  const calls = items.flatMap((item) => item.call ?? [])
  const texts = partTexts(parts).map((text): CallText => ({ text, role: 'response' }))
  const reason = finishReason(facts, calls.length > 0)
  return {
    attributes: {
      ...readAnswerFacts(facts),
      ...statusOf(facts),
      'gen_ai.response.finish_reasons': reason === undefined ? undefined : [reason],
      'gen_ai.output.messages': outputMessages(parts, reason),
    },
    texts: [...texts, ...answeredCalls(calls)],
    toolCalls: calls,
  }
}

function outputMessages(parts: readonly MessagePart[], reason: string | undefined): string | undefined {
  if (parts.length === 0) return undefined
  return toJsonList([{ role: 'assistant', parts, ...(reason !== undefined && { finish_reason: reason }) }])
}

function statusOf(facts: unknown): Attributes {
  const failure = textOf(memberOf(facts, 'error'), 'code')
  return { 'gen_ai.response.status': textOf(facts, 'status'), ...(failure !== undefined && { 'error.type': failure }) }
}

const REASONS = new Map<string, string>([
  ['max_output_tokens', 'length'],
  ['content_filter', 'content_filter'],
])

/** The Responses API tells how it ended by its status; here that is said in the words of the conventions. */
function finishReason(facts: unknown, callsTools: boolean): string | undefined {
  const status = textOf(facts, 'status')
  if (status === 'completed') return callsTools ? 'tool_call' : 'stop'
  if (status === 'failed') return 'error'
  if (status !== 'incomplete') return undefined
  const reason = memberAt(facts, 'incomplete_details', 'reason')
  return typeof reason === 'string' ? (REASONS.get(reason) ?? reason) : undefined
}
