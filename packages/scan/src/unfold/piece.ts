import type { Budget } from './limits.ts'
import type { Notes } from './notes.ts'
import type { Survey } from './survey.ts'
import { type Tokens, tokenize } from './tokenize.ts'

/** A text that decoders read from. */
export interface Source {
  /** As it came. */
  readonly original: string
  /** Made plain; the survey is of this. */
  readonly text: string
  readonly notes: Notes
  readonly survey: Survey
  /** UTF-16 units that one more reading may have. */
  readonly room: number
  readonly tokens: () => Tokens
  /** Whether as many pieces of that kind were taken as ever are: then there is no need to look for more. */
  readonly isFull: (kind: string) => boolean
}

/** A part of a text that says something else than it shows. */
export interface Piece {
  readonly kind: string
  readonly text: string
  /** For each unit where it stands in the text that was read. */
  readonly starts: ArrayLike<number>
  readonly start: number
  readonly end: number
  /** Found in the text as it came, not in the plain one. */
  readonly inOriginal?: boolean
  /** How suspicious it is to write like this, 0 to 1; 0 where it is ordinary. */
  readonly suspicion: number
  /** Shown only when something was hidden in it once more. */
  readonly isShell?: boolean
}

/** One way of hiding text: whether it may occur, from what is known already, and what it hides. */
export interface Decoder {
  readonly name: string
  wants(source: Source): boolean
  /** Each piece is taken before the next is looked for. */
  read(source: Source): Iterable<Piece>
}

/** What is known of a text before anybody decodes it. */
interface Known {
  readonly plain: { readonly text: string; readonly notes: Notes }
  readonly survey: Survey
  readonly tokens: Tokens | undefined
}

/** A text as decoders read it; `original` is how it came. */
export function createSource(original: string, { plain, survey, tokens }: Known, budget: Budget): Source {
  let cut = tokens
  return {
    original,
    text: plain.text,
    notes: plain.notes,
    survey,
    room: budget.output,
    tokens: () => {
      cut ??= tokenize(plain.text)
      return cut
    },
    isFull: (kind) => (budget.kinds.get(kind) ?? 0) >= budget.limits.perKind,
  }
}

const POOL = 4096
let pool = new Uint32Array(POOL)
let taken = 0

/**
 * Room for the places of a piece. Short ones are cut from an array that is made now and then, none of it handed out
 * twice: to make an array for each takes longer than to fill it.
 */
export function takePlaces(length: number): Uint32Array {
  if (length > POOL / 8) return new Uint32Array(length)
  if (taken + length > POOL) {
    pool = new Uint32Array(POOL)
    taken = 0
  }
  taken += length
  return pool.subarray(taken - length, taken)
}

// Enough to try every part of a long message some times over, and not a megabyte of it.
const MOST_WORK = 131_072
const LEAST_WORK = 8192

/** Characters that one decoder may try in one text, whether or not they turn out to be text. */
export class Work {
  #left: number

  constructor({ original }: Pick<Source, 'original'>) {
    this.#left = Math.min(MOST_WORK, LEAST_WORK + 4 * original.length)
  }

  /** Takes `amount`; false when there was not that much left. */
  spend(amount: number): boolean {
    if (this.#left < amount) return false
    this.#left -= amount
    return true
  }
}
