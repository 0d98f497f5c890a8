const PRIMES = [0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f, 0x9e3779b1] as const

/** Four 32-bit lanes, each fed every UTF-16 unit; stable for ever, not for secrets. */
function lanesOf(text: string): readonly [number, number, number, number] {
  let [a, b, c, d] = [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344]
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i)
    a = Math.imul(a ^ unit, PRIMES[0])
    b = Math.imul(b ^ unit ^ (a >>> 15), PRIMES[1])
    c = Math.imul(c ^ unit ^ (b >>> 13), PRIMES[2])
    d = Math.imul(d ^ unit ^ (c >>> 16), PRIMES[3])
  }
  a = mix(a ^ text.length ^ d)
  b = mix(b ^ a)
  c = mix(c ^ b)
  d = mix(d ^ c)
  return [mix(a ^ d), b, c, d]
}

function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), PRIMES[0])
  mixed = Math.imul(mixed ^ (mixed >>> 13), PRIMES[1])
  return (mixed ^ (mixed >>> 16)) >>> 0
}

/** 128 bits of a text as 32 hexadecimal digits: the same on every machine and in every version; no protection against forgery. */
export function hashText(text: string): string {
  return lanesOf(text)
    .map((lane) => lane.toString(16).padStart(8, '0'))
    .join('')
}

/** 53 bits of a text as a whole number, for comparing values without keeping them. */
export function hashNumber(text: string): number {
  const [a, b] = lanesOf(text)
  return a * 0x200000 + (b >>> 11)
}

/** Longest text kept as it is, UTF-16 units. */
export const LONGEST_TEXT = 256
const KEPT_OF_LONG = 200

/** The text itself, or of a longer one its beginning and its hash: at most `LONGEST_TEXT` units. */
export function shortenText(text: string): string {
  return text.length <= LONGEST_TEXT ? text : `${text.slice(0, KEPT_OF_LONG)}…${hashText(text)}`
}
