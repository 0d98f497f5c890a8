import type { Finding, ScanRole } from '@telltale/model'
import { type Detector, locate, type Reading, type UnfoldedText } from '../detector.ts'
import { type Automaton, buildAutomaton, foldText, hitStart, scanLiterals } from './automaton.ts'
import { contextOf } from './discussing.ts'
import { HitSample } from './hit-sample.ts'
import type { Signature } from './signature.ts'
import { SIGNATURES } from './signatures.ts'
import { squeezeGaps } from './squeeze-gaps.ts'

/** Looks at one literal's place are bounded, since a text may be that literal a million times. */
const TRIES_PER_LITERAL = 512
const TRIES_IN_ALL = 8192
const FINDINGS_PER_SIGNATURE = 3
/** Places of one signature whose context is read: quoting an attack a few times must not cover for one that is meant. */
const CONTEXTS_PER_SIGNATURE = 12
const FINDINGS_IN_ALL = 64
/** What is left of a score where the text only discusses the attack. */
const DISCUSSED_FACTOR = 0.35
/** Where a pattern looks closer, the search needs no more than the start of a literal; a small table is a fast one. */
const ANCHOR_LENGTH = 8
/** How much of the doubt goes when the words were hidden. */
const HIDDEN_GAIN = 0.35

interface Rule {
  readonly signature: Signature
  /** The signature's pattern, anchored where a hit starts. */
  readonly sticky: RegExp | undefined
}

interface Engine {
  readonly automaton: Automaton
  /** By literal: the rules that start there. */
  readonly rules: readonly (readonly Rule[])[]
}

interface Hit {
  readonly rule: Rule
  readonly start: number
  readonly end: number
  /** The text only speaks of the attack here. */
  readonly discussed: boolean
}

/** The places of one signature. */
interface Places {
  readonly meant: Hit[]
  readonly discussed: Hit[]
}

/** The folded anchors of a signature, each once. */
function anchorsOf({ literals, pattern }: Signature): ReadonlySet<string> {
  const length = pattern ? ANCHOR_LENGTH : Number.POSITIVE_INFINITY
  return new Set(literals.map((literal) => foldText(literal.slice(0, length))))
}

/** Prepares a search for these signatures. */
export function buildEngine(signatures: readonly Signature[]): Engine {
  const byLiteral = new Map<string, Rule[]>()
  for (const signature of signatures) {
    const { pattern } = signature
    const rule = { signature, sticky: pattern && new RegExp(pattern.source, `${pattern.flags.replace(/[gy]/g, '')}y`) }
    for (const literal of anchorsOf(signature)) {
      const rules = byLiteral.get(literal)
      if (rules) rules.push(rule)
      else byLiteral.set(literal, [rule])
    }
  }
  return { automaton: buildAutomaton([...byLiteral.keys()]), rules: [...byLiteral.values()] }
}

function isWordUnit(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a)
}

/** Half a word is no hit: `assassin` does not start with the `sin` of a literal. */
function startsInsideWord(text: string, start: number): boolean {
  return start > 0 && isWordUnit(text.charCodeAt(start)) && isWordUnit(text.charCodeAt(start - 1))
}

function matchEnd({ sticky }: Rule, text: string, hit: { readonly start: number; readonly end: number }): number {
  if (!sticky) return hit.end
  sticky.lastIndex = hit.start
  return sticky.test(text) ? sticky.lastIndex : -1
}

function collectHits(engine: Engine, text: string): ReadonlyMap<number, HitSample> {
  const samples = new Map<number, HitSample>()
  scanLiterals(engine.automaton, text, (literal, end) => {
    let sample = samples.get(literal)
    if (!sample) {
      sample = new HitSample()
      samples.set(literal, sample)
    }
    sample.add(end)
  })
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
export function findHits(engine: Engine, text: string): readonly Hit[] {
  const samples = collectHits(engine, text)
  const limit = triesPerLiteral(engine, samples)
  const found = new Map<Signature, Places>()
  for (const [literal, sample] of samples) {
    const spelling = engine.automaton.literals[literal] ?? ''
    for (const end of sample.pick(limit)) {
      const start = hitStart(text, spelling, end)
      if (startsInsideWord(text, start)) continue
      for (const rule of engine.rules[literal] ?? []) addHit(found, text, { rule, start, end })
    }
  }
  return [...found.values()].flatMap(({ meant, discussed }) => (meant.length > 0 ? meant : discussed.slice(0, 1)))
}

function addHit(found: Map<Signature, Places>, text: string, candidate: Omit<Hit, 'discussed'>): void {
  const { rule, start } = candidate
  const places = found.get(rule.signature) ?? { meant: [], discussed: [] }
  const { meant, discussed } = places
  if (meant.length >= FINDINGS_PER_SIGNATURE || meant.length + discussed.length >= CONTEXTS_PER_SIGNATURE) return
  const end = matchEnd(rule, text, candidate)
  if (end < 0 || [...meant, ...discussed].some((other) => start < other.end && other.start < end)) return
  const isDiscussed = rule.signature.unless?.test(contextOf(text, start, end)) ?? false
  const list = isDiscussed ? discussed : meant
  list.push({ rule, start, end, discussed: isDiscussed })
  found.set(rule.signature, places)
}

function scoreOf({ rule: { signature }, discussed }: Hit, reading: Reading, role: ScanRole): number {
  const here = signature.roles === undefined || signature.roles.includes(role) ? 1 : (signature.elsewhere ?? 0)
  const score = signature.score * here * (discussed ? DISCUSSED_FACTOR : 1)
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
  shared ??= buildEngine(SIGNATURES)
  const found: Finding[] = []
  for (const reading of readings.map(squeezeGaps)) {
    const findings = findHits(shared, reading.text).map((hit) => toFinding(hit, reading, role))
    found.push(...findings.filter((finding) => finding.score > 0 && !isKnown(found, finding)))
  }
  return found.sort((a, b) => b.score - a.score || a.start - b.start).slice(0, FINDINGS_IN_ALL)
}

/** Finds the known wordings of attacks; the tables are built on first use, once for the process. */
export function createSignatureDetector(): Detector {
  return { name: 'signature', inspect }
}
