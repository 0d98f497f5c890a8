/** A stretch of a text that came in: as it is, or written out since nobody would see it, or see it as what it is not. */
export interface VisiblePart {
  readonly text: string
  readonly isEscape: boolean
}

/** Control, bidi, zero-width, tag and filler characters, line separators, and halves of characters. Line ends and tabs are not among them. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2028\u2029]/u
const ACCENT = /\p{Mn}/u
/** More accents on one letter pile up over the lines above. */
const MOST_ACCENTS = 3
/** A carriage return before a line end says nothing. */
const LINE_END = /\r\n/g

/** Splits `text` so that nothing in it is lost from sight: what cannot be shown becomes `\u{202e}`. Linear in its length. */
export function splitVisible(text: string, canShow: (code: number) => boolean = () => true): readonly VisiblePart[] {
  const parts: VisiblePart[] = []
  let plain = ''
  let accents = 0
  const flush = () => {
    if (plain !== '') parts.push({ text: plain, isEscape: false })
    plain = ''
  }
  for (const character of text.replace(LINE_END, '\n')) {
    const code = character.codePointAt(0) ?? 0
    accents = code >= 0x300 && ACCENT.test(character) ? accents + 1 : 0
    if (code === 0x0a || code === 0x09 || isSeen(character, code, accents, canShow)) plain += character
    else {
      flush()
      parts.push({ text: `\\u{${code.toString(16)}}`, isEscape: true })
    }
  }
  flush()
  return parts
}

function isSeen(character: string, code: number, accents: number, canShow: (code: number) => boolean): boolean {
  if (code >= 0x20 && code < 0x7f) return true
  return accents <= MOST_ACCENTS && canShow(code) && !UNSEEN.test(character)
}

/** The same as one line of text. */
export function toVisible(text: string, canShow?: (code: number) => boolean): string {
  return splitVisible(text, canShow)
    .map((part) => part.text)
    .join('')
    .replace(/[\n\t]/g, ' ')
}
