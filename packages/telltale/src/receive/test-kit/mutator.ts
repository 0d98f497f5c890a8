/** Random numbers that can be made again from a seed (mulberry32): whole numbers from 0 to below `limit`. */
type Random = (limit: number) => number

export function createRandom(seed: number): Random {
  let state = seed >>> 0
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit
  }
}

const MOST_BYTES = 4_096

// Bytes that readers stumble over: lengths that overrun, tags of groups, field 0, brackets, UTF-8 pieces.
const PIECES = [
  [0xff, 0xff, 0xff, 0xff, 0x07],
  [0xff, 0xff, 0xff, 0xff, 0x0f],
  [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01],
  [0x0b],
  [0x0c],
  [0x00],
  [0x0a, 0x00],
  [0x2a, 0x02, 0x0a, 0x00],
  [0x32, 0x04, 0x0a, 0x02, 0x12, 0x00],
  [0xc0, 0xaf],
  [0xed, 0xa0, 0x80],
  [0xf4, 0x90, 0x80, 0x80],
  ...[
    '{',
    '[',
    '}',
    ']',
    '"',
    '\\',
    ',',
    ':',
    'null',
    '-0',
    '1e999',
    '"\\ud800"',
    '{"__proto__":{"polluted":1}}',
    '"__proto__":',
    '"constructor":{"prototype":{"x":1}},',
    '[[[[[[[[[[[[[[[[',
    '{"arrayValue":{"values":[',
    '\n',
    '9223372036854775808',
    'true',
  ].map((text) => [...Buffer.from(text)]),
].map((bytes) => Buffer.from(bytes))

type Mutation = (bytes: Buffer, random: Random, seeds: readonly Buffer[]) => Buffer

const MUTATIONS: readonly Mutation[] = [
  flipBit,
  setByte,
  addToByte,
  removeRange,
  repeatRange,
  insertPiece,
  overwritePiece,
  spliceSeed,
  cutShort,
]

/** One of the seeds, changed in one to five ways. */
export function mutate(seeds: readonly Buffer[], random: Random): Buffer {
  let bytes: Buffer = Buffer.from(pick(seeds, random))
  for (let left = 1 + random(5); left > 0; left -= 1) bytes = pick(MUTATIONS, random)(bytes, random, seeds)
  return bytes.length > MOST_BYTES ? bytes.subarray(0, MOST_BYTES) : bytes
}

function pick<T>(list: readonly T[], random: Random): T {
  return list[random(list.length)] as T
}

function flipBit(bytes: Buffer, random: Random): Buffer {
  if (bytes.length === 0) return bytes
  const at = random(bytes.length)
  bytes[at] = (bytes[at] ?? 0) ^ (1 << random(8))
  return bytes
}

function setByte(bytes: Buffer, random: Random): Buffer {
  if (bytes.length > 0) bytes[random(bytes.length)] = random(256)
  return bytes
}

function addToByte(bytes: Buffer, random: Random): Buffer {
  if (bytes.length === 0) return bytes
  const at = random(bytes.length)
  bytes[at] = (bytes[at] ?? 0) + random(9) - 4
  return bytes
}

function removeRange(bytes: Buffer, random: Random): Buffer {
  if (bytes.length === 0) return bytes
  const start = random(bytes.length)
  return Buffer.concat([bytes.subarray(0, start), bytes.subarray(start + 1 + random(16))])
}

function repeatRange(bytes: Buffer, random: Random): Buffer {
  if (bytes.length === 0) return bytes
  const start = random(bytes.length)
  const range = bytes.subarray(start, start + 1 + random(64))
  return Buffer.concat([
    bytes.subarray(0, start),
    ...new Array<Buffer>(1 + random(4)).fill(range),
    bytes.subarray(start),
  ])
}

function insertPiece(bytes: Buffer, random: Random): Buffer {
  const at = random(bytes.length + 1)
  return Buffer.concat([bytes.subarray(0, at), pick(PIECES, random), bytes.subarray(at)])
}

function overwritePiece(bytes: Buffer, random: Random): Buffer {
  if (bytes.length > 0) pick(PIECES, random).copy(bytes, random(bytes.length))
  return bytes
}

function spliceSeed(bytes: Buffer, random: Random, seeds: readonly Buffer[]): Buffer {
  const other = pick(seeds, random)
  return Buffer.concat([bytes.subarray(0, random(bytes.length + 1)), other.subarray(random(other.length + 1))])
}

function cutShort(bytes: Buffer, random: Random): Buffer {
  return bytes.subarray(0, random(bytes.length + 1))
}
