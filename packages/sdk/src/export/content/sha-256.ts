const BLOCK = 64
const encoder = new TextEncoder()

interface NodeCrypto {
  createHmac(name: string, key: string): { update(text: string): { digest(form: 'hex'): string } }
}

interface Host {
  readonly process?: { getBuiltinModule?(name: string): NodeCrypto | undefined }
}

function findNodeCrypto(): NodeCrypto | undefined {
  try {
    return (globalThis as Host).process?.getBuiltinModule?.('node:crypto')
  } catch {
    return undefined // a runtime that has no such module
  }
}

/** HMAC-SHA-256 of texts as 64 hexadecimal digits, at once: what leaves at the exit of a process cannot wait. */
export function createHmac(key: string): (text: string) => string {
  const node = findNodeCrypto()
  if (node !== undefined) return (text) => node.createHmac('sha256', key).update(text).digest('hex')
  return createPortableHmac(key)
}

/** The same where the runtime has no such function of its own (RFC 2104). */
export function createPortableHmac(key: string): (text: string) => string {
  const raw = encoder.encode(key)
  const short = raw.length > BLOCK ? sha256(raw) : raw
  const inner = new Uint8Array(BLOCK).fill(0x36)
  const outer = new Uint8Array(BLOCK).fill(0x5c)
  short.forEach((byte, i) => {
    inner[i] = byte ^ 0x36
    outer[i] = byte ^ 0x5c
  })
  return (text) => toHex(sha256(join(outer, sha256(join(inner, encoder.encode(text))))))
}

function join(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The first 32 bits of the fractions of the roots of the first primes (FIPS 180-4, 4.2.2 and 5.3.3). */
function rootFractions(count: number, root: (prime: number) => number): Uint32Array {
  const out = new Uint32Array(count)
  for (let found = 0, n = 2; found < count; n += 1) {
    let isPrime = true
    for (let d = 2; d * d <= n; d += 1) if (n % d === 0) isPrime = false
    if (!isPrime) continue
    out[found] = (root(n) % 1) * 2 ** 32
    found += 1
  }
  return out
}

const START = rootFractions(8, Math.sqrt)
const ROUND = rootFractions(64, Math.cbrt)

function pad(bytes: Uint8Array): DataView {
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / BLOCK) * BLOCK)
  padded.set(bytes)
  padded[bytes.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29))
  view.setUint32(padded.length - 4, (bytes.length * 8) >>> 0)
  return view
}

function turn(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by))
}

function sha256(bytes: Uint8Array): Uint8Array {
  const view = pad(bytes)
  const state = Uint32Array.from(START)
  const words = new Uint32Array(64)
  const at = (list: Uint32Array, i: number): number => list[i] ?? 0
  for (let from = 0; from < view.byteLength; from += BLOCK) {
    for (let i = 0; i < 16; i += 1) words[i] = view.getUint32(from + i * 4)
    for (let i = 16; i < 64; i += 1) {
      const [old, late] = [at(words, i - 15), at(words, i - 2)]
      const low = turn(old, 7) ^ turn(old, 18) ^ (old >>> 3)
      const high = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10)
      words[i] = at(words, i - 16) + low + at(words, i - 7) + high
    }
    mix(state, words)
  }
  const out = new DataView(new ArrayBuffer(32))
  state.forEach((word, i) => {
    out.setUint32(i * 4, word)
  })
  return new Uint8Array(out.buffer)
}

function mix(state: Uint32Array, words: Uint32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let i = 0; i < 64; i += 1) {
    const choice = (e & f) ^ (~e & g)
    const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + choice + (ROUND[i] ?? 0) + (words[i] ?? 0)) | 0
    const most = (a & b) ^ (a & c) ^ (b & c)
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + most) | 0
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0]
  }
  ;[a, b, c, d, e, f, g, h].forEach((word, i) => {
    state[i] = (state[i] ?? 0) + word
  })
}
