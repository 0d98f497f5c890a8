import { hashText } from './random.ts'

/** Number of MinHash values; 8 bands of 4 find most pairs that share more than half of their shingles. */
const HASHES = 32
const ROWS_PER_BAND = 4
/** Texts of one bucket beyond which a further one counts as crowded. */
const CROWD = 4
const UNSPACED = /[\u3040-\u30ff\u3400-\u9fff]/

/** The word 3-shingles of a text, digits and case aside; character shingles where words are not spaced. */
function shingle(text: string): ReadonlySet<number> {
  const plain = text.toLowerCase().replace(/\d+/g, '0')
  const units = UNSPACED.test(plain) ? [...plain.replace(/\s+/g, '')] : (plain.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])
  const size = UNSPACED.test(plain) ? 5 : 3
  if (units.length <= size) return new Set([hashText(units.join(' '))])
  return new Set(units.slice(size - 1).map((_, index) => hashText(units.slice(index, index + size).join(' '))))
}

/** MinHash values of a set of shingles. */
function sign(shingles: ReadonlySet<number>): Uint32Array {
  const values = new Uint32Array(HASHES).fill(0xffffffff)
  for (const one of shingles) {
    for (let i = 0; i < HASHES; i += 1) {
      const hash = Math.imul(one ^ Math.imul(i + 1, 0x9e3779b1), 0x85ebca6b) >>> 0
      const mixed = (hash ^ (hash >>> 15)) >>> 0
      if (mixed < (values[i] ?? 0)) values[i] = mixed
    }
  }
  return values
}

/** The keys of the bands of a signature; texts that share one are candidates. */
function bandKeys(signature: Uint32Array): readonly string[] {
  return Array.from(
    { length: HASHES / ROWS_PER_BAND },
    (_, band) => `${band}:${signature.slice(band * ROWS_PER_BAND, (band + 1) * ROWS_PER_BAND).join()}`,
  )
}

/** The share of shingles that two texts have in common, estimated. */
function similarity(a: Uint32Array, b: Uint32Array): number {
  let same = 0
  for (let i = 0; i < HASHES; i += 1) if (a[i] === b[i]) same += 1
  return same / HASHES
}

/** Remembers texts and tells when one has many near-duplicates. */
export interface Crowd {
  isCrowded(text: string): boolean
  add(text: string): void
}

/** An empty crowd. */
export function createCrowd(): Crowd {
  const counts = new Map<string, number>()
  const keysOf = (text: string) => bandKeys(sign(shingle(text)))
  return {
    isCrowded: (text) => keysOf(text).some((key) => (counts.get(key) ?? 0) >= CROWD),
    add: (text) => {
      for (const key of keysOf(text)) counts.set(key, (counts.get(key) ?? 0) + 1)
    },
  }
}

/** Groups of texts, by index, that are near-duplicates of each other; a group is joined through any of its members. */
export function clusterTexts(texts: readonly string[], least = 0.5): readonly (readonly number[])[] {
  const signatures = texts.map((text) => sign(shingle(text)))
  const parents = texts.map((_, index) => index)
  const buckets = new Map<string, number[]>()
  for (const [index, signature] of signatures.entries()) {
    for (const key of bandKeys(signature)) joinBucket(key, index, { buckets, signatures, parents, least })
  }
  const groups = new Map<number, number[]>()
  for (const index of parents.keys()) {
    const root = findRoot(parents, index)
    groups.set(root, [...(groups.get(root) ?? []), index])
  }
  return [...groups.values()]
}

interface Clustering {
  readonly buckets: Map<string, number[]>
  readonly signatures: readonly Uint32Array[]
  readonly parents: number[]
  readonly least: number
}

function joinBucket(key: string, index: number, { buckets, signatures, parents, least }: Clustering): void {
  const bucket = buckets.get(key) ?? []
  buckets.set(key, bucket)
  const own = signatures[index]
  for (const other of bucket.slice(-40)) {
    const its = signatures[other]
    if (own !== undefined && its !== undefined && similarity(own, its) >= least)
      parents[findRoot(parents, index)] = findRoot(parents, other)
  }
  bucket.push(index)
}

function findRoot(parents: number[], index: number): number {
  let at = index
  while (parents[at] !== at) {
    const up = parents[at] ?? at
    parents[at] = parents[up] ?? up
    at = up
  }
  return at
}
