#!/usr/bin/env node
// @traceloop/instrumentation-openai: spans with content as JSON strings. Who asked travels as
// `traceloop.association.properties.*`, which the Traceloop SDK copies from the context onto every span.
import { context, createContextKey, trace } from '@opentelemetry/api'
import { OpenAIInstrumentation } from '@traceloop/instrumentation-openai'
import OpenAI from 'openai'
import * as calls from './openai-calls.mjs'
import { runScenarios } from './run.mjs'
import { startTelemetry } from './telemetry.mjs'

const PROPERTIES = createContextKey('association_properties')

const associations = {
  /** @param {import('@opentelemetry/api').Span} span @param {import('@opentelemetry/api').Context} parent */
  onStart(span, parent) {
    const properties = /** @type {Record<string, string>} */ (parent.getValue(PROPERTIES) ?? {})
    for (const [key, value] of Object.entries(properties)) {
      span.setAttribute(`traceloop.association.properties.${key}`, value)
    }
  },
  onEnd() {},
  async forceFlush() {},
  async shutdown() {},
}

const instrumentation = new OpenAIInstrumentation()
const telemetry = startTelemetry({
  service: 'traceloop',
  protocol: 'grpc',
  instrumentations: [instrumentation],
  before: [associations],
})
instrumentation.manuallyInstrument(OpenAI)
const client = new OpenAI(calls.CLIENT_OPTIONS)
const tracer = trace.getTracer('@traceloop/node-server-sdk', '0.27.0')

/**
 * A decorated function: a span of kind workflow or tool with its input and output.
 * @template T
 * @param {'workflow' | 'tool'} kind
 * @param {string} name
 * @param {unknown} input
 * @param {() => Promise<T>} run
 */
function entity(kind, name, input, run) {
  return tracer.startActiveSpan(`${name}.${kind}`, async (span) => {
    span.setAttribute('traceloop.span.kind', kind)
    span.setAttribute('traceloop.entity.name', name)
    span.setAttribute('traceloop.workflow.name', 'harbour_help')
    span.setAttribute('traceloop.entity.input', JSON.stringify({ args: [input], kwargs: {} }))
    const output = await run()
    if (output !== undefined) span.setAttribute('traceloop.entity.output', JSON.stringify(output))
    span.end()
    return output
  })
}

/** @param {string} question @param {() => Promise<void>} play */
const workflow = (question, play) => () => {
  const properties = { user_id: calls.USER_ID, session_id: calls.SESSION_ID }
  return context.with(context.active().setValue(PROPERTIES, properties), () =>
    entity('workflow', 'harbour_help', question, play),
  )
}

/** @type {import('./openai-calls.mjs').ToolRunner} */
const runTool = (name, _callId, args, run) => entity('tool', name, args, async () => run())

/** A vector search as the vector database instrumentations report it: documents as span events. */
async function search() {
  await tracer.startActiveSpan('chroma.query', async (span) => {
    span.setAttributes({
      'db.system': 'chroma',
      'db.operation': 'query',
      'db.collection.name': 'handbook',
      'db.query.text': calls.HANDBOOK_QUESTION,
      'db.vector.query.top_k': 2,
    })
    for (const { id, score, source, text } of calls.DOCUMENTS) {
      span.addEvent('db.query.result', {
        'db.query.result.id': id,
        'db.query.result.score': score,
        'db.query.result.document': text,
        'db.query.result.metadata': JSON.stringify({ source }),
      })
    }
    span.end()
  })
  await calls.answerFromDocuments(client)
}

await runScenarios(
  telemetry,
  new Map([
    ['chat', workflow('What is the capital of France?', () => calls.chat(client))],
    ['tools', workflow(calls.WEATHER_QUESTION, () => calls.tools(client, runTool))],
    ['streaming', workflow('Write a haiku about the harbour.', () => calls.streaming(client))],
    ['embeddings', workflow('berth fees', () => calls.embeddings(client))],
    ['responses', workflow('Good morning', () => calls.responses(client))],
    ['retrieval', workflow(calls.HANDBOOK_QUESTION, search)],
    ['failure', workflow('Hello', () => calls.failure(client))],
  ]),
)
