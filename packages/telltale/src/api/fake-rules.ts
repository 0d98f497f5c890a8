import type { CoverageJson, RuleDetailJson, RuleJson } from '@telltale/model'
import type { AlertChange, AlertDesk, KeptAlert, RuleDesk } from '../desk/desk.ts'
import type { RuleBook } from '../rules/rule-book.ts'

/** The id of the alert and the exception that tenant `acme` has from the start. */
export const ALERT_ID = '55555555555555555555555555555555'
export const RULE_ID = 'telltale.test-rule'

const OWNER = 'acme'

/** Alerts in memory, for the tests of the API: one for tenant `acme`, and nothing for others. */
export function fakeAlerts(canary: string, nowMs: number): AlertDesk {
  let alert: KeptAlert = {
    id: ALERT_ID,
    tenant: OWNER,
    ruleId: RULE_ID,
    title: `A test ${canary}`,
    level: 'high',
    kind: 'rule',
    category: 'ai_prompt',
    atlas: ['AML.T0051.000'],
    owasp: ['LLM01:2026'],
    firstMs: nowMs,
    lastMs: nowMs,
    count: 1,
    eventIds: [],
    traceIds: [],
    conversationIds: [],
    entities: [{ field: 'user.id', value: canary }],
    evidence: [{ eventId: '6'.repeat(32), field: 'telltale.prompt.text', excerpt: canary }],
    status: 'open',
    resolution: undefined,
    assignee: undefined,
    note: undefined,
    changedBy: undefined,
    revision: 1,
  }
  const of = (tenant: string) => (tenant === OWNER ? [alert] : [])
  return {
    saveAlerts: async () => undefined,
    findAlerts: async (tenant) => ({ alerts: of(tenant), next: undefined }),
    findAlert: async (tenant, id) => of(tenant).find((kept) => kept.id === id),
    findChanged: async (tenant) => of(tenant),
    lastRevision: async () => 1,
    changeAlert: async (tenant, id, change) => {
      if (tenant !== OWNER || id !== ALERT_ID) return undefined
      alert = { ...alert, ...known(change), changedBy: change.by, revision: alert.revision + 1 }
      return alert
    },
    countAlerts: async (tenant, _filter, { buckets }) => ({
      total: of(tenant).length,
      byStatus: new Map(of(tenant).map((kept) => [kept.status, 1])),
      byLevel: new Map(of(tenant).map((kept) => [kept.level, 1])),
      byRule: of(tenant).map(({ ruleId, title }) => ({ ruleId, title, count: 1 })),
      histogram: Array.from({ length: buckets }, () => 0),
    }),
    countByRule: async () => new Map(),
  }
}

function known({ status, note }: AlertChange) {
  return { ...(status !== undefined && { status }), ...(note !== undefined && { note: note ?? undefined }) }
}

/** Rules and exceptions in memory: one exception for tenant `acme`. */
export function fakeRuleDesk(canary: string, nowMs: number): RuleDesk {
  const exception = {
    id: ALERT_ID,
    ruleId: RULE_ID,
    conditions: [{ field: 'user.id', value: canary }],
    owner: canary,
    reason: canary,
    createdMs: nowMs,
    createdBy: 'acmereadkey0',
    expiresMs: nowMs + 60_000,
  }
  return {
    findRuleChange: async () => 0,
    listTenants: async () => [OWNER],
    listRules: async () => [],
    saveRule: async () => undefined,
    removeRule: async () => false,
    listExceptions: async (tenant) => (tenant === OWNER ? [exception] : []),
    addException: async (_tenant, added) => ({ id: ALERT_ID, ...added }),
    endException: async (tenant, id) => tenant === OWNER && id === ALERT_ID,
    saveGaps: async () => undefined,
    listGaps: async () => [],
  }
}

/** A book with one rule, for every tenant but written by `acme` alone. */
export function fakeRuleBook(canary: string, nowMs: number): RuleBook {
  const rule: RuleJson = {
    id: RULE_ID,
    title: 'A test',
    description: '',
    level: 'high',
    kind: 'rule',
    category: 'ai_prompt',
    origin: 'custom',
    enabled: true,
    author: canary,
    references: [],
    falsepositives: [],
    atlas: [],
    owasp: [],
    bullets: [],
    tests: { attack: 1, benign: 1, near_miss: 1, passing: true },
    needs: ['ai_prompt'],
    alerts: 1,
    judged: { true_positive: 0, false_positive: 0, benign: 0 },
    last_fired: new Date(nowMs).toISOString(),
    micros: 0.4,
    changed: null,
  }
  const detail: RuleDetailJson = { rule, yaml: `title: ${canary}`, tests: '', sql: null, sql_problem: 'none' }
  const coverage: CoverageJson = {
    atlas_release: '2026.09',
    tactics: [],
    owasp_llm: [],
    owasp_agentic: [],
    totals: { tested: 0, untested: 0, no_rule: 0, out_of_sight: 0 },
  }
  const own = (tenant: string, id: string) => tenant === OWNER && id === RULE_ID
  return {
    listRules: async (tenant) => (tenant === OWNER ? [rule] : []),
    findRule: async (tenant, id) => (own(tenant, id) ? detail : undefined),
    check: () => ({ problems: [], sql: null, sql_problem: null }),
    test: async () => ({ problems: [], results: [] }),
    hunt: async () => {
      const at = new Date(nowMs).toISOString()
      const looked_at = { events: 0, first: null, last: null }
      const hunt = {
        total: 0,
        complete: true,
        from: at,
        to: at,
        looked_at,
        per_day: [],
        samples: [],
        sql: 'SELECT 1',
        took_ms: 1,
      }
      return { kind: 'found', hunt }
    },
    saveRule: async () => ({ kind: 'saved', detail }),
    setEnabled: async (tenant, id) => (own(tenant, id) ? rule : undefined),
    removeRule: async (tenant, id) => own(tenant, id),
    reload: async () => undefined,
    coverage: async () => coverage,
    navigatorLayer: () => ({}),
    coverageCsv: () => 'id,state\n',
  }
}
