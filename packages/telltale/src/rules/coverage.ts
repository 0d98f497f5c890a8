import {
  ATLAS_RELEASE,
  ATLAS_TACTICS,
  ATLAS_TECHNIQUES,
  type AtlasTechnique,
  type Category,
  type CoverageCell,
  type CoverageJson,
  type CoverageState,
  type CoverageTechnique,
  OWASP_AGENTIC,
  OWASP_LLM,
  type OwaspEntry,
} from '@telltale/model'

/** What coverage needs to know of a rule that raises alerts. */
export interface CoverageRule {
  readonly id: string
  readonly title: string
  readonly enabled: boolean
  /** Has its three kinds of fixtures, and they hold. */
  readonly tested: boolean
  readonly atlas: readonly string[]
  readonly owasp: readonly string[]
  /** Log categories it reads. */
  readonly needs: readonly Category[]
}

export interface CoverageInput {
  readonly rules: readonly CoverageRule[]
  /** By rule id. */
  readonly alerts: ReadonlyMap<string, number>
  /** Categories of which events came lately. */
  readonly seen: ReadonlySet<Category>
}

/**
 * What the rules would see, cell by cell. A rule counts only while it is enabled; one that names a sub-technique counts
 * for its technique too, but not the other way round.
 */
export function buildCoverage(input: CoverageInput): CoverageJson {
  const byId = indexRules(input.rules)
  const cellOf = (one: AtlasTechnique | OwaspEntry): CoverageCell => buildCell(one, byId.get(one.id) ?? [], input)
  const techniques = ATLAS_TECHNIQUES.filter((one) => one.parent === undefined).map((one) => ({
    tactics: one.tactics,
    cell: {
      ...cellOf(one),
      subtechniques: partsOf(one).map(cellOf),
    },
  }))
  return {
    atlas_release: ATLAS_RELEASE,
    tactics: ATLAS_TACTICS.map(({ id, name }) => ({
      id,
      name,
      techniques: techniques.filter((one) => one.tactics.includes(id)).map((one) => one.cell),
    })),
    owasp_llm: OWASP_LLM.map(cellOf),
    owasp_agentic: OWASP_AGENTIC.map(cellOf),
    totals: countStates(techniques.map((one) => one.cell)),
  }
}

/** Every technique and sub-technique of a coverage once, a sub-technique after its technique. */
export function cellsOf(coverage: CoverageJson): readonly CoverageCell[] {
  const techniques = new Map(
    coverage.tactics.flatMap((tactic) => tactic.techniques.map((one) => [one.id, one] as const)),
  )
  return [...techniques.values()].flatMap((one) => [one, ...one.subtechniques])
}

function partsOf(technique: AtlasTechnique): readonly AtlasTechnique[] {
  return ATLAS_TECHNIQUES.filter((one) => one.parent === technique.id)
}

function indexRules(rules: readonly CoverageRule[]): ReadonlyMap<string, readonly CoverageRule[]> {
  const parents = new Map(ATLAS_TECHNIQUES.map((one) => [one.id, one.parent]))
  const byId = new Map<string, CoverageRule[]>()
  for (const rule of rules) {
    const named = [...rule.atlas, ...rule.atlas.flatMap((id) => parents.get(id) ?? []), ...rule.owasp]
    for (const id of new Set(named)) {
      const list = byId.get(id)
      if (list === undefined) byId.set(id, [rule])
      else list.push(rule)
    }
  }
  return byId
}

function buildCell(
  one: AtlasTechnique | OwaspEntry,
  rules: readonly CoverageRule[],
  input: CoverageInput,
): CoverageCell {
  const enabled = rules.filter((rule) => rule.enabled)
  return {
    id: one.id,
    name: one.name,
    state: stateOf(enabled, !('sight' in one) || one.sight !== 'no'),
    ...('sight' in one ? { nature: { sight: one.sight, logs: one.shownBy, why: one.why } } : {}),
    rules: rules.map((rule) => ({ id: rule.id, title: rule.title, tested: rule.tested, enabled: rule.enabled })),
    blind: [...new Set(enabled.flatMap((rule) => rule.needs))].filter((category) => !input.seen.has(category)),
    alerts: rules.reduce((sum, rule) => sum + (input.alerts.get(rule.id) ?? 0), 0),
  }
}

/** What telemetry cannot show stays out of sight, whatever a rule claims by its tags. */
function stateOf(enabled: readonly CoverageRule[], observable: boolean): CoverageState {
  if (!observable) return 'out_of_sight'
  if (enabled.some((rule) => rule.tested)) return 'tested'
  return enabled.length > 0 ? 'untested' : 'no_rule'
}

function countStates(techniques: readonly CoverageTechnique[]): Readonly<Record<CoverageState, number>> {
  const totals = { tested: 0, untested: 0, no_rule: 0, out_of_sight: 0 }
  for (const cell of techniques.flatMap((one) => [one, ...one.subtechniques])) totals[cell.state] += 1
  return totals
}
