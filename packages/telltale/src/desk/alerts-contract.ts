import type { Alert } from '@telltale/model'
import { expect, test } from 'vitest'
import type { Desk } from './desk.ts'

const NOW = Date.UTC(2026, 10, 23, 9)

/** An alert of tenant `acme`, as a rule over single events gives it. */
function alertOf(id: string, change: Partial<Alert> = {}): Alert {
  return {
    id: id.repeat(32).slice(0, 32),
    tenant: 'acme',
    ruleId: 'rule-a',
    title: 'Injected instruction obeyed',
    level: 'high',
    kind: 'rule',
    category: 'ai_tool',
    atlas: ['AML.T0051.001'],
    owasp: ['LLM01:2026'],
    firstMs: NOW,
    lastMs: NOW,
    count: 1,
    eventIds: ['e1'],
    traceIds: ['t1'],
    conversationIds: ['c1'],
    entities: [{ field: 'user.id', value: 'Ada%Lovelace' }],
    evidence: [{ eventId: 'e1', field: 'gen_ai.tool.name', excerpt: 'send_mail' }],
    ...change,
  }
}

/** What every desk promises of alerts. */
export function testAlerts(open: () => Promise<Desk>): void {
  test('gives back an alert it was given, open', async () => {
    const desk = await open()
    await desk.alerts.saveAlerts([alertOf('a')])
    const kept = await desk.alerts.findAlert('acme', alertOf('a').id)
    expect(kept).toMatchObject({ ...alertOf('a'), status: 'open', resolution: undefined, assignee: undefined })
    expect(await desk.alerts.findAlert('globex', alertOf('a').id)).toBeUndefined()
    await desk.close()
  })

  test('writing it again changes nothing, a larger count replaces it, and what people said stays', async () => {
    const desk = await open()
    await desk.alerts.saveAlerts([alertOf('a', { count: 3 })])
    const { id } = alertOf('a')
    await desk.alerts.changeAlert('acme', id, { status: 'acknowledged', assignee: 'kim', by: 'k1', nowMs: NOW })
    const before = await desk.alerts.lastRevision()
    await desk.alerts.saveAlerts([alertOf('a', { count: 2 }), alertOf('a', { count: 3 })])
    expect(await desk.alerts.lastRevision()).toBe(before)
    await desk.alerts.saveAlerts([alertOf('a', { count: 4, lastMs: NOW + 5, traceIds: ['t1', 't2'] })])
    const kept = await desk.alerts.findAlert('acme', id)
    expect(kept).toMatchObject({ count: 4, lastMs: NOW + 5, status: 'acknowledged', assignee: 'kim', changedBy: 'k1' })
    const byTrace = await desk.alerts.findAlerts('acme', { traceId: 't2' }, { limit: 10 })
    expect(byTrace.alerts.map((alert) => alert.id)).toEqual([id])
    await desk.close()
  })

  test('lists the newest first, in pages that miss and repeat nothing', async () => {
    const desk = await open()
    const ids = ['1', '2', '3', '4', '5']
    await desk.alerts.saveAlerts(ids.map((id, place) => alertOf(id, { lastMs: NOW + Math.floor(place / 2) })))
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await desk.alerts.findAlerts('acme', {}, { limit: 2, ...(cursor !== undefined && { cursor }) })
      seen.push(...page.alerts.map((alert) => alert.id.charAt(0)))
      cursor = page.next
    } while (cursor !== undefined)
    expect(seen).toEqual(['5', '4', '3', '2', '1'])
    const bad = desk.alerts.findAlerts('acme', {}, { limit: 2, cursor: 'bm9uc2Vuc2U' })
    await expect(bad).rejects.toMatchObject({ code: 'STORE_QUERY_INVALID' })
    await desk.close()
  })
}

/** What every desk promises of looking for alerts. */
export function testFindingAlerts(open: () => Promise<Desk>): void {
  test('filters by what people look for', async () => {
    const desk = await open()
    await desk.alerts.saveAlerts([
      alertOf('a'),
      alertOf('b', {
        level: 'low',
        ruleId: 'rule-b',
        title: 'Key used elsewhere',
        category: 'ai_audit',
        lastMs: NOW - 9,
      }),
      alertOf('c', { tenant: 'globex' }),
    ])
    const find = async (filter: Parameters<Desk['alerts']['findAlerts']>[1]) =>
      (await desk.alerts.findAlerts('acme', filter, { limit: 10 })).alerts.map((alert) => alert.id.charAt(0))
    expect(await find({})).toEqual(['a', 'b'])
    expect(await find({ levels: ['low', 'critical'] })).toEqual(['b'])
    expect(await find({ ruleIds: ['rule-a'] })).toEqual(['a'])
    expect(await find({ categories: ['ai_audit'] })).toEqual(['b'])
    expect(await find({ fromMs: NOW })).toEqual(['a'])
    expect(await find({ toMs: NOW })).toEqual(['b'])
    expect(await find({ statuses: ['closed'] })).toEqual([])
    expect(await find({ conversationId: 'c1' })).toEqual(['a', 'b'])
    expect(await find({ text: 'aDA%lov' })).toEqual(['a', 'b'])
    expect(await find({ text: 'key used' })).toEqual(['b'])
    // A wildcard of the database means itself.
    expect(await find({ text: 'a_a' })).toEqual([])
    await desk.close()
  })
}

/** What every desk promises of counting alerts and of telling what changed. */
export function testCountingAlerts(open: () => Promise<Desk>): void {
  test('counts by state, level, rule and time', async () => {
    const desk = await open()
    await desk.alerts.saveAlerts([
      alertOf('a'),
      alertOf('b', { lastMs: NOW - 30 }),
      alertOf('c', { ruleId: 'rule-b', level: 'low' }),
    ])
    await desk.alerts.changeAlert('acme', alertOf('c').id, {
      status: 'closed',
      resolution: 'benign',
      by: 'k',
      nowMs: NOW,
    })
    const counts = await desk.alerts.countAlerts('acme', {}, { fromMs: NOW - 40, toMs: NOW + 40, buckets: 4 })
    expect(counts.total).toBe(3)
    expect([...counts.byStatus].sort()).toEqual([
      ['closed', 1],
      ['open', 2],
    ])
    expect([...counts.byLevel].sort()).toEqual([
      ['high', 2],
      ['low', 1],
    ])
    expect(counts.byRule[0]).toEqual({ ruleId: 'rule-a', title: 'Injected instruction obeyed', count: 2 })
    expect(counts.histogram).toEqual([1, 0, 2, 0])
    const records = await desk.alerts.countByRule('acme', NOW - 10)
    expect(records.get('rule-a')).toEqual({ alerts: 1, lastMs: NOW, judged: new Map() })
    expect(records.get('rule-b')?.judged).toEqual(new Map([['benign', 1]]))
    await desk.close()
  })

  test('tells a reader what was written since it looked', async () => {
    const desk = await open()
    await desk.alerts.saveAlerts([alertOf('a'), alertOf('b', { tenant: 'globex' })])
    const first = await desk.alerts.lastRevision()
    await desk.alerts.saveAlerts([alertOf('c')])
    await desk.alerts.changeAlert('acme', alertOf('a').id, { note: 'looked at', by: 'k', nowMs: NOW })
    const changed = await desk.alerts.findChanged('acme', first, 10)
    expect(changed.map((alert) => [alert.id.charAt(0), alert.note])).toEqual([
      ['c', undefined],
      ['a', 'looked at'],
    ])
    expect(await desk.alerts.findChanged('globex', first, 10)).toEqual([])
    await desk.close()
  })
}

/** What every desk promises of rules and exceptions. */
export function testRules(open: () => Promise<Desk>): void {
  const rule = { id: 'r1', yaml: 'title: x', tests: '', enabled: true, changedMs: NOW, changedBy: 'k', reason: 'why' }

  test('keeps rules by tenant, and counts every change', async () => {
    const desk = await open()
    const before = await desk.rules.findRuleChange()
    await desk.rules.saveRule('acme', rule)
    await desk.rules.saveRule('acme', { ...rule, yaml: undefined, tests: undefined, enabled: false })
    expect(await desk.rules.listRules('acme')).toEqual([{ ...rule, yaml: undefined, tests: undefined, enabled: false }])
    expect(await desk.rules.listRules('globex')).toEqual([])
    expect(await desk.rules.listTenants()).toEqual(['acme'])
    expect(await desk.rules.removeRule('globex', 'r1')).toBe(false)
    expect(await desk.rules.removeRule('acme', 'r1')).toBe(true)
    expect(await desk.rules.findRuleChange()).toBe(before + 3)
    await desk.close()
  })

  test('an exception holds until it expires or is ended', async () => {
    const desk = await open()
    const made = {
      ruleId: 'r1',
      conditions: [{ field: 'user.id', value: 'ada' }],
      owner: 'kim',
      reason: 'red team',
      createdMs: NOW,
      createdBy: 'k',
      expiresMs: NOW + 100,
    }
    const one = await desk.rules.addException('acme', made)
    const two = await desk.rules.addException('acme', { ...made, createdMs: NOW + 1 })
    if (one === 'full' || two === 'full') throw new Error('full')
    expect(await desk.rules.listExceptions('acme', NOW)).toEqual([one, two])
    expect(one).toMatchObject(made)
    expect(await desk.rules.endException('globex', one.id, { by: 'k', nowMs: NOW })).toBe(false)
    expect(await desk.rules.endException('acme', one.id, { by: 'k', nowMs: NOW })).toBe(true)
    expect(await desk.rules.endException('acme', one.id, { by: 'k', nowMs: NOW })).toBe(false)
    expect(await desk.rules.listExceptions('acme', NOW + 99)).toEqual([two])
    expect(await desk.rules.listExceptions('acme', NOW + 100)).toEqual([])
    await desk.close()
  })

  test('keeps what detection was not able to do', async () => {
    const desk = await open()
    const gap = { tenant: 'acme', ruleId: 'r1', reason: 'groups', fromMs: NOW, toMs: NOW + 5, count: 12 }
    await desk.rules.saveGaps([gap, { ...gap, toMs: NOW + 9 }])
    expect(await desk.rules.listGaps('acme', 1)).toEqual([{ ...gap, toMs: NOW + 9 }])
    expect(await desk.rules.listGaps('globex', 9)).toEqual([])
    await desk.close()
  })
}
