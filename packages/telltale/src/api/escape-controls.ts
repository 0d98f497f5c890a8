/** Control, bidi, zero-width and tag characters, which change what a reader sees or what a terminal does. */
const UNSEEN = /[\p{Cc}\p{Cf}\u2028\u2029]/gu

/** The text with every such character written out (`\u001b`, `\u{e0041}`); line breaks and tabs too. */
export function escapeControls(text: string): string {
  return text.replace(UNSEEN, (character) => {
    const code = character.codePointAt(0) ?? 0
    return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`
  })
}
