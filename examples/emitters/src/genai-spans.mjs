// The current OpenTelemetry GenAI conventions by hand: no JavaScript package emits them yet. Content goes on
// the span as JSON strings and, structured, into `gen_ai.client.inference.operation.details`.
import { context, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import { logs, SeverityNumber } from '@opentelemetry/api-logs'

const SCHEMA_URL = 'https://opentelemetry.io/schemas/gen-ai/1.42.0'
const NAME = 'harbour-genai'

const tracer = trace.getTracer(NAME, '1.2.3', { schemaUrl: SCHEMA_URL })

/** The logger is asked for late: the provider stands only after telemetry was started. */
const logger = () => logs.getLogger(NAME, '1.2.3', { schemaUrl: SCHEMA_URL })

/**
 * Emits a GenAI event in the active span.
 * @param {string} eventName
 * @param {Record<string, any>} attributes structured values allowed
 * @param {SeverityNumber} [severityNumber]
 */
export function emitEvent(eventName, attributes, severityNumber = SeverityNumber.INFO) {
  logger().emit({ eventName, severityNumber, attributes, context: context.active() })
}

/**
 * Runs something in a span; a rejection becomes its error status.
 * @template T
 * @param {string} name
 * @param {{ kind?: SpanKind, attributes: import('@opentelemetry/api').Attributes }} options
 * @param {(span: import('@opentelemetry/api').Span) => Promise<T>} run
 */
export function inSpan(name, { kind = SpanKind.INTERNAL, attributes }, run) {
  return tracer.startActiveSpan(name, { kind, attributes }, async (span) => {
    try {
      return await run(span)
    } catch (error) {
      const type = error instanceof Error ? error.name : 'Error'
      const message = error instanceof Error ? error.message : String(error)
      span.setAttribute('error.type', type)
      span.setStatus({ code: SpanStatusCode.ERROR, message })
      emitEvent(
        'gen_ai.client.operation.exception',
        { 'exception.type': type, 'exception.message': message },
        SeverityNumber.WARN,
      )
      throw error
    } finally {
      span.end()
    }
  })
}

/** A chat message in the conventions' parts form. @param {Record<string, any>} message */
function toParts(message) {
  if (message.role === 'tool') {
    return {
      role: 'tool',
      parts: [{ type: 'tool_call_response', id: message.tool_call_id, response: message.content }],
    }
  }
  const text = message.content ? [{ type: 'text', content: message.content }] : []
  const calls = (message.tool_calls ?? []).map((/** @type {any} */ call) => ({
    type: 'tool_call',
    id: call.id,
    name: call.function.name,
    arguments: JSON.parse(call.function.arguments),
  }))
  return { role: message.role, parts: [...text, ...calls] }
}

/**
 * A chat completion, watched.
 * @param {import('openai').OpenAI} client
 * @param {import('openai').OpenAI.ChatCompletionCreateParamsNonStreaming} request
 * @param {Record<string, string>} identity conversation and user, put on span and event
 */
export async function watchedChat(client, request, identity) {
  const attributes = requestAttributes(request, identity, client.baseURL)
  return inSpan(`chat ${request.model}`, { kind: SpanKind.CLIENT, attributes }, async (span) => {
    const completion = await client.chat.completions.create(request)
    const [choice] = completion.choices
    const usage = usageAttributes(completion)
    span.setAttributes(usage)
    const content = contentOf(request, choice)
    for (const [key, value] of Object.entries(content)) span.setAttribute(key, JSON.stringify(value))
    emitEvent(
      'gen_ai.client.inference.operation.details',
      { ...attributes, ...usage, ...content },
      SeverityNumber.DEBUG,
    )
    return completion
  })
}

/** @param {any} request @param {Record<string, string>} identity @param {string} baseUrl */
function requestAttributes(request, identity, baseUrl) {
  const { hostname, port } = new URL(baseUrl)
  return {
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': 'openai',
    'gen_ai.request.model': request.model,
    ...(request.temperature === undefined ? {} : { 'gen_ai.request.temperature': request.temperature }),
    ...(request.max_completion_tokens === undefined
      ? {}
      : { 'gen_ai.request.max_tokens': request.max_completion_tokens }),
    'gen_ai.prompt.name': 'harbour-desk',
    'gen_ai.prompt.version': '3',
    'server.address': hostname,
    'server.port': Number(port),
    ...identity,
  }
}

/** @param {import('openai').OpenAI.ChatCompletion} completion */
function usageAttributes(completion) {
  const { usage } = completion
  return {
    'gen_ai.response.id': completion.id,
    'gen_ai.response.model': completion.model,
    'gen_ai.response.finish_reasons': completion.choices.map((choice) =>
      choice.finish_reason === 'tool_calls' ? 'tool_call' : choice.finish_reason,
    ),
    'gen_ai.usage.input_tokens': usage?.prompt_tokens ?? 0,
    'gen_ai.usage.output_tokens': usage?.completion_tokens ?? 0,
    'gen_ai.usage.cache_read.input_tokens': usage?.prompt_tokens_details?.cached_tokens ?? 0,
    'gen_ai.usage.cache_write.input_tokens': 0,
    'gen_ai.usage.reasoning.output_tokens': usage?.completion_tokens_details?.reasoning_tokens ?? 0,
  }
}

/** @param {any} request @param {any} choice @returns {Record<string, unknown>} */
function contentOf(request, choice) {
  const system = request.messages.filter((/** @type {any} */ message) => message.role === 'system')
  const rest = request.messages.filter((/** @type {any} */ message) => message.role !== 'system')
  const definitions = (request.tools ?? []).map((/** @type {any} */ tool) => ({ type: 'function', ...tool.function }))
  return {
    'gen_ai.system_instructions': system.map((/** @type {any} */ { content }) => ({ type: 'text', content })),
    'gen_ai.input.messages': rest.map(toParts),
    'gen_ai.output.messages': [toParts(choice.message)],
    ...(definitions.length === 0 ? {} : { 'gen_ai.tool.definitions': definitions }),
  }
}
