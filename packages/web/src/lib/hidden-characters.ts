/** What an invisible or misleading character is called on its chip, and in words for a screen reader. */
export interface CharacterName {
  readonly label: string
  readonly words: string
  /** Runs of one family fold into one chip. */
  readonly family: string
}

const NAMED = new Map<number, readonly [label: string, words: string]>([
  [0x00ad, ['SHY', 'soft hyphen']],
  [0x00a0, ['NBSP', 'no-break space']],
  [0x034f, ['CGJ', 'combining grapheme joiner']],
  [0x061c, ['ALM', 'Arabic letter mark']],
  [0x115f, ['HF', 'Hangul filler']],
  [0x1160, ['HF', 'Hangul filler']],
  [0x180e, ['MVS', 'Mongolian vowel separator']],
  [0x200b, ['ZWSP', 'zero-width space']],
  [0x200c, ['ZWNJ', 'zero-width non-joiner']],
  [0x200d, ['ZWJ', 'zero-width joiner']],
  [0x200e, ['LRM', 'left-to-right mark']],
  [0x200f, ['RLM', 'right-to-left mark']],
  [0x2028, ['LS', 'line separator']],
  [0x2029, ['PS', 'paragraph separator']],
  [0x202a, ['LRE', 'left-to-right embedding']],
  [0x202b, ['RLE', 'right-to-left embedding']],
  [0x202c, ['PDF', 'pop directional formatting']],
  [0x202d, ['LRO', 'left-to-right override']],
  [0x202e, ['RLO', 'right-to-left override']],
  [0x202f, ['NNBSP', 'narrow no-break space']],
  [0x2060, ['WJ', 'word joiner']],
  [0x2066, ['LRI', 'left-to-right isolate']],
  [0x2067, ['RLI', 'right-to-left isolate']],
  [0x2068, ['FSI', 'first strong isolate']],
  [0x2069, ['PDI', 'pop directional isolate']],
  [0x2800, ['U+2800', 'braille blank']],
  [0x3000, ['U+3000', 'ideographic space']],
  [0x3164, ['HF', 'Hangul filler']],
  [0xfeff, ['BOM', 'zero-width no-break space']],
  [0xffa0, ['HF', 'half-width Hangul filler']],
])

const C0 = [
  ...['NUL', 'SOH', 'STX', 'ETX', 'EOT', 'ENQ', 'ACK', 'BEL', 'BS', 'TAB', 'LF', 'VT', 'FF', 'CR', 'SO', 'SI'],
  ...['DLE', 'DC1', 'DC2', 'DC3', 'DC4', 'NAK', 'SYN', 'ETB', 'CAN', 'EM', 'SUB', 'ESC', 'FS', 'GS', 'RS', 'US'],
]

const RANGES: readonly {
  readonly from: number
  readonly to: number
  readonly name: (code: number) => CharacterName
}[] = [
  { from: 0x00, to: 0x1f, name: (code) => control(C0[code] ?? hex(code)) },
  { from: 0x7f, to: 0x7f, name: () => control('DEL') },
  { from: 0x80, to: 0x9f, name: (code) => control(hex(code)) },
  { from: 0x2000, to: 0x200a, name: (code) => plain(hex(code), 'unusual space', 'SPACE') },
  { from: 0x205f, to: 0x205f, name: (code) => plain(hex(code), 'mathematical space', 'SPACE') },
  { from: 0x2061, to: 0x2065, name: (code) => plain(hex(code), 'invisible operator', 'INVISIBLE') },
  { from: 0x206a, to: 0x206f, name: (code) => plain(hex(code), 'deprecated format character', 'FORMAT') },
  { from: 0xd800, to: 0xdfff, name: (code) => plain(hex(code), 'half of a broken character', 'BROKEN') },
  { from: 0xe000, to: 0xf8ff, name: (code) => plain(hex(code), 'private character', 'PRIVATE') },
  { from: 0xfe00, to: 0xfe0f, name: (code) => plain(`VS${code - 0xfdff}`, 'variation selector', 'VS') },
  { from: 0xfff0, to: 0xfffb, name: (code) => plain(hex(code), 'interlinear annotation', 'FORMAT') },
  { from: 0xfffe, to: 0xffff, name: (code) => plain(hex(code), 'not a character', 'BROKEN') },
  { from: 0x1bca0, to: 0x1bca3, name: (code) => plain(hex(code), 'shorthand format control', 'FORMAT') },
  { from: 0x1d173, to: 0x1d17a, name: (code) => plain(hex(code), 'musical format control', 'FORMAT') },
  { from: 0xe0000, to: 0xe007f, name: nameTag },
  { from: 0xe0100, to: 0xe01ef, name: (code) => plain(`VS${code - 0xe00ef}`, 'variation selector', 'VS') },
  { from: 0xf0000, to: 0x10ffff, name: (code) => plain(hex(code), 'private character', 'PRIVATE') },
]

/** Names a character that would not be seen or would move others; `undefined` for one that shows as itself. */
export function nameHidden(code: number): CharacterName | undefined {
  if (code >= 0x20 && code < 0x7f) return undefined
  const named = NAMED.get(code)
  if (named) return { label: named[0], words: named[1], family: named[0] }
  return RANGES.find((range) => code >= range.from && code <= range.to)?.name(code)
}

function nameTag(code: number): CharacterName {
  const letter = code - 0xe0000
  const shown =
    letter > 0x20 && letter < 0x7f ? String.fromCharCode(letter) : letter === 0x20 ? 'space' : letter.toString(16)
  return { label: letter === 0x7f ? 'TAG end' : `TAG ${shown}`, words: `invisible tag letter ${shown}`, family: 'TAG' }
}

function control(label: string): CharacterName {
  return { label, words: `control character ${label}`, family: label }
}

function plain(label: string, words: string, family: string): CharacterName {
  return { label, words, family }
}

/** `U+0430` */
export function hex(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}
