#!/usr/bin/env node
// @arizeai/openinference-instrumentation-langchain over a LangChain retriever, chain and tool.
// It hangs on LangChain's callbacks, which embeddings do not have: they give no span.
import { setSession, setUser } from '@arizeai/openinference-core'
import { LangChainInstrumentation } from '@arizeai/openinference-instrumentation-langchain'
import * as callbacks from '@langchain/core/callbacks/manager'
import { Document } from '@langchain/core/documents'
import { HumanMessage, SystemMessage } from '@langchain/core/messages'
import { StringOutputParser } from '@langchain/core/output_parsers'
import { ChatPromptTemplate } from '@langchain/core/prompts'
import { BaseRetriever } from '@langchain/core/retrievers'
import { RunnableSequence } from '@langchain/core/runnables'
import { tool } from '@langchain/core/tools'
import { ChatOpenAI } from '@langchain/openai'
import { context } from '@opentelemetry/api'
import { z } from 'zod'
import * as calls from './openai-calls.mjs'
import { runScenarios } from './run.mjs'
import { startTelemetry } from './telemetry.mjs'

const instrumentation = new LangChainInstrumentation()
const telemetry = startTelemetry({ service: 'openinference-langchain', instrumentations: [instrumentation] })
instrumentation.manuallyInstrument(callbacks)

const model = new ChatOpenAI({
  model: calls.MODEL,
  temperature: 0.2,
  maxRetries: 0,
  apiKey: calls.CLIENT_OPTIONS.apiKey,
  configuration: { baseURL: calls.CLIENT_OPTIONS.baseURL },
})

class HandbookRetriever extends BaseRetriever {
  lc_namespace = ['harbour', 'retrievers']
  static lc_name() {
    return 'HandbookRetriever'
  }
  async _getRelevantDocuments() {
    return calls.DOCUMENTS.map(
      ({ id, score, source, text }) => new Document({ id, pageContent: text, metadata: { source, score } }),
    )
  }
}

const weather = tool(async ({ city }) => calls.weatherIn(city), {
  name: 'get_weather',
  description: 'Current weather of a city',
  schema: z.object({ city: z.string() }),
})

async function chat() {
  await model.invoke([new SystemMessage(calls.SYSTEM), new HumanMessage('What is the capital of France?')])
}

async function streaming() {
  const stream = await model.stream([
    new SystemMessage(calls.SYSTEM),
    new HumanMessage('Write a haiku about the harbour.'),
  ])
  for await (const _chunk of stream) {
    // read to the end
  }
}

async function tools() {
  const armed = model.bindTools([weather])
  const messages = [new SystemMessage(calls.SYSTEM), new HumanMessage(calls.WEATHER_QUESTION)]
  const first = await armed.invoke(messages)
  const results = await Promise.all(
    (first.tool_calls ?? []).map((call) => weather.invoke({ ...call, type: 'tool_call' })),
  )
  await armed.invoke([...messages, first, ...results])
}

async function retrieval() {
  const prompt = ChatPromptTemplate.fromMessages([
    ['system', calls.SYSTEM],
    ['human', '{question}\n<documents>\n{documents}\n</documents>'],
  ])
  const retriever = new HandbookRetriever()
  const chain = RunnableSequence.from([
    {
      question: (/** @type {string} */ question) => question,
      documents: async (/** @type {string} */ question) => {
        const found = await retriever.invoke(question)
        return found.map((document) => document.pageContent).join('\n')
      },
    },
    prompt,
    model,
    new StringOutputParser(),
  ])
  await chain.invoke(calls.HANDBOOK_QUESTION)
}

/** @param {() => Promise<void>} play */
const asUser = (play) => () => {
  const session = setSession(context.active(), { sessionId: calls.SESSION_ID })
  return context.with(setUser(session, { userId: calls.USER_ID }), play)
}

await runScenarios(
  telemetry,
  new Map([
    ['chat', asUser(chat)],
    ['tools', asUser(tools)],
    ['streaming', asUser(streaming)],
    ['retrieval', asUser(retrieval)],
  ]),
)
