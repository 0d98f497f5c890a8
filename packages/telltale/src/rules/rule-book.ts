import type {
  CoverageJson,
  HuntJson,
  RuleCheckJson,
  RuleDetailJson,
  RuleJson,
  RuleProblemJson,
  RuleTestJson,
} from '@telltale/model'

/** Who changes a rule, when and why. */
export interface RuleChange {
  readonly by: string
  readonly nowMs: number
  readonly reason: string
}

/** A rule as it is written: its YAML, and that of its fixtures. */
export interface RuleText {
  readonly yaml: string
  readonly tests: string
}

export type SavedRule =
  | { readonly kind: 'saved'; readonly detail: RuleDetailJson }
  | { readonly kind: 'invalid'; readonly problems: readonly RuleProblemJson[] }
  /** Another rule has this id, or the text names another id than the address. */
  | { readonly kind: 'conflict'; readonly why: string }

export type HuntAnswer =
  | { readonly kind: 'found'; readonly hunt: HuntJson }
  | { readonly kind: 'invalid'; readonly problems: readonly RuleProblemJson[] }
  /** It cannot be asked of stored events; the sentence says why. */
  | { readonly kind: 'unsupported'; readonly why: string }

/** The rules of a tenant: those of the pack as changed there, and those written there. */
export interface RuleBook {
  listRules(tenant: string): Promise<readonly RuleJson[]>
  findRule(tenant: string, id: string): Promise<RuleDetailJson | undefined>
  check(yaml: string): RuleCheckJson
  test(tenant: string, yaml: string, tests: string): Promise<RuleTestJson>
  hunt(tenant: string, yaml: string, window: { readonly fromMs: number; readonly toMs: number }): Promise<HuntAnswer>
  /** Writes a new rule (`id` undefined), on unless said otherwise, or another text for one, which stays on or off. */
  saveRule(
    tenant: string,
    rule: RuleText & { readonly id: string | undefined; readonly enabled?: boolean },
    change: RuleChange,
  ): Promise<SavedRule>
  /** Undefined when there is no such rule. */
  setEnabled(tenant: string, id: string, enabled: boolean, change: RuleChange): Promise<RuleJson | undefined>
  /** Takes back what was written here: a rule of the pack is as it came, another is gone. False when nothing was. */
  removeRule(tenant: string, id: string, change: RuleChange): Promise<boolean>
  /** Rules are in force as the desk has them when this resolves. */
  reload(): Promise<void>
  coverage(tenant: string): Promise<CoverageJson>
  /** The coverage as an ATLAS Navigator layer. */
  navigatorLayer(coverage: CoverageJson): unknown
  coverageCsv(coverage: CoverageJson): string
}
