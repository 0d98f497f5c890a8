import { LOOKALIKES } from './confusables.ts'

/** What making a text plain does with a UTF-16 code unit. */
export const CLASS = {
  /** Stays. */
  keep: 0,
  /** Stays, and emoji and its joiners may follow. */
  symbol: 1,
  /** Stays; looks like a Latin letter, so that its word has to be looked at. */
  lookalike: 2,
  /** Stays where the text has East Asian letters, since it is their punctuation. */
  wide: 3,
  /** Has another plain form (NFKC). */
  map: 4,
  /** A mark over, under or through the character before it. */
  mark: 5,
  /** Shows nothing. */
  invisible: 6,
  /** Turns the direction of writing. */
  bidi: 7,
  /** U+200C and U+200D, which Arabic and Indic scripts and emoji need. */
  joiner: 8,
  /** U+FE00 to U+FE0F. */
  selector: 9,
  /** First half of a character beyond U+FFFF. */
  surrogate: 10,
  /** Stays; a braille cell. */
  braille: 11,
} as const

const UNKNOWN = 255
const table = new Uint8Array(0x10000).fill(UNKNOWN)

type Range = readonly [from: number, to: number, as: number]

// Later lines win over earlier ones.
const RANGES: readonly Range[] = [
  [0x20, 0x7e, CLASS.keep],
  // Scripts whose own spelling NFKC would take apart, and Korean written in single letters.
  [0x0900, 0x0fff, CLASS.keep],
  [0x3131, 0x318e, CLASS.keep],
  [0x2190, 0x21ff, CLASS.symbol],
  [0x2300, 0x245f, CLASS.symbol],
  [0x2500, 0x27ff, CLASS.symbol],
  [0x2800, 0x28ff, CLASS.braille],
  [0x2900, 0x2bff, CLASS.symbol],
  [0x00, 0x08, CLASS.invisible],
  [0x09, 0x0d, CLASS.keep],
  [0x0e, 0x1f, CLASS.invisible],
  [0x7f, 0x84, CLASS.invisible],
  [0x86, 0x9f, CLASS.invisible],
  [0x0300, 0x036f, CLASS.mark],
  [0x1ab0, 0x1aff, CLASS.mark],
  [0x1dc0, 0x1dff, CLASS.mark],
  [0x20d0, 0x20ff, CLASS.mark],
  [0x3099, 0x309a, CLASS.mark],
  [0xfe20, 0xfe2f, CLASS.mark],
  [0xad, 0xad, CLASS.invisible],
  [0x034f, 0x034f, CLASS.invisible],
  [0x115f, 0x1160, CLASS.invisible],
  [0x17b4, 0x17b5, CLASS.invisible],
  [0x180b, 0x180f, CLASS.invisible],
  [0x200b, 0x200b, CLASS.invisible],
  [0x200c, 0x200d, CLASS.joiner],
  [0x200e, 0x200f, CLASS.bidi],
  [0x061c, 0x061c, CLASS.bidi],
  [0x202a, 0x202e, CLASS.bidi],
  [0x2060, 0x2065, CLASS.invisible],
  [0x2066, 0x2069, CLASS.bidi],
  [0x206a, 0x206f, CLASS.invisible],
  [0x3164, 0x3164, CLASS.invisible],
  [0xfe00, 0xfe0f, CLASS.selector],
  [0xfeff, 0xfeff, CLASS.invisible],
  [0xffa0, 0xffa0, CLASS.invisible],
  [0xfff0, 0xfffb, CLASS.invisible],
  [0xd800, 0xdbff, CLASS.surrogate],
  [0xdc00, 0xdfff, CLASS.keep],
]

// Signs of ordinary typography whose NFKC form says less than they do, or puts blanks into words.
const TYPOGRAPHY = '…‥™℠©®¨¯´¸˘˙˚˛˜˝ªº²³¹¼½¾№′″‴℃℉'
const EAST_ASIAN = '，！？：；（）～＂％．、｡｢｣､･＆＊＋－＝ー'

for (const [from, to, as] of RANGES) table.fill(as, from, to + 1)
for (const sign of TYPOGRAPHY) table[sign.charCodeAt(0)] = CLASS.symbol
for (const sign of EAST_ASIAN) table[sign.charCodeAt(0)] = CLASS.wide
for (const code of LOOKALIKES.keys()) table[code] = CLASS.lookalike

/** The class of a UTF-16 code unit. */
export function classOf(code: number): number {
  const known = table[code] ?? CLASS.keep
  return known === UNKNOWN ? learn(code) : known
}

function learn(code: number): number {
  const learnt = plainForm(code) === undefined ? CLASS.keep : CLASS.map
  table[code] = learnt
  return learnt
}

// One entry for each character met that has another form; cleared when a text full of rare ones fills it.
const forms = new Map<number, string | undefined>()
const MOST_FORMS = 8192
/** Ligatures that spell whole phrases stay as they are: a text must not grow by more than this for a character. */
const LONGEST_FORM = 4

/** The plain form of a character (code point) where it has another than itself. */
export function plainForm(code: number): string | undefined {
  if (forms.has(code)) return forms.get(code)
  if (forms.size >= MOST_FORMS) forms.clear()
  const form = findForm(code)
  forms.set(code, form)
  return form
}

function findForm(code: number): string | undefined {
  const letter = enclosedLetter(code)
  if (letter !== undefined) return letter
  const own = String.fromCodePoint(code)
  const form = own.normalize('NFKC')
  return form === own || form.length > Math.max(LONGEST_FORM, own.length) ? undefined : form
}

// White letters in black circles and squares, which NFKC leaves alone.
function enclosedLetter(code: number): string | undefined {
  if (code >= 0x1f150 && code <= 0x1f169) return String.fromCharCode(65 + code - 0x1f150)
  if (code >= 0x1f170 && code <= 0x1f189) return String.fromCharCode(65 + code - 0x1f170)
  if (code === 0x3000) return ' '
  return undefined
}

/** What is done with a character beyond U+FFFF. */
export function classOfAstral(code: number): number {
  if (code >= 0xe0000 && code <= 0xe0fff) return CLASS.invisible
  if (code >= 0x1f1e6 && code <= 0x1faff) return CLASS.symbol
  if (code >= 0x1d173 && code <= 0x1d17a) return CLASS.invisible
  if (code >= 0x20000 && code < 0x2f800) return CLASS.keep
  return plainForm(code) === undefined ? CLASS.symbol : CLASS.map
}
