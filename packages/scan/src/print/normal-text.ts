/** A text without case, spaces and signs, with the way back: unit `i` of `plain` stands at `starts[i]` to `ends[i]`. */
export interface NormalText {
  readonly plain: string
  readonly starts: Uint32Array
  readonly ends: Uint32Array
}

const KEPT = /[\p{L}\p{N}]/u
/** A sign of these scripts says as much as some letters of others, and counts as so many. */
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
const DENSE_UNITS = 3
const SHORT_ESCAPES = 'nrtbf"/\\'

/** Leaves of a text its letters and digits in lower case; JSON escapes are undone. */
export function normalText(text: string): NormalText {
  const sheet = new Sheet(/[\u1100-\uffff]/.test(text) ? text.length * DENSE_UNITS : text.length)
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    if (code === 92) {
      const step = readEscape(text, i)
      sheet.put(step.sign, i, i + step.length)
      i += step.length - 1
    } else if (isPlain(code)) sheet.putUnit(code >= 65 && code <= 90 ? code + 32 : code, i, i + 1)
    else if (code >= 128) sheet.put(text.charAt(i), i, i + 1)
  }
  return sheet.done()
}

const UTF16 = new TextDecoder('utf-16le')

/** Units and their places, written in order. */
class Sheet {
  readonly #units: Uint16Array
  readonly #starts: Uint32Array
  readonly #ends: Uint32Array
  #size = 0

  constructor(most: number) {
    this.#units = new Uint16Array(most)
    this.#starts = new Uint32Array(most)
    this.#ends = new Uint32Array(most)
  }

  put(sign: string, start: number, end: number): void {
    if (sign !== '') for (const unit of foldSign(sign)) this.putUnit(unit, start, end)
  }

  putUnit(unit: number, start: number, end: number): void {
    const at = this.#size
    if (at >= this.#units.length) return
    this.#units[at] = unit
    this.#starts[at] = start
    this.#ends[at] = end
    this.#size = at + 1
  }

  done(): NormalText {
    return {
      plain: UTF16.decode(this.#units.subarray(0, this.#size)),
      starts: this.#starts.subarray(0, this.#size),
      ends: this.#ends.subarray(0, this.#size),
    }
  }
}

function isPlain(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57)
}

function foldSign(sign: string): readonly number[] {
  const code = sign.charCodeAt(0)
  if (code < 128) return isPlain(code) ? [sign.toLowerCase().charCodeAt(0)] : []
  // Halves of signs beyond the first plane are no letters on their own.
  if (!KEPT.test(sign)) return []
  const lower = sign.toLowerCase().charCodeAt(0)
  return DENSE.test(sign) ? [lower, lower, lower] : [lower]
}

function readEscape(text: string, at: number): { readonly sign: string; readonly length: number } {
  const next = text.charAt(at + 1)
  if (next === 'u' && /^[0-9a-fA-F]{4}$/.test(text.slice(at + 2, at + 6))) {
    const sign = String.fromCharCode(Number.parseInt(text.slice(at + 2, at + 6), 16)).toLowerCase()
    return { sign: KEPT.test(sign) ? sign : '', length: 6 }
  }
  return { sign: '', length: next !== '' && SHORT_ESCAPES.includes(next) ? 2 : 1 }
}
