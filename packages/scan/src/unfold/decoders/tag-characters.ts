import { judge } from '../judge.ts'
import type { Decoder, Piece, Source } from '../piece.ts'

const TAGS_HIGH = '\udb40'
const TAG_FIRST = 0xe0000
const TAG_CANCEL = 0xe007f
const BLACK_FLAG = 0x1f3f4
const LEAST_TAGS = 3

/** ASCII written in Unicode tag characters, which show nothing. */
export const tagCharacters: Decoder = {
  name: 'tag-characters',
  wants: ({ notes, original }) => notes.invisible > 0 && original.includes(TAGS_HIGH),
  read: readTags,
}

/** The tag at that index as the code of its ASCII character, else -1. */
function tagAt(text: string, at: number): number {
  const point = text.codePointAt(at) ?? 0
  return point >= TAG_FIRST && point <= TAG_CANCEL ? point - TAG_FIRST : -1
}

function readTags({ original, room }: Source): readonly Piece[] {
  const runs: Run[] = []
  let count = 0
  for (let at = original.indexOf(TAGS_HIGH); at !== -1 && count < room; at = original.indexOf(TAGS_HIGH, at)) {
    if (tagAt(original, at) === -1) {
      at += 1
      continue
    }
    const run = readRun(original, at, room)
    count += run.text.length
    at = run.end
    if (!isFlag(original, run)) runs.push(run)
  }
  // Written one by one between the visible letters, too: taken together they say what none says alone.
  const text = runs
    .map((run) => run.text)
    .join('')
    .slice(0, room)
  if (text.length < LEAST_TAGS) return []
  const starts = runs.flatMap((run) => run.starts).slice(0, room)
  const last = runs[runs.length - 1]
  const suspicion = judge(text) === 'text' ? 0.95 : 0.7
  return [
    { kind: 'tag-characters', text, starts, start: starts[0] ?? 0, end: last?.end ?? 0, suspicion, inOriginal: true },
  ]
}

interface Run {
  readonly text: string
  readonly starts: readonly number[]
  readonly start: number
  readonly end: number
  readonly isClosed: boolean
}

function readRun(original: string, start: number, most: number): Run {
  let text = ''
  const starts: number[] = []
  let at = start
  let isClosed = false
  for (let code = tagAt(original, at); code !== -1 && text.length < most; code = tagAt(original, at)) {
    isClosed = code === 0x7f
    if ((code >= 0x20 && code < 0x7f) || code === 0x0a) {
      text += String.fromCharCode(code)
      starts.push(at)
    }
    at += 2
  }
  return { text, starts, start, end: Math.max(at, start + 1), isClosed }
}

// The flags of England, Scotland and Wales are a black flag, a region in tags and the cancel tag (UTS 51).
function isFlag(original: string, run: Run): boolean {
  return run.isClosed && run.text.length <= 6 && original.codePointAt(run.start - 2) === BLACK_FLAG
}
