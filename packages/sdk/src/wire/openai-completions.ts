import { createTextRoom } from './bounded-text.ts'
import { newestMessages } from './newest-messages.ts'
import { type ChatChoice, toAnswer } from './openai-chat-answer.ts'
import { textPart } from './openai-content.ts'
import { isStreamed, readSettings } from './openai-settings.ts'
import { listOf, memberOf, numberOf, textOf, textsOf } from './read-json.ts'
import type { AnswerStream, CallRequest, WireFormat } from './wire-format.ts'

/** `POST /completions`, the oldest endpoint: text in, text out. */
export const openAiCompletions: WireFormat = {
  name: 'openai_completions',
  provider: 'openai',
  readRequest,
  readAnswer: (body) => toAnswer(body, listOf(body, 'choices').map(readChoice)),
  createStream,
}

function readRequest(body: unknown): CallRequest {
  const texts = textsOf(body, 'prompt') ?? []
  return {
    operation: 'text_completion',
    model: textOf(body, 'model') ?? '',
    stream: isStreamed(body),
    attributes: {
      ...readSettings(body),
      'openai.api.type': 'completions',
      ...newestMessages(texts.map((text) => ({ role: 'user', parts: [textPart(text)] }))),
    },
    fresh: texts.map((text) => ({ text, role: 'user' })),
  }
}

function readChoice(choice: unknown, place: number): ChatChoice {
  const finishReason = textOf(choice, 'finish_reason')
  return toChoice(numberOf(choice, 'index') ?? place, { text: textOf(choice, 'text') ?? '', finishReason })
}

interface Growing {
  text: string
  finishReason: string | undefined
}

function toChoice(index: number, { text, finishReason }: Growing): ChatChoice {
  return { index, role: 'assistant', parts: text === '' ? [] : [textPart(text)], toolCalls: [], finishReason }
}

const MOST_CHOICES = 128
const FACTS = ['id', 'model', 'usage', 'system_fingerprint'] as const

function createStream(): AnswerStream {
  const room = createTextRoom()
  const facts = new Map<string, unknown>()
  const choices = new Map<number, Growing>()
  return {
    add: (chunk) => {
      for (const name of FACTS) {
        const value = memberOf(chunk, name)
        if (value !== undefined && value !== null) facts.set(name, value)
      }
      for (const choice of listOf(chunk, 'choices')) {
        const index = numberOf(choice, 'index') ?? 0
        const known = choices.get(index) ?? { text: '', finishReason: undefined }
        if (choices.size >= MOST_CHOICES && !choices.has(index)) continue
        choices.set(index, known)
        known.text += room.take(textOf(choice, 'text') ?? '')
        known.finishReason = textOf(choice, 'finish_reason') ?? known.finishReason
      }
    },
    answer: () => {
      const sorted = [...choices].sort(([a], [b]) => a - b)
      return toAnswer(
        Object.fromEntries(facts),
        sorted.map(([index, choice]) => toChoice(index, choice)),
      )
    },
  }
}
