import { buildHostileText, PIECES } from './hostile-texts.mjs'
import { createRandom } from './random.mjs'

const KINDS = Object.keys(PIECES)
const MOST_GENES = 5
/** Long enough that limits of a scanner show, short enough to try thousands. */
const CLIMB_LENGTH = 64 * 1024
const FULL_LENGTH = 1024 * 1024
const KEPT = 12

/**
 * Looks for the slowest text: random starts, then hill climbing on short texts, then on 1 MB texts.
 * @param {(text: string) => unknown} scan
 * @param {{ seconds: number, seed: number, literals: readonly string[] }} options
 */
export function searchSlowest(scan, { seconds, seed, literals }) {
  const random = createRandom(seed)
  const time = (genes, length) => timeOnce(scan, buildHostileText(genes, length, literals))
  const tried = { short: 0, full: 0 }
  const end = performance.now() + seconds * 1000
  let kept = KINDS.flatMap((kind) => [0, 1].map((same) => [gene(random, kind, same === 1)]))
    .map((genes) => ({ genes, ms: time(genes, CLIMB_LENGTH) }))
    .sort(slowestFirst)
    .slice(0, KEPT)
  while (performance.now() < end - seconds * 500) {
    const genes = mutate(random.pick(kept).genes, random)
    // The faster of two: a pause of the machine is no slow text.
    const ms = Math.min(time(genes, CLIMB_LENGTH), time(genes, CLIMB_LENGTH))
    kept = keep(kept, { genes, ms })
    tried.short += 1
  }
  kept = kept.map(({ genes }) => ({ genes, ms: time(genes, FULL_LENGTH) })).sort(slowestFirst)
  while (performance.now() < end) {
    const genes = mutate(random.pick(kept).genes, random)
    kept = keep(kept, { genes, ms: time(genes, FULL_LENGTH) })
    tried.full += 1
  }
  const [slowest] = kept
    .map((item) => ({ ...item, ms: best(5, () => time(item.genes, FULL_LENGTH)) }))
    .sort(slowestFirst)
  return { ...slowest, text: buildHostileText(slowest.genes, FULL_LENGTH, literals), tried }
}

/** Milliseconds of one call. */
export function timeOnce(run, text) {
  const started = performance.now()
  run(text)
  return performance.now() - started
}

/** The least of several calls. */
export function best(times, measure) {
  return Math.min(...Array.from({ length: times }, measure))
}

const slowestFirst = (a, b) => b.ms - a.ms

function keep(kept, candidate) {
  if (candidate.ms <= kept[kept.length - 1].ms) return kept
  return [...kept, candidate].sort(slowestFirst).slice(0, KEPT)
}

function gene(random, kind = random.pick(KINDS), same = random.next() < 0.5) {
  return { kind, a: random.next(), b: random.next(), c: random.next(), same }
}

function mutate(genes, random) {
  const at = random.below(genes.length)
  const roll = random.next()
  if (roll < 0.2 && genes.length < MOST_GENES) return [...genes, gene(random)]
  if (roll < 0.3 && genes.length > 1) return genes.filter((_, i) => i !== at)
  if (roll < 0.45) return genes.map((old, i) => (i === at ? gene(random) : old))
  const part = random.pick(['a', 'b', 'c', 'same'])
  return genes.map((old, i) => (i === at ? { ...old, [part]: nudge(old[part], random) } : old))
}

function nudge(value, random) {
  if (typeof value === 'boolean') return !value
  if (random.next() < 0.4) return random.next()
  return Math.min(0.999, Math.max(0, value + (random.next() - 0.5) * 0.1))
}
