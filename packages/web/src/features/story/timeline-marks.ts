import { isDriven, type StoryCard, type StoryIndex } from './story-index.ts'

/** Marks that fit into a row side by side. */
const MOST_IN_ROW = 40

/** Cards of one row that stand too close to be told apart, drawn as the one that matters most. */
export interface TimelineMark {
  readonly card: StoryCard
  /** Cards it stands for, itself too. */
  readonly count: number
  /** 0 at the first card of the trace, 1 at the last. */
  readonly at: number
}

/** The marks of one row: at most 40, none of which hides a driven action. */
export function timelineMarks(
  { startMs, lengthMs }: Pick<StoryIndex, 'startMs' | 'lengthMs'>,
  cards: readonly StoryCard[],
): readonly TimelineMark[] {
  const marks = new Map<number, TimelineMark>()
  for (const card of cards) {
    const at = Math.min(1, Math.max(0, (card.atMs - startMs) / lengthMs))
    const slot = Math.round(at * (MOST_IN_ROW - 1))
    const before = marks.get(slot)
    if (!before) marks.set(slot, { card, count: 1, at })
    else if (weightOf(card) > weightOf(before.card)) marks.set(slot, { card, count: before.count + 1, at })
    else marks.set(slot, { ...before, count: before.count + 1 })
  }
  return [...marks.values()]
}

function weightOf(card: StoryCard): number {
  return isDriven(card) ? 2 : card.trust === 'untrusted' ? 1 : 0
}
