import type { ScanLabel } from '@telltale/model'
import { type Bag, readBag } from './bag.ts'
import { VERB_EFFECTS } from './effect-words.ts'
import type { FoundText } from './instruction-areas.ts'
import { englishVerb } from './other-verbs.ts'

/** A stretch of a text that may give an order. */
export interface OrderPassage {
  /** UTF-16 range in the text. */
  readonly start: number
  readonly end: number
  readonly text: string
  /** Its first order, or its first words. */
  readonly order: string
  readonly bag: Bag
  /** How it speaks, each 0 to 1. */
  readonly signs: ReadonlyMap<string, number>
}

/** Labels of the scanner that say a text gives orders to a model. */
const ORDERS: ReadonlySet<ScanLabel> = new Set<ScanLabel>([
  'injection',
  'jailbreak',
  'memory_poisoning',
  'tool_poisoning',
  'self_replication',
  'exfiltration',
  'prompt_extraction',
  'tool_abuse',
])

/** UTF-16 units looked at before and after a finding, and after the verb of an order. */
const BEFORE = 60
const AFTER = 450
const ORDER_LENGTH = 320
const LONGEST_TEXT = 64 * 1024
const MOST_OF_NODE = 16
/** An order has a verb, a thing and more: an account number alone gives none. */
const LEAST_WORDS = 4

/** The passages of a text that a scanner found or that begin with an order, in order of place. */
export function findOrderPassages(node: FoundText): readonly OrderPassage[] {
  const text = node.text.slice(0, LONGEST_TEXT)
  const breaks = findBreaks(text)
  const found = merge(
    node.findings
      .filter(({ label, start }) => ORDERS.has(label) && start <= text.length)
      .map(({ start, end, score }) =>
        clip({ start: start - BEFORE, end: closing(text, end), at: start, score }, breaks, text.length),
      ),
  )
  const orders = findOrders(text).map((at) =>
    clip({ start: at, end: at + ORDER_LENGTH, at, score: 0 }, breaks, text.length),
  )
  const rest = merge(orders.flatMap((order) => cutAt(order, found)))
  return [...found, ...rest]
    .sort((a, b) => b.score - a.score || a.start - b.start)
    .slice(0, MOST_OF_NODE)
    .sort((a, b) => a.start - b.start)
    .map((range) => toPassage(text, range))
    .filter(({ bag }) => bag.words.size >= LEAST_WORDS)
}

/** What follows a finding belongs to it, up to where a tag that was opened is closed. */
function closing(text: string, end: number): number {
  const tag = text.indexOf('</', end)
  return Math.min(end + AFTER, tag === -1 ? Number.POSITIVE_INFINITY : tag)
}

/** An order ends where the scanner found something; within it, it is told already. */
function cutAt(order: Range, found: readonly Range[]): readonly Range[] {
  if (found.some(({ start, end }) => order.start >= start && order.start < end)) return []
  const next = found.find(({ start }) => start > order.start)
  return [next === undefined ? order : { ...order, end: Math.min(order.end, next.start) }]
}

interface Range {
  readonly start: number
  readonly end: number
  /** Highest score of the scanner, 0 where only an order was seen. */
  readonly score: number
}

/** A value of a record ends where the next field begins: what stands there was written by somebody else. */
const FIELD_START =
  /\n[ \t]{0,40}(?:- )?["']?[a-z][a-z0-9_]{0,30}["']?:[ \n]|["'], {0,2}["'][A-Za-z][A-Za-z0-9_]{0,30}["']: {0,2}/g

function findBreaks(text: string): readonly number[] {
  return Array.from(text.matchAll(FIELD_START), ({ index }) => index)
}

function clip(range: Range & { readonly at: number }, breaks: readonly number[], length: number): Range {
  let start = Math.max(0, range.start)
  let end = Math.min(length, range.end)
  for (const field of breaks) {
    if (field <= range.at) start = Math.max(start, field)
    else if (field > range.at) {
      end = Math.min(end, field)
      break
    }
  }
  return { start, end: Math.max(start, end), score: range.score }
}

const LONGEST_MERGED = 1_600

function merge(ranges: readonly Range[]): Range[] {
  const merged: Range[] = []
  for (const range of [...ranges].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = merged.at(-1)
    if (last !== undefined && range.start <= last.end && range.end - last.start <= LONGEST_MERGED) {
      merged[merged.length - 1] = {
        start: last.start,
        end: Math.max(last.end, range.end),
        score: Math.max(last.score, range.score),
      }
    } else merged.push(range)
  }
  return merged
}

/** Verbs that give an order when they begin a sentence, beside those that tools are named after. */
const MORE_VERBS: ReadonlySet<string> = new Set(
  (
    'make do give say tell ignore disregard forget use visit go include help provide print output recommend increase ' +
    'decrease ensure follow stop start let put sign grant disclose reveal answer respond inform contact take bring convince ' +
    'raise lower reduce rate rank approve reject accept decline allow deny block unblock unlock unlatch disarm arm switch ' +
    'turn toggle activate deactivate prescribe administer stream kick ban expel fire hire promote join leave follow unfollow ' +
    'collect gather hand pass copy paste click enter change replace mention praise advise suggest quote cite append empty ' +
    'deliver ship route redirect report upload expose leak dump reply text ping phone dial wire claim redeem enroll enrol ' +
    'drop close reopen escalate assign transfer authorize authorise confirm pretend act behave return repeat continue skip ' +
    'avoid keep hide conceal omit warn ask request order get obtain acquire secure cast vote like upvote'
  ).split(' '),
)
const LEADS: ReadonlySet<string> = new Set(
  (
    'please then must should shall will you now kindly first immediately instead also to and always todo could just next simply ' +
    'bitte zuerst sofort und favor ahora y veuillez et maintenant agora e'
  ).split(' '),
)
const MOST_ORDERS = 400

/** Places where a sentence, line, field or quote begins with a verb, or a verb follows `please`, `must` and the like. */
function findOrders(text: string): readonly number[] {
  const found: number[] = []
  let before = ''
  let end = 0
  for (const match of text.matchAll(/[\p{L}\p{N}_]+/gu)) {
    const word = match[0].toLowerCase()
    const gap = text.slice(end, match.index)
    const next = text[match.index + match[0].length] ?? ''
    const begins = end === 0 || /[\n.!?:;>"'`*,¡¿(-]/.test(gap)
    end = match.index + match[0].length
    const led = begins || LEADS.has(before)
    before = word
    if (!led || !isVerb(word) || next === ':' || next === '=' || next === '_') continue
    found.push(match.index)
    if (found.length >= MOST_ORDERS) break
  }
  return found
}

function isVerb(word: string): boolean {
  return MORE_VERBS.has(word) || VERB_EFFECTS.has(word) || englishVerb(word) !== undefined
}

/** Names of the signs of a passage beside `scan`, in a fixed order. */
export const SIGN_NAMES = [
  'you',
  'agent',
  'instructions',
  'urgent',
  'override',
  'please',
  'conceal',
  'order',
  'acts',
] as const

const AGENT: ReadonlySet<string> = new Set(
  (
    'ai llm gpt claude gemini llama mixtral chatbot copilot assistant assistants agent agents bot bots ki ia asistente ' +
    'assistente assistent assistenten agente'
  ).split(' '),
)

const SIGNS: readonly (readonly [string, ReadonlySet<string>])[] = [
  ['you', new Set('you your yours yourself'.split(' '))],
  ['agent', AGENT],
  [
    'instructions',
    new Set('instruction instructions task tasks command directive directives following request'.split(' ')),
  ],
  [
    'urgent',
    new Set(
      'important urgent immediately must before first attention critical todo now asap priority required wichtig importante atención atenção'.split(
        ' ',
      ),
    ),
  ],
  [
    'override',
    new Set(
      'ignore disregard forget override previous instead above supersede bypass cancelled prior olvida oublie vergiss esqueça'.split(
        ' ',
      ),
    ),
  ],
  ['please', new Set(['please', 'kindly', 'bitte', 'favor', 'veuillez'])],
  ['conceal', new Set('secretly silently confirm confirmation asking without hidden mention'.split(' '))],
]

/** The scanner doubts from 0.5 and is sure from 0.7: 0 to 1 between them. */
function sureness(score: number): number {
  return Math.min(1, Math.max(0, (score - 0.5) / 0.2))
}

function toPassage(whole: string, { start, end, score }: Range): OrderPassage {
  const text = whole.slice(start, end)
  const bag = readBag(text)
  const signs = new Map<string, number>([['scan', sureness(score)]])
  for (const [name, words] of SIGNS) signs.set(name, [...words].some((word) => bag.words.has(word)) ? 1 : 0)
  const orders = findOrders(text)
  signs.set('order', orders.length > 0 ? 1 : 0)
  signs.set('acts', [...bag.effects].some((effect) => effect !== 'read') ? 1 : 0)
  return { start, end, text, order: text.slice(orders[0] ?? 0), bag, signs }
}
