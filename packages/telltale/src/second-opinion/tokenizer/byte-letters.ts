/** The visible characters that byte-level vocabularies write bytes with, by byte. */
const BYTE_LETTERS: readonly string[] = buildByteLetters()

// Bytes that show themselves in Latin-1 stand for themselves; the others follow from U+0100 on.
function buildByteLetters(): readonly string[] {
  let next = 0x100
  return Array.from({ length: 256 }, (_, byte) => {
    const shows = (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae
    return String.fromCharCode(shows ? byte : next++)
  })
}

const encoder = new TextEncoder()

/** The text's UTF-8 bytes, each as its visible character. */
export function toByteLetters(text: string): string {
  let letters = ''
  for (const byte of encoder.encode(text)) letters += BYTE_LETTERS[byte] ?? ''
  return letters
}
