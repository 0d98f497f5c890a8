#!/usr/bin/env node
// @langfuse/openai wraps the client, @langfuse/tracing makes the other observations, and the Langfuse span
// processor exports them to any OTLP endpoint.
import { observeOpenAI } from '@langfuse/openai'
import { LangfuseSpanProcessor } from '@langfuse/otel'
import { propagateAttributes, startActiveObservation, startObservation } from '@langfuse/tracing'
import OpenAI from 'openai'
import * as calls from './openai-calls.mjs'
import { runScenarios } from './run.mjs'
import { createTraceExporter, startTelemetry } from './telemetry.mjs'

const telemetry = startTelemetry({
  service: 'langfuse',
  exporting: new LangfuseSpanProcessor({
    publicKey: 'pk-example',
    secretKey: 'sk-example',
    baseUrl: 'http://127.0.0.1:9',
    environment: 'example',
    release: '1.2.3',
    exporter: createTraceExporter('http/protobuf'),
  }),
})
const client = observeOpenAI(new OpenAI(calls.CLIENT_OPTIONS), {
  generationName: 'answer',
  userId: calls.USER_ID,
  sessionId: calls.SESSION_ID,
  generationMetadata: { channel: 'desk' },
  langfusePrompt: { name: 'harbour-desk', version: 3, isFallback: false },
})

/** @param {string} question @param {() => Promise<void>} play */
const traced = (question, play) => () =>
  propagateAttributes({ userId: calls.USER_ID, sessionId: calls.SESSION_ID, tags: ['example'] }, () =>
    startActiveObservation(
      'harbour-agent',
      async (observation) => {
        observation.update({ input: question })
        await play()
      },
      { asType: 'agent' },
    ),
  )

/** @type {import('./openai-calls.mjs').ToolRunner} */
const runTool = async (name, _callId, args, run) => {
  const observation = startObservation(name, { input: args }, { asType: 'tool' })
  const output = run()
  observation.update({ output: JSON.parse(output) }).end()
  return output
}

async function retrieve() {
  const retriever = startObservation('handbook', { input: calls.HANDBOOK_QUESTION }, { asType: 'retriever' })
  const output = calls.DOCUMENTS.map(({ id, score, source, text }) => ({
    id,
    score,
    content: text,
    metadata: { source },
  }))
  retriever.update({ output, metadata: { top_k: 2 } }).end()
  const guard = startObservation('topic-guard', { input: calls.HANDBOOK_QUESTION }, { asType: 'guardrail' })
  guard.update({ output: { verdict: 'allow', score: 0.03, category: 'off_topic' } }).end()
  await calls.answerFromDocuments(client)
}

await runScenarios(
  telemetry,
  new Map([
    ['chat', traced('What is the capital of France?', () => calls.chat(client))],
    ['tools', traced(calls.WEATHER_QUESTION, () => calls.tools(client, runTool))],
    ['streaming', traced('Write a haiku about the harbour.', () => calls.streaming(client))],
    ['embeddings', traced('berth fees', () => calls.embeddings(client))],
    ['responses', traced('Good morning', () => calls.responses(client))],
    ['retrieval', traced(calls.HANDBOOK_QUESTION, retrieve)],
    ['failure', traced('Hello', () => calls.failure(client))],
  ]),
)
