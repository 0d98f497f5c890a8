/** Rotation and target of each lane, in the order that the rho and pi steps walk them (Keccak reference, 1.2). */
const TURNS = [1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44] as const
const TARGETS = [10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1] as const

/** Round constants as pairs of high and low words, from the linear feedback register of the specification. */
function roundConstants(): Uint32Array {
  const words = new Uint32Array(48)
  let register = 1
  for (let round = 0; round < 24; round += 1) {
    for (let power = 0; power < 7; power += 1) {
      const bit = (1 << power) - 1
      if (register & 1) {
        const at = round * 2 + (bit >= 32 ? 0 : 1)
        words[at] = (words[at] ?? 0) ^ (1 << (bit & 31))
      }
      register = register & 0x80 ? (register << 1) ^ 0x171 : register << 1
    }
  }
  return words
}

const ROUNDS = roundConstants()

function mixColumns(high: Int32Array, low: Int32Array, sums: Int32Array): void {
  for (let x = 0; x < 5; x += 1) {
    let h = 0
    let l = 0
    for (let y = x; y < 25; y += 5) {
      h ^= high[y] ?? 0
      l ^= low[y] ?? 0
    }
    sums[x] = h
    sums[x + 5] = l
  }
  for (let x = 0; x < 5; x += 1) {
    const right = (x + 1) % 5
    const left = (x + 4) % 5
    const h = (sums[left] ?? 0) ^ (((sums[right] ?? 0) << 1) | ((sums[right + 5] ?? 0) >>> 31))
    const l = (sums[left + 5] ?? 0) ^ (((sums[right + 5] ?? 0) << 1) | ((sums[right] ?? 0) >>> 31))
    for (let y = x; y < 25; y += 5) {
      high[y] = (high[y] ?? 0) ^ h
      low[y] = (low[y] ?? 0) ^ l
    }
  }
}

function turnLanes(high: Int32Array, low: Int32Array): void {
  let h = high[1] ?? 0
  let l = low[1] ?? 0
  for (let step = 0; step < 24; step += 1) {
    const target = TARGETS[step] ?? 0
    const turn = TURNS[step] ?? 0
    const a = turn < 32 ? h : l
    const b = turn < 32 ? l : h
    const by = turn & 31
    const keptHigh = high[target] ?? 0
    const keptLow = low[target] ?? 0
    high[target] = (a << by) | (b >>> (32 - by))
    low[target] = (b << by) | (a >>> (32 - by))
    h = keptHigh
    l = keptLow
  }
}

function mixRows(lanes: Int32Array): void {
  for (let row = 0; row < 25; row += 5) {
    const a = lanes[row] ?? 0
    const b = lanes[row + 1] ?? 0
    const c = lanes[row + 2] ?? 0
    const d = lanes[row + 3] ?? 0
    const e = lanes[row + 4] ?? 0
    lanes[row] = a ^ (~b & c)
    lanes[row + 1] = b ^ (~c & d)
    lanes[row + 2] = c ^ (~d & e)
    lanes[row + 3] = d ^ (~e & a)
    lanes[row + 4] = e ^ (~a & b)
  }
}

/** Keccak-256 with the padding Ethereum uses, of an ASCII text shorter than 136 characters; 64 hex digits. */
export function keccak256(text: string): string {
  const block = new Uint8Array(136)
  for (let at = 0; at < Math.min(text.length, 135); at += 1) block[at] = text.charCodeAt(at)
  block[Math.min(text.length, 135)] = 0x01
  block[135] = (block[135] ?? 0) | 0x80
  const view = new DataView(block.buffer)
  const high = new Int32Array(25)
  const low = new Int32Array(25)
  for (let lane = 0; lane < 17; lane += 1) {
    low[lane] = view.getInt32(lane * 8, true)
    high[lane] = view.getInt32(lane * 8 + 4, true)
  }
  const sums = new Int32Array(10)
  for (let round = 0; round < 24; round += 1) {
    mixColumns(high, low, sums)
    turnLanes(high, low)
    mixRows(high)
    mixRows(low)
    high[0] = (high[0] ?? 0) ^ (ROUNDS[round * 2] ?? 0)
    low[0] = (low[0] ?? 0) ^ (ROUNDS[round * 2 + 1] ?? 0)
  }
  let out = ''
  for (let lane = 0; lane < 4; lane += 1) {
    for (const word of [low[lane] ?? 0, high[lane] ?? 0]) {
      for (let shift = 0; shift < 32; shift += 8) out += ((word >>> shift) & 0xff).toString(16).padStart(2, '0')
    }
  }
  return out
}
