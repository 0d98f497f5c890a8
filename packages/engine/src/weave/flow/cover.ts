import { type Candidate, TIERS, type Tier } from './candidate.ts'
import { merged, type Range } from './instruction-areas.ts'

/** A chosen origin and the share of the target that it explains beyond those chosen before. */
export interface Chosen extends Candidate {
  readonly tier: Tier
  readonly explained: number
}

export interface Ranked extends Candidate {
  readonly tier: Tier
}

const MOST_CANDIDATES = 1_000
const MOST_ROUNDS = 96
const MOST_CHOSEN = 64
const KEPT = /[\p{L}\p{N}]/u

/**
 * The fewest sources that explain most of a text: tier by tier, of each tier the source that explains most of what
 * is left, the earliest of equals. Of a withheld text its length is given.
 */
export function coverText(text: string | number, candidates: readonly Ranked[]): readonly Chosen[] {
  const weights = typeof text === 'string' ? weigh(text) : new Uint8Array(text).fill(1)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (total === 0) return []
  const open = Uint8Array.from(weights)
  const chosen: Chosen[] = []
  const bySource = groupBySource(candidates.slice(0, MOST_CANDIDATES))
  for (const tier of TIERS) {
    for (const group of bestGroups(bySource.get(tier), open)) {
      for (const candidate of group) {
        const gained = chosen.length < MOST_CHOSEN ? take(open, candidate) : 0
        if (gained > 0) chosen.push({ ...candidate, tier, explained: gained / total })
      }
    }
  }
  return chosen
}

/** 1 for each letter and digit, 0 for the rest; a text without any counts every sign. */
function weigh(text: string): Uint8Array {
  const weights = new Uint8Array(text.length)
  let any = false
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    const isKept =
      code < 128
        ? (code > 47 && code < 58) || (code > 64 && code < 91) || (code > 96 && code < 123)
        : KEPT.test(text.charAt(i))
    weights[i] = isKept ? 1 : 0
    any ||= isKept
  }
  return any ? weights : weights.fill(1)
}

type BySource = Map<Tier, Map<number, Ranked[]>>

function groupBySource(candidates: readonly Ranked[]): BySource {
  const tiers: BySource = new Map()
  for (const candidate of candidates) {
    const sources = tiers.get(candidate.tier) ?? new Map<number, Ranked[]>()
    tiers.set(candidate.tier, sources)
    const group = sources.get(candidate.source)
    if (group === undefined) sources.set(candidate.source, [candidate])
    else group.push(candidate)
  }
  for (const sources of tiers.values()) for (const group of sources.values()) group.sort(byUse)
  return tiers
}

/** Longest first, so that a value inside a passage is told by the passage; of equals a value says more than its letters. */
function byUse(a: Ranked, b: Ranked): number {
  return (
    b.toEnd - b.toStart - (a.toEnd - a.toStart) ||
    Number(b.kind === 'value') - Number(a.kind === 'value') ||
    a.toStart - b.toStart ||
    a.fromStart - b.fromStart ||
    ((a.valueKind ?? '') < (b.valueKind ?? '') ? -1 : 1)
  )
}

interface Group {
  readonly source: number
  readonly candidates: readonly Ranked[]
  readonly ranges: readonly Range[]
  /** What it explained when it was last looked at; it can only have become less. */
  gain: number
}

/** The groups of one tier, each time the one that explains most of what is open then. */
function* bestGroups(
  sources: ReadonlyMap<number, readonly Ranked[]> | undefined,
  open: Uint8Array,
): Generator<readonly Ranked[]> {
  const groups = [...(sources ?? [])].map(([source, candidates]): Group => {
    const ranges = merged(candidates.map(({ toStart, toEnd }) => [toStart, toEnd] as const))
    return { source, candidates, ranges, gain: gainOf(ranges, open) }
  })
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    groups.sort((a, b) => b.gain - a.gain || a.source - b.source)
    const [best, next] = groups
    if (best === undefined || best.gain === 0) return
    best.gain = gainOf(best.ranges, open)
    const isLess =
      next !== undefined && (best.gain < next.gain || (best.gain === next.gain && next.source < best.source))
    if (best.gain === 0 || isLess) continue
    yield best.candidates
    best.gain = 0
  }
}

function gainOf(ranges: readonly Range[], open: Uint8Array): number {
  let gain = 0
  for (const [from, to] of ranges) for (let i = from; i < to; i += 1) gain += open[i] ?? 0
  return gain
}

function take(open: Uint8Array, { toStart, toEnd }: Candidate): number {
  let gained = 0
  for (let i = toStart; i < toEnd; i += 1) {
    gained += open[i] ?? 0
    open[i] = 0
  }
  return gained
}
