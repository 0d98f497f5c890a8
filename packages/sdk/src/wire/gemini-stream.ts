import { createTextRoom, type TextRoom } from './bounded-text.ts'
import { NO_ANSWER, readOr, toAnswer } from './conversation.ts'
import { readGeminiReply } from './gemini-parts.ts'
import { isRecord, listOf, memberAt, memberOf, numberOf, textOf, toJsonText } from './read-json.ts'
import type { AnswerStream } from './wire-format.ts'

/** More parts or candidates in one answer than any model writes. */
const MOST_PARTS = 512
const MOST_CANDIDATES = 16

interface Candidate {
  readonly parts: Record<string, unknown>[]
  finishReason: unknown
  safetyRatings: unknown
}

interface Draft {
  readonly room: TextRoom
  readonly candidates: Map<number, Candidate>
  /** Members of the answer that each chunk may bring anew. */
  readonly latest: Map<string, unknown>
}

const LATEST = ['responseId', 'modelVersion', 'usageMetadata', 'promptFeedback']

/** Puts an answer together from Gemini's chunks: each is an answer of its own, with the next parts. */
export function geminiStream(): AnswerStream {
  const draft: Draft = { room: createTextRoom(), candidates: new Map(), latest: new Map() }
  return {
    add: (chunk) => readOr(() => addChunk(draft, chunk), undefined),
    answer: () => readOr(() => toAnswer(readGeminiReply(finished(draft))), NO_ANSWER),
  }
}

function addChunk(draft: Draft, chunk: unknown): void {
  for (const key of LATEST) {
    const value = memberOf(chunk, key)
    if (value !== undefined) draft.latest.set(key, value)
  }
  for (const [place, piece] of listOf(chunk, 'candidates').entries()) {
    const candidate = candidateOf(draft, numberOf(piece, 'index') ?? place)
    if (candidate === undefined) continue
    candidate.finishReason = textOf(piece, 'finishReason') ?? candidate.finishReason
    candidate.safetyRatings = memberOf(piece, 'safetyRatings') ?? candidate.safetyRatings
    for (const part of listOf(memberAt(piece, 'content'), 'parts')) addPart(draft.room, candidate.parts, part)
  }
}

function candidateOf(draft: Draft, index: number): Candidate | undefined {
  const known = draft.candidates.get(index)
  if (known !== undefined || draft.candidates.size >= MOST_CANDIDATES) return known
  const made: Candidate = { parts: [], finishReason: undefined, safetyRatings: undefined }
  draft.candidates.set(index, made)
  return made
}

/** Text goes on where text was; any other part is kept whole if there is room for its JSON. */
function addPart(room: TextRoom, parts: Record<string, unknown>[], part: unknown): void {
  const text = textOf(part, 'text')
  const before = parts.at(-1)
  const thought = memberOf(part, 'thought') === true
  if (text !== undefined && typeof before?.text === 'string' && (before.thought === true) === thought) {
    before.text += room.take(text)
  } else if (parts.length >= MOST_PARTS) return
  else if (text !== undefined) parts.push({ text: room.take(text), ...(thought && { thought }) })
  else if (isRecord(part) && fits(room, part)) parts.push({ ...part })
}

function fits(room: TextRoom, part: unknown): boolean {
  const text = toJsonText(part) ?? ''
  return room.take(text).length === text.length
}

function finished({ candidates, latest }: Draft): unknown {
  return {
    ...Object.fromEntries(latest),
    candidates: [...candidates.values()].map(({ parts, finishReason, safetyRatings }) => ({
      content: { parts },
      finishReason,
      safetyRatings,
    })),
  }
}
