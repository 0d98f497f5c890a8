import { type Category, FIELD, type JsonValue } from '@telltale/model'

/** A value a field must have: exactly this, a text that fits, or absent (`undefined`). */
export type Wanted = JsonValue | RegExp | undefined

/** Events of one log that one scenario must lead to: `times` with all of these fields. */
export interface Expectation {
  readonly category: Category
  readonly action: string
  readonly times: number
  readonly fields: Readonly<Record<string, Wanted>>
}

/** What one emitter says in its own way, and what it leaves out. */
export interface EmitterTraits {
  readonly name: string
  readonly dialect: RegExp
  /** OTLP over gRPC rather than HTTP. */
  readonly grpc?: boolean
  /** Says which provider was asked. */
  readonly provider: boolean
  /** Says which tools the model was offered. */
  readonly toolDefinitions: boolean
  /** The provider's response id, finish reason and model are sent with the response. */
  readonly response: { readonly id: boolean; readonly finish: boolean; readonly model: boolean }
  /** Input and output tokens of the scenarios; undefined where the emitter does not count. */
  readonly tokens: {
    readonly chat: readonly [number, number]
    readonly tools: readonly (readonly [number, number])[]
    readonly streaming: readonly [number, number] | undefined
    /** Embeddings count no output. */
    readonly embeddings: readonly number[]
  }
  /** Whether the emitter tells of the tool runs themselves, and with the id of the call. */
  readonly toolRuns: 'with_call_id' | 'without_call_id'
}

export const EMITTERS: readonly EmitterTraits[] = [
  {
    name: 'official-openai',
    dialect: /^otel_genai/,
    provider: true,
    toolDefinitions: false,
    response: { id: true, finish: true, model: true },
    tokens: {
      chat: [35, 8],
      tools: [
        [70, 28],
        [132, 27],
      ],
      streaming: [35, 19],
      embeddings: [7],
    },
    toolRuns: 'with_call_id',
  },
  {
    name: 'traceloop',
    dialect: /^openllmetry$/,
    grpc: true,
    provider: true,
    toolDefinitions: true,
    response: { id: true, finish: true, model: true },
    // It counts no tokens of streams, and has no span for embeddings.
    tokens: {
      chat: [35, 8],
      tools: [
        [70, 28],
        [132, 27],
      ],
      streaming: undefined,
      embeddings: [],
    },
    toolRuns: 'without_call_id',
  },
  {
    name: 'openinference',
    dialect: /^openinference$/,
    provider: true,
    toolDefinitions: true,
    response: { id: false, finish: true, model: false },
    // Streams and embeddings come without tokens.
    tokens: {
      chat: [35, 8],
      tools: [
        [70, 28],
        [132, 27],
      ],
      streaming: undefined,
      embeddings: [],
    },
    toolRuns: 'with_call_id',
  },
  {
    name: 'langfuse',
    dialect: /^langfuse$/,
    provider: false,
    toolDefinitions: true,
    response: { id: false, finish: false, model: false },
    // Embeddings come as a generation without tokens.
    tokens: {
      chat: [35, 8],
      tools: [
        [70, 28],
        [132, 27],
      ],
      streaming: [35, 19],
      embeddings: [],
    },
    toolRuns: 'without_call_id',
  },
  {
    name: 'vercel-ai',
    dialect: /^vercel_ai$/,
    provider: true,
    toolDefinitions: true,
    response: { id: true, finish: true, model: true },
    tokens: {
      chat: [35, 8],
      tools: [
        [90, 28],
        [152, 27],
      ],
      streaming: [35, 19],
      embeddings: [3, 7],
    },
    toolRuns: 'with_call_id',
  },
]

const SYSTEM = 'You are the assistant of Harbour Desk. Answer in one sentence.'
const QUESTION = 'What is the capital of France?'
const ANSWER = 'The capital of France is Paris.'
const WEATHER_QUESTION = 'How is the weather in Oslo and the weather in Bergen?'
const HAIKU_QUESTION = 'Write a haiku about the harbour.'
const HAIKU = 'Grey harbour morning,\nthe cranes bow to quiet ships,\na gull keeps the time.'
const WEATHER_ANSWER =
  'Here is what I found: {"city":"Oslo","celsius":4,"sky":"clear"} {"city":"Bergen","celsius":6,"sky":"clear"}'
const HEX32 = /^[0-9a-f]{32}$/
const HASH = /^[0-9a-f]{64}$/
const MODEL = 'gpt-4o-mini'

/** Fields that every event must carry, whoever sent it. */
export function commonFields(emitter: EmitterTraits, app: string): Readonly<Record<string, Wanted>> {
  return {
    [FIELD.eventId]: HEX32,
    [FIELD.timestamp]: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d.*Z$/,
    [FIELD.tenant]: 'default',
    [FIELD.serviceName]: app,
    [FIELD.serviceVersion]: '1.2.3',
    [FIELD.environment]: 'example',
    [FIELD.dialect]: emitter.dialect,
    [FIELD.rawRef]: HEX32,
    [FIELD.traceId]: HEX32,
    [FIELD.spanId]: /^[0-9a-f]{16}$/,
    [FIELD.userId]: 'user-ada',
    [FIELD.conversationId]: 'session-17',
  }
}

/** What a scenario must lead to. */
export function expectationsOf(emitter: EmitterTraits, scenario: string): readonly Expectation[] {
  return SCENARIOS.get(scenario)?.(emitter) ?? []
}

const SCENARIOS = new Map<string, (emitter: EmitterTraits) => readonly Expectation[]>([
  [
    'chat',
    (emitter) => [
      prompt(emitter, QUESTION, { [FIELD.temperature]: 0.2 }),
      systemPrompt(1),
      response(emitter, ANSWER),
      ...usage(emitter, [emitter.tokens.chat]),
    ],
  ],
  [
    'streaming',
    (emitter) => [
      prompt(emitter, HAIKU_QUESTION),
      systemPrompt(1),
      response(emitter, HAIKU),
      ...usage(emitter, emitter.tokens.streaming === undefined ? [] : [emitter.tokens.streaming]),
    ],
  ],
  [
    'tools',
    (emitter) => [
      prompt(emitter, WEATHER_QUESTION, { [FIELD.promptOrigin]: 'user' }),
      prompt(emitter, WEATHER_QUESTION, {
        [FIELD.promptOrigin]: 'tool',
        [FIELD.promptUntrustedText]: /Oslo[\s\S]*Bergen/,
      }),
      systemPrompt(2, emitter.toolDefinitions ? { [FIELD.toolDefinitionsHash]: HASH } : {}),
      ...['Oslo', 'Bergen'].flatMap((city) => [requested(city), executed(emitter, city)]),
      ...usage(emitter, emitter.tokens.tools),
      answerWithToolNames(),
      response(emitter, WEATHER_ANSWER),
    ],
  ],
  ['embeddings', (emitter) => emitter.tokens.embeddings.map(embeddingUsage)],
])

function prompt(emitter: EmitterTraits, text: string, also: Expectation['fields'] = {}): Expectation {
  return {
    category: 'ai_prompt',
    action: 'prompt.submitted',
    times: 1,
    fields: {
      [FIELD.promptText]: text,
      [FIELD.promptLength]: text.length,
      [FIELD.promptHash]: HASH,
      [FIELD.contentCaptured]: true,
      ...providerOf(emitter),
      [FIELD.requestModel]: MODEL,
      ...also,
    },
  }
}

/** What an emitter says about the provider: the right one or nothing. */
function providerOf(emitter: EmitterTraits): Expectation['fields'] {
  return { [FIELD.provider]: emitter.provider ? 'openai' : undefined }
}

function systemPrompt(times: number, also: Expectation['fields'] = {}): Expectation {
  return {
    category: 'ai_system_prompt',
    action: 'system_prompt.used',
    times,
    fields: {
      [FIELD.systemPromptHash]: HASH,
      [FIELD.systemPromptLength]: SYSTEM.length,
      ...also,
    },
  }
}

function response(emitter: EmitterTraits, text: string): Expectation {
  const { id, finish, model } = emitter.response
  return {
    category: 'ai_response',
    action: 'response.generated',
    times: 1,
    fields: {
      [FIELD.responseText]: text,
      [FIELD.responseLength]: text.length,
      [FIELD.responseHash]: HASH,
      ...providerOf(emitter),
      ...(id ? { [FIELD.responseId]: /^chatcmpl-[0-9a-f]{24}$/ } : {}),
      ...(finish ? { [FIELD.finishReasons]: ['stop'] } : {}),
      ...(model ? { [FIELD.responseModel]: MODEL } : {}),
    },
  }
}

function answerWithToolNames(): Expectation {
  return {
    category: 'ai_response',
    action: 'response.generated',
    times: 1,
    fields: { [FIELD.responseToolCalls]: ['get_weather', 'get_weather'] },
  }
}

/** One event per counted call; an emitter that does not count leads to none. */
function usage(emitter: EmitterTraits, calls: readonly (readonly [number, number])[]): readonly Expectation[] {
  return calls.map(([input, output]) => ({
    category: 'ai_usage',
    action: 'usage.recorded',
    times: 1,
    fields: {
      [FIELD.inputTokens]: input,
      [FIELD.outputTokens]: output,
      [FIELD.totalTokens]: input + output,
      [FIELD.usageScope]: 'inference',
      [FIELD.requestModel]: MODEL,
      ...providerOf(emitter),
      ...(emitter.response.id ? { [FIELD.responseId]: /^chatcmpl-/ } : {}),
    },
  }))
}

function embeddingUsage(input: number): Expectation {
  return {
    category: 'ai_usage',
    action: 'usage.recorded',
    times: 1,
    fields: {
      [FIELD.inputTokens]: input,
      [FIELD.totalTokens]: input,
      [FIELD.usageScope]: 'inference',
      [FIELD.requestModel]: 'text-embedding-3-small',
    },
  }
}

function requested(city: string): Expectation {
  return {
    category: 'ai_tool',
    action: 'tool.requested',
    times: 1,
    fields: {
      [FIELD.toolName]: 'get_weather',
      [FIELD.toolCallId]: /^call_[0-9a-f]{16}\d$/,
      [FIELD.toolArgumentsText]: new RegExp(`\\b${city}\\b`),
    },
  }
}

function executed(emitter: EmitterTraits, city: string): Expectation {
  return {
    category: 'ai_tool',
    action: 'tool.executed',
    times: 1,
    fields: {
      [FIELD.toolResult]: new RegExp(`"${city}"|${city}`),
      [FIELD.toolResultSize]: /^\d+$/,
      ...(emitter.toolRuns === 'with_call_id' ? { [FIELD.toolCallId]: /^call_/ } : { [FIELD.toolName]: 'get_weather' }),
    },
  }
}
