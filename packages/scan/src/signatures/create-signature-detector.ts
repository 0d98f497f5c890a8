import type { Finding, ScanRole } from '@telltale/model'
import { type Detector, locate, type Reading, type UnfoldedText } from '../detector.ts'
import { findKnownLiterals } from '../known-literals.ts'
import { buildLiteralIndex, findLiterals, type LiteralHits } from '../literals/literal-index.ts'
import { buildPhraseSet } from '../literals/literal-set.ts'
import { listAnchors } from './anchors.ts'
import { contextOf } from './discussing.ts'
import { HitSample } from './hit-sample.ts'
import type { Signature } from './signature.ts'
import { SIGNATURES } from './signatures.ts'
import { squeezeGaps } from './squeeze-gaps.ts'

/** Looks at one literal's place are bounded, since a text may be that literal a million times. */
const TRIES_PER_LITERAL = 512
const TRIES_IN_ALL = 8192
/** So few hits are all looked at, whatever they are. */
const FEW_HITS = 64
const FINDINGS_PER_SIGNATURE = 3
/** Places of one signature whose context is read: quoting an attack a few times must not cover for one that is meant. */
const CONTEXTS_PER_SIGNATURE = 12
const FINDINGS_IN_ALL = 64
/** What is left of a score where the text only discusses the attack. */
const DISCUSSED_FACTOR = 0.35
/** How much of the doubt goes when the words were hidden. */
const HIDDEN_GAIN = 0.35

interface Rule {
  readonly signature: Signature
  /** The signature's pattern, anchored where a hit starts. */
  readonly sticky: RegExp | undefined
}

interface Engine {
  /** Where literals stand; `own` for a text that nobody else will search. */
  readonly find: (text: string, own?: boolean) => LiteralHits | undefined
  /** By literal: the rules that start there. */
  readonly rules: readonly (readonly Rule[])[]
}

interface Hit {
  readonly rule: Rule
  readonly start: number
  readonly end: number
  readonly score: number
  /** The text only speaks of the attack here. */
  readonly discussed: boolean
}

/** Where a literal of a rule stands. */
type Candidate = Pick<Hit, 'rule' | 'start' | 'end'>

/** The places of one signature. */
interface Places {
  readonly meant: Hit[]
  readonly discussed: Hit[]
}

function toRule(signature: Signature): Rule {
  const { pattern } = signature
  return { signature, sticky: pattern && new RegExp(pattern.source, `${pattern.flags.replace(/[gy]/g, '')}y`) }
}

/** Prepares a search for these signatures. */
export function buildEngine(signatures: readonly Signature[]): Engine {
  const anchors = listAnchors(signatures)
  const index = buildLiteralIndex([buildPhraseSet([...anchors.keys()])])
  return { find: (text) => findLiterals(index, text)[0], rules: listRules(anchors) }
}

/** The search for all signatures, in the pass over the text that finds the literals of every detector. */
function buildSharedEngine(): Engine {
  return { find: (text, own) => findKnownLiterals('signature', text, own), rules: listRules(listAnchors(SIGNATURES)) }
}

function listRules(anchors: ReadonlyMap<string, readonly Signature[]>): Engine['rules'] {
  const rules = new Map<Signature, Rule>()
  const ruleOf = (signature: Signature) => {
    const rule = rules.get(signature) ?? toRule(signature)
    rules.set(signature, rule)
    return rule
  }
  return [...anchors.values()].map((signatures) => signatures.map(ruleOf))
}

function match({ rule, start, end }: Candidate, text: string): Pick<Hit, 'end' | 'score'> | undefined {
  const { sticky, signature } = rule
  if (signature.check !== undefined) return signature.check(text, start, end)
  if (!sticky) return { end, score: signature.score }
  sticky.lastIndex = start
  return sticky.test(text) ? { end: sticky.lastIndex, score: signature.score } : undefined
}

/** The places of each literal that was hit, as indexes into the hits. */
function sampleHits({ literals, count }: LiteralHits): ReadonlyMap<number, HitSample> {
  const samples = new Map<number, HitSample>()
  for (let at = 0; at < count; at += 1) {
    const literal = literals[at] ?? 0
    let sample = samples.get(literal)
    if (!sample) {
      sample = new HitSample()
      samples.set(literal, sample)
    }
    sample.add(at)
  }
  return samples
}

/** How many places of each literal are looked at, so that all looks together stay bounded. */
function triesPerLiteral(engine: Engine, samples: ReadonlyMap<number, HitSample>): number {
  let limit = TRIES_PER_LITERAL
  const tries = () =>
    [...samples].reduce(
      (sum, [literal, { seen }]) => sum + Math.min(seen, limit) * (engine.rules[literal]?.length ?? 0),
      0,
    )
  while (limit > 16 && tries() > TRIES_IN_ALL) limit >>= 1
  return limit
}

/** Every rule that holds somewhere in `text`, with its first places: those that are meant, or else those that discuss. */
export function findHits(engine: Engine, text: string, own = false): readonly Hit[] {
  const hits = engine.find(text, own)
  if (hits === undefined || hits.count === 0) return []
  const found = new Map<Signature, Places>()
  const look = (at: number) => {
    const [start = 0, end = 0] = [hits.starts[at], hits.ends[at]]
    for (const rule of engine.rules[hits.literals[at] ?? 0] ?? []) addHit(found, text, { rule, start, end })
  }
  if (hits.count <= FEW_HITS) visitAll(hits, look)
  else visitSamples(engine, hits, look)
  return [...found.values()].flatMap(({ meant, discussed }) => (meant.length > 0 ? meant : discussed.slice(0, 1)))
}

/** Literal by literal, in the order in which they first stand. */
function visitAll({ literals, count }: LiteralHits, look: (at: number) => void): void {
  for (let first = 0; first < count; first += 1) {
    const literal = literals[first] ?? 0
    if (isAmong(literals, first, literal)) continue
    for (let at = first; at < count; at += 1) if (literals[at] === literal) look(at)
  }
}

function isAmong(literals: Int32Array, count: number, literal: number): boolean {
  for (let at = 0; at < count; at += 1) if (literals[at] === literal) return true
  return false
}

function visitSamples(engine: Engine, hits: LiteralHits, look: (at: number) => void): void {
  const samples = sampleHits(hits)
  const limit = triesPerLiteral(engine, samples)
  for (const sample of samples.values()) for (const at of sample.pick(limit)) look(at)
}

function addHit(found: Map<Signature, Places>, text: string, candidate: Candidate): void {
  const { rule, start } = candidate
  const known = found.get(rule.signature)
  if (known !== undefined && isFull(known) && rule.signature.check === undefined) return
  const matched = match(candidate, text)
  if (matched === undefined) return
  const { end, score } = matched
  const places = known ?? { meant: [], discussed: [] }
  const { meant, discussed } = places
  if ([...meant, ...discussed].some((other) => start < other.end && other.start < end)) return
  if (known !== undefined && isFull(known) && !makeRoom(known.meant, score)) return
  const isDiscussed = rule.signature.unless?.test(contextOf(text, start, end)) ?? false
  const list = isDiscussed ? discussed : meant
  list.push({ rule, start, end, score, discussed: isDiscussed })
  found.set(rule.signature, places)
}

function isFull({ meant, discussed }: Places): boolean {
  return meant.length >= FINDINGS_PER_SIGNATURE || meant.length + discussed.length >= CONTEXTS_PER_SIGNATURE
}

/** Takes the weakest place out where a surer one comes: weak ones in front must not hide it. */
function makeRoom(meant: Hit[], score: number): boolean {
  const weakest = meant.reduce((least, hit, at) => (hit.score < (meant[least]?.score ?? 0) ? at : least), 0)
  if (meant.length < FINDINGS_PER_SIGNATURE || (meant[weakest]?.score ?? 1) >= score) return false
  meant.splice(weakest, 1)
  return true
}

function scoreOf({ rule: { signature }, score: own, discussed }: Hit, reading: Reading, role: ScanRole): number {
  const here = signature.roles === undefined || signature.roles.includes(role) ? 1 : (signature.elsewhere ?? 0)
  const score = own * here * (discussed ? DISCUSSED_FACTOR : 1)
  return reading.kind === 'plain' ? score : score + (1 - score) * score * HIDDEN_GAIN
}

/** Instructions that came with data are indirect, whatever their words. */
function atlasOf(signature: Signature, reading: Reading, role: ScanRole): readonly string[] {
  const indirect = role === 'retrieval' || role === 'tool'
  const ids = signature.atlas.map((id) => (indirect && id === 'AML.T0051.000' ? 'AML.T0051.001' : id))
  const all = reading.kind === 'plain' ? ids : [...ids, 'AML.T0068']
  return [...new Set(all)]
}

function toFinding(hit: Hit, reading: Reading, role: ScanRole): Finding {
  const { signature } = hit.rule
  const how = reading.kind === 'plain' ? '' : ` It was hidden (${reading.kind}).`
  return {
    detector: `signature/${signature.id}`,
    label: signature.label,
    score: scoreOf(hit, reading, role),
    ...locate(reading, hit.start, hit.end),
    reason: `${signature.reason}${how}`,
    atlas: atlasOf(signature, reading, role),
    owasp: signature.owasp,
  }
}

/** What a later reading says again of the same place is not new. */
function isKnown(found: readonly Finding[], finding: Finding): boolean {
  return found.some(
    ({ detector, start, end }) => detector === finding.detector && finding.start < end && start < finding.end,
  )
}

let shared: Engine | undefined

function inspect({ readings }: UnfoldedText, role: ScanRole): readonly Finding[] {
  shared ??= buildSharedEngine()
  const found: Finding[] = []
  for (const given of readings) {
    const reading = squeezeGaps(given)
    const findings = findHits(shared, reading.text, reading !== given).map((hit) => toFinding(hit, reading, role))
    found.push(...findings.filter((finding) => finding.score > 0 && !isKnown(found, finding)))
  }
  return found.sort((a, b) => b.score - a.score || a.start - b.start).slice(0, FINDINGS_IN_ALL)
}

/** Finds the known wordings of attacks; the tables are built on first use, once for the process. */
export function createSignatureDetector(): Detector {
  return { name: 'signature', inspect }
}
