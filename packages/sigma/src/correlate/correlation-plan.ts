import type { CorrelationRule, DetectionRule, Problem } from '../rule/document.ts'
import { namesOf, referencesOf } from './fires-alone.ts'
import { hashText } from './stable-hash.ts'

/** Where the matches of a rule, or the hits of a correlation, go: one of the rules that a correlation lists. */
export interface Link {
  readonly node: number
  readonly slot: number
}

/** One correlation, with what it refers to found. */
export interface PlanNode {
  readonly rule: CorrelationRule
  /** For each rule it refers to, the texts that name that rule. */
  readonly slotNames: readonly ReadonlySet<string>[]
  /** Changes when the correlation, or a rule it rests on, changes in what it finds. */
  readonly fingerprint: string
  /** Places of the correlations it rests on. */
  readonly inner: readonly number[]
}

/** How events reach correlations. */
export interface CorrelationPlan {
  /** Inner correlations stand before those that rest on them. */
  readonly nodes: readonly PlanNode[]
  /** By place in the list of detection rules. */
  readonly ofRule: ReadonlyMap<number, readonly Link[]>
  /** By place in `nodes`. */
  readonly ofNode: ReadonlyMap<number, readonly Link[]>
  /** Names that nobody has, and correlations that rest on themselves (left out of `nodes`). */
  readonly problems: readonly Problem[]
}

type Rules = readonly DetectionRule[]
type Correlations = readonly CorrelationRule[]

/** Finds what correlations refer to and the order in which hits pass through them. */
export function planCorrelations(rules: Rules, correlations: Correlations): CorrelationPlan {
  const ruleNames = placesByName(rules)
  const ordered = orderInnerFirst(correlations)
  const nodeNames = placesByName(ordered)
  const nodes: PlanNode[] = []
  const ofRule = new Map<number, Link[]>()
  const ofNode = new Map<number, Link[]>()
  for (const [node, rule] of ordered.entries()) {
    const references = uniqueReferences(rule)
    const found = references.map((name) => ({ rules: ruleNames.get(name) ?? [], nodes: nodeNames.get(name) ?? [] }))
    for (const [slot, targets] of found.entries()) {
      for (const place of targets.rules) addTo(ofRule, place, { node, slot })
      for (const place of targets.nodes) addTo(ofNode, place, { node, slot })
    }
    const inner = [...new Set(found.flatMap((targets) => targets.nodes))]
    const below = found.flatMap((targets) => [
      ...targets.rules.map((place) => fingerprintOf(contentOf(rules[place]))),
      ...targets.nodes.map((place) => nodes[place]?.fingerprint ?? ''),
    ])
    const slotNames = references.map((name, slot) => new Set([name, ...targetNames(found[slot])]))
    nodes.push({ rule, slotNames, inner, fingerprint: fingerprintOf([rulePart(rule), below]) })
  }
  return { nodes, ofRule, ofNode, problems: problemsOf(correlations, ordered, ruleNames) }

  function targetNames(targets: { rules: readonly number[]; nodes: readonly number[] } | undefined): readonly string[] {
    const documents = [
      ...(targets?.rules ?? []).map((place) => rules[place]),
      ...(targets?.nodes ?? []).map((place) => ordered[place]),
    ]
    return documents.flatMap((document) => (document === undefined ? [] : namesOf(document)))
  }
}

/** Names in correlations that nobody has, and correlations that rest on themselves, each at its place. */
export function findCorrelationProblems(rules: Rules, correlations: Correlations): readonly Problem[] {
  return planCorrelations(rules, correlations).problems
}

function uniqueReferences(rule: CorrelationRule): readonly string[] {
  return [...new Set(referencesOf(rule))]
}

function placesByName(documents: readonly (DetectionRule | CorrelationRule)[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>()
  for (const [place, document] of documents.entries()) {
    for (const name of new Set(namesOf(document))) addTo(places, name, place)
  }
  return places
}

function addTo<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else list.push(value)
}

/** Those that rest on none first, then those that rest on these, and so on; what rests on itself is left out. */
function orderInnerFirst(correlations: Correlations): Correlations {
  const places = placesByName(correlations)
  const waits = correlations.map(() => 0)
  const users = new Map<number, number[]>()
  for (const [user, rule] of correlations.entries()) {
    const inner = new Set(uniqueReferences(rule).flatMap((name) => places.get(name) ?? []))
    waits[user] = inner.size
    for (const place of inner) addTo(users, place, user)
  }
  const ready = [...waits.keys()].filter((place) => waits[place] === 0)
  for (let i = 0; i < ready.length; i += 1) {
    for (const user of users.get(ready[i] ?? -1) ?? []) {
      const left = (waits[user] ?? 0) - 1
      waits[user] = left
      if (left === 0) ready.push(user)
    }
  }
  return ready.flatMap((place) => correlations[place] ?? [])
}

function problemsOf(
  correlations: Correlations,
  ordered: Correlations,
  ruleNames: ReadonlyMap<string, unknown>,
): readonly Problem[] {
  const nodeNames = placesByName(correlations)
  const usable = new Set(ordered)
  return correlations.flatMap((rule) => {
    const { file, line, column } = rule
    const place = { file, line, column, severity: 'error' as const }
    const unknown = uniqueReferences(rule).filter((name) => !ruleNames.has(name) && !nodeNames.has(name))
    const problems: Problem[] = unknown.map((name) => ({
      ...place,
      code: 'unknown-rule',
      message: `The correlation refers to "${name}", and no rule or correlation has this id or name.`,
    }))
    if (usable.has(rule)) return problems
    const message = 'The correlation rests on itself, directly or through others, so it can never come true.'
    return [...problems, { ...place, code: 'correlation-cycle', message }]
  })
}

function rulePart(rule: CorrelationRule): unknown {
  const { type, rules, groupBy, timespanMs, aliases, condition } = rule
  return [rule.id ?? rule.name ?? rule.title, type, rules, groupBy, timespanMs, aliases, condition]
}

function contentOf(rule: DetectionRule | undefined): unknown {
  return rule === undefined ? [] : [rule.id ?? rule.name, rule.logsource, rule.selections, rule.condition]
}

function fingerprintOf(content: unknown): string {
  return hashText(JSON.stringify(content, (_, value: unknown) => (value instanceof Map ? [...value] : value)))
}
