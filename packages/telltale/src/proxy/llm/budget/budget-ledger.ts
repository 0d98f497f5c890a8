import { type Amount, type Budget, type Spender, UNITS, type Unit } from './budget.ts'

/** A budget that is used up, for one who spends. */
export interface Exceeded {
  readonly budget: Budget
  readonly unit: Unit
  readonly limit: number
  /** What is used, with what is set aside for calls under way. */
  readonly used: number
  /** When the window ends, milliseconds since 1970. */
  readonly endMs: number
  /** The first time in this window, for this account. */
  readonly isNew: boolean
}

/** What was set aside for one call. */
export interface Charge {
  /** The call is over: what it used takes the place of what was set aside. Only the first call counts. */
  settle(actual: Omit<Amount, 'requests'>): void
}

/** What became of a call: `charge` is missing where it is to be refused. */
export interface Reservation {
  readonly exceeded: readonly Exceeded[]
  readonly charge: Charge | undefined
}

/** An account as it is kept over a restart: budget, name, begin of the window, requests, tokens, dollars. */
export type SavedAccount = readonly [string, string, number, number, number, number]

interface Account {
  readonly name: string
  readonly startMs: number
  used: Amount
  held: Amount
  isTold: boolean
}

interface Book {
  readonly budget: Budget
  readonly accounts: Map<string, Account>
  /** The window for which accounts of older ones were dropped. */
  sweptMs: number
}

const NOTHING: Amount = { requests: 0, tokens: 0, usd: 0 }
/** The account of all names that came when there was no room for one more of their own. */
const OTHERS = '(others)'

/** Most accounts of one budget. Nobody's account is ever dropped within its window: a flood of names must not clear it. */
const MOST_ACCOUNTS = 10_000

/** Counts what is spent, by budget, account and window. A call is let in while anything is left, so that at most one goes beyond. */
export class BudgetLedger {
  readonly #books: readonly Book[]
  readonly #now: () => number
  readonly #most: number
  readonly #onFull: () => void

  constructor(budgets: readonly Budget[], options: LedgerOptions = {}) {
    this.#books = budgets.map((budget) => ({ budget, accounts: new Map(), sweptMs: 0 }))
    this.#now = options.now ?? Date.now
    this.#most = options.mostAccounts ?? MOST_ACCOUNTS
    this.#onFull = options.onFull ?? (() => {})
    for (const account of options.saved ?? []) this.#restore(account)
  }

  /** Sets aside what a call may use. With `refuse`, a call beyond a budget that refuses is charged nothing. */
  reserve(spender: Spender, most: Amount, refuse: boolean): Reservation {
    const taken = this.#books.map((book) => ({ budget: book.budget, account: this.#open(book, spender) }))
    const exceeded = taken.flatMap(({ budget, account }) => findExceeded(budget, account))
    if (refuse && exceeded.some(({ budget }) => budget.action === 'refuse')) return { exceeded, charge: undefined }
    const accounts = taken.map(({ account }) => account)
    for (const account of accounts) {
      account.used = plus(account.used, { requests: most.requests, tokens: 0, usd: 0 })
      account.held = plus(account.held, { ...most, requests: 0 })
    }
    return { exceeded, charge: createCharge(accounts, most) }
  }

  /** All accounts of windows that have not ended; what is set aside counts as used. */
  save(): readonly SavedAccount[] {
    return this.#books.flatMap(({ budget, accounts }) =>
      [...accounts.values()]
        .filter(({ startMs }) => startMs === this.#startOf(budget))
        .map(({ name, startMs, used, held }): SavedAccount => {
          const { requests, tokens, usd } = plus(used, held)
          return [budget.id, name, startMs, requests, tokens, usd]
        }),
    )
  }

  #open(book: Book, spender: Spender): Account {
    const { budget, accounts } = book
    const name = budget.per === 'all' ? '' : spender[budget.per]
    const startMs = this.#startOf(budget)
    const found = accounts.get(name)
    if (found?.startMs === startMs) return found
    if (found === undefined && accounts.size >= this.#most) {
      dropOld(book, startMs)
      if (accounts.size >= this.#most && name !== OTHERS) {
        this.#onFull()
        return openAccount(accounts, OTHERS, startMs)
      }
    }
    return openAccount(accounts, name, startMs)
  }

  #restore([id, name, startMs, requests, tokens, usd]: SavedAccount): void {
    const book = this.#books.find(({ budget }) => budget.id === id)
    if (book === undefined || startMs !== this.#startOf(book.budget) || book.accounts.size > this.#most) return
    book.accounts.set(name, { name, startMs, used: { requests, tokens, usd }, held: NOTHING, isTold: false })
  }

  #startOf({ windowMs }: Budget): number {
    const nowMs = this.#now()
    return nowMs - (nowMs % windowMs)
  }
}

export interface LedgerOptions {
  /** Milliseconds since 1970. */
  readonly now?: () => number
  readonly saved?: readonly SavedAccount[]
  readonly mostAccounts?: number
  /** Told when a name gets no account of its own. */
  readonly onFull?: () => void
}

function findExceeded(budget: Budget, account: Account): readonly Exceeded[] {
  const total = plus(account.used, account.held)
  const found = UNITS.find((unit) => total[unit] >= (budget[unit] ?? Number.POSITIVE_INFINITY))
  if (found === undefined) return []
  const isNew = !account.isTold
  account.isTold = true
  const endMs = account.startMs + budget.windowMs
  return [{ budget, unit: found, limit: budget[found] ?? 0, used: total[found], endMs, isNew }]
}

function createCharge(accounts: readonly Account[], most: Amount): Charge {
  let settled = false
  return {
    settle: ({ tokens, usd }) => {
      if (settled) return
      settled = true
      for (const account of accounts) {
        account.held = plus(account.held, { requests: 0, tokens: -most.tokens, usd: -most.usd })
        account.used = plus(account.used, { requests: 0, tokens, usd })
      }
    },
  }
}

function plus(left: Amount, right: Amount): Amount {
  return {
    requests: left.requests + right.requests,
    tokens: left.tokens + right.tokens,
    usd: left.usd + right.usd,
  }
}

function openAccount(accounts: Map<string, Account>, name: string, startMs: number): Account {
  const found = accounts.get(name)
  if (found?.startMs === startMs) return found
  const account: Account = { name, startMs, used: NOTHING, held: NOTHING, isTold: false }
  accounts.set(name, account)
  return account
}

/** Once for each window: more often there is nothing to find. */
function dropOld(book: Book, startMs: number): void {
  if (book.sweptMs === startMs) return
  book.sweptMs = startMs
  const { accounts } = book
  for (const [name, account] of accounts) if (account.startMs < startMs) accounts.delete(name)
}
