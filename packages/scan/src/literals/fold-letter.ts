/** The signs of full-width chat templates and of typesetting, read as their ASCII twins. */
export const TWINS: readonly (readonly [string, string])[] = [
  ['｜', '|'],
  ['▁', '_'],
  ['’', "'"],
  ['‘', "'"],
  ['“', '"'],
  ['”', '"'],
]

/** Blocks in which several code units fold to one letter: Latin, Greek, Cyrillic and spaces; elsewhere a letter is only itself. */
export const CASED: readonly (readonly [number, number])[] = [
  [0, 0x24f],
  [0x370, 0x52f],
  [0x1e00, 0x1eff],
  [0x2000, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
]

/** The character that stands for `letter` and all its spellings: small, without its mark, one space for all. */
export function foldLetter(letter: string): string {
  if (/^\s$/.test(letter)) return ' '
  const twin = TWINS.find(([from]) => from === letter)
  if (twin) return twin[1]
  if (letter === 'ı' || letter === 'İ') return 'i'
  const small = letter.toLowerCase()
  const base = small.normalize('NFD').charAt(0)
  const bare = base >= 'a' && base <= 'z' ? base : small
  return bare.length === 1 ? bare : letter
}

/** `text` with each letter folded. */
export function foldText(text: string): string {
  return /^[ -~]*$/.test(text) ? text.toLowerCase() : Array.from(text, foldLetter).join('')
}
