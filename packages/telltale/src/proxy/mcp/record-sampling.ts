import type { Recorder } from '@telltale/sdk'
import { asList, asObject, asText, type JsonObject } from './message.ts'
import type { Pending } from './pending-table.ts'

/** Writes the model call that a server asked the client for, as a chat span below the request. */
export function recordSampling(recorder: Recorder, { params, span }: Pending, result: JsonObject): void {
  const model = asText(result.model)
  recorder.within(span, () => {
    const chat = recorder.startSpan(model === undefined ? 'chat' : `chat ${model}`, {
      kind: 'internal',
      attributes: {
        'gen_ai.operation.name': 'chat',
        'gen_ai.provider.name': 'mcp.client',
        'gen_ai.response.model': model,
        'gen_ai.request.max_tokens': typeof params.maxTokens === 'number' ? params.maxTokens : undefined,
        'gen_ai.response.finish_reasons': [asText(result.stopReason) ?? 'unknown'],
        'gen_ai.system_instructions': instructionsOf(params),
        'gen_ai.input.messages': JSON.stringify(asList(params.messages).map(toMessage)),
        'gen_ai.output.messages': JSON.stringify([
          { ...toMessage(result), finish_reason: asText(result.stopReason) ?? 'stop' },
        ]),
      },
    })
    chat.end()
  })
}

function instructionsOf({ systemPrompt }: JsonObject): string | undefined {
  return typeof systemPrompt === 'string' ? JSON.stringify([{ type: 'text', content: systemPrompt }]) : undefined
}

function toMessage(value: unknown): JsonObject {
  const { role, content } = asObject(value) ?? {}
  const parts = Array.isArray(content) ? content : [content]
  return { role: asText(role) ?? 'user', parts: parts.map(toPart) }
}

function toPart(value: unknown): JsonObject {
  const part = asObject(value) ?? {}
  if (part.type === 'text') return { type: 'text', content: asText(part.text) ?? '' }
  return { type: asText(part.type) ?? 'unknown', mime_type: asText(part.mimeType) ?? 'unknown' }
}
