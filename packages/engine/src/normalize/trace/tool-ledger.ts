import { FIELD } from '@telltale/model'
import type { EventDraft } from '../draft.ts'
import type { RecordDraft } from '../record/raw-record.ts'
import { factNumber } from './fact-number.ts'
import type { ToolNotes, ToolTelling, Trace } from './trace.ts'

/** Tellings and names remembered of one trace. */
const MAX_TELLINGS = 2048
const MAX_NAMES = 512
/** Call ids that are longer are not remembered; real ones have some 30 characters. */
const MAX_ID = 128

/** Remembers a tool that the model asked for, or a run that the run's own record tells, and marks one heard of before. */
export function noteTool(trace: Trace, raw: RecordDraft, draft: EventDraft): void {
  if (draft.category !== 'ai_tool' || draft.heard === true || draft.action.startsWith('agent.')) return
  trace.tools ??= { tellings: new Map(), names: new Map() }
  if (draft.action === 'tool.requested') noteName(trace.tools, draft)
  else noteRun(trace.tools, raw, draft)
}

function noteName({ names }: ToolNotes, { fields }: EventDraft): void {
  const id = idOf(fields.get(FIELD.toolCallId))
  const name = fields.get(FIELD.toolName)
  if (id !== undefined && typeof name === 'string' && names.size < MAX_NAMES) names.set(id, name)
}

function noteRun({ tellings }: ToolNotes, raw: RecordDraft, draft: EventDraft): void {
  const id = idOf(draft.fields.get(FIELD.toolCallId))
  const keys = [...(id === undefined ? contentKeys(draft, 'nameless') : [id]), ...contentKeys(draft, 'any')]
  const heard = id === undefined ? findTelling(tellings, keys) : tellings.get(id)
  if (heard?.heard === true) draft.fields.set(FIELD.duplicateOf, heard.spanId)
  remember(tellings, keys, { rawId: raw.id, spanId: raw.spanId, heard: false })
}

/**
 * Whether a run that was only heard of is told already: by its own record, or by an earlier request. A run is known by
 * its call id; one whose own record names none, by the tool with its arguments, or by the result. What is new is
 * remembered, and given the name of the tool if only the model's answer before said it.
 */
export function isRunTold(trace: Trace, raw: RecordDraft, { fields, ...draft }: EventDraft): boolean {
  trace.tools ??= { tellings: new Map(), names: new Map() }
  const { tellings, names } = trace.tools
  const id = idOf(fields.get(FIELD.toolCallId))
  const name = id === undefined ? undefined : names.get(id)
  if (name !== undefined && !fields.has(FIELD.toolName)) fields.set(FIELD.toolName, name)
  // A result of nobody knows which tool says no more than the prompt that holds it.
  if (id === undefined && !fields.has(FIELD.toolName)) return true
  const contents = contentKeys({ fields, ...draft }, id === undefined ? 'any' : 'nameless')
  const told = (id === undefined ? undefined : tellings.get(id)) ?? findTelling(tellings, contents)
  if (told !== undefined) return told.rawId !== raw.id
  const keys = id === undefined ? contents : [id, ...contentKeys({ fields, ...draft }, 'any')]
  remember(tellings, keys, { rawId: raw.id, spanId: raw.spanId, heard: true })
  return false
}

function findTelling(
  tellings: ReadonlyMap<string | number, ToolTelling>,
  keys: readonly (string | number)[],
): ToolTelling | undefined {
  for (const key of keys) {
    const telling = tellings.get(key)
    if (telling !== undefined) return telling
  }
  return undefined
}

/** The record of the run itself stays the one who told it. */
function remember(
  tellings: Map<string | number, ToolTelling>,
  keys: readonly (string | number)[],
  telling: ToolTelling,
): void {
  for (const key of keys) {
    if (tellings.size >= MAX_TELLINGS) return
    if (tellings.get(key)?.heard !== false) tellings.set(key, telling)
  }
}

function idOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= MAX_ID ? value : undefined
}

/** Numbers for what a run can be known by when no call id is named: of runs that name none, or of any. */
function contentKeys({ fields }: EventDraft, runs: 'nameless' | 'any'): readonly number[] {
  const keys: number[] = []
  const name = fields.get(FIELD.toolName)
  const args = fields.get(FIELD.toolArgumentsText)
  const result = fields.get(FIELD.toolResultHash)
  if (typeof name === 'string' && typeof args === 'string') keys.push(factNumber(`${runs} ${name}`, args, 1024))
  if (typeof result === 'string') keys.push(factNumber(`${runs} ${String(name)} result`, result, 64))
  return keys
}
