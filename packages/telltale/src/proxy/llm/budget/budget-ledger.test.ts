import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Budget } from './budget.ts'
import { BudgetLedger, type Charge } from './budget-ledger.ts'

const HOUR = 3_600_000
const budget: Budget = { id: 'b', per: 'user', windowMs: HOUR, tokens: 100, action: 'refuse' }
const who = (user: string) => ({ key: 'k', user, app: '' })
const most = (tokens: number) => ({ requests: 1, tokens, usd: 0 })

test('a window that ends begins anew, and what a call under way uses stays in its own', () => {
  let now = 10 * HOUR
  const ledger = new BudgetLedger([budget], { now: () => now })
  const { charge } = ledger.reserve(who('ann'), most(100), true)
  expect(ledger.reserve(who('ann'), most(1), true).charge).toBeUndefined()
  expect(ledger.reserve(who('bob'), most(1), true).charge).toBeDefined()
  now += HOUR
  charge?.settle({ tokens: 500, usd: 0 })
  expect(ledger.reserve(who('ann'), most(1), true)).toMatchObject({ exceeded: [] })
})

test('what was set aside and not used is there again', () => {
  const ledger = new BudgetLedger([budget], { now: () => 0 })
  ledger.reserve(who('ann'), most(100), true).charge?.settle({ tokens: 5, usd: 0 })
  expect(ledger.reserve(who('ann'), most(1), true).charge).toBeDefined()
})

test('a flood of names clears no account: those that find no room share one', () => {
  const full: true[] = []
  const ledger = new BudgetLedger([budget], { now: () => 0, mostAccounts: 3, onFull: () => void full.push(true) })
  ledger.reserve(who('ann'), most(100), true)
  for (let i = 0; i < 50; i += 1) ledger.reserve(who(`made-up-${i}`), most(10), true)
  expect(full.length).toBeGreaterThan(0)
  expect(ledger.save().length).toBeLessThanOrEqual(4)
  expect(ledger.reserve(who('ann'), most(1), true).charge).toBeUndefined()
  expect(ledger.reserve(who('one-more'), most(1), true).charge).toBeUndefined()
})

test('what is saved counts after a restart, with what was set aside', () => {
  const before = new BudgetLedger([budget], { now: () => 5 * HOUR })
  before.reserve(who('ann'), most(100), true)
  const saved = before.save()
  const open = (now: number) => new BudgetLedger([budget], { saved, now: () => now })
  expect(open(5 * HOUR + 1).reserve(who('ann'), most(1), true).charge).toBeUndefined()
  expect(open(6 * HOUR).reserve(who('ann'), most(1), true).charge).toBeDefined()
})

test('in monitor mode nothing is refused, and a budget is told of once', () => {
  const ledger = new BudgetLedger([budget], { now: () => 0 })
  const told = [1, 2, 3].map(() => ledger.reserve(who('ann'), most(100), false))
  expect(told.every(({ charge }) => charge !== undefined)).toBe(true)
  expect(told.flatMap(({ exceeded }) => exceeded.map(({ isNew }) => isNew))).toEqual([true, false])
})

test('whatever the order of calls and answers, at most one call goes beyond a budget', () => {
  const step = fc.record({ begin: fc.boolean(), most: fc.integer({ min: 1, max: 60 }), pick: fc.nat() })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const ledger = new BudgetLedger([budget], { now: () => 0 })
      const open: { charge: Charge; most: number }[] = []
      let spent = 0
      for (const { begin, most: tokens, pick } of steps) {
        const under = open.reduce((sum, call) => sum + call.most, spent)
        const { charge } = begin ? ledger.reserve(who('ann'), most(tokens), true) : {}
        if (charge) open.push({ charge, most: tokens })
        if (begin) expect(charge === undefined).toBe(under >= 100)
        const [ended] = begin || open.length === 0 ? [] : open.splice(pick % open.length, 1)
        ended?.charge.settle({ tokens: ended.most, usd: 0 })
        spent += ended?.most ?? 0
      }
      expect(spent).toBeLessThan(100 + 60)
    }),
  )
})
