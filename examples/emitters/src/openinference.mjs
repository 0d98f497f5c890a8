#!/usr/bin/env node
// @arizeai/openinference-instrumentation-openai: flattened `llm.*` attributes; user and session through the
// OpenInference context. Sends OTLP as JSON.
import { setSession, setUser } from '@arizeai/openinference-core'
import { OpenAIInstrumentation } from '@arizeai/openinference-instrumentation-openai'
import { context, trace } from '@opentelemetry/api'
import OpenAI from 'openai'
import * as calls from './openai-calls.mjs'
import { runScenarios } from './run.mjs'
import { startTelemetry } from './telemetry.mjs'

const instrumentation = new OpenAIInstrumentation()
const telemetry = startTelemetry({
  service: 'openinference',
  protocol: 'http/json',
  instrumentations: [instrumentation],
})
instrumentation.manuallyInstrument(OpenAI)
const client = new OpenAI(calls.CLIENT_OPTIONS)
const tracer = trace.getTracer('harbour-app', '1.2.3')

const IDENTITY = { 'session.id': calls.SESSION_ID, 'user.id': calls.USER_ID }

/**
 * A span the application makes itself, as OpenInference's manual instrumentation guide has it.
 * @template T
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 * @param {() => Promise<T>} run
 */
function span(name, attributes, run) {
  return tracer.startActiveSpan(name, { attributes: { ...attributes, ...IDENTITY } }, async (active) => {
    const output = await run()
    if (typeof output === 'string') active.setAttribute('output.value', output)
    active.end()
    return output
  })
}

/** @param {string} question @param {() => Promise<void>} play */
const agent = (question, play) => () => {
  const identified = setUser(setSession(context.active(), { sessionId: calls.SESSION_ID }), { userId: calls.USER_ID })
  const attributes = { 'openinference.span.kind': 'AGENT', 'agent.name': 'harbour-agent', 'input.value': question }
  return context.with(identified, () => span('harbour-agent', attributes, play))
}

/** @type {import('./openai-calls.mjs').ToolRunner} */
const runTool = (name, callId, args, run) => {
  const attributes = {
    'openinference.span.kind': 'TOOL',
    'tool.name': name,
    'tool.id': callId,
    'tool.parameters': JSON.stringify(args),
    'input.value': JSON.stringify(args),
    'input.mime_type': 'application/json',
  }
  return span(name, attributes, async () => run())
}

async function retrieve() {
  const documents = calls.DOCUMENTS.flatMap(({ id, score, source, text }, index) => [
    [`retrieval.documents.${index}.document.id`, id],
    [`retrieval.documents.${index}.document.score`, score],
    [`retrieval.documents.${index}.document.content`, text],
    [`retrieval.documents.${index}.document.metadata`, JSON.stringify({ source })],
  ])
  const attributes = {
    'openinference.span.kind': 'RETRIEVER',
    'input.value': calls.HANDBOOK_QUESTION,
    ...Object.fromEntries(documents),
  }
  await span('handbook', attributes, async () => undefined)
  const guard = {
    'openinference.span.kind': 'GUARDRAIL',
    'input.value': calls.HANDBOOK_QUESTION,
    'input.mime_type': 'text/plain',
  }
  await span('topic-guard', guard, async () => 'pass')
  await calls.answerFromDocuments(client)
}

await runScenarios(
  telemetry,
  new Map([
    ['chat', agent('What is the capital of France?', () => calls.chat(client))],
    ['tools', agent(calls.WEATHER_QUESTION, () => calls.tools(client, runTool))],
    ['streaming', agent('Write a haiku about the harbour.', () => calls.streaming(client))],
    ['embeddings', agent('berth fees', () => calls.embeddings(client))],
    ['responses', agent('Good morning', () => calls.responses(client))],
    ['retrieval', agent(calls.HANDBOOK_QUESTION, retrieve)],
    ['failure', agent('Hello', () => calls.failure(client))],
  ]),
)
