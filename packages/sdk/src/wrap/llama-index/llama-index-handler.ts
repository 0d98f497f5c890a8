import type { SpanOptions } from '../../record/recorder.ts'
import { listOf, memberAt, memberOf, textOf } from '../../wire/read-json.ts'
import { quiet } from '../observe/begin-run.ts'
import { documentAttributes, documentSubjects } from '../observe/found-documents.ts'
import { beginCall, type Watch } from '../observe/observe-call.ts'
import { ruleOn } from '../observe/rule-on.ts'
import { watchOnly } from '../observe/watch-only.ts'
import { llamaIndexCall } from './llama-index-format.ts'
import { classOf, modelSettings, providerOfModel } from './model-settings.ts'
import { type CallerChain, createOpenRuns } from './open-runs.ts'
import { readNode } from './read-node.ts'
import { beginTool, endTool, endToolsTold, type Seen } from './tool-events.ts'

/** An event of LlamaIndex.TS: what happened, and the chain of those who called. */
interface LlamaIndexEvent {
  readonly detail: unknown
  readonly reason: CallerChain | null
}

/** The `CallbackManager` of LlamaIndex.TS, as far as it is needed. */
interface CallbackManager {
  on(event: never, handler: (event: LlamaIndexEvent) => void): unknown
  off(event: never, handler: (event: LlamaIndexEvent) => void): unknown
}

/** Follows LlamaIndex.TS. */
export interface LlamaIndexHandler {
  /** Listens, as a rule to `Settings.callbackManager`. What it gives ends that. */
  listen(manager: CallbackManager): () => void
  /**
   * Runs a query, an agent or a workflow below one span. LlamaIndex tells of no failure: with this, whatever is still
   * open fails with what `work` rejects with.
   */
  run<T>(name: string, work: () => T | PromiseLike<T>): Promise<T>
}

/**
 * Follows the events of LlamaIndex.TS: queries, retrievals, calls of models and tools, each below the engine that
 * caused it, or below the span in force. It only looks on: its events come when a thing has begun.
 */
export function llamaIndexHandler(given: Watch): LlamaIndexHandler {
  const seen = { watch: watchOnly(given), runs: createOpenRuns() }
  return {
    listen: (manager) => {
      const stops = [...EVENTS].map(([name, handle]) => {
        const handler = (event: LlamaIndexEvent): void => void quiet(() => handle(seen, event))
        manager.on(name as never, handler)
        return () => manager.off(name as never, handler)
      })
      return () => {
        for (const stop of stops) stop()
      }
    },
    run: (name, work) => runWhole(seen, name, work),
  }
}

const EVENTS = new Map<string, (seen: Seen, event: LlamaIndexEvent) => void>([
  ['query-start', beginQuery],
  ['query-end', (seen, { detail }) => seen.runs.end(idOf(detail))?.span.end()],
  ['retrieve-start', beginRetrieval],
  ['retrieve-end', endRetrieval],
  ['llm-start', beginModel],
  ['llm-stream', (seen, { detail }) => seen.runs.find(idOf(detail))?.observer?.chunk(memberOf(detail, 'chunk'))],
  ['llm-end', (seen, { detail }) => void seen.runs.end(idOf(detail))?.observer?.answer(memberOf(detail, 'response'))],
  ['llm-tool-call', (seen, { detail, reason }) => beginTool(seen, memberOf(detail, 'toolCall'), reason)],
  [
    'llm-tool-result',
    (seen, { detail }) => endTool(seen, memberOf(detail, 'toolCall'), memberOf(detail, 'toolResult')),
  ],
])

function idOf(detail: unknown): string {
  return textOf(detail, 'id') ?? ''
}

function below<T>({ watch, runs }: Seen, reason: CallerChain | null, run: () => T): T {
  const above = runs.above(reason)
  return above === undefined ? run() : watch.recorder.within(above, run)
}

interface Beginning {
  readonly name: string
  readonly options: SpanOptions
}

function begin(seen: Seen, { detail, reason }: LlamaIndexEvent, { name, options }: Beginning): void {
  const span = below(seen, reason, () => seen.watch.recorder.startSpan(name, options))
  seen.runs.begin(idOf(detail), { span })
}

function beginQuery(seen: Seen, event: LlamaIndexEvent): void {
  const name = classOf(event.reason?.caller) ?? 'query'
  const attributes = { 'gen_ai.operation.name': 'invoke_workflow', 'gen_ai.workflow.name': name }
  begin(seen, event, { name: `invoke_workflow ${name}`, options: { attributes } })
  seen.runs.own(event.reason, idOf(event.detail))
}

function beginRetrieval(seen: Seen, event: LlamaIndexEvent): void {
  const query = memberAt(event.detail, 'query', 'query')
  // The event does not name the retriever, only the engine that has it.
  const source = classOf(event.reason?.caller) ?? 'retriever'
  const attributes = {
    'gen_ai.operation.name': 'retrieval',
    'gen_ai.data_source.id': source,
    'gen_ai.retrieval.query.text': typeof query === 'string' ? query : textOf(query, 'text'),
  }
  begin(seen, event, { name: `retrieval ${source}`, options: { kind: 'client', attributes } })
}

function endRetrieval({ watch, runs }: Seen, { detail }: LlamaIndexEvent): void {
  const span = runs.end(idOf(detail))?.span
  if (span === undefined) return
  const documents = listOf(detail, 'nodes').map(readNode)
  span.set(documentAttributes(documents))
  watch.recorder.within(span, () => ruleOn(watch.guard, documentSubjects(documents)))
  span.end()
}

function beginModel(seen: Seen, { detail, reason }: LlamaIndexEvent): void {
  const messages = memberOf(detail, 'messages')
  endToolsTold(seen, messages)
  const body = { messages, settings: modelSettings(reason?.caller) }
  const call = { format: llamaIndexCall, body, provider: providerOfModel(reason?.caller) }
  const observer = below(seen, reason?.parent ?? null, () => beginCall(seen.watch, call))
  seen.runs.begin(idOf(detail), { span: observer.span, observer })
  seen.runs.own(reason, idOf(detail))
}

async function runWhole<T>({ watch, runs }: Seen, name: string, work: () => T | PromiseLike<T>): Promise<T> {
  const attributes = { 'gen_ai.operation.name': 'invoke_workflow', 'gen_ai.workflow.name': name }
  const span = watch.recorder.startSpan(`invoke_workflow ${name}`, { attributes })
  try {
    return await watch.recorder.within(span, work)
  } catch (error) {
    runs.failTrace(span.traceId, error)
    span.fail(error)
    throw error
  } finally {
    span.end()
  }
}
