import type { ScanLabel } from '@telltale/model'
import type { ToolEffect } from './effect-words.ts'
import type { Range } from './instruction-areas.ts'
import type { TextValue, TypedKind } from './text-value.ts'

/** What is known of a text that is withheld. Offsets are UTF-16 in the text that nobody sends. */
export interface Prints {
  /** Says which key made them: prints of other keys never match. */
  readonly keyId: string
  /** Equal for texts that are equal but for case, spaces, signs and JSON escapes. */
  readonly id: string
  readonly length: number
  /** It says nothing that could come from somewhere: `true`, `1`, `today`. */
  readonly isTrivial: boolean
  /** It is one address, link, account, path or long number. */
  readonly isValue: boolean
  /** How much it says if it stands elsewhere too, 0 to 1. */
  readonly weight: number
  /** What a query or command in it does. */
  readonly statement: ToolEffect | undefined
  readonly effects: ReadonlySet<ToolEffect>
  /** Groups of `CONCEPT_GROUPS` that its words are of. */
  readonly concepts: ReadonlySet<string>
  readonly findings: readonly PrintFinding[]
  /** Parts that give orders. */
  readonly areas: readonly Range[]
  readonly passages: readonly PrintPassage[]
  /** Keys are keyed hashes. */
  readonly values: readonly TextValue[]
  /** Words that say something, each at its first place in the text and in each passage, in order of place. */
  readonly words: readonly PrintWord[]
  readonly shingles: readonly PrintShingle[]
}

/** What the scanner found before the text was withheld. */
export interface PrintFinding {
  readonly detector: string
  readonly label: ScanLabel
  readonly score: number
  readonly start: number
  readonly end: number
}

/** A stretch that may give an order, without its words. */
export interface PrintPassage {
  readonly start: number
  readonly end: number
  /** How it speaks, as `OrderPassage` has it. */
  readonly signs: ReadonlyMap<string, number>
  readonly effects: ReadonlySet<ToolEffect>
  readonly concepts: ReadonlySet<string>
}

/** A word by its hash, which is of one trace alone: elsewhere the same word has another. */
export interface PrintWord {
  readonly hash: number
  /** Its place, to 16 units. */
  readonly at: number
  /** It stands at most three times in the text. */
  readonly isRare: boolean
  /** A user who says it may mean a record that has it. */
  readonly isNaming: boolean
}

/** Twelve letters and digits in a row by their hash. */
export interface PrintShingle {
  readonly hash: number
  readonly at: number
}

/** Effects in the order of their bits. */
export const EFFECT_BITS: readonly ToolEffect[] = ['read', 'write', 'send', 'execute', 'delete', 'pay']

/** Words are told to so many units of place: finer ones would give away how long each is. */
export const WORD_CELL = 16

/** What every token begins with. */
export const TOKEN_PREFIX = 'tfp1.'

/** UTF-16 units of a token at most, and those that a token of a short text may take. */
export const LONGEST_TOKEN = 24_000
export const SHORT_TOKEN = 640

/** Signs of a token before its body: the prefix, the name of the key and a point. */
export const TOKEN_HEAD = 14

/** Most findings, and most areas and passages, of one token. */
export const MOST_FOUND = 20
export const MOST_AREAS = 16

/** Scores are told in so many steps. */
export const SCORE_STEPS = 200

/** Weights in the order of their bits. */
export const WEIGHTS: readonly number[] = [0, 0.25, 0.6, 1]

/** Bytes that hold a bit for each group of meaning. */
export const CONCEPT_BYTES = 4

/** Kinds of values in the order of their numbers. */
export const VALUE_KINDS: readonly TypedKind[] = [
  'email',
  'url',
  'host',
  'iban',
  'account',
  'amount',
  'date',
  'path',
  'identifier',
  'secret',
  'phone',
  'hash',
]
