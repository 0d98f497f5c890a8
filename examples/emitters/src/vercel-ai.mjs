#!/usr/bin/env node
// The AI SDK's own telemetry (`experimental_telemetry`), which must be asked for on every call.
import { createOpenAI } from '@ai-sdk/openai'
import { embed, embedMany, generateObject, generateText, stepCountIs, streamText, tool } from 'ai'
import { z } from 'zod'
import * as calls from './openai-calls.mjs'
import { runScenarios } from './run.mjs'
import { startTelemetry } from './telemetry.mjs'

const telemetry = startTelemetry({ service: 'vercel-ai' })
const openai = createOpenAI({ baseURL: calls.CLIENT_OPTIONS.baseURL, apiKey: calls.CLIENT_OPTIONS.apiKey })
const model = openai.chat(calls.MODEL)
const common = {
  system: calls.SYSTEM,
  maxRetries: 0,
  experimental_telemetry: {
    isEnabled: true,
    functionId: 'harbour-desk',
    metadata: { userId: calls.USER_ID, sessionId: calls.SESSION_ID },
  },
}

const weather = tool({
  description: 'Current weather of a city',
  inputSchema: z.object({ city: z.string() }),
  execute: async ({ city }) => calls.weatherIn(city),
})

async function chat() {
  await generateText({
    ...common,
    model,
    temperature: 0.2,
    maxOutputTokens: 200,
    prompt: 'What is the capital of France?',
  })
}

async function tools() {
  const armed = { tools: { get_weather: weather }, stopWhen: stepCountIs(4) }
  await generateText({ ...common, ...armed, model, prompt: calls.WEATHER_QUESTION })
}

async function streaming() {
  const result = streamText({ ...common, model, prompt: 'Write a haiku about the harbour.' })
  for await (const _text of result.textStream) {
    // read to the end
  }
}

async function embeddings() {
  const { system: _system, ...rest } = common
  const embedder = {
    ...rest,
    model: openai.embedding(calls.EMBEDDING_MODEL),
    providerOptions: { openai: { dimensions: 8 } },
  }
  await embed({ ...embedder, value: 'berth fees' })
  await embedMany({ ...embedder, values: ['berth fees', 'mooring rules'] })
}

async function responses() {
  await generateText({ ...common, model: openai.responses(calls.MODEL), prompt: 'Good morning' })
}

async function object() {
  const schema = z.object({ berth: z.string(), free: z.boolean() })
  await generateObject({ ...common, model, schema, prompt: 'Which berth is free?' })
}

async function retrieval() {
  const { system: _system, ...rest } = common
  const value = calls.HANDBOOK_QUESTION
  const providerOptions = { openai: { dimensions: 8 } }
  await embed({ ...rest, model: openai.embedding(calls.EMBEDDING_MODEL), value, providerOptions })
  await generateText({ ...common, model, prompt: calls.withDocuments(value) })
}

async function failure() {
  const call = generateText({ ...common, model: openai.chat('missing-model'), prompt: 'Hello' })
  await call.then(
    () => Promise.reject(new Error('the mock answered for a model that does not exist')),
    () => undefined,
  )
}

await runScenarios(
  telemetry,
  new Map([
    ['chat', chat],
    ['tools', tools],
    ['streaming', streaming],
    ['embeddings', embeddings],
    ['responses', responses],
    ['object', object],
    ['retrieval', retrieval],
    ['failure', failure],
  ]),
)
