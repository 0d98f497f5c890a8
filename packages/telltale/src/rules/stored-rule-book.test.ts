import { expect, test } from 'vitest'
import type { KeptRule, RuleDesk } from '../desk/desk.ts'
import { readRulePack } from './rule-pack.ts'
import { StoredRuleBook } from './stored-rule-book.ts'

const ID = '11111111-1111-4111-8111-111111111111'
const YAML = `title: Pays
id: ${ID}
taxonomy: telltale
level: high
logsource: {product: telltale, category: ai_tool}
detection:
  pay: {gen_ai.tool.name: pay}
  condition: pay
`
const CHANGE = { by: 'kim', nowMs: 5, reason: 'a test' }

/** A book over a desk in memory, and whether the rule is in force after each change. */
function openBook() {
  const kept = new Map<string, KeptRule>()
  const inForce: boolean[] = []
  const rules: RuleDesk = {
    findRuleChange: async () => 0,
    listTenants: async () => ['acme'],
    listRules: async () => [...kept.values()],
    saveRule: async (_tenant, rule) => {
      const { yaml = kept.get(rule.id)?.yaml, tests = kept.get(rule.id)?.tests } = rule
      kept.set(rule.id, { ...rule, yaml, tests })
    },
    removeRule: async (_tenant, id) => kept.delete(id),
    listExceptions: async () => [],
    addException: async () => 'full',
    endException: async () => false,
    saveGaps: async () => undefined,
    listGaps: async () => [],
  }
  const store = {
    hunt: async () => ({ ok: false as const, reason: 'not here' }),
    huntSql: () => ({ ok: false as const, reason: 'not here' }),
    telemetry: async () => ({ from: '', to: '', apps: [], sources: [] }),
  }
  const book = new StoredRuleBook({
    pack: readRulePack([]),
    trials: {},
    rules,
    alerts: { countByRule: async () => new Map() },
    store,
    now: () => 0,
    apply: async ({ tenants }) => {
      inForce.push((tenants?.get('acme')?.documents.length ?? 0) > 0)
    },
  })
  return { book, inForce }
}

test('a new rule is in force at once unless it is to be kept off', async () => {
  const { book, inForce } = openBook()
  const saved = await book.saveRule('acme', { id: undefined, yaml: YAML, tests: '' }, CHANGE)
  expect(saved).toMatchObject({ kind: 'saved', detail: { rule: { enabled: true } } })
  expect(inForce).toEqual([true])
})

test('a rule that is saved off never was in force, and is switched on as a step of its own', async () => {
  const { book, inForce } = openBook()
  const saved = await book.saveRule('acme', { id: undefined, yaml: YAML, tests: '', enabled: false }, CHANGE)
  expect(saved).toMatchObject({ kind: 'saved', detail: { rule: { enabled: false } } })
  expect(inForce).toEqual([false])
  expect(await book.setEnabled('acme', ID, true, CHANGE)).toMatchObject({ enabled: true })
  expect(inForce).toEqual([false, true])
})

test('another text leaves a rule on or off as it was', async () => {
  const { book } = openBook()
  await book.saveRule('acme', { id: undefined, yaml: YAML, tests: '', enabled: false }, CHANGE)
  const changed = await book.saveRule('acme', { id: ID, yaml: YAML.replace('high', 'low'), tests: '' }, CHANGE)
  expect(changed).toMatchObject({ kind: 'saved', detail: { rule: { enabled: false, level: 'low' } } })
})
