import type { Reply, Usage } from './conversation.ts'
import { carried, listOf, memberOf, numberOf, parseJson, textOf } from './read-json.ts'
import { callPart, type Part, reasoningPart, resultPart, type Turn, textPart, uriPart } from './turn.ts'

/** A member by its name in the client, or in the HTTP API. */
export function eitherOf(value: unknown, name: string): unknown {
  return (
    memberOf(value, name) ??
    memberOf(
      value,
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    )
  )
}

/** One message of Cohere's chat. */
export function readCohereTurn(message: unknown): Turn {
  const role = textOf(message, 'role') ?? 'user'
  const content = memberOf(message, 'content')
  if (role === 'tool') return { role, parts: [resultPart(textAt(message, 'toolCallId'), '', content ?? '')] }
  const plan = textAt(message, 'toolPlan')
  return {
    role,
    parts: [...readContent(content), ...(plan === '' ? [] : [reasoningPart(plan)]), ...readCalls(message)],
  }
}

function textAt(value: unknown, name: string): string {
  const found = eitherOf(value, name)
  return typeof found === 'string' ? found : ''
}

function readContent(content: unknown): readonly Part[] {
  if (typeof content === 'string') return content === '' ? [] : [textPart(content)]
  return listOf({ content }, 'content').map((block) => {
    const text = textOf(block, 'text')
    const thinking = textOf(block, 'thinking')
    const image = eitherOf(block, 'imageUrl')
    if (text !== undefined) return textPart(text)
    if (thinking !== undefined) return reasoningPart(thinking)
    if (image !== undefined) return uriPart(textOf(image, 'url') ?? '', 'image/*')
    return { type: 'generic', generic_type: textOf(block, 'type') ?? '', content: carried(block) }
  })
}

function readCalls(message: unknown): readonly Part[] {
  return listOf({ calls: eitherOf(message, 'toolCalls') }, 'calls').map((call) => {
    const called = memberOf(call, 'function')
    const args = textOf(called, 'arguments') ?? ''
    return callPart(textOf(call, 'id') ?? '', textOf(called, 'name') ?? '', parseJson(args) ?? args)
  })
}

/** An answer of Cohere's chat, whole or put together from a stream. */
export function readCohereReply(body: unknown): Reply {
  const message = memberOf(body, 'message')
  const reason = textAt(body, 'finishReason') || undefined
  const { parts } = readCohereTurn(message)
  return {
    id: textOf(body, 'id'),
    turns:
      parts.length === 0 ? [] : [{ role: 'assistant', parts, ...(reason !== undefined && { finish_reason: reason }) }],
    finishReasons: reason === undefined ? [] : [reason],
    usage: readUsage(memberOf(body, 'usage')),
  }
}

function readUsage(usage: unknown): Usage {
  const tokens = memberOf(usage, 'tokens') ?? eitherOf(usage, 'billedUnits')
  const count = (name: string): number | undefined => numberOf({ count: eitherOf(tokens, name) }, 'count')
  return { input: count('inputTokens'), output: count('outputTokens') }
}
