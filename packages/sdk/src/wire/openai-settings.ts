import type { Attributes, AttributeValue } from '../record/recorder.ts'
import { booleanOf, memberAt, memberOf, numberOf, textOf, textsOf } from './read-json.ts'

type Reader = (body: unknown) => AttributeValue | undefined

const ROWS: readonly (readonly [string, Reader])[] = [
  [
    'gen_ai.request.max_tokens',
    (body) => firstNumber(body, ['max_completion_tokens', 'max_output_tokens', 'max_tokens']),
  ],
  ['gen_ai.request.temperature', (body) => numberOf(body, 'temperature')],
  ['gen_ai.request.top_p', (body) => numberOf(body, 'top_p')],
  ['gen_ai.request.frequency_penalty', (body) => numberOf(body, 'frequency_penalty')],
  ['gen_ai.request.presence_penalty', (body) => numberOf(body, 'presence_penalty')],
  ['gen_ai.request.seed', (body) => numberOf(body, 'seed')],
  ['gen_ai.request.choice.count', (body) => choiceCount(numberOf(body, 'n'))],
  ['gen_ai.request.stop_sequences', (body) => textsOf(body, 'stop')],
  [
    'gen_ai.request.reasoning.level',
    (body) => textOf(body, 'reasoning_effort') ?? textOf(memberOf(body, 'reasoning'), 'effort'),
  ],
  ['gen_ai.request.previous_response.id', (body) => textOf(body, 'previous_response_id')],
  ['gen_ai.conversation.id', conversationOf],
  ['gen_ai.output.type', outputType],
  ['gen_ai.request.user', (body) => textOf(body, 'safety_identifier') ?? textOf(body, 'user')],
  ['gen_ai.prompt.name', (body) => textOf(memberOf(body, 'prompt'), 'id')],
  ['gen_ai.prompt.version', (body) => textOf(memberOf(body, 'prompt'), 'version')],
  ['openai.request.service_tier', (body) => notAuto(textOf(body, 'service_tier'))],
]

/** The settings of a request to any of OpenAI's endpoints under the names of the conventions. */
export function readSettings(body: unknown): Attributes {
  return readRows(ROWS, body)
}

/** What the rows find. Read with every call, hence without a list for each row. */
function readRows(rows: readonly (readonly [string, Reader])[], from: unknown): Attributes {
  const found: Record<string, AttributeValue> = {}
  for (const [name, read] of rows) {
    const value = read(from)
    if (value !== undefined) found[name] = value
  }
  return found
}

/** What every answer says of itself, and what it used, in the words of all of OpenAI's endpoints. */
export function readAnswerFacts(answer: unknown): Attributes {
  return readRows(ANSWER_ROWS, answer)
}

const ANSWER_ROWS: readonly (readonly [string, Reader])[] = [
  ['gen_ai.response.id', (answer) => textOf(answer, 'id')],
  ['gen_ai.response.model', (answer) => textOf(answer, 'model')],
  ['openai.response.service_tier', (answer) => textOf(answer, 'service_tier')],
  ['openai.response.system_fingerprint', (answer) => textOf(answer, 'system_fingerprint')],
  ...usageRows(),
]

function usageRows(): readonly (readonly [string, Reader])[] {
  const sums = usage([['prompt_tokens'], ['input_tokens']])
  const details = (side: 'input' | 'output', name: string): Reader => {
    const chat = side === 'input' ? 'prompt_tokens_details' : 'completion_tokens_details'
    return usage([
      [chat, name],
      [`${side}_tokens_details`, name],
    ])
  }
  return [
    ['gen_ai.usage.input_tokens', sums],
    ['gen_ai.usage.output_tokens', usage([['completion_tokens'], ['output_tokens']])],
    ['gen_ai.usage.cache_read.input_tokens', details('input', 'cached_tokens')],
    ['gen_ai.usage.reasoning.output_tokens', details('output', 'reasoning_tokens')],
    ['gen_ai.usage.audio.input_tokens', details('input', 'audio_tokens')],
    ['gen_ai.usage.audio.output_tokens', details('output', 'audio_tokens')],
  ]
}

function usage(paths: readonly (readonly string[])[]): Reader {
  return (answer) => {
    for (const path of paths) {
      const found = memberAt(answer, 'usage', ...path)
      if (typeof found === 'number' && Number.isFinite(found)) return found
    }
    return undefined
  }
}

function firstNumber(body: unknown, keys: readonly string[]): number | undefined {
  for (const key of keys) {
    const found = numberOf(body, key)
    if (found !== undefined) return found
  }
  return undefined
}

/** One answer is what is asked for when nothing is said. */
function choiceCount(count: number | undefined): number | undefined {
  return count === 1 ? undefined : count
}

function notAuto(tier: string | undefined): string | undefined {
  return tier === 'auto' ? undefined : tier
}

function conversationOf(body: unknown): string | undefined {
  return textOf(body, 'conversation') ?? textOf(memberOf(body, 'conversation'), 'id')
}

const OUTPUT_TYPES = new Map<string, string>([
  ['text', 'text'],
  ['json_object', 'json'],
  ['json_schema', 'json'],
])

function outputType(body: unknown): string | undefined {
  const format = memberOf(body, 'response_format') ?? memberAt(body, 'text', 'format')
  const modalities = textsOf(body, 'modalities') ?? []
  if (modalities.includes('audio')) return 'speech'
  return OUTPUT_TYPES.get(textOf(format, 'type') ?? '')
}

/** Whether a request asks for its answer in pieces. */
export function isStreamed(body: unknown): boolean {
  return booleanOf(body, 'stream') === true
}
