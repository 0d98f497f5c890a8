import { type BudgetGate, NO_BILL, nameKey } from './budget/budget-gate.ts'
import { readApp, readIdentity } from './call-identity.ts'
import type { CallRecord } from './call-record.ts'
import type { CallContext } from './pass-call.ts'
import type { CallRequest } from './proxy-options.ts'

/** What is known of a call that is to be paid for. */
export interface BillOptions {
  /** Missing where the call is not read. */
  readonly request: CallRequest | undefined
  readonly record: CallRecord
  readonly body?: unknown
  /** Of the request's body; what its head says when left out. */
  readonly bytes?: number
}

/** Asks the budgets for a call: the answer where it is beyond them and they are enforced, or its bill. */
export function openBill(call: CallContext, options: BillOptions): ReturnType<BudgetGate['open']> {
  const { budgets, options: settings } = call.proxy
  if (budgets === undefined) return { bill: NO_BILL }
  const { user = '' } = readIdentity(call.origin, options.body)
  return options.record.run(() =>
    budgets.open({
      spender: { key: nameKey(call.secrets[0]), user, app: readApp(call.origin) },
      bytes: options.bytes ?? lengthOf(call.origin.headers['content-length']),
      request: options.request,
      refuse: settings.mode === 'enforce',
      recorder: settings.recorder,
    }),
  )
}

const MOST_BYTES = 2 ** 40

function lengthOf(header: string | undefined): number {
  const length = Number(header ?? 0)
  return length >= 0 && length <= MOST_BYTES ? length : 0
}
