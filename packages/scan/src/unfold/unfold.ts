import type { Finding } from '@telltale/model'
import type { Reading, UnfoldedText } from '../detector.ts'
import { isAscii } from '../units.ts'
import { DECODERS } from './decoders/decoders.ts'
import { describeDisguises, describeHidden } from './hidden.ts'
import { type Budget, DEFAULT_LIMITS, openBudget, type UnfoldLimits } from './limits.ts'
import { emptyNotes } from './notes.ts'
import { createSource, type Piece } from './piece.ts'
import { makePlain, type PlainText } from './plain.ts'
import { type Survey, survey } from './survey.ts'
import { emptyTokens, type Tokens } from './tokenize.ts'

export type { UnfoldLimits } from './limits.ts'

/** What one call gathers. */
interface Gathering {
  readonly readings: Reading[]
  readonly hidden: Finding[]
  readonly budget: Budget
  readonly seen: Set<string>
}

/** A text on some depth of hiding, with its way back to the original. */
interface Level {
  readonly text: string
  /** For each unit where it stands in the original; undefined for the original. */
  readonly starts: Uint32Array | undefined
  readonly end: number
  /** How it was hidden, outermost first. */
  readonly kinds: readonly string[]
  readonly score: number
}

/**
 * Gives every reading of a text that its writer may have meant, with places in the original: first the whole text made
 * plain, then what its parts say once decoded. In most readings places never fall; in those whose kind has `reversed`,
 * `bidi-override`, `upside-down` or `word-order` in it they may.
 */
export function unfold(text: string, limits: Partial<UnfoldLimits> = {}): UnfoldedText {
  const level: Level = { text, starts: undefined, end: text.length, kinds: [], score: 0 }
  const seen = look(text, TOKENS)
  const plain: Reading = { kind: 'plain', text: seen.plain.text, starts: seen.plain.starts, end: text.length }
  const budget = openBudget(text.length, { ...DEFAULT_LIMITS, ...limits })
  const gathering: Gathering = { readings: [], hidden: [], budget, seen: new Set() }
  if (seen.plain.starts !== undefined) gathering.hidden.push(...describeDisguises(text, seen.plain.notes))
  if (budget.limits.depth > 0) decode(gathering, level, seen)
  return { original: text, readings: [plain, ...gathering.readings], hidden: gathering.hidden }
}

// What an ASCII text has beside its letters; never changed.
const NOTHING = emptyNotes()

// Of the text that is being unfolded, not of what it hides: used by one text after the other.
const TOKENS = emptyTokens(0)

interface Look {
  readonly plain: PlainText
  readonly survey: Survey
  /** Tokens of the plain text, where they are known already. */
  readonly tokens: Tokens | undefined
}

function look(text: string, tokens?: Tokens): Look {
  // Two surveys only where what is no ASCII is a control character.
  const first = isAscii(text) ? survey(text, tokens) : undefined
  const asItIs = first !== undefined && !first.beyondAscii
  const plain = asItIs ? { text, starts: undefined, notes: NOTHING } : makePlain(text)
  const isSurveyed = first !== undefined && plain.starts === undefined
  return { plain, survey: isSurveyed ? first : survey(plain.text, tokens), tokens }
}

function decode(gathering: Gathering, level: Level, seen: Look): void {
  if (isSilent(seen)) return
  const source = createSource(level.text, seen, gathering.budget)
  const inside: (readonly [Level, Look])[] = []
  for (const decoder of DECODERS) {
    if (gathering.budget.readings <= 0 || gathering.budget.output <= 0) return
    if (!decoder.wants(source)) continue
    for (const piece of decoder.read(source)) {
      const inner = accept(gathering, { level, piece, plain: seen.plain })
      if (inner) inside.push(inner)
    }
  }
  // Only now further in: the simplest way to read a part comes before the roundabout ones.
  for (const [inner, innerSeen] of inside) decode(gathering, inner, innerSeen)
}

// What escapes, Morse code and words in the opposite order cannot do without.
const SIGNS = /[%&\\=.-]|instructions previous|prompt system/

/** Whether a text is of words alone, so that no decoder has to be asked: most parts that were joined by signs are. */
function isSilent({ plain, survey: seen }: Look): boolean {
  const tokens = seen.long + seen.mixed + seen.unusual.length + seen.backward.length
  const rows = Math.max(seen.linked, seen.blocks, seen.radio, seen.ay)
  if (plain.starts !== undefined || seen.beyondAscii || tokens > 0 || rows > 1 || seen.singles > 3 || seen.codes > 5)
    return false
  return !SIGNS.test(plain.text)
}

interface Found {
  readonly level: Level
  readonly piece: Piece
  readonly plain: PlainText
}

/** Adds what was found to the readings; gives it back where there may be more inside. */
function accept(gathering: Gathering, found: Found): readonly [Level, Look] | undefined {
  const { budget } = gathering
  const { piece } = found
  const used = budget.kinds.get(piece.kind) ?? 0
  if (used >= budget.limits.perKind || budget.readings <= 0) return undefined
  const inner = levelOf(found, budget.output)
  // What two decoders read from the same place is told once, under the name of the first.
  if (inner.text === '' || isKnown(gathering, inner)) return undefined
  budget.kinds.set(piece.kind, used + 1)
  budget.output -= inner.text.length
  const seen = look(inner.text)
  if (!piece.isShell) report(gathering, inner, seen.plain)
  return inner.kinds.length < budget.limits.depth ? [inner, seen] : undefined
}

function isKnown({ seen }: Gathering, { text, end }: Level): boolean {
  const key = `${Math.floor(end / 64)} ${text.trim()}`
  if (seen.has(key)) return true
  seen.add(key)
  return false
}

type Placed = Level & { readonly starts: Uint32Array }

/** The piece as a level of its own, its places led back to the original. */
function levelOf({ piece, plain, level: { starts, end, kinds, score } }: Found, room: number): Placed {
  const length = Math.min(piece.text.length, room)
  const isWhole = starts === undefined && (piece.inOriginal || plain.starts === undefined)
  const toOriginal = (at: number) => {
    const here = piece.inOriginal || plain.starts === undefined ? at : (plain.starts[at] ?? at)
    return starts === undefined ? here : (starts[here] ?? end)
  }
  const places = isWhole && length === piece.starts.length ? copyOf(piece.starts) : new Uint32Array(length)
  if (!isWhole || length < piece.starts.length) {
    for (let at = 0; at < length; at += 1) places[at] = toOriginal(piece.starts[at] ?? 0)
  }
  const isLast = !piece.inOriginal && piece.end >= plain.text.length
  return {
    text: piece.text.slice(0, length),
    starts: places,
    end: isLast ? end : toOriginal(piece.end),
    kinds: [...kinds, piece.kind],
    score: Math.max(piece.suspicion, piece.suspicion > 0 ? score : 0),
  }
}

function copyOf(starts: ArrayLike<number>): Uint32Array {
  return starts instanceof Uint32Array ? starts : new Uint32Array(starts)
}

function report(gathering: Gathering, { text, starts, end, kinds, score }: Placed, plain: PlainText): void {
  const kind = kinds.length === 1 ? (kinds[0] ?? '') : kinds.join('+')
  const places = plain.starts === undefined ? starts : plain.starts.map((at) => starts[at] ?? end)
  gathering.readings.push({ kind, text: plain.text, starts: places, end })
  gathering.budget.readings -= 1
  if (score === 0) return
  let start = end
  for (const at of places) if (at < start) start = at
  gathering.hidden.push(describeHidden({ kinds, text, score, start, end }))
}
