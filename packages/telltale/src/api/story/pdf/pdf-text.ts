/** The three of the fourteen fonts that every reader has, by their name on a page. */
export type PdfFont = 'F1' | 'F2' | 'F3'

export const PDF_FONTS: Readonly<Record<PdfFont, string>> = { F1: 'Helvetica', F2: 'Helvetica-Bold', F3: 'Courier' }

/** Advance widths of ASCII 32 to 126 in thousandths of the size, from Adobe's metrics of the fonts. */
const REGULAR = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
  556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
  722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
  556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
  260, 334, 584,
]
const BOLD = [
  278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
  556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833,
  722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611,
  556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389,
  280, 389, 584,
]
/** Those that are not as wide as the letter they are made of. */
const OTHERS = new Map<string, number>(
  Object.entries({
    '…': 1000,
    '—': 1000,
    '–': 556,
    '‘': 222,
    '’': 222,
    '“': 333,
    '”': 333,
    '•': 350,
    '·': 278,
    '€': 556,
  }),
)
const MONO = 600
const UNKNOWN = 1000

/** Bytes 0x80 to 0x9f of WinAnsi; a space where it has none. */
const UPPER = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'
const BYTES = new Map([...UPPER].flatMap((character, place) => (character === ' ' ? [] : [[character, 0x80 + place]])))

/** Whether the fonts have this character. */
export function isWinAnsi(code: number): boolean {
  return (code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code <= 0xff) || BYTES.has(String.fromCodePoint(code))
}

/** The text as a PDF string of hexadecimal digits: nothing in it can end it. What the fonts lack is a question mark. */
export function toPdfString(text: string): string {
  let digits = ''
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    const byte = isWinAnsi(code) ? (BYTES.get(character) ?? code) : 0x3f
    digits += byte.toString(16).padStart(2, '0')
  }
  return `<${digits}>`
}

/** Width of one character in thousandths of the size. */
export function widthOf(character: string, font: PdfFont): number {
  if (font === 'F3') return MONO
  const table = font === 'F2' ? BOLD : REGULAR
  const other = OTHERS.get(character)
  if (other !== undefined) return other
  const code = character.charCodeAt(0)
  if (code < 127) return table[code - 32] ?? 0
  // An accent does not make a letter wider.
  return table[character.normalize('NFD').charCodeAt(0) - 32] ?? UNKNOWN
}

/** Width in points. */
export function measure(text: string, font: PdfFont, size: number): number {
  let width = 0
  for (const character of text) width += widthOf(character, font)
  return (width * size) / 1000
}

/** As much of one line as there is room for, with a sign where it was cut. */
export function fitLine(text: string, room: number, font: PdfFont, size: number): string {
  if (measure(text, font, size) <= room) return text
  const most = (room * 1000) / size - widthOf('…', font)
  let width = 0
  let kept = ''
  for (const character of text) {
    width += widthOf(character, font)
    if (width > most) break
    kept += character
  }
  return `${kept}…`
}
