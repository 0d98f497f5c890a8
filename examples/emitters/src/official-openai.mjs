#!/usr/bin/env node
// @opentelemetry/instrumentation-openai: spans without content, and the content in log records.
// It patches CommonJS only; `import OpenAI from 'openai'` would give no spans, hence the require.
import { createRequire } from 'node:module'
import { OpenAIInstrumentation } from '@opentelemetry/instrumentation-openai'
import * as calls from './openai-calls.mjs'
import { runScenarios } from './run.mjs'
import { BaggageSpanProcessor, startTelemetry, withBaggage } from './telemetry.mjs'

const telemetry = startTelemetry({
  service: 'official-openai',
  instrumentations: [new OpenAIInstrumentation({ captureMessageContent: true })],
  before: [new BaggageSpanProcessor()],
  metrics: true,
})
const { OpenAI } = createRequire(import.meta.url)('openai')
const client = new OpenAI(calls.CLIENT_OPTIONS)

/** @param {(client: import('openai').OpenAI) => Promise<void>} play */
const asUser = (play) => () =>
  withBaggage({ 'user.id': calls.USER_ID, 'session.id': calls.SESSION_ID }, () => play(client))

await runScenarios(
  telemetry,
  new Map([
    ['chat', asUser(calls.chat)],
    ['tools', asUser((openai) => calls.tools(openai))],
    ['streaming', asUser(calls.streaming)],
    ['embeddings', asUser(calls.embeddings)],
    ['responses', asUser(calls.responses)],
    ['retrieval', asUser(calls.retrieval)],
    ['failure', asUser(calls.failure)],
  ]),
)
