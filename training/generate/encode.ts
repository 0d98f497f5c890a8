import type { Random } from './random.ts'

const ENCODERS: readonly ((text: string) => string)[] = [
  (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text))),
  (text) => [...text].reverse().join(''),
  (text) => text.replace(/[a-z]/gi, (letter) => shiftLetter(letter)),
  (text) => [...new TextEncoder().encode(text)].map((byte) => byte.toString(16).padStart(2, '0')).join(' '),
]

function shiftLetter(letter: string): string {
  const code = letter.charCodeAt(0)
  const base = code < 97 ? 65 : 97
  return String.fromCharCode(((code - base + 13) % 26) + base)
}

/** A text as base64, backwards, in ROT13 or in hexadecimal. */
export function encode(random: Random, text: string): string {
  return random.pick(ENCODERS)(text)
}
