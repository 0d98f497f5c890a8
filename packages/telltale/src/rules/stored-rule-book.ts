import type { DetectionConfig } from '@telltale/engine'
import type {
  CoverageJson,
  RuleCheckJson,
  RuleDetailJson,
  RuleJson,
  RuleProblemJson,
  RuleTestJson,
} from '@telltale/model'
import { type Problem, parseSigma, resolveReferences, type SigmaDocument } from '@telltale/sigma'
import type { AlertDesk, KeptRule, RuleDesk, RuleRecord } from '../desk/desk.ts'
import type { EventStore } from '../store/store.ts'
import { buildCoverage } from './coverage.ts'
import { coverageCsv } from './coverage-csv.ts'
import { composeRules, type EffectiveRule, type EffectiveRules } from './effective-rules.ts'
import { navigatorLayer } from './navigator-layer.ts'
import { parseFixtures } from './parse-fixtures.ts'
import { createRehearsal } from './rehearse.ts'
import type { HuntAnswer, RuleBook, RuleChange, RuleText, SavedRule } from './rule-book.ts'
import { isTested, type RuleFacts } from './rule-facts.ts'
import type { RulePack } from './rule-pack.ts'
import { type FixtureResult, runFixtures } from './run-fixtures.ts'
import { digestRule, type TrialRecord } from './trial-record.ts'
import { type RuleTrial, tryRule } from './try-rule.ts'

export interface RuleBookOptions {
  readonly pack: RulePack
  /** What trying the pack showed when it was made. */
  readonly trials: TrialRecord
  readonly rules: RuleDesk
  readonly alerts: Pick<AlertDesk, 'countByRule'>
  readonly store: Pick<EventStore, 'hunt' | 'huntSql' | 'telemetry'>
  /** Epoch milliseconds. */
  readonly now: () => number
  /** Puts rules in force. */
  readonly apply: (config: DetectionConfig) => Promise<void>
}

const DAY_MS = 86_400_000
const RECORD_DAYS = 30

/** The rules of every tenant, over a pack and a desk. */
export class StoredRuleBook implements RuleBook {
  readonly navigatorLayer = navigatorLayer
  readonly coverageCsv = coverageCsv
  readonly #options: RuleBookOptions
  readonly #trials = new Map<string, RuleTrial>()
  readonly #untouched: EffectiveRules

  constructor(options: RuleBookOptions) {
    this.#options = options
    this.#untouched = composeRules(options.pack, [])
    for (const rule of this.#untouched.rules) {
      const known = options.trials[rule.facts.id]
      if (known?.digest === digestRule(rule.yaml, rule.tests)) this.#trials.set(trialKey(rule), known)
    }
  }

  /** The rules as the desk has them, for the engine to start with. */
  async readConfig(): Promise<DetectionConfig> {
    const { rules: desk, now } = this.#options
    const nowMs = now()
    const tenants = new Map<string, { documents: readonly SigmaDocument[]; exceptions: DetectionExceptions }>()
    for (const tenant of await desk.listTenants()) {
      const exceptions = await desk.listExceptions(tenant, nowMs)
      tenants.set(tenant, { documents: (await this.#rulesOf(tenant)).documents, exceptions })
    }
    return { documents: this.#untouched.documents, tenants }
  }

  async reload(): Promise<void> {
    await this.#options.apply(await this.readConfig())
  }

  async listRules(tenant: string): Promise<readonly RuleJson[]> {
    const records = await this.#recordsOf(tenant)
    return (await this.#rulesOf(tenant)).rules.map((rule) => this.#show(rule, records))
  }

  async findRule(tenant: string, id: string): Promise<RuleDetailJson | undefined> {
    const rule = await this.#find(tenant, id)
    return rule === undefined ? undefined : this.#detailOf(tenant, rule)
  }

  check(yaml: string): RuleCheckJson {
    const { documents, problems } = readRule(yaml)
    const sql = problems.some(isError) ? undefined : this.#options.store.huntSql(documents)
    return {
      problems: problems.map(toProblemJson),
      sql: sql?.ok === true ? sql.sql : null,
      sql_problem: sql?.ok === false ? sql.reason : null,
    }
  }

  async test(_tenant: string, yaml: string, tests: string): Promise<RuleTestJson> {
    return testRule(yaml, tests)
  }

  async hunt(
    tenant: string,
    yaml: string,
    window: { readonly fromMs: number; readonly toMs: number },
  ): Promise<HuntAnswer> {
    const { documents, problems } = readRule(yaml)
    if (problems.some(isError)) return { kind: 'invalid', problems: problems.map(toProblemJson) }
    const found = await this.#options.store.hunt(tenant, documents, window)
    return found.ok ? { kind: 'found', hunt: found.hunt } : { kind: 'unsupported', why: found.reason }
  }

  async saveRule(
    tenant: string,
    { id, yaml, tests, enabled = true }: RuleText & { readonly id: string | undefined; readonly enabled?: boolean },
    change: RuleChange,
  ): Promise<SavedRule> {
    const read = readNamed(yaml, id)
    if (read.kind !== 'named') return read
    const known = await this.#find(tenant, read.id)
    if (id === undefined && known !== undefined) return { kind: 'conflict', why: `A rule ${read.id} is there already.` }
    await this.#keep(tenant, toKept({ id: read.id, yaml, tests, enabled: known?.enabled ?? enabled }, change))
    const saved = await this.#find(tenant, read.id)
    if (saved === undefined) return { kind: 'conflict', why: `The text holds no rule ${read.id} that raises alerts.` }
    return { kind: 'saved', detail: await this.#detailOf(tenant, saved) }
  }

  async setEnabled(tenant: string, id: string, enabled: boolean, change: RuleChange): Promise<RuleJson | undefined> {
    const rule = await this.#find(tenant, id)
    if (rule === undefined) return undefined
    const kept = toKept({ id, yaml: rule.changed?.yaml, tests: rule.changed?.tests, enabled }, change)
    await this.#keep(tenant, kept)
    return this.#show({ ...rule, enabled, changed: kept }, await this.#recordsOf(tenant))
  }

  async removeRule(tenant: string, id: string): Promise<boolean> {
    const removed = await this.#options.rules.removeRule(tenant, id)
    if (removed) await this.reload()
    return removed
  }

  async coverage(tenant: string): Promise<CoverageJson> {
    const { store, now } = this.#options
    const records = await this.#recordsOf(tenant)
    const nowMs = now()
    const { apps } = await store.telemetry(tenant, { fromMs: nowMs - DAY_MS, toMs: nowMs })
    const arriving = apps.flatMap((app) => app.logs.filter((log) => log.count > 0))
    const rules = (await this.#rulesOf(tenant)).rules.map((rule) => {
      const { id, title, atlas, owasp, needs } = rule.facts
      const tested = isTested(withTests(rule.facts, this.#trials.get(trialKey(rule))))
      return { id, title, atlas, owasp, needs, enabled: rule.enabled, tested }
    })
    const alerts = new Map([...records].map(([id, record]) => [id, record.alerts]))
    return buildCoverage({ rules, alerts, seen: new Set(arriving.map((log) => log.category)) })
  }

  async #rulesOf(tenant: string): Promise<EffectiveRules> {
    const kept = await this.#options.rules.listRules(tenant)
    return kept.length === 0 ? this.#untouched : composeRules(this.#options.pack, kept)
  }

  async #find(tenant: string, id: string): Promise<EffectiveRule | undefined> {
    return (await this.#rulesOf(tenant)).rules.find(({ facts }) => facts.id === id)
  }

  #recordsOf(tenant: string): Promise<ReadonlyMap<string, RuleRecord>> {
    return this.#options.alerts.countByRule(tenant, this.#options.now() - RECORD_DAYS * DAY_MS)
  }

  #try(rule: EffectiveRule): void {
    const key = trialKey(rule)
    if (!this.#trials.has(key)) this.#trials.set(key, tryRule(rule))
  }

  #show(rule: EffectiveRule, records: ReadonlyMap<string, RuleRecord>): RuleJson {
    return toRuleJson(rule, this.#trials.get(trialKey(rule)), records.get(rule.facts.id))
  }

  async #detailOf(tenant: string, rule: EffectiveRule): Promise<RuleDetailJson> {
    this.#try(rule)
    const sql = this.#options.store.huntSql(rule.documents)
    return {
      rule: this.#show(rule, await this.#recordsOf(tenant)),
      yaml: rule.yaml,
      tests: rule.tests,
      sql: sql.ok ? sql.sql : null,
      sql_problem: sql.ok ? null : sql.reason,
    }
  }

  async #keep(tenant: string, rule: KeptRule): Promise<void> {
    await this.#options.rules.saveRule(tenant, rule)
    await this.reload()
  }
}

type DetectionExceptions = DetectionConfig['tenants'] extends ReadonlyMap<string, { exceptions: infer E }> ? E : never

/** A text tried once need not be tried again. */
function trialKey({ facts, yaml, tests }: EffectiveRule): string {
  return `${facts.id}\0${yaml}\0${tests}`
}

function withTests(facts: RuleFacts, trial: RuleTrial | undefined): RuleFacts {
  return trial === undefined ? facts : { ...facts, tests: trial.tests }
}

function readRule(yaml: string): {
  readonly documents: readonly SigmaDocument[]
  readonly problems: readonly Problem[]
} {
  const { documents, problems } = parseSigma(yaml, { file: 'rule' })
  return { documents, problems: [...problems, ...resolveReferences(documents)] }
}

function testRule(yaml: string, tests: string): RuleTestJson {
  const { documents, problems } = readRule(yaml)
  const fixtures = parseFixtures(tests, 'tests')
  const all = [...problems, ...fixtures.problems]
  const results: readonly FixtureResult[] = problems.some(isError)
    ? []
    : runFixtures(fixtures.cases, createRehearsal(documents))
  return {
    problems: all.map(toProblemJson),
    results: results.map(({ name, kind, passed, reason }) => ({ name, kind, passed, reason })),
  }
}

type Named = { readonly kind: 'named'; readonly id: string }

/** The id of the rule that a text is kept under: the first of its rules that raises alerts and has one. */
function readNamed(yaml: string, wanted: string | undefined): Named | Exclude<SavedRule, { kind: 'saved' }> {
  const { documents, problems } = readRule(yaml)
  if (problems.some(isError)) return { kind: 'invalid', problems: problems.map(toProblemJson) }
  const ids = documents.flatMap(({ kind, id }) => (kind === 'filter' || id === undefined ? [] : [id]))
  const firing = composeRules(EMPTY_PACK, [{ ...NOBODY, id: wanted ?? ids[0] ?? '', yaml }]).rules.map(
    ({ facts }) => facts.id,
  )
  const id = wanted ?? firing.find((one) => ids.includes(one))
  if (id === undefined) return { kind: 'conflict', why: 'The rule needs an id: a UUID of its own.' }
  return firing.includes(id) ? { kind: 'named', id } : { kind: 'conflict', why: `The text must keep the id ${id}.` }
}

const EMPTY_PACK: RulePack = { documents: [], sources: new Map(), tests: new Map(), cases: [], problems: [] }
const NOBODY = { tests: '', enabled: true, changedMs: 0, changedBy: '', reason: '' }

function toKept(
  rule: Pick<KeptRule, 'id' | 'yaml' | 'tests' | 'enabled'>,
  { by, nowMs, reason }: RuleChange,
): KeptRule {
  return { ...rule, changedMs: nowMs, changedBy: by, reason }
}

function isError({ severity }: Problem): boolean {
  return severity === 'error'
}

function toProblemJson({ line, column, severity, code, message, fix }: Problem): RuleProblemJson {
  return { line, column, severity, code, message, fix: fix ?? null }
}

function toRuleJson(rule: EffectiveRule, trial: RuleTrial | undefined, record: RuleRecord | undefined): RuleJson {
  const { facts, origin, enabled, changed } = rule
  const { document } = facts
  const judged = (resolution: 'true_positive' | 'false_positive' | 'benign') => record?.judged.get(resolution) ?? 0
  return {
    id: facts.id,
    title: facts.title,
    description: document.description ?? '',
    level: facts.level ?? 'medium',
    kind: document.kind,
    category: facts.category ?? null,
    origin,
    enabled,
    author: document.author ?? '',
    references: document.references,
    falsepositives: document.falsepositives,
    atlas: facts.atlas,
    owasp: facts.owasp,
    bullets: facts.bullets,
    tests: trial?.tests ?? facts.tests,
    needs: facts.needs,
    alerts: record?.alerts ?? 0,
    judged: {
      true_positive: judged('true_positive'),
      false_positive: judged('false_positive'),
      benign: judged('benign'),
    },
    last_fired: record === undefined ? null : new Date(record.lastMs).toISOString(),
    micros: trial?.micros ?? null,
    changed:
      changed === undefined
        ? null
        : { at: new Date(changed.changedMs).toISOString(), by: changed.changedBy, reason: changed.reason },
  }
}
