const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const VALUES = new Map([...ALPHABET].map((sign, value) => [sign, value]))

/** Writes whole numbers as bytes. */
export class ByteWriter {
  readonly #bytes: number[] = []

  get length(): number {
    return this.#bytes.length
  }

  byte(value: number): void {
    this.#bytes.push(value & 255)
  }

  /** A number of 0 to 2^53 in as many bytes as it needs, seven bits each. */
  varint(value: number): void {
    let rest = value
    for (; rest > 127; rest = Math.floor(rest / 128)) this.#bytes.push((rest % 128) | 128)
    this.#bytes.push(rest)
  }

  /** The lowest bytes of a number, highest first. */
  fixed(value: number, bytes: number): void {
    for (let i = bytes - 1; i >= 0; i -= 1) this.#bytes.push(Math.floor(value / 256 ** i) % 256)
  }

  append(other: ByteWriter): void {
    for (const byte of other.#bytes) this.#bytes.push(byte)
  }

  /** The bytes in base64url without padding. */
  text(): string {
    let text = ''
    for (let i = 0; i < this.#bytes.length; i += 3) {
      const [a = 0, b, c] = [this.#bytes[i], this.#bytes[i + 1], this.#bytes[i + 2]]
      const bits = (a << 16) | ((b ?? 0) << 8) | (c ?? 0)
      text += ALPHABET.charAt(bits >> 18) + ALPHABET.charAt((bits >> 12) & 63)
      if (b !== undefined) text += ALPHABET.charAt((bits >> 6) & 63)
      if (c !== undefined) text += ALPHABET.charAt(bits & 63)
    }
    return text
  }
}

/** Reads what a writer wrote; a read past the end or of a number that is too large makes it fail for good. */
export class ByteReader {
  readonly #bytes: Uint8Array
  #at = 0
  #failed = false

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  /** Everything was read, and nothing was amiss. */
  get isDone(): boolean {
    return !this.#failed && this.#at === this.#bytes.length
  }

  get hasFailed(): boolean {
    return this.#failed
  }

  fail(): void {
    this.#failed = true
  }

  byte(): number {
    const value = this.#bytes[this.#at]
    this.#at += 1
    if (value === undefined) this.#failed = true
    return value ?? 0
  }

  varint(most: number): number {
    let value = 0
    for (let scale = 1; scale < 2 ** 50; scale *= 128) {
      const byte = this.byte()
      value += (byte & 127) * scale
      if (byte < 128) break
      if (scale * 128 >= 2 ** 50) this.#failed = true
    }
    if (value > most) this.#failed = true
    return this.#failed ? 0 : value
  }

  fixed(bytes: number): number {
    let value = 0
    for (let i = 0; i < bytes; i += 1) value = value * 256 + this.byte()
    return value
  }

  hex(bytes: number): string {
    return Array.from({ length: bytes }, () => this.byte().toString(16).padStart(2, '0')).join('')
  }
}

/** Bytes of a text in base64url; undefined for anything else. */
export function bytesOf(text: string): Uint8Array | undefined {
  if (text.length % 4 === 1) return undefined
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let at = 0
  let bits = 0
  let held = 0
  for (let i = 0; i < text.length; i += 1) {
    const value = VALUES.get(text.charAt(i))
    if (value === undefined) return undefined
    bits = ((bits << 6) | value) & 0xffff
    held += 6
    if (held < 8) continue
    held -= 8
    bytes[at] = (bits >> held) & 255
    at += 1
  }
  return bytes
}
