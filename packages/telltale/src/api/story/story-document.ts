import { STORY_COLUMNS, type StoryFlow, type StoryJson, type StoryNode, type StoryTrust } from '@telltale/model'
import { drawChain } from './draw-chain.ts'
import { drawTimeline } from './draw-timeline.ts'
import type { Drawing } from './shape.ts'
import { excerptOf, ours, type Run, theirs } from './story-excerpt.ts'
import { byColumn, isBold, type Scene, type SceneCard, setScene } from './story-scene.ts'
import {
  COLUMN_NAMES,
  cutWords,
  kindWords,
  offsetWords,
  placeWords,
  QUESTIONS,
  roleWord,
  TRUST_WORDS,
  VERDICT_WORDS,
  warningWords,
  weightWords,
} from './story-words.ts'

/** A part of a document, top to bottom. */
export type Block =
  | {
      readonly kind: 'title' | 'section' | 'head' | 'plain' | 'quiet' | 'warning' | 'gap' | 'item'
      readonly runs: readonly Run[]
    }
  | { readonly kind: 'answer'; readonly question: string; readonly runs: readonly Run[] }
  | { readonly kind: 'card'; readonly trust: StoryTrust; readonly isDriven: boolean; readonly runs: readonly Run[] }
  /** Words that came in, as evidence; whose they are is said at its edge. */
  | { readonly kind: 'well'; readonly trust: StoryTrust; readonly runs: readonly Run[] }
  | { readonly kind: 'drawing'; readonly drawing: Drawing }

const MOST_ALERTS = 20
const MOST_ACTIONS = 20
const MOST_GAPS = 10
const LONGEST_NAME = 200
const LONGEST_SENTENCE = 600

/** The story for a case file: what happened, the chain, when, the proof, why. What is left out is said. */
export function writeStory(story: StoryJson): readonly Block[] {
  const scene = setScene(story)
  return [
    { kind: 'title', runs: [ours('Story of trace '), theirs(cutWords(story.trace_id, 64))] },
    quiet(
      `${VERDICT_WORDS[story.verdict]} (driven ${story.injection_driven.toFixed(2)}, attempt ${story.injection_attempt.toFixed(2)}). Began ${toIso(scene.startMs)}.`,
    ),
    ...(story.truncated ? [quiet('The trace holds more than is told here.')] : []),
    ...story.answers.map(({ question, parts }): Block => {
      const runs = parts.flatMap((part) => [
        part.quoted ? theirs(part.text) : ours(cutWords(part.text, LONGEST_SENTENCE)),
        ...(part.flow === null ? [] : [ours(` [${part.flow}]`)]),
      ])
      return { kind: 'answer', question: QUESTIONS[question], runs }
    }),
    ...writeAlerts(story),
    section('Chain'),
    quiet('Edges say whose words: a line for the user, two for the system, dashes for untrusted, dots for the model.'),
    { kind: 'drawing', drawing: drawChain(scene) },
    section('Time'),
    ...writeTime(scene),
    section('Proof'),
    ...writeFlows(scene),
    ...writeReasons(scene),
    section('Texts'),
    ...writeCards(scene),
    ...writeGaps(scene),
  ]
}

function writeAlerts({ alerts }: StoryJson): readonly Block[] {
  if (alerts.length === 0) return []
  const items = alerts.slice(0, MOST_ALERTS).map(({ level, title, atlas, owasp }): Block => {
    return item([
      ours(`${level}: `),
      theirs(cutWords(title, LONGEST_SENTENCE)),
      ours(` ${[...atlas, ...owasp].join(' ')}`),
    ])
  })
  return [section('Alerts'), ...items, ...leftOut(alerts.length - items.length, 'alert')]
}

function writeTime(scene: Scene): readonly Block[] {
  const drawing = drawTimeline(scene)
  return [{ kind: 'drawing', drawing }, quiet(drawing.words)]
}

function writeFlows(scene: Scene): readonly Block[] {
  if (scene.flows.length === 0) return [quiet('No words flow in this trace.')]
  return [...scene.flows.flatMap((flow) => writeFlow(scene, flow)), ...leftOut(scene.moreFlows, 'flow')]
}

function writeFlow(scene: Scene, flow: StoryFlow): readonly Block[] {
  const from = scene.nodes.get(flow.from)
  const to = scene.nodes.get(flow.to)
  const whose = flow.principal
    ? ' The user gave these words or pointed at them.'
    : isBold(scene, flow)
      ? ' The user neither gave nor pointed at them.'
      : ''
  const places = [placeWords(scene, flow, 'from'), placeWords(scene, flow, 'to')].map((words) =>
    cutWords(words, LONGEST_NAME),
  )
  return [
    {
      kind: 'head',
      runs: [ours(`Flow ${flow.number}: `), theirs(places[0] ?? ''), ours(' to '), theirs(places[1] ?? '')],
    },
    {
      kind: 'plain',
      runs: [theirs(kindWords(flow)), ours(': '), theirs(cutWords(flow.how, LONGEST_SENTENCE)), ours(`.${whose}`)],
    },
    ...[from, to].flatMap((node) =>
      node === undefined ? [] : [well(scene, node, { flows: [flow], around: 300, longest: 1_200 })],
    ),
  ]
}

function writeReasons({ story }: Scene): readonly Block[] {
  const risky = story.actions.filter(
    ({ injection_driven, untrusted_to_sink }) => injection_driven >= 0.5 || untrusted_to_sink,
  )
  if (risky.length === 0) return []
  const told = risky.toSorted((a, b) => b.injection_driven - a.injection_driven).slice(0, MOST_ACTIONS)
  return [
    section('Why'),
    ...told.flatMap((action): readonly Block[] => [
      {
        kind: 'head',
        runs: [theirs(cutWords(action.name, LONGEST_NAME)), ours(` ${action.injection_driven.toFixed(2)}`)],
      },
      ...action.reasons.map(({ sentence, weight }) =>
        item([theirs(cutWords(sentence, LONGEST_SENTENCE)), ours(` (${weightWords(weight)})`)]),
      ),
    ]),
    ...leftOut(risky.length - told.length, 'action'),
  ]
}

function writeCards(scene: Scene): readonly Block[] {
  const told = byColumn(scene.told)
  const all = byColumn(scene.cards)
  return STORY_COLUMNS.flatMap((column): readonly Block[] => {
    const cards = told.get(column) ?? []
    const rest = (all.get(column)?.length ?? 0) - cards.length
    return [
      { kind: 'head', runs: [ours(COLUMN_NAMES[column])] },
      ...(cards.length + rest === 0 ? [quiet('none recorded')] : cards.flatMap((card) => writeCard(scene, card))),
      ...(rest > 0 ? [quiet(`${rest} without a part in the chain left out.`)] : []),
    ]
  })
}

function writeCard(scene: Scene, card: SceneCard): readonly Block[] {
  const { first, nodes, isDriven, action, atMs } = card
  const head = [
    ours(`${roleWord(first.role)} `),
    theirs(cutWords(first.name, LONGEST_NAME)),
    ours(`, ${TRUST_WORDS[first.trust]}, ${offsetWords(atMs - scene.startMs)}`),
    ...(scene.isOfMany && first.agent !== '' ? [ours(', by '), theirs(cutWords(first.agent, LONGEST_NAME))] : []),
  ]
  return [
    { kind: 'card', trust: first.trust, isDriven, runs: head },
    ...nodes.slice(0, 12).map((node) => well(scene, node, { flows: scene.flows, around: 120, longest: 110 })),
    ...leftOut(nodes.length - 12, 'argument'),
    ...(isDriven && action !== undefined ? [{ kind: 'warning', runs: [ours(warningWords(action))] } as const] : []),
  ]
}

function writeGaps({ story }: Scene): readonly Block[] {
  if (story.gaps.length === 0) return []
  const told = story.gaps.slice(0, MOST_GAPS)
  return [
    section('Gaps'),
    quiet('What was not sent is not known; it is no proof that nothing happened.'),
    ...told.map(({ sentence }): Block => ({ kind: 'gap', runs: [theirs(cutWords(sentence, LONGEST_SENTENCE))] })),
    ...leftOut(story.gaps.length - told.length, 'gap'),
  ]
}

interface WellOptions {
  readonly flows: readonly StoryFlow[]
  readonly around: number
  readonly longest: number
}

function well(scene: Scene, node: StoryNode, options: WellOptions): Block {
  const path = node.path === '' ? [] : [theirs(cutWords(node.path, 80)), ours(': ')]
  const trustOf = (id: string): StoryTrust => scene.nodes.get(id)?.trust ?? 'untrusted'
  const runs =
    node.text === null
      ? [ours(`${node.length} characters, words not kept`)]
      : node.text === ''
        ? [ours('empty')]
        : excerptOf(node, { ...options, trustOf, first: 400 })
  return { kind: 'well', trust: node.trust, runs: [...path, ...runs] }
}

function section(text: string): Block {
  return { kind: 'section', runs: [ours(text)] }
}

function quiet(text: string): Block {
  return { kind: 'quiet', runs: [ours(text)] }
}

function item(runs: readonly Run[]): Block {
  return { kind: 'item', runs }
}

function leftOut(count: number, what: string): readonly Block[] {
  return count > 0 ? [quiet(`And ${count} more ${what}${count === 1 ? '' : 's'}: the data (JSON) has them.`)] : []
}

function toIso(ms: number): string {
  return Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : 'at no known time'
}
