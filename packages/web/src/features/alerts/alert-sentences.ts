import { type AlertDetailJson, type EventJson, FIELD, type FindingJson } from '@telltale/model'
import { appOf, idOf, logOf, numberOf, textOf, whoOf } from '../../lib/event-fields.ts'
import { promptText } from '../../lib/event-summary.ts'
import { findTexts } from '../../lib/findings.ts'
import { logLook } from '../../lib/logs.ts'
import type { Trust } from '../../lib/messages.ts'
import { nameLabel } from '../../lib/risk.ts'
import { trustOf } from './evidence-texts.ts'

/** A piece of a sentence: our own words, a name or words from outside, or words of the text that is the proof. */
export type Piece =
  | { readonly kind: 'plain'; readonly text: string; readonly isMissing?: boolean }
  | { readonly kind: 'name'; readonly text: string }
  | { readonly kind: 'quote'; readonly text: string }
  | { readonly kind: 'mark'; readonly text: string; readonly trust: Trust }

/** One of the sentences: what it answers, and its pieces with a space between them. */
export interface Sentence {
  readonly name: 'Asked' | 'Turned' | 'Did' | 'Result'
  readonly pieces: readonly Piece[]
}

/** Longest words taken over from a text, UTF-16 units. */
const QUOTED = 90
/** Names in one sentence. */
const MOST_NAMES = 3
const STOPPING: ReadonlySet<string> = new Set(['block', 'modify'])
/** What words are found to be that can turn a model; an address or a secret elsewhere in a trace turned nothing. */
const TURNING: ReadonlySet<string> = new Set([
  'injection',
  'jailbreak',
  'harmful_request',
  'prompt_extraction',
  'obfuscation',
  'memory_poisoning',
  'tool_poisoning',
  'self_replication',
])
/** Logs of what is done outside of any conversation: nobody asked and nothing was turned. */
const ALONE: ReadonlySet<string> = new Set(['ai_audit', 'ai_system_prompt', 'ai_usage'])

/** What else came in the trace of an alert; undefined while it is not known. */
export interface TraceContext {
  readonly events: readonly EventJson[]
  readonly findings: readonly FindingJson[]
}

/** Whether an alert leaves open what was asked, as one about a judged action does, and its trace may tell. */
export function needsTrace({ alert, events }: Pick<AlertDetailJson, 'alert' | 'events'>): boolean {
  if (alert.traces.length === 0 || events.length === 0) return false
  return !isAlone(events) && !events.some((event) => logOf(event) === 'ai_prompt')
}

function isAlone(events: readonly EventJson[]): boolean {
  return events.every((event) => ALONE.has(logOf(event)))
}

/**
 * What happened, made from the facts of the alert's events, and of its trace where they leave open what was asked or
 * whose words turned it; what neither holds is said to be missing.
 */
export function sentencesOf(detail: AlertDetailJson, trace?: TraceContext): readonly Sentence[] {
  const { events } = detail
  if (events.length === 0) return []
  const alone = isAlone(events)
  const sentences: Sentence[] = alone ? [] : [{ name: 'Asked', pieces: asked(events, trace) }]
  const own = turnedBy(detail)
  const turned = own.length > 0 || alone || trace === undefined ? own : turnedBy(orderingWords(trace))
  if (turned.length > 0) sentences.push({ name: 'Turned', pieces: turned })
  sentences.push({ name: 'Did', pieces: alone ? changed(events) : did(events) })
  if (!alone) sentences.push({ name: 'Result', pieces: result(events) })
  return sentences
}

function asked(events: readonly EventJson[], trace: TraceContext | undefined): readonly Piece[] {
  const prompt =
    events.find((event) => logOf(event) === 'ai_prompt') ?? lastAsked(trace?.events ?? [], timeOf(events[0]))
  if (!prompt) {
    return [missing(`What was asked is not among its events${trace === undefined ? '' : ', nor in its trace'}.`)]
  }
  const who = whoOf(prompt) === '' ? plain('Someone who is not named') : name(whoOf(prompt))
  const app = appOf(prompt) === '' ? [] : [name(appOf(prompt))]
  const text = promptText(prompt)
  if (text === '') return [who, plain('asked'), ...app, plain('something whose text was not sent.')]
  return [who, plain('asked'), ...app, { kind: 'quote', text: cut(text) }]
}

/** The question that stood when something was done: the last before it, or else the first. */
function lastAsked(events: readonly EventJson[], until: string): EventJson | undefined {
  const prompts = events
    .filter((event) => logOf(event) === 'ai_prompt')
    .toSorted((a, b) => timeOf(a).localeCompare(timeOf(b)))
  return prompts.findLast((event) => timeOf(event) <= until) ?? prompts[0]
}

function timeOf(event: EventJson | undefined): string {
  return event === undefined ? '' : textOf(event, FIELD.timestamp)
}

function orderingWords({ events, findings }: TraceContext): TraceContext {
  return { events, findings: findings.filter(({ label }) => TURNING.has(label)) }
}

// The finding that says most: words of which somebody else than the user and the operator decides come first.
function turnedBy({ events, findings }: TraceContext): readonly Piece[] {
  const found = findTexts(events, findings)
  const byId = new Map(events.map((event) => [idOf(event), event]))
  const ranked = found
    .filter((item) => item.text !== '')
    .toSorted((a, b) => rank(b.finding) - rank(a.finding) || b.finding.score - a.finding.score)
  const top = ranked[0]
  const event = top && byId.get(top.finding.event_id)
  if (!top || !event) return []
  const { finding, text } = top
  const words = cut(text.slice(Math.max(0, finding.start), finding.end))
  const label = nameLabel(finding.label) || 'risky'
  return [
    plain(`Words of ${label} in the ${logLook(logOf(event)).name.toLowerCase()} log:`),
    { kind: 'mark', text: words, trust: trustOf(finding.field) },
  ]
}

function rank({ field }: { readonly field: string }): number {
  return trustOf(field) === 'untrusted' ? 1 : 0
}

function did(events: readonly EventJson[]): readonly Piece[] {
  const tools = distinct(events, 'ai_tool', FIELD.toolName)
  const hosts = distinct(
    events.filter((event) => textOf(event, FIELD.egressInitiator) !== 'model_call'),
    'ai_egress',
    FIELD.serverAddress,
  )
  if (tools.length + hosts.length === 0) return [missing('No tool call and nothing that left is among its events.')]
  const called = tools.length === 0 ? [] : [plain('Called'), ...namesOf(tools)]
  const reached = hosts.length === 0 ? [] : [plain(tools.length > 0 ? 'and reached' : 'Reached'), ...namesOf(hosts)]
  return [...called, ...reached]
}

function changed(events: readonly EventJson[]): readonly Piece[] {
  const actions = [...new Set(events.map((event) => textOf(event, FIELD.eventAction)).filter((text) => text !== ''))]
  const actors = [...new Set(events.map(whoOf).filter((text) => text !== ''))]
  const by = actors.length === 0 ? [plain('by someone who is not named')] : [plain('by'), ...namesOf(actors)]
  if (actions.length === 0) return [missing('What was done is not recorded.')]
  return [...namesOf(actions), ...by]
}

function result(events: readonly EventJson[]): readonly Piece[] {
  const stop = events.find(
    (event) => logOf(event) === 'ai_guardrail' && STOPPING.has(textOf(event, FIELD.guardrailVerdict)),
  )
  if (stop) return [name(textOf(stop, FIELD.guardrailName) || 'A guardrail'), plain('stepped in.')]
  const refused = events.some((event) => textOf(event, FIELD.responseRefusal) === 'true')
  if (refused) return [plain('The model refused.')]
  const rows = events.reduce((sum, event) => sum + (numberOf(event, FIELD.dbReturnedRows) ?? 0), 0)
  const read = rows > 0 ? [plain(`${rows} rows were read.`)] : []
  return [...read, plain('None of its events says that something stopped it.')]
}

function distinct(events: readonly EventJson[], log: string, field: string): readonly string[] {
  const own = events.filter((event) => logOf(event) === log)
  return [...new Set(own.map((event) => textOf(event, field)).filter((text) => text !== ''))]
}

function namesOf(names: readonly string[]): readonly Piece[] {
  const more = names.length - MOST_NAMES
  return [...names.slice(0, MOST_NAMES).map(name), ...(more > 0 ? [plain(`and ${more} more`)] : [])]
}

function name(text: string): Piece {
  return { kind: 'name', text }
}

function plain(text: string): Piece {
  return { kind: 'plain', text }
}

function missing(text: string): Piece {
  return { kind: 'plain', text, isMissing: true }
}

function cut(text: string): string {
  return text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text
}
