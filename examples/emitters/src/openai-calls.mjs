/** The same calls for every emitter that watches the OpenAI client, so that dialects can be compared. */

export const MODEL = 'gpt-4o-mini'
export const EMBEDDING_MODEL = 'text-embedding-3-small'
export const SYSTEM = 'You are the assistant of Harbour Desk. Answer in one sentence.'
export const USER_ID = 'user-ada'
export const SESSION_ID = 'session-17'
export const WEATHER_QUESTION = 'How is the weather in Oslo and the weather in Bergen?'
export const HANDBOOK_QUESTION = 'When are berth fees due?'

export const CLIENT_OPTIONS = {
  baseURL: process.env.MOCK_LLM_URL ?? 'http://127.0.0.1:8089/v1',
  apiKey: 'example',
  maxRetries: 0,
}

/** Documents that retrieval scenarios search, with the score each gets. */
export const DOCUMENTS = [
  {
    id: 'handbook-4',
    score: 0.91,
    source: 'handbook/fees.md',
    title: 'Berth fees',
    text: 'Berth fees are due on the first day of the month.',
  },
  {
    id: 'handbook-9',
    score: 0.62,
    source: 'handbook/mooring.md',
    title: 'Mooring',
    text: 'Mooring lines must be checked twice a day.',
  },
]

/** Pastes documents under a question, as simple retrieval applications do. */
export function withDocuments(question, documents = DOCUMENTS) {
  return `${question}\n<documents>\n${documents.map((document) => document.text).join('\n')}\n</documents>`
}

const PARAMETERS = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] }
const WEATHER = { name: 'get_weather', description: 'Current weather of a city', parameters: PARAMETERS }

/** @typedef {(name: string, callId: string, args: Record<string, string>, run: () => string) => Promise<string>} ToolRunner */

/** What the weather tool gives back. @param {string} city */
export const weatherIn = (city) => JSON.stringify({ city, celsius: city.length, sky: 'clear' })

/** @type {ToolRunner} */
const runBare = async (_name, _callId, _args, run) => run()

/** @param {import('openai').OpenAI} client */
export async function chat(client) {
  await client.chat.completions.create({
    model: MODEL,
    temperature: 0.2,
    max_completion_tokens: 200,
    messages: [
      { role: 'system', content: SYSTEM },
      { role: 'user', content: 'What is the capital of France?' },
    ],
  })
}

/** @param {import('openai').OpenAI} client */
export async function streaming(client) {
  const stream = await client.chat.completions.create({
    model: MODEL,
    stream: true,
    stream_options: { include_usage: true },
    messages: [
      { role: 'system', content: SYSTEM },
      { role: 'user', content: 'Write a haiku about the harbour.' },
    ],
  })
  for await (const _chunk of stream) {
    // read to the end: instrumentations close their span there
  }
}

/**
 * A question that needs two parallel tool calls, and the answer made of their results.
 * @param {import('openai').OpenAI} client
 * @param {ToolRunner} [runTool] wraps each call in whatever span the dialect has for it
 */
export async function tools(client, runTool = runBare) {
  /** @type {import('openai').OpenAI.ChatCompletionMessageParam[]} */
  const messages = [
    { role: 'system', content: SYSTEM },
    { role: 'user', content: WEATHER_QUESTION },
  ]
  const request = { model: MODEL, messages, tools: [{ type: /** @type {const} */ ('function'), function: WEATHER }] }
  const first = await client.chat.completions.create(request)
  const [{ message }] = first.choices
  messages.push(message)
  for (const call of message.tool_calls ?? []) {
    if (call.type !== 'function') continue
    const args = JSON.parse(call.function.arguments)
    const content = await runTool(call.function.name, call.id, args, () => weatherIn(args.city))
    messages.push({ role: 'tool', tool_call_id: call.id, content })
  }
  await client.chat.completions.create(request)
}

/** @param {import('openai').OpenAI} client */
export async function embeddings(client) {
  await client.embeddings.create({ model: EMBEDDING_MODEL, input: ['berth fees', 'mooring rules'], dimensions: 8 })
}

/**
 * The Responses API: a plain answer, a streamed one that follows it, and a tool call.
 * @param {import('openai').OpenAI} client
 */
export async function responses(client) {
  const first = await client.responses.create({ model: MODEL, instructions: SYSTEM, input: 'Good morning' })
  const stream = await client.responses.create({
    model: MODEL,
    input: 'What are the opening hours?',
    previous_response_id: first.id,
    stream: true,
  })
  for await (const _event of stream) {
    // read to the end
  }
  await client.responses.create({
    model: MODEL,
    input: 'How is the weather in Oslo?',
    tools: [{ type: 'function', strict: false, ...WEATHER }],
  })
}

/** Retrieval as most applications do it: embed the question, paste what was found. @param {import('openai').OpenAI} client */
export async function retrieval(client) {
  await client.embeddings.create({ model: EMBEDDING_MODEL, input: HANDBOOK_QUESTION, dimensions: 8 })
  await answerFromDocuments(client)
}

/** @param {import('openai').OpenAI} client */
export async function answerFromDocuments(client) {
  await client.chat.completions.create({
    model: MODEL,
    messages: [
      { role: 'system', content: SYSTEM },
      { role: 'user', content: withDocuments(HANDBOOK_QUESTION) },
    ],
  })
}

/** A model that does not exist: the failed call must be seen too. @param {import('openai').OpenAI} client */
export async function failure(client) {
  const call = client.chat.completions.create({
    model: 'missing-model',
    messages: [{ role: 'user', content: 'Hello' }],
  })
  await call.then(
    () => Promise.reject(new Error('the mock answered for a model that does not exist')),
    () => undefined,
  )
}
