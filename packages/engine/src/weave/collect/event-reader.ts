import { type AiEvent, FIELD } from '@telltale/model'
import type { NodeRole } from '../graph.ts'
import { textIn, timesOf } from './event-facts.ts'
import { foldKey } from './fold-key.ts'
import type { Mention, Stage } from './mention.ts'
import { printKey } from './node-prints.ts'

/** What a reader of one kind of event is given. */
export interface Source {
  readonly event: AiEvent
  readonly call: string
  /** Names of tools by the ids of their calls. */
  readonly toolNames: ReadonlyMap<string, string>
  /** Texts met before in this trace with what their words hash to: a long history is resent with every request. */
  readonly folded: Map<string, string>
}

/** One text to be told; what is left out has the defaults of `mention`. */
export interface Told {
  readonly role: NodeRole
  readonly stage: Stage
  readonly field: string
  readonly text: string
  readonly index?: number
  readonly path?: string
  readonly name?: string
  readonly call?: string
  readonly rank?: number
  readonly length?: number
  readonly shownAt?: number | undefined
}

/** Texts of these roles are the same text when their words are: a document and the tool result that brought it. */
const FAMILY = new Map<NodeRole, string>([
  ['document', 'fetched'],
  ['memory', 'fetched'],
  ['tool_result', 'fetched'],
  ['db_rows', 'fetched'],
  ['model_message', 'model'],
  ['response', 'model'],
])

/** A mention of a text; a call's own texts are one only within the call. */
export function mention(source: Source, told: Told): Mention {
  const { event, call } = source
  const { startMs, endMs } = timesOf(event)
  const isEnd = told.stage === 'answer' || told.stage === 'result'
  const index = told.index ?? 0
  const path = told.path ?? ''
  const { role, field, text } = told
  return {
    event,
    spanId: textIn(event, FIELD.spanId),
    role,
    stage: told.stage,
    atMs: isEnd ? endMs : startMs,
    field,
    index,
    path,
    name: told.name ?? '',
    text,
    shownAt: told.shownAt,
    length: told.length ?? text.length,
    call: told.call ?? call,
    key: keyOf(told, source),
    rank: told.rank ?? 0,
  }
}

function keyOf({ role, text, path = '', index = 0, field }: Told, { event, call, folded }: Source): string {
  const family = FAMILY.get(role) ?? role
  if (text === '') return `withheld\0${role}\0${call === '' ? event.id : call}\0${path}`
  const print = role !== 'tool_argument' && folded.has(text) ? undefined : printKey(text)
  if (role === 'tool_argument')
    return print === undefined
      ? foldKey(`${role}\0${call}\0${path}\0${path === '' ? index : ''}`, text)
      : `${role}\0${call}\0${path}\0${path === '' ? index : ''}\0${print}`
  if (role === 'egress' || role === 'db_query') return `${role}\0${event.id}\0${field}\0${path}`
  const words = folded.get(text) ?? print ?? foldKey('', text)
  folded.set(text, words)
  return `${family}${words}`
}
