import { createHash } from 'node:crypto'
import type { Recorder } from '@telltale/sdk'
import type { CallAnswer, CallRequest } from '../proxy-options.ts'
import type { Refusal } from '../refuse-call.ts'
import type { Amount, BudgetPlan, Spender } from './budget.ts'
import { BudgetLedger, type Exceeded, type LedgerOptions, type SavedAccount } from './budget-ledger.ts'
import { countAmount, estimateAmount } from './estimate-amount.ts'
import { recordExceeded } from './record-exceeded.ts'

/** A call that wants in. */
interface Spending {
  readonly spender: Spender
  /** Of the request's body. */
  readonly bytes: number
  /** Missing where the request is not read. */
  readonly request: CallRequest | undefined
  /** False in monitor mode. */
  readonly refuse: boolean
  readonly recorder: Recorder
}

/** A call that may spend. */
export interface OpenBill {
  /** The call is over; undefined where nothing was answered. Only the first call counts. */
  pay(answer: CallAnswer | undefined): void
  /** The call is over, and nobody could read what it was answered: it costs what was set aside. */
  payAll(): void
}

/** The budgets of one proxy. */
export interface BudgetGate {
  /** The answer to a call that is beyond its budget, or its bill. What is used up is recorded, in either mode. */
  open(spending: Spending): { readonly refusal: Refusal } | { readonly bill: OpenBill }
  save(): readonly SavedAccount[]
}

export const NO_BILL: OpenBill = { pay: () => {}, payAll: () => {} }

/** Keeps a plan of budgets. */
export function createBudgetGate(plan: BudgetPlan, options: LedgerOptions = {}): BudgetGate {
  const now = options.now ?? Date.now
  const ledger = new BudgetLedger(plan.budgets, options)
  return {
    open: ({ spender, bytes, request, refuse, recorder }) => {
      const estimate = estimateAmount(plan, bytes, request)
      const { exceeded, charge } = ledger.reserve(spender, estimate.most, refuse)
      for (const one of exceeded) {
        const refused = refuse && one.budget.action === 'refuse'
        if (refused || one.isNew) recordExceeded(recorder, one, refused)
      }
      if (charge === undefined) return { refusal: refusalOf(exceeded, now()) }
      const nothing: Omit<Amount, 'requests'> = { tokens: 0, usd: 0 }
      return {
        bill: {
          pay: (answer) => charge.settle(answer === undefined ? nothing : countAmount(estimate, answer)),
          payAll: () => charge.settle(estimate.most),
        },
      }
    },
    save: () => ledger.save(),
  }
}

/** The name of a key that is safe to keep: not the key, and the same after a restart. */
export function nameKey(secret: string | undefined): string {
  return secret === undefined ? '' : createHash('sha256').update(`telltale budget ${secret}`).digest('hex').slice(0, 24)
}

function refusalOf(exceeded: readonly Exceeded[], nowMs: number): Refusal {
  const refusing = exceeded.filter(({ budget }) => budget.action === 'refuse')
  const said = refusing.map(
    ({ budget, limit, unit }) => `Budget ${budget.id} is used up: ${limit} ${unit} ${PER[budget.per]}.`,
  )
  // Where several are used up, the call has a chance only when the last of them begins anew.
  const endMs = Math.max(...refusing.map((one) => one.endMs))
  const retryAfterS = Math.max(1, Math.ceil((endMs - nowMs) / 1000))
  return { status: 429, code: 'TELLTALE_BUDGET', message: said.join(' '), retryAfterS }
}

const PER = { key: 'for a key', user: 'for a user', app: 'for an application', all: 'for everybody' } as const
