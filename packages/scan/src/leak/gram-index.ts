import type { LetterStream } from './letter-stream.ts'

/** Every so-many-th row of `size` units of a long row, by hash; unit 0 separates what does not belong together. */
export interface GramIndex {
  readonly units: Uint16Array
  readonly size: number
  readonly stride: number
  /** By bucket: number of its last gram plus one. */
  readonly heads: Int32Array
  /** By gram: number of the gram before it in the same bucket plus one. */
  readonly before: Int32Array
  readonly shift: number
}

/** A stretch of a stream that stands in the index word for word. */
export interface Run {
  readonly start: number
  readonly end: number
  /** Where it stands in the units of the index. */
  readonly from: number
}

const BASE = 0x01000193
const MIX = 0x9e3779b1
/** Places looked at for one gram, so that a repetitive index stays cheap. */
const TRIES = 8

function bucketOf(hash: number, shift: number): number {
  return Math.imul(hash ^ (hash >>> 15), MIX) >>> shift
}

function hashAt(units: Uint16Array, start: number, size: number): number {
  let hash = 0
  for (let i = start; i < start + size; i++) hash = (Math.imul(hash, BASE) + (units[i] ?? 0)) | 0
  return hash
}

function power(size: number): number {
  let value = 1
  for (let i = 0; i < size; i++) value = Math.imul(value, BASE)
  return value
}

function hasBreak(units: Uint16Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (units[i] === 0) return true
  return false
}

/** Indexes `units`; a run of `size + stride - 1` units is found wherever it starts. */
export function buildGramIndex(units: Uint16Array, size: number, stride: number): GramIndex {
  const grams = Math.max(0, Math.floor((units.length - size) / stride) + 1)
  const bits = Math.min(22, Math.max(6, Math.ceil(Math.log2(grams + 1)) + 1))
  const heads = new Int32Array(1 << bits)
  const before = new Int32Array(grams)
  const shift = 32 - bits
  // Backwards, so that a chain is walked from the front of the text.
  for (let gram = grams - 1; gram >= 0; gram--) {
    const start = gram * stride
    if (hasBreak(units, start, start + size)) continue
    const bucket = bucketOf(hashAt(units, start, size), shift)
    before[gram] = heads[bucket] ?? 0
    heads[bucket] = gram + 1
  }
  return { units, size, stride, heads, before, shift }
}

function matchLength(index: GramIndex, from: number, stream: LetterStream, start: number): number {
  const { units } = index
  let length = 0
  while (start + length < stream.length) {
    const unit = units[from + length]
    if (unit === undefined || unit === 0 || unit !== stream.units[start + length]) break
    length++
  }
  return length
}

function longestAt(index: GramIndex, head: number, stream: LetterStream, start: number): Run | undefined {
  let best: Run | undefined
  let gram = head
  for (let tries = 0; gram !== 0 && tries < TRIES; tries++) {
    const from = (gram - 1) * index.stride
    const length = matchLength(index, from, stream, start)
    if (length >= index.size && (!best || length > best.end - best.start)) best = { start, end: start + length, from }
    gram = index.before[gram - 1] ?? 0
  }
  return best
}

function growBack(index: GramIndex, stream: LetterStream, run: Run, floor: number): Run {
  let { start, from } = run
  while (start > floor && from > 0) {
    const unit = index.units[from - 1]
    if (unit === 0 || unit !== stream.units[start - 1]) break
    start--
    from--
  }
  return { start, end: run.end, from }
}

/** The runs of `size` units and more that a stream shares with the index, in order and apart; linear in the stream. */
export function findRuns(index: GramIndex, stream: LetterStream): readonly Run[] {
  const { size, heads, shift } = index
  const { units, length } = stream
  const runs: Run[] = []
  if (length < size || index.before.length === 0) return runs
  const leaving = power(size)
  let floor = 0
  let end = size
  let hash = hashAt(units, 0, size)
  for (;;) {
    const head = heads[bucketOf(hash, shift)] ?? 0
    const found = head === 0 ? undefined : longestAt(index, head, stream, end - size)
    if (found) {
      runs.push(growBack(index, stream, found, floor))
      floor = found.end
      end = floor + size
      if (end > length) return runs
      hash = hashAt(units, floor, size)
      continue
    }
    if (end >= length) return runs
    hash = (Math.imul(hash, BASE) + (units[end] ?? 0) - Math.imul(units[end - size] ?? 0, leaving)) | 0
    end++
  }
}
