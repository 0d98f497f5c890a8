/** A sketch of the values seen, from which quantiles can be read: centroids in order of mean, and values not yet merged. */
export interface Digest {
  readonly means: Float64Array
  readonly weights: Float64Array
  readonly waiting: Float64Array
  centroids: number
  waitingCount: number
  total: number
  low: number
  high: number
}

const MOST_CENTROIDS = 64
const MOST_WAITING = 32
/** Compression of the k1 scale of t-digests (Dunning 2019): one pass leaves fewer centroids than this. */
const COMPRESSION = 60
/** Beyond this many values the old ones lose half their weight, so that what is normal can change. */
const MOST_WEIGHT = 5000

/** A sketch of nothing. */
export function createDigest(): Digest {
  return {
    means: new Float64Array(MOST_CENTROIDS),
    weights: new Float64Array(MOST_CENTROIDS),
    waiting: new Float64Array(MOST_WAITING),
    centroids: 0,
    waitingCount: 0,
    total: 0,
    low: Number.POSITIVE_INFINITY,
    high: Number.NEGATIVE_INFINITY,
  }
}

/** Takes a finite value; true when the centroids were made anew. */
export function addToDigest(digest: Digest, value: number): boolean {
  digest.waiting[digest.waitingCount] = value
  digest.waitingCount += 1
  if (value < digest.low) digest.low = value
  if (value > digest.high) digest.high = value
  if (digest.waitingCount < MOST_WAITING) return false
  merge(digest)
  return true
}

/** Share of values below `value`, those equal counted half; of what was merged so far. */
export function quantileOf(digest: Digest, value: number): number {
  if (digest.centroids === 0) return 0.5
  if (value < digest.low) return 0
  if (value > digest.high) return 1
  let before = 0
  let lastMean = digest.low
  let lastHalf = 0
  for (let i = 0; i < digest.centroids; i += 1) {
    const mean = digest.means[i] ?? 0
    const half = (digest.weights[i] ?? 0) / 2
    if (value <= mean)
      return between(digest, value, { fromMean: lastMean, toMean: mean, from: before - lastHalf, to: before + half })
    before += half * 2
    lastMean = mean
    lastHalf = half
  }
  return between(digest, value, { fromMean: lastMean, toMean: digest.high, from: before - lastHalf, to: before })
}

interface Stretch {
  readonly fromMean: number
  readonly toMean: number
  readonly from: number
  readonly to: number
}

function between(digest: Digest, value: number, stretch: Stretch): number {
  const { fromMean, toMean, from, to } = stretch
  const share = toMean > fromMean ? (value - fromMean) / (toMean - fromMean) : 0.5
  return Math.min(1, Math.max(0, (from + share * (to - from)) / digest.total))
}

/** Value below which `share` of the values lie; of what was merged so far. */
export function valueAt(digest: Digest, share: number): number {
  const target = share * digest.total
  let before = 0
  let lastMean = digest.low
  let lastAt = 0
  for (let i = 0; i < digest.centroids; i += 1) {
    const mean = digest.means[i] ?? 0
    const weight = digest.weights[i] ?? 0
    const at = before + weight / 2
    if (target <= at) return at > lastAt ? lastMean + ((target - lastAt) / (at - lastAt)) * (mean - lastMean) : mean
    before += weight
    lastMean = mean
    lastAt = at
  }
  const rest = digest.total - lastAt
  return rest > 0 ? lastMean + ((target - lastAt) / rest) * (digest.high - lastMean) : digest.high
}

/** Merges what waits, so that quantiles count it. */
export function merge(digest: Digest): void {
  const fade = digest.total > MOST_WEIGHT ? 0.5 : 1
  const items = takeItems(digest, fade)
  const total = items.reduce((sum, item) => sum + item.weight, 0)
  digest.total = total
  let count = 0
  let before = 0
  let mean = 0
  let weight = 0
  for (const item of items) {
    const isFull = weight > 0 && weight + item.weight > roomAt(before, weight + item.weight, total)
    if (isFull && count < MOST_CENTROIDS - 1) {
      digest.means[count] = mean
      digest.weights[count] = weight
      count += 1
      before += weight
      mean = 0
      weight = 0
    }
    weight += item.weight
    mean += ((item.mean - mean) * item.weight) / weight
  }
  digest.means[count] = mean
  digest.weights[count] = weight
  digest.centroids = count + 1
}

interface Item {
  readonly mean: number
  readonly weight: number
}

function takeItems(digest: Digest, fade: number): readonly Item[] {
  const items: Item[] = []
  for (let i = 0; i < digest.centroids; i += 1) {
    items.push({ mean: digest.means[i] ?? 0, weight: (digest.weights[i] ?? 0) * fade })
  }
  for (let i = 0; i < digest.waitingCount; i += 1) items.push({ mean: digest.waiting[i] ?? 0, weight: 1 })
  digest.waitingCount = 0
  return items.sort((a, b) => a.mean - b.mean)
}

/** Weight a centroid may have whose values begin at `before`: little at both ends, so that rare values stay apart. */
function roomAt(before: number, weight: number, total: number): number {
  const share = (before + weight / 2) / total
  return Math.max(1, (2 * Math.PI * total * Math.sqrt(Math.max(0, share * (1 - share)))) / COMPRESSION)
}
