import { type AiEvent, FIELD, type StoredFinding } from '@telltale/model'
import { toolEffect } from '../../session/tool/tool-effect.ts'
import { argumentLeaves } from '../../session/value/argument-leaves.ts'
import type { Effect, TextNode } from '../graph.ts'
import { callKeys, isToolCall, textIn } from './event-facts.ts'
import type { Mention } from './mention.ts'
import { nodeFindings, withPrinted } from './node-findings.ts'
import { nodePrints } from './node-prints.ts'
import { orderMentions } from './order-mentions.ts'
import { readMentions } from './read-mentions.ts'
import { trustOf } from './trust-of.ts'

/** A node and what the rest of the weave needs to know of it besides. */
export interface Place {
  readonly node: TextNode
  readonly event: AiEvent
  /** Key of its tool call; '' of anything else. */
  readonly call: string
}

/** The texts of a trace in order. */
export interface Collected {
  readonly places: readonly Place[]
  /** Events in the order of their time, each once. */
  readonly events: readonly AiEvent[]
  readonly callOf: ReadonlyMap<string, string>
  /** Spans of which texts were cut. */
  readonly cutSpans: ReadonlySet<string>
}

/** UTF-16 units of one text and of all texts of a trace that are looked at. */
const LONGEST_TEXT = 64 * 1024
const LONGEST_TRACE = 4 * 1024 * 1024

/** Every text of the events once, in order, with its trust and its findings; texts beyond `longest` UTF-16 units in all are cut. */
export function collectNodes(
  events: readonly AiEvent[],
  findings: readonly StoredFinding[],
  longest: number = LONGEST_TRACE,
): Collected {
  const sorted = uniqueInOrder(events)
  const callOf = callKeys(sorted)
  const toolNames = namesOfCalls(sorted)
  const folded = new Map<string, string>()
  const mentions = sorted.flatMap((event) =>
    readMentions({ event, call: callOf.get(event.id) ?? '', toolNames, folded }),
  )
  const cutSpans = new Set<string>()
  const texts = fold(withoutRequests(orderMentions(mentions)))
  const byEvent = groupFindings(findings)
  const effects = effectsOf(sorted)
  let room = longest
  const places = texts.map(({ best, all }, order): Place => {
    const kept = best.text.slice(0, Math.max(0, Math.min(LONGEST_TEXT, room)))
    room -= kept.length
    if (kept.length < best.text.length) cutSpans.add(best.spanId)
    const prints = nodePrints(kept)
    const told = nodeFindings(all, byEvent, prints?.length ?? kept.length)
    const found = prints === undefined ? told : withPrinted(told, prints.findings)
    const effect = best.role === 'db_query' ? prints?.statement : effects.get(best.event.id)
    const agent = textIn(best.event, FIELD.agentName)
    const node: TextNode = {
      id: `${best.event.id}/${best.field}/${best.index}`,
      eventId: best.event.id,
      spanId: best.spanId,
      role: best.role,
      trust: trustOf(best.role, found),
      field: best.field,
      index: best.index,
      path: best.role === 'tool_argument' ? best.path : '',
      name: best.name,
      ...(agent !== '' && { agent }),
      order,
      atMs: Math.round(best.atMs),
      text: prints === undefined ? kept : '',
      ...(prints !== undefined && { prints }),
      length: prints?.length ?? best.length,
      ...((best.role === 'tool_argument' || best.role === 'db_query') && effect !== undefined && { effect }),
      findings: found,
    }
    return { node, event: best.event, call: best.call }
  })
  return { places, events: sorted, callOf, cutSpans }
}

function uniqueInOrder(events: readonly AiEvent[]): readonly AiEvent[] {
  const unique = new Map(events.map((event) => [event.id, event]))
  return [...unique.values()].sort((a, b) =>
    a.timeUnixNano === b.timeUnixNano ? (a.id < b.id ? -1 : 1) : a.timeUnixNano < b.timeUnixNano ? -1 : 1,
  )
}

function namesOfCalls(events: readonly AiEvent[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const event of events) {
    const id = isToolCall(event) ? textIn(event, FIELD.toolCallId) : ''
    const name = textIn(event, FIELD.toolName)
    if (id !== '' && name !== '') names.set(id, name)
  }
  return names
}

/** Findings by the event they were made in. */
export function groupFindings(findings: readonly StoredFinding[]): ReadonlyMap<string, readonly StoredFinding[]> {
  const groups = new Map<string, StoredFinding[]>()
  for (const finding of findings) {
    const group = groups.get(finding.eventId)
    if (group === undefined) groups.set(finding.eventId, [finding])
    else group.push(finding)
  }
  return groups
}

/** The arguments a call ran with count, and those it was asked for with only where no run is known. */
function withoutRequests(mentions: readonly Mention[]): readonly Mention[] {
  const ran = new Set(
    mentions.flatMap(({ role, rank, call, text }) =>
      role === 'tool_argument' && rank === 0 && text !== '' ? [call] : [],
    ),
  )
  return mentions.filter(({ role, rank, call }) => role !== 'tool_argument' || rank === 0 || !ran.has(call))
}

/** The same text told several times is told best by the event it happened in, and stands where it was told first. */
function fold(ordered: readonly Mention[]): readonly { readonly best: Mention; readonly all: readonly Mention[] }[] {
  const groups = new Map<string, Mention[]>()
  for (const item of ordered) {
    const group = groups.get(item.key)
    if (group === undefined) groups.set(item.key, [item])
    else group.push(item)
  }
  return [...groups.values()].map((all) => ({
    best: all.reduce((best, item) => (isBetter(item, best) ? item : best)),
    all,
  }))
}

function isBetter(item: Mention, best: Mention): boolean {
  if (item.role !== best.role && best.role === 'model_message') return item.role === 'response'
  if (item.role !== best.role && item.role === 'model_message') return false
  return item.rank < best.rank
}

/** What each call does, by its event: what policy or session said of it, else what its name and arguments tell. */
function effectsOf(events: readonly AiEvent[]): ReadonlyMap<string, Effect> {
  const effects = new Map<string, Effect>()
  for (const event of events) {
    if (!isToolCall(event)) continue
    effects.set(event.id, effectOf(event))
  }
  return effects
}

const EFFECTS = new Map<string, Effect>(
  (['read', 'write', 'send', 'pay', 'execute', 'delete'] as const).map((effect) => [effect, effect]),
)

function effectOf(event: AiEvent): Effect {
  const told = EFFECTS.get(textIn(event, FIELD.toolEffect))
  if (told !== undefined) return told
  const args = event.fields.get(FIELD.toolArguments) ?? event.fields.get(FIELD.toolArgumentsText)
  const use = { name: textIn(event, FIELD.toolName), description: textIn(event, FIELD.toolDescription) }
  return toolEffect({ ...use, leaves: argumentLeaves(args) }) ?? 'read'
}
