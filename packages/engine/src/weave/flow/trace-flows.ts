import { findPhrases, isTrivialText, normalText, phraseOf, textValues } from '@telltale/scan'
import type { Collected, Place } from '../collect/collect-nodes.ts'
import type { Effect, Flow, TextNode, Trust } from '../graph.ts'
import type { Candidate, Tier } from './candidate.ts'
import { type Chosen, coverText, type Ranked } from './cover.ts'
import { describeHow } from './describe-how.ts'
import { hiddenEcho, isConfirmation } from './echo.ts'
import { instructionAreas, merged, type Range, touches } from './instruction-areas.ts'
import { type Asked, askedBy, isPointedAt, namingWords, printedNames, type Settled } from './pointing.ts'
import { type Fingerprints, type Hidden, NOTHING_HIDDEN, SourceIndex } from './source-index.ts'

/** The nodes of a trace, their trust corrected by where their words come from, and the flows between them. */
export interface Traced {
  readonly nodes: readonly TextNode[]
  readonly flows: readonly Flow[]
}

const EXPLAINED: ReadonlySet<TextNode['role']> = new Set([
  'tool_argument',
  'egress',
  'db_query',
  'response',
  'user_turn',
])
/** A passage of so many letters in a user's turn was put there by the application, or copied. */
const LONGEST_OWN = 60
/** A turn so much of which are others' words is not the user's. */
const BORROWED = 0.8
/** UTF-16 units of a withheld text that flows explain. */
const LONGEST_WITHHELD = 64 * 1024

/** Finds for every argument, request, query, answer and turn which earlier texts its words come from. */
export function traceFlows({ places }: Collected): Traced {
  const trace = new FlowTrace(places)
  for (const [i, place] of places.entries()) trace.visit(i, place)
  return trace.traced()
}

/** What is known of the trace up to the text that is looked at. */
class FlowTrace {
  readonly #places: readonly Place[]
  readonly #phrases = new Set<string>()
  readonly #starters = new Set<string>()
  readonly #index = new SourceIndex()
  readonly #nodes: TextNode[] = []
  readonly #flows: Flow[] = []
  readonly #areas = new Map<number, readonly Range[]>()
  readonly #argsOf = new Map<string, (Settled & { readonly values: ReadonlySet<string> })[]>()
  readonly #asked = new Map<number, Asked>()
  readonly #names = new Set<string>()
  readonly #effects = new Map<string, Effect>()

  constructor(places: readonly Place[]) {
    this.#places = places
    for (const { node, call } of places) {
      if (call !== '' && node.effect !== undefined) this.#effects.set(call, node.effect)
      const phrase = node.role === 'tool_argument' ? phraseOf(node.text) : undefined
      if (phrase === undefined) continue
      this.#phrases.add(phrase)
      this.#starters.add(phrase.split(' ', 1)[0] ?? '')
    }
  }

  traced(): Traced {
    return { nodes: this.#nodes, flows: this.#flows }
  }

  visit(i: number, place: Place): void {
    const { node } = place
    this.#nodes.push(node)
    if (node.text === '' && node.prints === undefined) return
    const prints = this.#printsOf(node)
    const chosen = EXPLAINED.has(node.role) && !isTrivial(node) ? this.#explain(place, prints) : []
    for (const item of chosen) this.#flows.push(this.#toFlow(item, node))
    if (node.role === 'tool_argument') this.#settleArgument(place, prints, chosen)
    const hidden = this.#hiddenIn(i, place, { prints, chosen })
    this.#index.add(i, prints, { trust: this.#trustAt(i), hidden })
  }

  #printsOf({ text, prints }: TextNode): Fingerprints {
    if (prints !== undefined) return { normal: normalText(''), values: prints.values, phrases: [], withheld: prints }
    const phrases = this.#phrases.size === 0 ? [] : [...findPhrases(text, this.#phrases, this.#starters)]
    return { normal: normalText(text), values: textValues(text), phrases, withheld: undefined }
  }

  #explain({ node, call }: Place, prints: Fingerprints): readonly Chosen[] {
    const length = prints.withheld === undefined ? node.text.length : Math.min(LONGEST_WITHHELD, node.length)
    const target = {
      prints,
      length,
      phrase: node.role === 'tool_argument' ? phraseOf(node.text) : undefined,
    }
    const isOwn = (source: number) => call !== '' && this.#places[source]?.call === call
    const found = this.#index.find(target, isOwn)
    const ranked = found.map((candidate): Ranked => ({ ...candidate, tier: this.#tierOf(candidate) }))
    return coverText(
      prints.withheld === undefined ? node.text : length,
      node.role === 'user_turn' ? ranked.filter(isBorrowed) : ranked,
    )
  }

  #tierOf({ source, fromStart, fromEnd }: Candidate): Tier {
    const node = this.#nodes[source]
    if (node === undefined) return 'model'
    if (node.trust !== 'untrusted') return node.trust
    const spot = { node, start: fromStart, end: fromEnd }
    if (touches(this.#areasOf(source, node), fromStart, fromEnd)) return 'instruction'
    return isPointedAt(spot, this.#asked.get(source) ?? 'nobody', this.#names) ? 'pointed' : 'untrusted'
  }

  #areasOf(source: number, node: TextNode): readonly Range[] {
    const known = this.#areas.get(source) ?? instructionAreas(node)
    this.#areas.set(source, known)
    return known
  }

  #toFlow(item: Chosen, target: TextNode): Flow {
    const source = this.#nodes[item.source] ?? target
    const { fromStart, fromEnd, toStart, toEnd } = item
    return {
      from: source.id,
      to: target.id,
      kind: item.kind,
      ...(item.valueKind !== undefined && { valueKind: item.valueKind }),
      fromStart,
      fromEnd,
      toStart,
      toEnd,
      explained: Math.round(item.explained * 10_000) / 10_000,
      principal: item.tier === 'principal' || item.tier === 'pointed',
      how: describeHow(item, { source, target }),
    }
  }

  #settleArgument({ node, call }: Place, prints: Fingerprints, chosen: readonly Chosen[]): void {
    const users = chosen.filter(({ tier }) => tier === 'principal' || tier === 'pointed' || tier === 'system')
    const principalShare = users.reduce((sum, { explained }) => sum + explained, 0)
    const values = new Set(prints.values.map(({ key }) => key))
    const phrase = phraseOf(node.text)
    if (phrase !== undefined) values.add(`phrase ${phrase}`)
    const args = this.#argsOf.get(call) ?? []
    args.push({ length: node.length, isTrivial: isTrivial(node), principalShare, values })
    this.#argsOf.set(call, args)
  }

  /** What of a text is not its own: what it repeats of its call's arguments, what an application put into a prompt. */
  #hiddenIn(
    i: number,
    place: Place,
    { prints, chosen }: { readonly prints: Fingerprints; readonly chosen: readonly Chosen[] },
  ): Hidden {
    const { node, call } = place
    if (node.role === 'user_turn') return this.#settleTurn(i, node, chosen)
    if (node.trust !== 'untrusted') return NOTHING_HIDDEN
    const args = this.#argsOf.get(call) ?? []
    this.#asked.set(i, call === '' ? 'nobody' : askedBy(args))
    const effect = this.#effects.get(call)
    if (isConfirmation({ node, effect, values: prints.values, args })) this.#nodes[i] = { ...node, trust: 'system' }
    return hiddenEcho(prints, args)
  }

  #settleTurn(i: number, node: TextNode, chosen: readonly Chosen[]): Hidden {
    const shareOf = (trust: Trust) =>
      chosen.reduce((sum, item) => (this.#nodes[item.source]?.trust === trust ? sum + item.explained : sum), 0)
    const others = (['untrusted', 'model', 'system'] as const).find((trust) => shareOf(trust) >= BORROWED)
    if (others !== undefined) this.#nodes[i] = { ...node, trust: others }
    const ranges = merged(chosen.map(({ toStart, toEnd }) => [toStart, toEnd] as const))
    if (others === undefined) for (const name of namesIn(node, ranges)) this.#names.add(name)
    return { ranges, keys: new Set() }
  }

  #trustAt(i: number): Trust {
    return this.#nodes[i]?.trust ?? 'untrusted'
  }
}

function isTrivial({ text, prints }: TextNode): boolean {
  return prints?.isTrivial ?? isTrivialText(text)
}

function namesIn({ text, prints }: TextNode, borrowed: readonly Range[]): ReadonlySet<string> {
  return prints === undefined ? namingWords(without(text, borrowed)) : printedNames(prints, borrowed)
}

function isBorrowed({ kind, toStart, toEnd, tier }: Ranked): boolean {
  return kind === 'text' && tier !== 'principal' && toEnd - toStart >= LONGEST_OWN
}

function without(text: string, ranges: readonly Range[]): string {
  let rest = ''
  let from = 0
  for (const [start, end] of ranges) {
    rest += `${text.slice(from, start)} `
    from = end
  }
  return rest + text.slice(from)
}
