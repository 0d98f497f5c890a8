import type { RuleOrigin } from '@telltale/model'
import { applyFilters, parseSigma, referencesOf, type SigmaDocument } from '@telltale/sigma'
import type { KeptRule } from '../desk/desk.ts'
import { collectFacts, type RuleFacts } from './rule-facts.ts'
import type { RulePack } from './rule-pack.ts'

/** One rule that raises alerts, as a tenant has it. */
export interface EffectiveRule {
  readonly facts: RuleFacts
  readonly origin: RuleOrigin
  readonly enabled: boolean
  /** The whole text it stands in. */
  readonly yaml: string
  readonly tests: string
  /** Everything of that text: the rules under a correlation too. */
  readonly documents: readonly SigmaDocument[]
  readonly changed: KeptRule | undefined
}

/** The rules of a tenant. */
export interface EffectiveRules {
  readonly rules: readonly EffectiveRule[]
  /** What detection runs: all of what is on, with filters applied. */
  readonly documents: readonly SigmaDocument[]
}

interface Unit {
  readonly documents: readonly SigmaDocument[]
  readonly yaml: string
  readonly origin: RuleOrigin
}

/** The pack with what was changed and written by a tenant. A kept text that cannot be read any more leaves the pack's rule in force. */
export function composeRules(pack: RulePack, kept: readonly KeptRule[]): EffectiveRules {
  const byId = new Map(kept.map((rule) => [rule.id, rule]))
  const units = [...packUnits(pack, byId), ...customUnits(pack, kept)]
  const rules = units.flatMap((unit) => rulesOf(unit, pack, byId))
  const off = new Set(rules.filter(({ enabled }) => !enabled).map(({ facts }) => facts.document))
  const on = dropUnused(
    units.flatMap((unit) => unit.documents).filter((document) => !off.has(document as never)),
    units,
  )
  return { rules, documents: applyFilters(on).documents }
}

function packUnits(pack: RulePack, kept: ReadonlyMap<string, KeptRule>): readonly Unit[] {
  const files = new Map<string, SigmaDocument[]>()
  for (const document of pack.documents) files.set(document.file, [...(files.get(document.file) ?? []), document])
  return [...files.values()].map((documents): Unit => {
    const change = documents.map(({ id }) => kept.get(id ?? '')).find((rule) => rule?.yaml !== undefined)
    const written = change?.yaml === undefined ? undefined : readUnit(change.yaml, 'changed')
    const first = documents.find(({ id }) => id !== undefined)
    return written ?? { documents, yaml: pack.sources.get(first?.id ?? '') ?? '', origin: 'pack' }
  })
}

function customUnits(pack: RulePack, kept: readonly KeptRule[]): readonly Unit[] {
  const known = new Set(pack.documents.map(({ id }) => id))
  return kept
    .filter(({ id }) => !known.has(id))
    .flatMap(({ yaml }) => (yaml === undefined ? [] : (readUnit(yaml, 'custom') ?? [])))
}

function readUnit(yaml: string, origin: RuleOrigin): Unit | undefined {
  const { documents, problems } = parseSigma(yaml, { file: origin })
  return problems.some(({ severity }) => severity === 'error') ? undefined : { documents, yaml, origin }
}

function rulesOf(unit: Unit, pack: RulePack, kept: ReadonlyMap<string, KeptRule>): readonly EffectiveRule[] {
  return collectFacts(unit.documents, [], [])
    .filter(({ fires }) => fires)
    .map((facts) => {
      const changed = kept.get(facts.id)
      return {
        facts,
        origin: unit.origin,
        enabled: changed?.enabled ?? true,
        yaml: unit.yaml,
        tests: changed?.tests ?? pack.tests.get(facts.id) ?? '',
        documents: unit.documents,
        changed,
      }
    })
}

/** Without what served only correlations that are off: on its own it would begin to fire. */
function dropUnused(on: readonly SigmaDocument[], units: readonly Unit[]): readonly SigmaDocument[] {
  const quiet = new Set(
    collectFacts(
      units.flatMap((unit) => unit.documents),
      [],
      [],
    )
      .filter(({ fires }) => !fires)
      .map(({ document }): SigmaDocument => document),
  )
  let left = on
  for (;;) {
    const needed = new Set(left.flatMap((document) => (document.kind === 'correlation' ? referencesOf(document) : [])))
    const next = left.filter(
      (document) =>
        !quiet.has(document) || [document.id, document.name].some((name) => name !== undefined && needed.has(name)),
    )
    if (next.length === left.length) return next
    left = next
  }
}
