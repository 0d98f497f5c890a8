import { type AffixSearch, buildAffixSearch } from './affix-search.ts'
import { isAscii, plainText } from './ascii-units.ts'
import { buildGramSearch, type GramSearch, MIN_GRAM_NEEDLE, type Needle } from './gram-search.ts'
import { buildLiteralAutomaton, type LiteralAutomaton } from './literal-automaton.ts'
import type { Atom, Clause } from './required-atoms.ts'

/** Rules that a seen atom wakes, by their log source. None when it is only asked about for rules that are awake. */
export interface Posting {
  readonly id: number
  /** Places in the list of log sources, each with the places of its rules. */
  readonly sources: readonly { readonly source: number; readonly rules: readonly number[] }[]
  /** Log sources of the rules that ask about it once they are awake. */
  readonly asked: ReadonlySet<number>
}

/** What may be seen in one field; every number is that of a posting. */
export interface FieldIndex {
  /** Undefined: any value of the event. */
  readonly field: string | undefined
  readonly exact: ReadonlyMap<string, number>
  readonly starts: AffixSearch | undefined
  readonly ends: AffixSearch | undefined
  readonly grams: GramSearch | undefined
  /** What `grams` looks for, or `few` holds. */
  readonly needles: readonly Needle[]
  /** ASCII texts that are looked for one by one, since they are few; `grams` and `short` look for none then. */
  readonly few: readonly Needle[]
  /** ASCII texts too short for `grams`. */
  readonly short: readonly Needle[]
  /** Where the search for literals with other letters starts in `wide`; -1 when there are none. */
  readonly root: number
  readonly present: number | undefined
  /** Log sources of the rules that this field can wake, and of those that ask what it holds once they are awake. */
  readonly waking: ReadonlySet<number>
  readonly asked: ReadonlySet<number>
}

export interface RuleIndex {
  readonly fields: readonly FieldIndex[]
  readonly postings: readonly Posting[]
  /** Literals that are not ASCII, and the short ones: looked for in texts that are not ASCII. */
  readonly wide: LiteralAutomaton
  /** By literal of `wide`: its posting. */
  readonly wideIds: Int32Array
  /** By rule: the clauses beside the one that wakes it. */
  readonly gates: readonly (readonly Gate[])[]
}

/** Of its postings one must be seen. */
export interface Gate {
  readonly postings: Int32Array
  /** Places, in the list of fields, of those that show them. */
  readonly fields: readonly number[]
}

/** What one rule waits for. */
interface Waiting {
  readonly rule: number
  readonly source: number
  /** As `requiredClauses` gives them, at least one. */
  readonly clauses: readonly Clause[]
}

/** A clause of more atoms costs about what trying the rule does. */
const MAX_GATE_ATOMS = 64

/** Shorter texts cost more to look for than they spare. */
const MIN_GATE_LENGTH = 5

/** Letters of a literal in the automaton, to keep its tables small. */
const MAX_WIDE_LENGTH = 10

interface Draft {
  readonly atom: Atom
  readonly id: number
  readonly rules: Map<number, Set<number>>
  readonly asking: Set<number>
}

/** Lays out which atoms wake which rules. */
export function buildRuleIndex(waiting: readonly Waiting[], rules: number): RuleIndex {
  const drafts = new Map<string, Draft>()
  const gates: (readonly Draft[])[][] = Array.from({ length: rules }, () => [])
  for (const { rule, source, clauses } of waiting) {
    const [first, ...others] = clauses
    for (const atom of first?.atoms ?? []) wake(draftOf(drafts, atom).rules, source, rule)
    gates[rule] = others.filter(isGate).map(({ atoms }) => atoms.map((atom) => draftOf(drafts, atom)))
    for (const draft of gates[rule].flat()) draft.asking.add(source)
  }
  const byField = groupBy([...drafts.values()], ({ atom }) => atom.field)
  const wide = [...byField.values()].map((some) => some.filter(isWide))
  const literals = wide.flatMap((some, field) =>
    some.map(({ atom }) => ({ field, text: atom.text.slice(-MAX_WIDE_LENGTH) })),
  )
  const places = new Map([...byField.keys()].map((field, place) => [field, place]))
  const gateOf = (some: readonly Draft[]): Gate => ({
    postings: Int32Array.from(some, ({ id }) => id),
    fields: [...new Set(some.map(({ atom }) => places.get(atom.field) ?? 0))],
  })
  const automaton = buildLiteralAutomaton(literals, byField.size)
  return {
    fields: [...byField.values()].map((some, place) => buildField(some, automaton.roots[place] ?? -1)),
    postings: [...drafts.values()].map(({ id, rules: woken, asking }) => ({
      id,
      sources: sourcesOf(woken),
      asked: asking,
    })),
    wide: automaton,
    wideIds: Int32Array.from(wide.flat(), ({ id }) => id),
    gates: gates.map((some) => some.map(gateOf)),
  }
}

/** The field without the needles of log sources that do not apply; undefined when that would spare too little. */
export function narrowField(
  index: FieldIndex,
  postings: readonly Posting[],
  applies: Uint8Array,
): FieldIndex | undefined {
  const needles = index.needles.filter(({ id }) => isOf(postings[id], applies))
  if (needles.length * 2 > index.needles.length) return undefined
  return { ...index, ...searchOf(needles, index.root), needles }
}

/** A search for one text is far faster than that for many: so many of them still are. */
const MOST_FEW = 12

/** How needles are looked for. Where letters that are not ASCII matter as well, the search for many also finds those. */
function searchOf(needles: readonly Needle[], root: number): Pick<FieldIndex, 'grams' | 'few'> {
  if (needles.length === 0 && root < 0) return { grams: undefined, few: [] }
  const isFew = root < 0 && needles.length <= MOST_FEW
  return isFew ? { grams: undefined, few: needles } : { grams: buildGramSearch(needles), few: [] }
}

function isOf(posting: Posting | undefined, applies: Uint8Array): boolean {
  if (posting === undefined) return false
  return (
    posting.sources.some(({ source }) => applies[source] === 1) || [...posting.asked].some((one) => applies[one] === 1)
  )
}

/** Not worth asking: what every event with the field shows, what any value may show, short texts and long lists. */
function isGate({ atoms }: Clause): boolean {
  return atoms.length <= MAX_GATE_ATOMS && atoms.every(isWorthAsking)
}

function isWorthAsking({ field, kind, text }: Atom): boolean {
  if (field === undefined || kind === 'present') return false
  return kind !== 'contains' || (text.length >= MIN_GATE_LENGTH && isAscii(text))
}

function draftOf(drafts: Map<string, Draft>, atom: Atom): Draft {
  const key = JSON.stringify([atom.field ?? null, atom.kind, atom.text])
  const known = drafts.get(key)
  if (known !== undefined) return known
  const draft = { atom, id: drafts.size, rules: new Map(), asking: new Set<number>() }
  drafts.set(key, draft)
  return draft
}

function wake(rules: Map<number, Set<number>>, source: number, rule: number): void {
  const known = rules.get(source)
  if (known === undefined) rules.set(source, new Set([rule]))
  else known.add(rule)
}

function buildField(drafts: readonly Draft[], root: number): FieldIndex {
  const of = (...kinds: readonly Atom['kind'][]) => drafts.filter(({ atom }) => kinds.includes(atom.kind))
  const needles = (some: readonly Draft[]) => some.map(({ atom, id }): Needle => ({ text: plainText(atom.text), id }))
  const anywhere = of('contains')
  const plain = anywhere.filter(({ atom }) => isAscii(atom.text))
  const long = needles(plain.filter((one) => !isShort(one)))
  return {
    field: drafts[0]?.atom.field,
    exact: new Map(of('exact').map(({ atom, id }) => [atom.text, id])),
    starts: buildAffixSearch(needles(of('startswith')), 'start'),
    ends: buildAffixSearch(needles(of('endswith')), 'end'),
    ...searchOf(long, root),
    needles: long,
    short: needles(plain.filter(isShort)),
    root,
    present: of('present')[0]?.id,
    waking: new Set(drafts.flatMap(({ rules }) => [...rules.keys()])),
    asked: new Set(drafts.flatMap(({ asking }) => [...asking])),
  }
}

function isShort({ atom }: Draft): boolean {
  return atom.text.length < MIN_GRAM_NEEDLE
}

function isWide(draft: Draft): boolean {
  return draft.atom.kind === 'contains' && (isShort(draft) || !isAscii(draft.atom.text))
}

function sourcesOf(rules: ReadonlyMap<number, ReadonlySet<number>>): Posting['sources'] {
  return [...rules].map(([source, some]) => ({ source, rules: [...some] }))
}

function groupBy<T, Key>(items: readonly T[], keyOf: (item: T) => Key): Map<Key, T[]> {
  const groups = new Map<Key, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return groups
}
