import type { Subject } from '../../control/guard.ts'
import { memberOf, textOf } from '../../wire/read-json.ts'
import { providerOf } from '../ai-sdk/provider-of.ts'
import { beginRun, below, endRun, quiet } from '../observe/begin-run.ts'
import { documentAttributes, documentSubjects } from '../observe/found-documents.ts'
import type { Watch } from '../observe/observe-call.ts'
import { recordPastCall } from '../observe/record-past-call.ts'
import { ruleOn } from '../observe/rule-on.ts'
import { createRunTable, type RunTable } from '../observe/run-table.ts'
import { toldError } from '../observe/told-error.ts'
import { watchOnly } from '../observe/watch-only.ts'
import { type CallMemory, createCallMemory } from './call-memory.ts'
import { answerMessage, readGeneration, readInference, resultMessage } from './mastra-call.ts'
import { type MastraSpan, timeOf } from './mastra-span.ts'
import { describeMastraEnd, describeMastraStep, isTool, shown } from './mastra-steps.ts'
import { createSearches, documentsOf, type Searches } from './searches.ts'

/** An `ObservabilityExporter` of Mastra. */
export interface MastraExporter {
  readonly name: string
  exportTracingEvent(event: { readonly type: string; readonly exportedSpan: MastraSpan }): Promise<void>
  flush(): Promise<void>
  shutdown(): Promise<void>
}

interface Seen {
  readonly watch: Watch
  readonly runs: RunTable
  readonly told: CallMemory
  readonly searches: Searches
}

/**
 * An exporter for `new Observability({ configs: { … exporters: [mastraExporter(current())] } })` of Mastra: records
 * agents, workflows, calls of models, tools, searches and memory, each below what caused it. It only looks on.
 */
export function mastraExporter(given: Watch): MastraExporter {
  const seen: Seen = {
    watch: watchOnly(given),
    runs: createRunTable(),
    told: createCallMemory(),
    searches: createSearches(),
  }
  return {
    name: 'telltale',
    exportTracingEvent: async ({ type, exportedSpan }) => {
      if (type === 'span_started') quiet(() => begin(seen, exportedSpan))
      if (type === 'span_ended') quiet(() => end(seen, exportedSpan))
    },
    flush: async () => {},
    shutdown: async () => {},
  }
}

function begin({ watch, runs, told, searches }: Seen, span: MastraSpan): void {
  const { id, type, parentSpanId: parent } = span
  if (type === 'model_generation') told.keep(id, readGeneration(span))
  if (type === 'model_step' && parent !== undefined) told.link(id, parent)
  if (isTool(span)) searches.open(id)
  if (type === 'rag_embedding' && parent !== undefined) searches.ask(parent, shown(span.input) ?? '')
  const step = describeMastraStep(span)
  if (step === undefined) {
    const above = runs.find(parent)
    if (above !== undefined) runs.begin(id, { span: above.span, isLink: true })
    return
  }
  const startMs = timeOf(span.startTime)
  const { name, kind = 'internal', attributes } = step
  beginRun(watch, runs, { id, parent, name, options: { kind, attributes, ...(startMs !== undefined && { startMs }) } })
}

function end(seen: Seen, span: MastraSpan): void {
  const { runs, told } = seen
  if (span.type === 'model_inference') endInference(seen, span)
  // An event has an end and no beginning; what has one is told whole at its end.
  else if (runs.find(span.id) === undefined && describeMastraStep(span) !== undefined) begin(seen, span)
  endStep(seen, span)
  told.end(span.id)
}

function endInference({ watch, runs, told }: Seen, span: MastraSpan): void {
  const { request, answer } = readInference(span, told.find(span.parentSpanId))
  const provider = textOf(span.attributes, 'provider')
  const failed = span.errorInfo !== undefined || textOf(span.attributes, 'finishReason') === 'error'
  const call = {
    request,
    answer,
    attributes: { 'gen_ai.provider.name': provider === undefined ? undefined : providerOf(provider) },
    startMs: timeOf(span.startTime),
    endMs: timeOf(span.endTime),
    error: failed ? (errorOf(span) ?? toldError('the call failed; the run says how')) : undefined,
  }
  below(watch, runs, span.parentSpanId, () => recordPastCall(watch, call))
  told.add(span.parentSpanId, answerMessage(span))
}

function endStep(seen: Seen, span: MastraSpan): void {
  const { watch, runs, told, searches } = seen
  const run = runs.find(span.id)
  if (run?.span === undefined) return
  if (run.isLink !== true) {
    run.span.set(describeMastraEnd(span))
    if (isTool(span)) told.hold(span.parentSpanId, resultMessage(span))
    const recorded = run.span
    watch.recorder.within(recorded, () => ruleOn(watch.guard, textsOf(span)))
    tellRefusal(watch, span, recorded)
    const parent = span.parentSpanId ?? ''
    if (span.type === 'rag_vector_operation' && searches.isOpen(parent) && span.errorInfo === undefined) {
      recorded.set({ 'gen_ai.retrieval.query.text': searches.queryOf(parent) })
      searches.add(parent, { span: recorded, endMs: timeOf(span.endTime) })
      runs.end(span.id)
      return
    }
    if (isTool(span)) endSearches(seen, span)
  }
  endRun(runs, span.id, run.isLink === true ? undefined : errorOf(span))
}

/** What a search found is told by the tool that made it. */
function endSearches({ watch, searches }: Seen, span: MastraSpan): void {
  const documents = documentsOf(span.output)
  for (const { span: search, endMs } of searches.close(span.id)) {
    search.set(documentAttributes(documents))
    watch.recorder.within(search, () => ruleOn(watch.guard, documentSubjects(documents)))
    search.end(endMs)
  }
}

/** What a tool was given and gave back. */
function textsOf(span: MastraSpan): readonly Subject[] {
  if (!isTool(span)) return []
  const tool = span.entityName ?? span.name
  const texts = [
    { text: shown(span.input) ?? '', role: 'tool_arguments' },
    { text: shown(span.output) ?? '', role: 'tool' },
  ] as const
  return texts.filter(({ text }) => text !== '').map(({ text, role }) => ({ category: 'ai_tool', text, role, tool }))
}

/** A processor of Mastra's that stopped a run is a guardrail that blocked. */
function tellRefusal(watch: Watch, span: MastraSpan, recorded: Parameters<Watch['recorder']['within']>[0]): void {
  const abort = memberOf(span.attributes, 'tripwireAbort')
  if (abort === undefined || abort === null || span.type !== 'agent_run') return
  const name = textOf(abort, 'processorId') ?? 'processor'
  watch.recorder.within(recorded, () =>
    watch.recorder.log('gen_ai.guardrail.result', {
      'gen_ai.guardrail.component.name': name,
      'gen_ai.guardrail.policy.id': name,
      'gen_ai.guardrail.result.type': 'verdict',
      'gen_ai.guardrail.result.value': 'block',
      'gen_ai.guardrail.result.reason': textOf(abort, 'reason'),
      'telltale.guardrail.verdict': 'block',
      'telltale.guardrail.action': 'block',
      'telltale.guardrail.enforced': true,
    }),
  )
}

function errorOf({ errorInfo }: MastraSpan): Error | undefined {
  return errorInfo === undefined || errorInfo === null ? undefined : toldError(errorInfo.message, errorInfo.name)
}
