/** Character kinds that tokens are cut by, one byte a UTF-16 code unit. */
export const KIND = { other: 0, letter: 1, digit: 2, ideograph: 3, space: 4, stop: 5, newline: 6 } as const

// By explicit ranges and not by \p{…}, so that every engine cuts the same tokens whatever its Unicode version.
const OTHER: readonly (readonly [number, number])[] = [
  [0x80, 0xa9],
  [0xab, 0xb4],
  [0xb6, 0xb9],
  [0xbb, 0xbf],
  [0xd7, 0xd7],
  [0xf7, 0xf7],
  [0x2000, 0x206f],
  [0x20a0, 0x20cf],
  [0x2190, 0x2bff],
  [0x3000, 0x3004],
  [0x3008, 0x3020],
  [0xd800, 0xf8ff],
  [0xfe00, 0xfe6f],
  [0xff00, 0xff0f],
  [0xff1a, 0xff20],
  [0xff3b, 0xff40],
  [0xff5b, 0xff65],
  [0xfff0, 0xffff],
]

// Scripts written without spaces, and Hangul, whose words are short: one character is one token.
const IDEOGRAPHS: readonly (readonly [number, number])[] = [
  [0x0e00, 0x0eff],
  [0x1000, 0x109f],
  [0x1780, 0x17ff],
  [0x3005, 0x3007],
  [0x3040, 0x30ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xac00, 0xd7af],
  [0xf900, 0xfaff],
]

const STOPS = '.!?…。！？؟।։'

/** The kind of each UTF-16 code unit. */
const KINDS: Uint8Array = buildKinds()

function buildKinds(): Uint8Array {
  const kinds = new Uint8Array(65536).fill(KIND.letter, 0x80)
  for (const [from, to] of OTHER) kinds.fill(KIND.other, from, to + 1)
  for (const [from, to] of IDEOGRAPHS) kinds.fill(KIND.ideograph, from, to + 1)
  kinds.fill(KIND.digit, 0x30, 0x3a)
  kinds.fill(KIND.letter, 0x41, 0x5b)
  kinds.fill(KIND.letter, 0x61, 0x7b)
  for (const space of [0x09, 0x0b, 0x0c, 0x20, 0xa0, 0x3000]) kinds[space] = KIND.space
  for (const newline of [0x0a, 0x0d, 0x2028, 0x2029]) kinds[newline] = KIND.newline
  for (const stop of STOPS) kinds[stop.charCodeAt(0)] = KIND.stop
  return kinds
}

/** Where the kind begins in an entry of `LETTERS`. */
export const KIND_SHIFT = 16

/**
 * Each UTF-16 code unit: in the low bits in lower case and, where it is a Latin letter, without its accent (é, É and e
 * are one letter, since senders leave accents out and attackers put them in); its kind above them.
 */
export const LETTERS: Uint32Array = Uint32Array.from(
  buildLower(),
  (small, code) => small | ((KINDS[code] ?? KIND.other) << KIND_SHIFT),
)

function buildLower(): Uint16Array {
  const lower = Uint16Array.from({ length: 65536 }, (_, code) => code)
  const cased: readonly (readonly [number, number])[] = [
    [0x41, 0x5a],
    [0xc0, 0x24f],
    [0x370, 0x52f],
    [0x531, 0x556],
    [0x1e00, 0x1eff],
  ]
  for (const [from, to] of cased) {
    for (let code = from; code <= to; code += 1) {
      const small = String.fromCharCode(code).toLowerCase()
      const bare = code < 0x370 || code >= 0x1e00 ? small.normalize('NFD').charAt(0) : small
      if (bare.length === 1) lower[code] = bare.charCodeAt(0)
    }
  }
  return lower
}
