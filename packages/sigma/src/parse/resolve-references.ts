import type { CorrelationRule, FilterRule, Place, Problem, SigmaDocument } from '../rule/document.ts'
import { nearestName } from './nearest-name.ts'
import { indexDocuments } from './reference.ts'

type Target = Exclude<SigmaDocument, FilterRule>
type Referrer = Exclude<SigmaDocument, { kind: 'rule' }>
type Index = ReadonlyMap<string, readonly Target[]>

/** What is wrong with how documents speak of each other: missing and ambiguous references, ids given twice, circles. */
export function resolveReferences(documents: readonly SigmaDocument[]): readonly Problem[] {
  const index = indexDocuments(documents.filter((document): document is Target => document.kind !== 'filter'))
  const referrers = documents.filter((document): document is Referrer => document.kind !== 'rule')
  return [
    ...repeatedIds(documents),
    ...referrers.flatMap((document) => referencesOf(document).flatMap((name) => checkReference(document, name, index))),
    ...circles(documents, index),
  ]
}

/** Ids and names that a correlation or filter refers to. */
function referencesOf(document: Referrer): readonly string[] {
  if (document.kind === 'filter' || document.condition.kind !== 'absence') return document.rules
  const { after } = document.condition
  return after === undefined || document.rules.includes(after) ? document.rules : [...document.rules, after]
}

function checkReference(document: Referrer, name: string, index: Index): readonly Problem[] {
  const targets = index.get(name) ?? []
  if (targets.length === 1) return []
  const place = document.referencePlaces?.get(name) ?? document
  if (targets.length > 1) {
    const where = targets.map(({ file, line }) => `${file}:${line}`).slice(0, 5)
    return [
      problem(
        document,
        place,
        'ambiguous-reference',
        `${JSON.stringify(name)} is in several places: ${where.join(', ')}`,
      ),
    ]
  }
  const missing = problem(
    document,
    place,
    'missing-reference',
    `there is no rule with the id or name ${JSON.stringify(name)}`,
  )
  const fix = nearestName(name, index.keys())
  return [fix === undefined ? missing : { ...missing, fix }]
}

function problem(document: SigmaDocument, { line, column }: Place, code: string, message: string): Problem {
  return { file: document.file, line, column, severity: 'error', code, message }
}

function repeatedIds(documents: readonly SigmaDocument[]): readonly Problem[] {
  const first = new Map<string, SigmaDocument>()
  return documents.flatMap((document) => {
    const { id } = document
    const known = id === undefined ? undefined : first.get(id)
    if (id !== undefined && known === undefined) first.set(id, document)
    if (known === undefined) return []
    return [problem(document, document, 'duplicate-id', `the id stands at ${known.file}:${known.line}, too`)]
  })
}

/** Correlations that come back to themselves: those left when what leads nowhere and what nothing leads to is taken away. */
function circles(documents: readonly SigmaDocument[], index: Index): readonly Problem[] {
  const correlations = documents.filter((document) => document.kind === 'correlation')
  const to = new Map(correlations.map((rule) => [rule, targetsOf(rule, index)]))
  const left = prune(prune(new Set(correlations), to), reversed(to))
  return correlations
    .filter((rule) => left.has(rule))
    .map((rule) => {
      const via = (to.get(rule) ?? []).find((target) => left.has(target))
      const name = rule.rules.find((reference) => index.get(reference)?.some((target) => target === via))
      const place = (name === undefined ? undefined : rule.referencePlaces?.get(name)) ?? rule
      return problem(rule, place, 'circular-reference', 'the correlation comes back to itself through its rules')
    })
}

function targetsOf(rule: CorrelationRule, index: Index): readonly CorrelationRule[] {
  const targets = referencesOf(rule).flatMap((name) => index.get(name) ?? [])
  return targets.filter((target) => target.kind === 'correlation')
}

type Edges = ReadonlyMap<CorrelationRule, readonly CorrelationRule[]>

function reversed(edges: Edges): Edges {
  const back = new Map<CorrelationRule, CorrelationRule[]>([...edges.keys()].map((rule) => [rule, []]))
  for (const [rule, targets] of edges) {
    for (const target of targets) back.get(target)?.push(rule)
  }
  return back
}

/** What is left when those without an edge into the rest are taken away, again and again. */
function prune(rules: ReadonlySet<CorrelationRule>, edges: Edges): ReadonlySet<CorrelationRule> {
  const left = new Set(rules)
  const back = reversed(edges)
  const open = new Map(
    [...left].map((rule) => [rule, (edges.get(rule) ?? []).filter((target) => left.has(target)).length]),
  )
  const done = [...left].filter((rule) => open.get(rule) === 0)
  for (let rule = done.pop(); rule !== undefined; rule = done.pop()) {
    left.delete(rule)
    for (const source of back.get(rule) ?? []) {
      if (!left.has(source)) continue
      const count = (open.get(source) ?? 0) - 1
      open.set(source, count)
      if (count === 0) done.push(source)
    }
  }
  return left
}
