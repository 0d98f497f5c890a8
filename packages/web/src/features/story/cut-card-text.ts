import type { StoryFlow, StoryNode, StoryTrust } from '@telltale/model'
import type { TextMark } from '../../lib/findings.ts'
import { nameLabel } from '../../lib/risk.ts'

/** Where a flow begins or ends in the whole text of a node. */
export interface FlowEnd {
  readonly flow: number
  readonly side: 'source' | 'sink'
  /** Whose words the flow carries. */
  readonly trust: StoryTrust
  readonly start: number
  readonly end: number
}

/** A stretch of a text on a card, in offsets of the whole. */
export interface CardPiece {
  /** `words` are those of flows from untrusted texts and stand on a line of their own, so that ribbons leave at the edge. */
  readonly kind: 'words' | 'around'
  readonly start: number
  readonly end: number
  readonly cutBefore: boolean
  readonly cutAfter: boolean
}

interface CutOptions {
  /** Characters shown before and after words that flow. */
  readonly around: number
  /** Characters shown of a text without any. */
  readonly first: number
}

/** Most places of one text on a card, and the most characters of one place. */
const MOST_PLACES = 5
const LONGEST_PLACE = 110

/** Name by which the drawing finds the words of a flow. */
export function anchorOf(flow: number, side: FlowEnd['side']): string {
  return `${side}-${flow}`
}

/** Ends of `flows` on a node, from left to right. */
export function endsOn(
  nodeId: string,
  flows: readonly StoryFlow[],
  trustOf: (nodeId: string) => StoryTrust,
): readonly FlowEnd[] {
  const ends = flows.flatMap((flow): readonly FlowEnd[] => {
    const same = { flow: flow.number, trust: trustOf(flow.from) }
    return [
      ...(flow.from === nodeId
        ? [{ ...same, side: 'source' as const, start: flow.from_start, end: flow.from_end }]
        : []),
      ...(flow.to === nodeId ? [{ ...same, side: 'sink' as const, start: flow.to_start, end: flow.to_end }] : []),
    ]
  })
  return ends.toSorted((a, b) => a.start - b.start || a.end - b.end)
}

/** Ends no longer than a card shows: a whole document in an answer must not hide the one address in it that was paid. */
export function shortenEnds(ends: readonly FlowEnd[]): readonly FlowEnd[] {
  return ends.map((end) => ({ ...end, end: Math.min(end.end, end.start + LONGEST_PLACE) }))
}

/** The pieces of a kept text that a card shows: the words of flows, a little around them, and marks of what is left out. */
export function cutCardText(node: StoryNode, ends: readonly FlowEnd[], options: CutOptions): readonly CardPiece[] {
  const text = node.text ?? ''
  const last = node.text_start + text.length
  const places = choosePlaces(ends, node.text_start, last)
  if (places.length === 0) return [plainPiece(node, options.first)]
  const pieces: CardPiece[] = []
  let done = node.text_start
  for (const [i, place] of places.entries()) {
    const from = wordStart(node, Math.max(done, place.start - options.around), { first: done, last: place.start })
    if (from < place.start) {
      const cutBefore = from > done || (i === 0 && node.text_start > 0)
      pieces.push({ kind: 'around', start: from, end: place.start, cutBefore, cutAfter: false })
    }
    pieces.push({ kind: 'words', start: place.start, end: snap(node, place.end), cutBefore: false, cutAfter: false })
    done = snap(node, place.end)
  }
  const tail = snap(node, Math.min(last, done + options.around / 2))
  const isCut = tail < node.text_start + node.length
  if (tail > done) pieces.push({ kind: 'around', start: done, end: tail, cutBefore: false, cutAfter: isCut })
  return joinQuiet(pieces, ends)
}

/** Marks on a stretch of a text, in offsets of the stretch: flows in the colour of their source, findings underlined. */
export function marksOn(
  node: StoryNode,
  ends: readonly FlowEnd[],
  stretch: { readonly start: number; readonly end: number },
): readonly TextMark[] {
  const flows = ends.map(({ flow, side, trust, start, end }) => ({
    start,
    end,
    number: flow,
    words: `Flow ${flow}, ${side}`,
    trust,
    anchor: anchorOf(flow, side),
  }))
  const findings = node.findings.map(({ label, score, start, end }) => ({
    start,
    end,
    number: 0,
    words: `${nameLabel(label) || label} ${score.toFixed(2)}`,
    isQuiet: true,
  }))
  return [...flows, ...findings]
    .filter((mark) => mark.end > stretch.start && mark.start < stretch.end && mark.end > mark.start)
    .map((mark) => ({
      ...mark,
      start: Math.max(mark.start, stretch.start) - stretch.start,
      end: Math.min(mark.end, stretch.end) - stretch.start,
    }))
}

/** Words that need no line of their own go on in the text around them. */
function joinQuiet(pieces: readonly CardPiece[], ends: readonly FlowEnd[]): readonly CardPiece[] {
  const joined: CardPiece[] = []
  for (const piece of pieces) {
    const isLoud =
      piece.kind === 'words' &&
      ends.some((end) => end.trust === 'untrusted' && end.start < piece.end && end.end > piece.start)
    const next: CardPiece = isLoud ? piece : { ...piece, kind: 'around' }
    const last = joined.at(-1)
    const follows = last?.kind === 'around' && next.kind === 'around' && last.end === next.start && !next.cutBefore
    if (last && follows && !last.cutAfter) joined.splice(-1, 1, { ...last, end: next.end, cutAfter: next.cutAfter })
    else joined.push(next)
  }
  return joined
}

function plainPiece(node: StoryNode, first: number): CardPiece {
  const last = node.text_start + (node.text ?? '').length
  const found = node.findings.find(({ start, end }) => start >= node.text_start && end <= last)?.start
  const start =
    found === undefined || found - node.text_start < first * 0.7 ? node.text_start : snap(node, found - first / 4)
  const end = snap(node, Math.min(last, start + first))
  return { kind: 'around', start, end, cutBefore: start > 0, cutAfter: end < node.length }
}

/** The places of the weightiest flows, which have the lowest numbers, from left to right; what overlaps is one. */
function choosePlaces(ends: readonly FlowEnd[], first: number, last: number) {
  const inside = ends
    .map(({ flow, start, end }) => ({ flow, start: Math.max(first, start), end: Math.min(last, end) }))
    .filter((place) => place.end > place.start)
    .toSorted((a, b) => a.flow - b.flow)
    .slice(0, MOST_PLACES)
  const places: { start: number; end: number }[] = []
  for (const { start, end } of inside.toSorted((a, b) => a.start - b.start)) {
    const before = places.at(-1)
    if (before && start <= before.end) before.end = Math.max(before.end, end)
    else places.push({ start, end })
  }
  return places
}

/** A whole offset that does not stand between the halves of a character. */
function snap(node: StoryNode, offset: number): number {
  const at = Math.trunc(offset)
  const code = (node.text ?? '').charCodeAt(at - node.text_start)
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at
}

/** The start of the next word where `offset` would cut one and the word is near. */
function wordStart(
  node: StoryNode,
  offset: number,
  { first, last }: { readonly first: number; readonly last: number },
): number {
  const at = snap(node, offset)
  if (at <= first) return at
  const ahead = (node.text ?? '').slice(at - node.text_start, last - node.text_start)
  const space = ahead.slice(0, 20).search(/\s/)
  return space < 0 || space + 1 >= ahead.length ? at : at + space + 1
}
