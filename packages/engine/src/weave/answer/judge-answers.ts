import type { Unjudged } from '../action/group-actions.ts'
import type { Flow, JudgedAction, TextNode } from '../graph.ts'
import { attemptFeatures } from '../judge/attempt-features.ts'
import type { Passage } from '../judge/passage.ts'
import { readPassages } from '../judge/read-scene.ts'
import { score } from '../judge/score.ts'
import { PLANTED } from '../judge/weights.ts'
import { type AnswerText, readAnswer, readSaid, type Said, spokenWords } from './answer-text.ts'
import { ANSWERED, SENTENCES, wantsTheText } from './answer-weights.ts'
import { findObeyed, type Obeyed } from './find-obeyed.ts'
import { findTargets, type OrderTarget } from './order-targets.ts'
import { mannerOf } from './reported-speech.ts'

const MOST_PASSAGES = 16
/** Answers of one trace that are looked at, the last ones. */
const MOST_ANSWERS = 200
const MOST_REASONS = 6
const LEAST_PLANTED = 0.3
const LONGEST_QUOTE = 80
/** Letters of the hidden prompt that are more than its manner of speech. */
const SHORTEST_LEAK = 40

/** An order from outside that an answer may have obeyed. */
interface Order {
  readonly passage: Passage
  readonly targets: readonly OrderTarget[]
  /** Probability that it was planted for an agent. */
  readonly planted: number
  readonly order: number
}

/** Evidence that an answer does what an order wanted. */
interface Evidence extends Obeyed {
  readonly order: Order
}

/**
 * Judges the answers of a trace, the calls as they are: an answer is driven when it says, in its own name, what an order
 * in a fetched text wanted it to say and the user did not ask for. Words and links are compared, no language model is asked.
 */
export function judgeAnswers(graph: Unjudged, actions: readonly JudgedAction[]): readonly JudgedAction[] {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]))
  const isAnswer = ({ nodes: ids }: JudgedAction) => ids.some((id) => nodes.get(id)?.role === 'response')
  if (!actions.some(isAnswer)) return actions
  const orders = readOrders(graph)
  if (orders.length === 0) return actions
  const scene = readAnswerScene(graph, orders)
  const last = actions.filter(isAnswer).slice(-MOST_ANSWERS)
  const looked = new Set(last.map(({ eventId }) => eventId))
  return actions.map((action) => {
    const texts =
      isAnswer(action) && looked.has(action.eventId) ? action.nodes.flatMap((id) => nodes.get(id) ?? []) : []
    return texts.reduce((judged, node) => judgeAnswer(judged, node, scene), action)
  })
}

function readOrders({ nodes }: Unjudged): readonly Order[] {
  return readPassages(nodes)
    .map((passage) => ({
      passage,
      planted: score(PLANTED, attemptFeatures(passage)).probability,
      order: passage.node.order,
    }))
    .filter(({ planted, passage }) => planted >= LEAST_PLANTED || isOverriding(passage))
    .sort((a, b) => b.planted - a.planted || a.order - b.order || a.passage.start - b.passage.start)
    .slice(0, MOST_PASSAGES)
    .map((order) => ({ ...order, targets: findTargets(order.passage) }))
    .filter(({ targets }) => targets.length > 0)
}

/** What is the same for every answer of a trace. */
interface Scene {
  readonly orders: readonly Order[]
  readonly saidBefore: (order: number) => Said
  /** Words of the hidden prompt in an answer, by its id. */
  readonly leaks: ReadonlyMap<string, readonly Flow[]>
  readonly isElsewhere: (order: Order, target: OrderTarget) => boolean
}

function readAnswerScene({ nodes, flows }: Unjudged, orders: readonly Order[]): Scene {
  const users = nodes.filter(({ role, trust }) => role === 'user_turn' && trust === 'principal')
  const prompts = new Set(nodes.filter(({ role }) => role === 'system_prompt').map(({ id }) => id))
  const leaks = new Map<string, Flow[]>()
  for (const flow of flows) {
    if (flow.kind !== 'text' || flow.toEnd - flow.toStart < SHORTEST_LEAK || !prompts.has(flow.from)) continue
    leaks.set(flow.to, [...(leaks.get(flow.to) ?? []), flow])
  }
  const said = new Map<number, Said>()
  const elsewhere = new Map<OrderTarget, boolean>()
  return {
    orders,
    leaks,
    saidBefore: (order) => {
      const before = users.filter((user) => user.order < order)
      const known = said.get(before.length) ?? readSaid(before.map(({ text }) => text))
      said.set(before.length, known)
      return known
    },
    isElsewhere: (order, target) => {
      const known = elsewhere.get(target) ?? standsElsewhere(order, target, nodes)
      elsewhere.set(target, known)
      return known
    },
  }
}

function judgeAnswer(action: JudgedAction, node: TextNode, scene: Scene): JudgedAction {
  const said = scene.saidBefore(node.order)
  const answer = readAnswer(node.text)
  let best: { readonly evidence: Evidence; readonly result: ReturnType<typeof score> } | undefined
  for (const order of scene.orders) {
    if (order.order >= node.order) continue
    for (const target of order.targets) {
      const found =
        target.kind === 'reveal' ? leaked(target, scene.leaks.get(node.id) ?? []) : findObeyed(target, answer, said)
      if (found === undefined) continue
      const evidence = { ...found, order }
      const result = score(ANSWERED, featuresOf(evidence, { answer, said, scene }))
      if (best === undefined || result.probability > best.result.probability) best = { evidence, result }
    }
  }
  if (best === undefined || best.result.probability <= action.injectionDriven) return action
  const { evidence, result } = best
  return {
    ...action,
    injectionDriven: result.probability,
    untrustedToSink: action.untrustedToSink || (result.probability >= 0.5 && evidence.target.kind !== 'reveal'),
    reasons: result.parts
      .map(({ feature, weight }) => ({
        feature,
        weight: Math.round(weight * 100) / 100,
        sentence: sentenceOf(feature, evidence, node),
      }))
      .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
      .slice(0, MOST_REASONS),
  }
}

function leaked(target: OrderTarget, flows: readonly Flow[]): Obeyed | undefined {
  const [flow] = [...flows].sort((a, b) => b.toEnd - b.toStart - (a.toEnd - a.toStart))
  if (flow === undefined) return undefined
  const { toStart, toEnd } = flow
  return { target, fromStart: target.start, fromEnd: target.end, toStart, toEnd, said: 1, exact: 1 }
}

interface Around {
  readonly answer: AnswerText
  readonly said: Said
  readonly scene: Scene
}

function featuresOf(
  { order, target, toStart, toEnd, said: share, exact }: Evidence,
  around: Around,
): ReadonlyMap<string, number> {
  const { answer, said } = around
  const { isReported, isRefused, isQuoted } = mannerOf(answer, toStart, toEnd)
  const { signs, text } = order.passage
  const isLink = target.kind === 'value'
  const number = (holds: boolean) => (holds ? 1 : 0)
  return new Map([
    ['planted', order.planted],
    ['scan', signs.get('scan') ?? 0],
    ['overriding', number(isOverriding(order.passage))],
    ['about_answer', number(ABOUT_ANSWER.test(text))],
    ['words_said', isLink || target.kind === 'reveal' ? 0 : share],
    ['words_exact', isLink || target.kind === 'reveal' ? 0 : exact],
    ['value_said', number(isLink)],
    ['prompt_revealed', number(target.kind === 'reveal')],
    ['known_elsewhere', number(isLink && around.scene.isElsewhere(order, target))],
    ['reported', number(isReported)],
    ['refused', number(isRefused)],
    ['quoted', number(isQuoted)],
    ['order_repeated', number(isLeadRepeated(target, answer, said))],
    ['text_wanted', number(wantsTheText(said))],
    ['user_said', userShare(target, said)],
  ])
}

/** Sets aside what the assistant was told and says what the user is to be told: an order, whatever the scanner thinks of it. */
function isOverriding({ text }: Passage): boolean {
  return OVERRIDES.test(text) && ABOUT_ANSWER.test(text)
}

const OVERRIDES =
  /\b(?:ignore|disregard|forget|override|bypass|supersede|ignoriere|ignorez|ignora)\b[^.!?\n]{0,40}\b(?:previous|prior|above|earlier|instructions?|rules|guidance|guidelines|criteria|prompts?|anweisungen|consignes|instrucciones)\b/i

/** What the order speaks of is what the assistant answers. */
const ABOUT_ANSWER =
  /\b(?:the (?:user|reader|customer|human)|your (?:answer|answers|reply|response|responses|summary|output|message)|when (?:you )?(?:answer|respond|reply|summari[sz])\w*|assistants?|ai|dem (?:nutzer|benutzer)|deine[rn]? antwort|l'utilisateur|votre réponse|ta réponse|al usuario|tu respuesta)\b/i

/** Whether an address is known from other fetched texts as well: then it may be a plain answer. */
function standsElsewhere({ passage }: Order, { text }: OrderTarget, nodes: readonly TextNode[]): boolean {
  const wanted = text.toLowerCase()
  return nodes.some(
    ({ trust, id, text: whole }) =>
      trust === 'untrusted' && id !== passage.node.id && whole.toLowerCase().includes(wanted),
  )
}

/** The words before what is to be said (`tell the user that`) stand in the answer too, right before it. */
function isLeadRepeated({ lead }: OrderTarget, { words }: AnswerText, said: Said): boolean {
  const last = spokenWords(lead)
    .slice(-3)
    .map(({ word }) => word)
  if (last.length < 2 || last.every((word) => said.users.has(word))) return false
  return words.some((_, i) => last.every((word, k) => words[i + k]?.word === word))
}

function userShare({ text }: OrderTarget, { users }: Said): number {
  const words = [...new Set(spokenWords(text).map(({ word }) => word))].filter((word) => word.length > 3)
  return words.length === 0 ? 0 : words.filter((word) => users.has(word)).length / words.length
}

function sentenceOf(feature: string, { order, target, toStart, toEnd }: Evidence, node: TextNode): string {
  const where = order.passage.node.name === '' ? 'A fetched text' : order.passage.node.name
  const told = {
    where,
    order: quote(order.passage.order),
    wanted: quote(target.text),
    said: quote(node.text.slice(toStart, toEnd)),
  }
  return SENTENCES.get(feature)?.(told) ?? feature
}

function quote(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= LONGEST_QUOTE ? line : `${line.slice(0, LONGEST_QUOTE - 1)}…`
}
