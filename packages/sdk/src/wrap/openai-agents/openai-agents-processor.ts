import type { Attributes } from '../../record/recorder.ts'
import { readOr } from '../../wire/conversation.ts'
import { memberOf, textOf } from '../../wire/read-json.ts'
import { beginRun, below, endRun, quiet } from '../observe/begin-run.ts'
import type { Watch } from '../observe/observe-call.ts'
import { recordPastCall } from '../observe/record-past-call.ts'
import { ruleOn } from '../observe/rule-on.ts'
import { createRunTable, type RunTable } from '../observe/run-table.ts'
import { toldError } from '../observe/told-error.ts'
import { watchOnly } from '../observe/watch-only.ts'
import { readGenerationSpan, readResponseSpan, readSoundSpan, type ToldCall } from './agents-call.ts'
import { describeStep, describeStepEnd, textsOfStep } from './describe-step.ts'

/** What is read of a trace of OpenAI Agents. */
interface AgentsTrace {
  readonly traceId: string
  readonly name: string
  readonly groupId: string | null
}

/** What is read of a span of OpenAI Agents. */
interface AgentsSpan {
  readonly traceId: string
  readonly spanId: string
  readonly parentId: string | null
  readonly spanData: object
  readonly startedAt: string | null
  readonly endedAt: string | null
  readonly error: { readonly message: string; readonly data?: object } | null
}

/** A `TracingProcessor` of OpenAI Agents. */
export interface OpenAiAgentsProcessor {
  onTraceStart(trace: AgentsTrace): Promise<void>
  onTraceEnd(trace: AgentsTrace): Promise<void>
  onSpanStart(span: AgentsSpan): Promise<void>
  onSpanEnd(span: AgentsSpan): Promise<void>
  shutdown(timeout?: number): Promise<void>
  forceFlush(): Promise<void>
}

/**
 * A processor for `addTraceProcessor` of OpenAI Agents (JavaScript): records runs, agents, calls of models, tools and
 * guardrails, each below what caused it. It only looks on: to have a policy obeyed, give the runner a wrapped client.
 */
export function openAiAgentsProcessor(given: Watch): OpenAiAgentsProcessor {
  const seen = { watch: watchOnly(given), runs: createRunTable() }
  return {
    onTraceStart: async (trace) => void quiet(() => beginTrace(seen, trace)),
    onTraceEnd: async ({ traceId }) => void quiet(() => endRun(seen.runs, traceId)),
    // One that is over already is written whole at its end.
    onSpanStart: async (span) => void (span.endedAt === null && quiet(() => beginSpan(seen, span))),
    onSpanEnd: async (span) => void quiet(() => endSpan(seen, span)),
    shutdown: async () => {},
    forceFlush: async () => {},
  }
}

interface Seen {
  readonly watch: Watch
  readonly runs: RunTable
}

function beginTrace({ watch, runs }: Seen, { traceId, name, groupId }: AgentsTrace): void {
  const attributes = {
    'gen_ai.operation.name': 'invoke_workflow',
    'gen_ai.workflow.name': name,
    'gen_ai.conversation.id': groupId ?? undefined,
  }
  beginRun(watch, runs, { id: traceId, parent: undefined, name: `invoke_workflow ${name}`, options: { attributes } })
}

/** Calls are written when they are over: what was asked is told only then. */
const CALLS = new Map<string, (data: unknown) => ToldCall>([
  ['response', readResponseSpan],
  ['generation', readGenerationSpan],
  ['transcription', readSoundSpan],
  ['speech', readSoundSpan],
])

function beginSpan({ watch, runs }: Seen, span: AgentsSpan): void {
  if (CALLS.has(typeOf(span))) return
  const step = describeStep(span.spanData)
  const id = span.spanId
  const parent = parentOf(runs, span)
  if (step !== undefined) {
    const startMs = timeOf(span.startedAt)
    const options = { attributes: step.attributes, ...(startMs !== undefined && { startMs }) }
    beginRun(watch, runs, { id, parent, name: step.name, options })
    return
  }
  const above = runs.find(parent)
  if (above !== undefined) runs.begin(id, { span: above.span, isLink: true })
}

function endSpan(seen: Seen, span: AgentsSpan): void {
  const { watch, runs } = seen
  const read = CALLS.get(typeOf(span))
  if (read !== undefined) {
    below(watch, runs, parentOf(runs, span), () => endCall(watch, span, read))
    return
  }
  if (runs.find(span.spanId) === undefined) beginSpan(seen, span)
  const run = runs.find(span.spanId)
  if (run?.span === undefined) return
  if (run.isLink === true) {
    tellHandoff(span.spanData, run.span.event)
  } else {
    run.span.set(describeStepEnd(span.spanData))
    const texts = textsOfStep(span.spanData)
    if (texts.length > 0) watch.recorder.within(run.span, () => ruleOn(watch.guard, texts))
  }
  endRun(runs, span.spanId, errorOf(span))
  if (span.parentId === null) endFailedTrace(runs, span)
}

/** The library tells of no end of a trace that failed. What comes later in it still finds its place. */
function endFailedTrace(runs: RunTable, span: AgentsSpan): void {
  const error = errorOf(span)
  const root = runs.find(span.traceId)?.span
  if (error === undefined || root === undefined) return
  root.fail(error)
  root.end()
}

function endCall(watch: Watch, span: AgentsSpan, read: (data: unknown) => ToldCall): void {
  const empty = { request: { operation: 'chat', model: '', stream: false, attributes: {}, fresh: [] }, answer: NOTHING }
  const { request, answer } = readOr(() => read(span.spanData), empty)
  recordPastCall(watch, {
    request,
    answer,
    attributes: { 'gen_ai.provider.name': 'openai', ...serverOfSpan(span.spanData) },
    startMs: timeOf(span.startedAt),
    endMs: timeOf(span.endedAt),
    error: errorOf(span),
  })
}

const NOTHING = { attributes: {}, texts: [], toolCalls: [] }

function serverOfSpan(data: unknown): Attributes {
  const base = textOf(memberOf(data, 'model_config'), 'base_url')
  return base === undefined ? {} : { 'server.address': readOr(() => new URL(base).hostname, undefined) }
}

function tellHandoff(data: object, tell: (name: string, attributes: Attributes) => void): void {
  if (textOf(data, 'type') !== 'handoff') return
  tell('handoff', { 'agent.from': textOf(data, 'from_agent'), 'agent.to': textOf(data, 'to_agent') })
}

function typeOf({ spanData }: AgentsSpan): string {
  return textOf(spanData, 'type') ?? ''
}

/** Where the parent is not known, the trace stands in its place. */
function parentOf(runs: RunTable, { parentId, traceId }: AgentsSpan): string {
  return parentId !== null && runs.find(parentId) !== undefined ? parentId : traceId
}

function timeOf(iso: string | null): number | undefined {
  const ms = iso === null ? Number.NaN : Date.parse(iso)
  return Number.isFinite(ms) ? ms : undefined
}

/** The message is general; what failed stands in the data. */
function errorOf({ error }: AgentsSpan): Error | undefined {
  if (error === null) return undefined
  return toldError(textOf(error.data, 'error') ?? error.message)
}
