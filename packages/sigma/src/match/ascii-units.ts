let canonical: Uint16Array | undefined
let ascii: Uint8Array | undefined

/**
 * By code unit, the one that stands for it and all its cases. Wider than lower case: both small sigmas are one, and the
 * long s is an s, as a pattern that ignores case has it.
 */
export function canonicalUnits(): Uint16Array {
  canonical ??= Uint16Array.from({ length: 0x10000 }, (_, unit) => {
    const letter = String.fromCharCode(unit)
    const upper = letter.toUpperCase()
    const lower = (upper.length === 1 ? upper : letter).toLowerCase()
    return lower.length === 1 ? lower.charCodeAt(0) : unit
  })
  return canonical
}

/** The same where it is ASCII, 0 for all other letters. */
export function asciiUnits(): Uint8Array {
  ascii ??= Uint8Array.from(canonicalUnits(), (unit) => (unit < 0x80 ? unit : 0))
  return ascii
}

/** True when every letter of the text, in any case, is ASCII. */
export function isAscii(text: string): boolean {
  const units = canonicalUnits()
  for (let i = 0; i < text.length; i += 1) if ((units[text.charCodeAt(i)] ?? 0) > 0x7f) return false
  return true
}

const LOOKALIKES = /[ſı]/g

/** A folded text with its letters that are ASCII in another case (the long s, the i without a dot) as ASCII. */
export function plainText(folded: string): string {
  // Most texts cannot hold them, and say so at once.
  if (!folded.includes('ſ') && !folded.includes('ı')) return folded
  return folded.replace(LOOKALIKES, (letter) => (letter === 'ſ' ? 's' : 'i'))
}
