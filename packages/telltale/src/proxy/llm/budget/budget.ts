/** What may be spent within one window of time; each that is named is a bound. */
interface BudgetLimits {
  readonly requests?: number
  /** Input and output together. */
  readonly tokens?: number
  /** Dollars, by the prices of the same file. */
  readonly usd?: number
}

/** A bound on what somebody may use. */
export interface Budget extends BudgetLimits {
  readonly id: string
  /** `key`: the provider key of the call; `app` and `user`: who the caller says it is for; `all`: everybody together. */
  readonly per: 'key' | 'user' | 'app' | 'all'
  /** Windows follow each other from midnight UTC of 1 January 1970. */
  readonly windowMs: number
  /** `record`: written down, and refused in no mode. */
  readonly action: 'refuse' | 'record'
}

/** Dollars for a million tokens of the models whose name fits; `*` stands for any text. */
export interface Price {
  readonly model: string
  readonly input: number
  readonly output: number
}

/** A file of budgets, read. */
export interface BudgetPlan {
  readonly budgets: readonly Budget[]
  /** The first that fits counts. */
  readonly prices: readonly Price[]
  /** Output tokens that are set aside for a call which names no most. */
  readonly assumedOutput: number
}

/** What a call uses, or may use. */
export interface Amount {
  readonly requests: number
  readonly tokens: number
  readonly usd: number
}

/** Who a call is charged to; the key only as a hash. Empty where it is not known: those share one account. */
export interface Spender {
  readonly key: string
  readonly user: string
  readonly app: string
}

export const UNITS = ['requests', 'tokens', 'usd'] as const
export type Unit = (typeof UNITS)[number]
