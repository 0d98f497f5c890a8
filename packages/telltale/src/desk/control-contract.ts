import type { ApprovalRequest, EnforcementPolicy } from '@telltale/model'
import { expect, test } from 'vitest'
import type { Desk } from './desk.ts'

const NOW = Date.UTC(2026, 10, 23, 9)
const LIFE_MS = 10 * 60_000
const SESSION = { kind: 'session', value: 's-1', reason: 'planted mail', createdMs: NOW, createdBy: 'reader' } as const
const POLICY: EnforcementPolicy = {
  rules: [{ id: 'pay', when: { tools: ['pay_*'] }, action: 'require_approval' }],
  onFailure: 'open',
}
const ASKED: ApprovalRequest = {
  app: 'shop',
  category: 'ai_tool',
  tool: 'pay_invoice',
  content: '{"amount":1204}',
  reason: 'a person must see payments',
}

/** What every desk promises of quarantine and policy, and of the count of changes. */
export function testControl(open: () => Promise<Desk>): void {
  test('a quarantine holds for its tenant until it ends or is lifted', async () => {
    const { control, close } = await openControl(open)
    const forever = await control.addQuarantine('acme', SESSION)
    const hour = await control.addQuarantine('acme', {
      ...SESSION,
      value: 's-2',
      createdMs: NOW + 1,
      untilMs: NOW + 3_600_000,
    })
    if (typeof forever === 'string' || typeof hour === 'string') throw new Error('not added')
    expect(await control.findQuarantine('acme', NOW + 1)).toEqual([forever, hour])
    expect(await control.findQuarantine('globex', NOW + 1)).toEqual([])
    expect(await control.findQuarantine('acme', NOW + 3_600_000)).toEqual([forever])
    expect(await control.liftQuarantine('globex', forever.id, { by: 'reader', nowMs: NOW + 2 })).toBeUndefined()
    expect(await control.liftQuarantine('acme', forever.id, { by: 'reader', nowMs: NOW + 2 })).toEqual(forever)
    expect(await control.liftQuarantine('acme', forever.id, { by: 'reader', nowMs: NOW + 3 })).toBeUndefined()
    expect(await control.liftQuarantine('acme', hour.id, { by: 'reader', nowMs: NOW + 3_600_000 })).toBeUndefined()
    expect(await control.findQuarantine('acme', NOW + 3)).toEqual([hour])
    await close()
  })

  test('the same one is quarantined once at a time, and a thousand at most', async () => {
    const { control, close } = await openControl(open)
    await control.addQuarantine('acme', SESSION)
    expect(await control.addQuarantine('acme', SESSION)).toBe('known')
    for (let i = 2; i <= 1_000; i += 1) await control.addQuarantine('acme', { ...SESSION, value: `s-${i}` })
    expect(await control.addQuarantine('acme', { ...SESSION, value: 'one more' })).toBe('full')
    expect(await control.addQuarantine('globex', SESSION)).toMatchObject(SESSION)
    await close()
  })

  test('a policy has versions, and is not set over one that was not seen', async () => {
    const { control, close } = await openControl(open)
    const by = { changedMs: NOW, changedBy: 'reader' }
    expect(await control.findPolicy('acme')).toBeUndefined()
    expect(await control.savePolicy('acme', { policy: POLICY, ...by }, 0)).toEqual({
      version: 1,
      policy: POLICY,
      ...by,
    })
    expect(await control.savePolicy('acme', { policy: null, ...by }, 0)).toBeUndefined()
    expect(await control.findPolicy('acme')).toEqual({ version: 1, policy: POLICY, ...by })
    expect(await control.savePolicy('acme', { policy: null, ...by })).toEqual({ version: 2, policy: null, ...by })
    expect(await control.findPolicy('acme')).toEqual({ version: 2, policy: null, ...by })
    expect(await control.findPolicy('globex')).toBeUndefined()
    await close()
  })

  test('every change is counted', async () => {
    const { control, close } = await openControl(open)
    const counts = [await control.findChange()]
    const note = async () => void counts.push(await control.findChange())
    const entry = await control.addQuarantine('acme', SESSION)
    await note()
    await control.liftQuarantine('acme', typeof entry === 'string' ? '' : entry.id, { by: 'reader', nowMs: NOW })
    await note()
    await control.savePolicy('acme', { policy: POLICY, changedMs: NOW, changedBy: 'reader' })
    await note()
    const asked = await control.addApproval('acme', ASKED, NOW)
    await note()
    await control.decideApproval('acme', asked?.id ?? '', { state: 'approved', by: 'reader', note: '', nowMs: NOW })
    await note()
    expect(new Set(counts).size).toBe(6)
    expect(await control.findChange()).toBe(counts[5])
    await close()
  })
}

/** What every desk promises of approvals. */
export function testApprovals(open: () => Promise<Desk>): void {
  test('an approval waits ten minutes for one decision', async () => {
    const { control, close } = await openControl(open)
    const asked = await control.addApproval('acme', ASKED, NOW)
    const late = await control.addApproval('acme', ASKED, NOW + 1)
    if (asked === undefined || late === undefined) throw new Error('not added')
    expect(asked).toEqual({ ...ASKED, id: asked.id, state: 'pending', createdMs: NOW, expiresMs: NOW + LIFE_MS })
    const decision = { state: 'approved', by: 'reader', note: 'known supplier', nowMs: NOW + 5 } as const
    expect(await control.decideApproval('globex', asked.id, decision)).toBeUndefined()
    const approved = { ...asked, state: 'approved', decidedMs: NOW + 5, decidedBy: 'reader', note: 'known supplier' }
    expect(await control.decideApproval('acme', asked.id, decision)).toEqual(approved)
    expect(await control.decideApproval('acme', asked.id, { ...decision, state: 'refused' })).toBeUndefined()
    expect(await control.findApproval('acme', asked.id, NOW + LIFE_MS)).toEqual(approved)
    expect(await control.findApproval('globex', asked.id, NOW)).toBeUndefined()
    expect(await control.findPending([asked.id, late.id, 'none'], NOW + 5)).toEqual(new Set([late.id]))
    expect(await control.findPending([late.id], NOW + 1 + LIFE_MS)).toEqual(new Set())
    expect(await control.decideApproval('acme', late.id, { ...decision, nowMs: NOW + 1 + LIFE_MS })).toBeUndefined()
    expect((await control.findApproval('acme', late.id, NOW + 1 + LIFE_MS))?.state).toBe('expired')
    await close()
  })

  test('approvals are listed by state, newest first, of one tenant', async () => {
    const { control, close } = await openControl(open)
    const old = await control.addApproval('acme', { ...ASKED, tool: 'old' }, NOW - LIFE_MS)
    const first = await control.addApproval('acme', { ...ASKED, tool: 'first' }, NOW)
    await control.addApproval('acme', { ...ASKED, tool: 'second' }, NOW + 1)
    await control.addApproval('globex', ASKED, NOW)
    await control.decideApproval('acme', first?.id ?? '', { state: 'refused', by: 'reader', note: '', nowMs: NOW + 2 })
    const tools = async (state?: 'pending' | 'refused' | 'approved' | 'expired', limit = 10) =>
      (await control.listApprovals('acme', { state, limit }, NOW + 2)).map((approval) => approval.tool)
    expect(await tools()).toEqual(['second', 'first', 'old'])
    expect(await tools(undefined, 1)).toEqual(['second'])
    expect(await tools('pending')).toEqual(['second'])
    expect(await tools('refused')).toEqual(['first'])
    expect(await tools('approved')).toEqual([])
    expect(await tools('expired')).toEqual([old?.tool])
    await close()
  })

  test('five hundred approvals wait at most, and the oldest decided make room', async () => {
    const { control, close } = await openControl(open)
    for (let i = 0; i < 500; i += 1) await control.addApproval('acme', ASKED, NOW)
    expect(await control.addApproval('acme', ASKED, NOW)).toBeUndefined()
    for (let round = 1; round <= 4; round += 1) {
      for (let i = 0; i < 500; i += 1) await control.addApproval('acme', ASKED, NOW + round * LIFE_MS)
    }
    expect(await control.listApprovals('acme', { limit: 5_000 }, NOW + 4 * LIFE_MS)).toHaveLength(2_000)
    await close()
  })
}

async function openControl(open: () => Promise<Desk>) {
  const desk = await open()
  return { control: desk.control, close: () => desk.close() }
}
