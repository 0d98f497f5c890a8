import type { Decoder } from '../piece.ts'
import { base32 } from './base32.ts'
import { base64 } from './base64.ts'
import { bidiOverride } from './bidi-override.ts'
import { braille } from './braille.ts'
import { ciphers } from './ciphers.ts'
import { escapes } from './escapes.ts'
import { flagLetters } from './flag-letters.ts'
import { glued } from './glued.ts'
import { hex } from './hex.ts'
import { leetspeak } from './leetspeak.ts'
import { morse } from './morse.ts'
import { numberCodes } from './number-codes.ts'
import { pigLatin } from './pig-latin.ts'
import { radioAlphabet } from './radio-alphabet.ts'
import { reversed } from './reversed.ts'
import { spaced } from './spaced.ts'
import { tagCharacters } from './tag-characters.ts'
import { upsideDown } from './upside-down.ts'
import { variationSelectors } from './variation-selectors.ts'
import { wordOrder } from './word-order.ts'
import { zeroWidthBits } from './zero-width-bits.ts'

/** All ways of hiding text that are known; the ones that hide best come first, for as long as the budget lasts. */
export const DECODERS: readonly Decoder[] = [
  tagCharacters,
  variationSelectors,
  zeroWidthBits,
  bidiOverride,
  base64,
  base32,
  hex,
  ...escapes,
  numberCodes,
  ciphers,
  reversed,
  spaced,
  leetspeak,
  upsideDown,
  morse,
  braille,
  flagLetters,
  radioAlphabet,
  pigLatin,
  wordOrder,
  glued,
]
