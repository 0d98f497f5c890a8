import { type Attributes, FIELD, type OtlpLog } from '@telltale/model'
import type { CallLogs } from '../dialect.ts'
import type { Canonical, EventDraft } from '../draft.ts'
import { draftAgentRun } from '../drafts/agent.ts'
import { draftEvaluation } from '../drafts/evaluation.ts'
import { draftModelCall, type ModelCall } from '../drafts/model-call.ts'
import { draftTool } from '../drafts/tool.ts'
import type { KeyedHash } from '../hash.ts'
import { logFields, logName, logTime, withBody } from '../read/log-fields.ts'
import { rename } from '../read/rename.ts'
import { MODEL_ROWS } from '../read/shared-rows.ts'
import { readContent } from './otel-content.ts'
import { EVALUATION_ROWS } from './otel-events.ts'
import { isGuardrailEvent, readGuardrail } from './otel-guardrail.ts'
import { TOOL_ROWS } from './otel-rows.ts'
import { firstJson } from './otel-steps.ts'

type Tells = ModelCall['tells']
type LogReader = (log: OtlpLog, hash: KeyedHash) => readonly EventDraft[]

/** Log events that state facts, with LoongSuite's audit events (proposal E) among them. */
const READERS = new Map<string, LogReader>([
  ['gen_ai.client.inference.operation.details', (log, hash) => draftModelCall(toCall(log, undefined), hash)],
  ['gen_ai.model.request', (log, hash) => draftModelCall(toCall(log, new Set(['prompt', 'system'])), hash)],
  ['gen_ai.model.response', (log, hash) => draftModelCall(toCall(log, new Set(['response', 'usage'])), hash)],
  ['gen_ai.tool.call', (log, hash) => [readTool(log, 'tool.requested', hash)]],
  ['gen_ai.tool.result', (log, hash) => [readTool(log, 'tool.executed', hash)]],
  [
    'gen_ai.agent.invoke',
    (log, hash) =>
      draftAgentRun(toCall(log, new Set()), { action: 'agent.invoked', scope: 'agent', converses: true }, hash),
  ],
  [
    'gen_ai.agent.result',
    (log, hash) =>
      draftAgentRun(toCall(log, new Set()), { action: 'agent.finished', scope: 'agent', converses: true }, hash),
  ],
  ['gen_ai.evaluation.result', readEvaluation],
  ['gen_ai.client.operation.exception', readException],
])

/** Events that tell a model call. Each is whole by itself; its span adds what it leaves out. */
const CALL_EVENTS = new Set([
  'gen_ai.client.inference.operation.details',
  'gen_ai.model.request',
  'gen_ai.model.response',
  'gen_ai.client.operation.exception',
])

/** Log records of a model call in the current conventions and their proposals. */
export const callLogs: CallLogs = {
  includes: (log) => CALL_EVENTS.has(logName(log)),
  isLast: () => true,
  read: (logs, hash) => logs.map((log) => readOtelLog(log, hash)),
}

/** Whether a log record is one of the GenAI events of the current conventions or its proposals. */
export function isGenAiLog(log: OtlpLog): boolean {
  const name = logName(log)
  return READERS.has(name) || isGuardrailEvent(name)
}

/** Reads a GenAI log event. */
export function readOtelLog(log: OtlpLog, hash: KeyedHash): readonly EventDraft[] {
  const name = logName(log)
  if (isGuardrailEvent(name)) {
    return [readGuardrail(withBody(log), logFields(log, MODEL_ROWS), name, logTime(log))]
  }
  return READERS.get(name)?.(log, hash) ?? []
}

function toCall(log: OtlpLog, tells: Tells | undefined): ModelCall {
  const attributes = withBody(log)
  const content = readContent(attributes, [])
  const time = logTime(log)
  return {
    fields: logFields(log, MODEL_ROWS),
    ...content,
    startUnixNano: time,
    endUnixNano: time,
    source: 'log',
    tells: tells ?? tellsOf(attributes),
  }
}

/** One event may tell the whole call, or only its request or its answer, as the OpenAI instrumentation does. */
function tellsOf(attributes: Attributes): Tells {
  const tells = new Set<'prompt' | 'system' | 'response' | 'usage'>(['system', 'usage'])
  const input = attributes.has('gen_ai.input.messages')
  const output = attributes.has('gen_ai.output.messages')
  if (input || !output) tells.add('prompt')
  if (output || !input) tells.add('response')
  return tells
}

function readTool(log: OtlpLog, action: string, hash: KeyedHash): EventDraft {
  const attributes = withBody(log)
  const args = firstJson(attributes, ['gen_ai.tool.call.arguments', 'arguments'])
  const result = firstJson(attributes, ['gen_ai.tool.call.result', 'result'])
  return draftTool(
    { fields: logFields(log, TOOL_ROWS, MODEL_ROWS), action, args, result, timeUnixNano: logTime(log) },
    hash,
  )
}

function readEvaluation(log: OtlpLog): readonly EventDraft[] {
  return draftEvaluation(rename(withBody(log), EVALUATION_ROWS, logFields(log, MODEL_ROWS)), logTime(log))
}

/** A model call that failed. */
function readException(log: OtlpLog, hash: KeyedHash): readonly EventDraft[] {
  const fields: Canonical = logFields(log, MODEL_ROWS)
  const type = log.attributes.get('exception.type')
  const message = log.attributes.get('exception.message')
  if (!fields.has(FIELD.errorType)) fields.set(FIELD.errorType, typeof type === 'string' ? type : '_OTHER')
  if (typeof message === 'string') fields.set(FIELD.errorMessage, message)
  return draftModelCall({ ...toCall(log, new Set(['response'])), fields }, hash)
}
