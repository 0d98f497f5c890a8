import type { Watch } from '../observe/observe-call.ts'
import { createRunTable } from '../observe/run-table.ts'
import { chainHandlers } from './chain-handlers.ts'
import { modelHandlers } from './model-handlers.ts'
import { retrieverHandlers } from './retriever-handlers.ts'
import { toolHandlers } from './tool-handlers.ts'

/** A callback handler as LangChain.js and LangGraph take it in `callbacks`. */
export type LangChainHandler = Readonly<{
  name: string
  awaitHandlers: boolean
  raiseError: boolean
  ignoreLLM: boolean
  ignoreChain: boolean
  ignoreAgent: boolean
  ignoreRetriever: boolean
  ignoreCustomEvent: boolean
}> &
  ReturnType<typeof modelHandlers> &
  ReturnType<typeof toolHandlers> &
  ReturnType<typeof retrieverHandlers> &
  ReturnType<typeof chainHandlers>

/**
 * A callback handler for LangChain.js and LangGraph: `callbacks: [langChainHandler(watch)]`. Records model calls,
 * tools, retrievers, agents and whole graphs, each below the run that caused it. In enforce mode a refused call,
 * tool or document fails its run with BlockedError, for which LangChain is told to raise errors.
 */
export function langChainHandler(watch: Watch): LangChainHandler {
  const runs = createRunTable()
  return {
    name: 'telltale',
    awaitHandlers: true,
    raiseError: true,
    ignoreLLM: false,
    ignoreChain: false,
    ignoreAgent: false,
    ignoreRetriever: false,
    ignoreCustomEvent: true,
    ...modelHandlers(watch, runs),
    ...toolHandlers(watch, runs),
    ...retrieverHandlers(watch, runs),
    ...chainHandlers(watch, runs),
  }
}
