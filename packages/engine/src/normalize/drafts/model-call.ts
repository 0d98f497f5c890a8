import { FIELD, type JsonValue } from '@telltale/model'
import type { Canonical, EventDraft } from '../draft.ts'
import type { KeyedHash } from '../hash.ts'
import { finishReason } from '../read/finish-reasons.ts'
import type { MessageList, Part } from '../read/message.ts'
import { providerName } from '../read/provider.ts'
import { systemParts } from '../read/text.ts'
import { draftRefusal } from './guardrail.ts'
import { draftPrompt } from './prompt.ts'
import { draftResponse } from './response.ts'
import { draftSystemPrompt } from './system-prompt.ts'
import { draftHeardTools, draftRequestedTools } from './tool.ts'
import { draftUsage } from './usage.ts'

/** One call of a model as any dialect tells it. */
export interface ModelCall {
  /** Scalars in canonical names. */
  readonly fields: Canonical
  readonly input: MessageList
  readonly output: MessageList
  /** System instructions told apart from the messages. */
  readonly system: readonly Part[]
  readonly tools: JsonValue | undefined
  readonly startUnixNano: bigint
  readonly endUnixNano: bigint
  readonly source: 'span' | 'log'
  /** Which facts this record may state: a request log knows no answer, a span whose content comes in logs no texts. */
  readonly tells: ReadonlySet<'prompt' | 'system' | 'response' | 'usage'>
}

/** A record that states all facts of its call. */
export const TELLS_ALL: ModelCall['tells'] = new Set(['prompt', 'system', 'response', 'usage'])

/** The facts in one model call: prompt, hidden instructions, response, usage, tools asked for, refusal. */
export function draftModelCall(call: ModelCall, hash: KeyedHash): readonly EventDraft[] {
  const { fields, input, output } = call
  const drafts: EventDraft[] = []
  if (call.tells.has('prompt')) drafts.push(draftPrompt(fields, input, call.startUnixNano, hash))
  if (call.tells.has('system')) {
    const system = call.system.length > 0 ? call.system : systemParts(input.messages)
    const tools = call.tools ?? input.tools
    drafts.push(...draftSystemPrompt(fields, { system, tools }, call.startUnixNano, hash))
  }
  if (call.tells.has('response')) {
    addReasons(fields, output)
    drafts.push(draftResponse(fields, output, call.endUnixNano, hash))
    drafts.push(...draftRequestedTools(fields, output.messages, call.endUnixNano))
    drafts.push(...draftRefusal(fields, output, call.endUnixNano))
  }
  if (call.tells.has('prompt')) drafts.push(...draftHeardTools(fields, input.messages, call.startUnixNano, hash))
  if (call.tells.has('usage')) drafts.push(...draftUsage(fields, 'inference', call.source, call.endUnixNano))
  return drafts
}

/**
 * The facts in one call of an embedding model: usage, and the embedded texts as a prompt. It has no answer; without its
 * texts it is a prompt only where no usage stands for it.
 */
export function draftEmbedding(call: ModelCall, hash: KeyedHash): readonly EventDraft[] {
  const usage = draftUsage(call.fields, 'inference', call.source, call.endUnixNano)
  if (call.input.messages.length === 0 && usage.length > 0) return usage
  return [draftPrompt(call.fields, call.input, call.startUnixNano, hash), ...usage]
}

/** Puts provider names and finish reasons into OpenTelemetry's words. */
export function normaliseWords(fields: Canonical): Canonical {
  const provider = fields.get(FIELD.provider)
  if (typeof provider === 'string') fields.set(FIELD.provider, providerName(provider))
  const reasons = fields.get(FIELD.finishReasons)
  if (Array.isArray(reasons))
    fields.set(
      FIELD.finishReasons,
      reasons.map((reason) => finishReason(String(reason))),
    )
  return fields
}

/** Finish reasons that stand only inside the messages (as they did up to OpenTelemetry 1.37). */
function addReasons(fields: Canonical, output: MessageList): void {
  if (fields.has(FIELD.finishReasons)) return
  const reasons = output.messages.flatMap((message) =>
    typeof message.finish_reason === 'string' && message.finish_reason !== ''
      ? [finishReason(message.finish_reason)]
      : [],
  )
  if (reasons.length > 0) fields.set(FIELD.finishReasons, reasons)
}
