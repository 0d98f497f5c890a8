import type { Attributes, AttributeValue } from '../record/recorder.ts'
import { booleanOf, isRecord, memberAt, memberOf, numberOf, textOf, textsOf } from './read-json.ts'

type Reader = (body: unknown) => AttributeValue | undefined

/** Attributes, the members of a request that they come from, and how. */
const ROWS: readonly (readonly [string, readonly string[], Reader])[] = [
  tokens(['max_completion_tokens', 'max_output_tokens', 'max_tokens']),
  ['gen_ai.request.temperature', ['temperature'], (body) => numberOf(body, 'temperature')],
  ['gen_ai.request.top_p', ['top_p'], (body) => numberOf(body, 'top_p')],
  ['gen_ai.request.frequency_penalty', ['frequency_penalty'], (body) => numberOf(body, 'frequency_penalty')],
  ['gen_ai.request.presence_penalty', ['presence_penalty'], (body) => numberOf(body, 'presence_penalty')],
  ['gen_ai.request.seed', ['seed'], (body) => numberOf(body, 'seed')],
  ['gen_ai.request.choice.count', ['n'], (body) => choiceCount(numberOf(body, 'n'))],
  ['gen_ai.request.stop_sequences', ['stop'], (body) => textsOf(body, 'stop')],
  [
    'gen_ai.request.reasoning.level',
    ['reasoning_effort', 'reasoning'],
    (body) => textOf(body, 'reasoning_effort') ?? textOf(memberOf(body, 'reasoning'), 'effort'),
  ],
  ['gen_ai.request.previous_response.id', ['previous_response_id'], (body) => textOf(body, 'previous_response_id')],
  ['gen_ai.conversation.id', ['conversation'], conversationOf],
  ['gen_ai.output.type', ['response_format', 'text', 'modalities'], outputType],
  [
    'gen_ai.request.user',
    ['safety_identifier', 'user'],
    (body) => textOf(body, 'safety_identifier') ?? textOf(body, 'user'),
  ],
  ['gen_ai.prompt.name', ['prompt'], (body) => textOf(memberOf(body, 'prompt'), 'id')],
  ['gen_ai.prompt.version', ['prompt'], (body) => textOf(memberOf(body, 'prompt'), 'version')],
  ['openai.request.service_tier', ['service_tier'], (body) => notAuto(textOf(body, 'service_tier'))],
]

function tokens(members: readonly string[]): readonly [string, readonly string[], Reader] {
  return ['gen_ai.request.max_tokens', members, (body) => firstNumber(body, members)]
}

/** The rows that a member of a request is read by: a request has few members, and there are many rows. */
const BY_MEMBER: ReadonlyMap<string, typeof ROWS> = new Map(
  ROWS.flatMap(([, members]) => members).map((member) => [
    member,
    ROWS.filter(([, members]) => members.includes(member)),
  ]),
)

/** The settings of a request to any of OpenAI's endpoints under the names of the conventions. */
export function readSettings(body: unknown): Attributes {
  const found: Record<string, AttributeValue> = {}
  if (!isRecord(body)) return found
  for (const member of Object.keys(body)) {
    for (const [name, , read] of BY_MEMBER.get(member) ?? []) {
      const value = read(body)
      if (value !== undefined) found[name] = value
    }
  }
  return found
}

/** What every answer says of itself, and what it used, in the words of all of OpenAI's endpoints. */
export function readAnswerFacts(answer: unknown): Attributes {
  const used = memberOf(answer, 'usage')
  const input = memberOf(used, 'prompt_tokens_details') ?? memberOf(used, 'input_tokens_details')
  const output = memberOf(used, 'completion_tokens_details') ?? memberOf(used, 'output_tokens_details')
  return {
    'gen_ai.response.id': textOf(answer, 'id'),
    'gen_ai.response.model': textOf(answer, 'model'),
    'openai.response.service_tier': textOf(answer, 'service_tier'),
    'openai.response.system_fingerprint': textOf(answer, 'system_fingerprint'),
    'gen_ai.usage.input_tokens': numberOf(used, 'prompt_tokens') ?? numberOf(used, 'input_tokens'),
    'gen_ai.usage.output_tokens': numberOf(used, 'completion_tokens') ?? numberOf(used, 'output_tokens'),
    'gen_ai.usage.cache_read.input_tokens': numberOf(input, 'cached_tokens'),
    'gen_ai.usage.reasoning.output_tokens': numberOf(output, 'reasoning_tokens'),
    'gen_ai.usage.audio.input_tokens': numberOf(input, 'audio_tokens'),
    'gen_ai.usage.audio.output_tokens': numberOf(output, 'audio_tokens'),
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
