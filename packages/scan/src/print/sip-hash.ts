/** A keyed hash of a part of a text: 48 of its 64 bits as a number. */
export type KeyedHash = (domain: number, text: string, start?: number, end?: number) => number

/**
 * SipHash-2-4 (Aumasson, Bernstein 2012) over UTF-16 units with a key of 128 bits, 32 hexadecimal digits. A rolling hash,
 * and any hash whose key can be solved for, would let a reader look texts up; an HMAC of every shingle costs a hundred
 * times as much. `domain` keeps words, values and shingles apart.
 */
export function createSipHash(keyHex: string): KeyedHash {
  const key = [0, 8, 16, 24].map((at) => Number.parseInt(keyHex.slice(at, at + 8), 16) | 0)
  const state = new Int32Array(8)
  return (domain, text, start = 0, end = text.length) => {
    begin(state, key)
    let low = domain & 0xffff
    let high = 0
    let count = 1
    for (let i = start; i < end; i += 1) {
      const unit = text.charCodeAt(i)
      const place = count & 3
      count += 1
      if (place === 0) low = unit
      else if (place === 1) low |= unit << 16
      else if (place === 2) high = unit
      else {
        absorb(state, low, high | (unit << 16))
        low = 0
        high = 0
      }
    }
    // The last block has the length in bytes on top.
    absorb(state, low, high | (((2 * count) & 255) << 24))
    return finish(state)
  }
}

function begin(v: Int32Array, key: readonly number[]): void {
  const [k0 = 0, k1 = 0, k2 = 0, k3 = 0] = key
  v[0] = k0 ^ 0x70736575
  v[1] = k1 ^ 0x736f6d65
  v[2] = k2 ^ 0x6e646f6d
  v[3] = k3 ^ 0x646f7261
  v[4] = k0 ^ 0x6e657261
  v[5] = k1 ^ 0x6c796765
  v[6] = k2 ^ 0x79746573
  v[7] = k3 ^ 0x74656462
}

function absorb(v: Int32Array, low: number, high: number): void {
  v[6] = (v[6] ?? 0) ^ low
  v[7] = (v[7] ?? 0) ^ high
  rounds(v, 2)
  v[0] = (v[0] ?? 0) ^ low
  v[1] = (v[1] ?? 0) ^ high
}

function finish(v: Int32Array): number {
  v[4] = (v[4] ?? 0) ^ 0xff
  rounds(v, 4)
  const low = (v[0] ?? 0) ^ (v[2] ?? 0) ^ (v[4] ?? 0) ^ (v[6] ?? 0)
  const high = (v[1] ?? 0) ^ (v[3] ?? 0) ^ (v[5] ?? 0) ^ (v[7] ?? 0)
  return (high & 0xffff) * 4_294_967_296 + (low >>> 0)
}

/** Words of 64 bits as halves: low, high. */
function rounds(v: Int32Array, count: number): void {
  let a = v[0] ?? 0
  let A = v[1] ?? 0
  let b = v[2] ?? 0
  let B = v[3] ?? 0
  let c = v[4] ?? 0
  let C = v[5] ?? 0
  let d = v[6] ?? 0
  let D = v[7] ?? 0
  for (let i = 0; i < count; i += 1) {
    let sum = (a >>> 0) + (b >>> 0)
    A = (A + B + (sum > 0xffffffff ? 1 : 0)) | 0
    a = sum | 0
    let low = (b << 13) | (B >>> 19)
    B = ((B << 13) | (b >>> 19)) ^ A
    b = low ^ a
    low = A
    A = a
    a = low
    sum = (c >>> 0) + (d >>> 0)
    C = (C + D + (sum > 0xffffffff ? 1 : 0)) | 0
    c = sum | 0
    low = (d << 16) | (D >>> 16)
    D = ((D << 16) | (d >>> 16)) ^ C
    d = low ^ c
    sum = (a >>> 0) + (d >>> 0)
    A = (A + D + (sum > 0xffffffff ? 1 : 0)) | 0
    a = sum | 0
    low = (d << 21) | (D >>> 11)
    D = ((D << 21) | (d >>> 11)) ^ A
    d = low ^ a
    sum = (c >>> 0) + (b >>> 0)
    C = (C + B + (sum > 0xffffffff ? 1 : 0)) | 0
    c = sum | 0
    low = (b << 17) | (B >>> 15)
    B = ((B << 17) | (b >>> 15)) ^ C
    b = low ^ c
    low = C
    C = c
    c = low
  }
  v[0] = a
  v[1] = A
  v[2] = b
  v[3] = B
  v[4] = c
  v[5] = C
  v[6] = d
  v[7] = D
}
