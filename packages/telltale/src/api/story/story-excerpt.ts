import type { StoryFlow, StoryNode, StoryTrust } from '@telltale/model'

/** A stretch of a document: our words, words that came in, or such words that a flow carries. */
export interface Run {
  readonly kind: 'ours' | 'theirs' | 'mark'
  readonly text: string
  /** Of a mark: whose words the flow carries, and the flows' numbers. */
  readonly trust?: StoryTrust
  readonly flows?: readonly number[]
}

interface Mark {
  readonly flow: number
  readonly trust: StoryTrust
  readonly start: number
  readonly end: number
}

export interface ExcerptOptions {
  readonly flows: readonly StoryFlow[]
  readonly trustOf: (nodeId: string) => StoryTrust
  /** Characters kept on both sides of a mark. */
  readonly around: number
  /** Most characters of one mark. */
  readonly longest: number
  /** Characters kept of a text without marks. */
  readonly first: number
}

/** Most places of one text. */
const MOST_PLACES = 5

/** The words of a kept text that flows begin or end in, with a little around them; the beginning where there are none. */
export function excerptOf(node: StoryNode, options: ExcerptOptions): readonly Run[] {
  const text = node.text ?? ''
  const marks = marksOn(node, options)
  if (marks.length === 0) {
    const end = wholeOffset(text, Math.min(text.length, options.first))
    const isCut = node.text_start + end < node.length
    return [theirs(`${node.text_start > 0 ? '… ' : ''}${text.slice(0, end)}${isCut ? ' …' : ''}`)]
  }
  return windowsOf(marks, text, options.around).flatMap((window) => runsOf(window, { node, text, marks }))
}

interface Window {
  readonly start: number
  readonly end: number
}

/** Offsets are those of the kept text. */
function marksOn(node: StoryNode, { flows, trustOf, longest }: ExcerptOptions): readonly Mark[] {
  const kept = node.text?.length ?? 0
  const ends = flows.flatMap(({ number, from, to, from_start, from_end, to_start, to_end }) => [
    ...(from === node.id ? [{ flow: number, trust: trustOf(from), start: from_start, end: from_end }] : []),
    ...(to === node.id ? [{ flow: number, trust: trustOf(from), start: to_start, end: to_end }] : []),
  ])
  return ends
    .map((mark) => ({
      ...mark,
      start: Math.max(0, Math.trunc(mark.start) - node.text_start),
      end: Math.min(kept, Math.trunc(mark.end) - node.text_start, Math.trunc(mark.start) - node.text_start + longest),
    }))
    .filter(({ start, end }) => end > start)
    .slice(0, MOST_PLACES)
    .sort((a, b) => a.start - b.start || a.end - b.end)
}

function windowsOf(marks: readonly Mark[], text: string, around: number): readonly Window[] {
  const windows: { start: number; end: number }[] = []
  for (const mark of marks) {
    const start = wholeOffset(text, Math.max(0, mark.start - around))
    const end = wholeOffset(text, Math.min(text.length, mark.end + around))
    const last = windows.at(-1)
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end)
    else windows.push({ start, end })
  }
  return windows
}

interface Marked {
  readonly node: StoryNode
  readonly text: string
  readonly marks: readonly Mark[]
}

function runsOf({ start, end }: Window, { node, text, marks }: Marked): readonly Run[] {
  const edges = marks.flatMap((mark) => [mark.start, mark.end]).filter((edge) => edge > start && edge < end)
  const cuts = [...new Set([start, ...edges.map((edge) => wholeOffset(text, edge)), end])].sort((a, b) => a - b)
  const runs = cuts.slice(0, -1).map((from, place): Run => {
    const to = cuts[place + 1] ?? end
    const over = marks.filter((mark) => mark.start < to && mark.end > from)
    const [first] = over
    if (first === undefined) return theirs(text.slice(from, to))
    return { kind: 'mark', text: text.slice(from, to), trust: first.trust, flows: over.map(({ flow }) => flow) }
  })
  const isCutBefore = start > 0 || node.text_start > 0
  const isCutAfter = node.text_start + end < node.length
  return [...(isCutBefore ? [ours('… ')] : []), ...runs, ...(isCutAfter ? [ours(' …')] : [])]
}

/** Not between the halves of a character. */
function wholeOffset(text: string, offset: number): number {
  const code = text.charCodeAt(offset)
  return code >= 0xdc00 && code <= 0xdfff && offset > 0 ? offset - 1 : offset
}

/** Words of ours. */
export function ours(text: string): Run {
  return { kind: 'ours', text }
}

/** Words that came in. */
export function theirs(text: string): Run {
  return { kind: 'theirs', text }
}
