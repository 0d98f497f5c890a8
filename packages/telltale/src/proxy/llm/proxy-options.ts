import type { Guard, RecordedSpan, Recorder, WireFormat } from '@telltale/sdk'
import type { BudgetPlan } from './budget/budget.ts'
import type { SavedAccount } from './budget/budget-ledger.ts'
import type { Provider } from './provider.ts'

/** The endpoints that are read; a path below a provider's prefix that is none of them passes through unobserved. */
const ENDPOINTS = [
  'openai.chat',
  'openai.responses',
  'openai.embeddings',
  'openai.completions',
  'anthropic.messages',
  'gemini.generate',
  'bedrock.converse',
] as const
export type Endpoint = (typeof ENDPOINTS)[number]

/** What a format reads of a request and of an answer. */
export type CallRequest = ReturnType<WireFormat['readRequest']>
export type CallAnswer = ReturnType<WireFormat['readAnswer']>
export type CallText = CallAnswer['texts'][number]
export type AnswerStream = ReturnType<WireFormat['createStream']>

/** Reads each endpoint; one without a reader passes through unobserved. */
export type Formats = ReadonlyMap<Endpoint, WireFormat>

/** How much the proxy holds in memory, and for how long. */
export interface ProxyLimits {
  /** Most bytes of a request that is read; in enforce mode a larger one is refused. */
  readonly requestBytes: number
  /** Most bytes of an answer that is read whole. */
  readonly answerBytes: number
  /** Most bytes of one event of a stream. */
  readonly eventBytes: number
  /** Enforce mode: most bytes of a stream that wait for a decision. */
  readonly holdBytes: number
  /** Enforce mode: the longest that text waits for a decision, milliseconds. */
  readonly holdMs: number
  /** Enforce mode: most bytes held while a tool call is being written. */
  readonly toolBytes: number
  /** Most bytes of requests and answers read at one time, over all calls. */
  readonly bytesInFlight: number
}

export const PROXY_LIMITS: ProxyLimits = {
  requestBytes: 32 * 1024 ** 2,
  answerBytes: 16 * 1024 ** 2,
  eventBytes: 1024 ** 2,
  holdBytes: 32 * 1024,
  holdMs: 1000,
  toolBytes: 1024 ** 2,
  bytesInFlight: 256 * 1024 ** 2,
}

/** What callers may spend. */
export interface ProxyBudgets {
  readonly plan: BudgetPlan
  /** What was counted before a restart. */
  readonly saved?: readonly SavedAccount[]
  /** Milliseconds since 1970; the clock of the machine when left out. */
  readonly now?: () => number
}

/** All that decides what the proxy does; nothing of it can be changed by a call. */
export interface ProxyOptions {
  readonly upstreams: Readonly<Record<Provider, string>>
  readonly formats: Formats
  readonly recorder: Recorder
  readonly guard: Guard
  readonly mode: 'monitor' | 'enforce'
  /** `client`: the caller's key goes on. A map: these keys go on, and the caller's never. */
  readonly keys: 'client' | ReadonlyMap<Provider, string>
  /** What callers must present, if anything. */
  readonly token?: string
  /** What happens to paths that are not read; `pass` when left out. */
  readonly unobserved?: 'pass' | 'refuse'
  /** The caller's span, from a `traceparent` header; calls begin a trace of their own when left out. */
  readonly remoteSpan?: (traceparent: unknown) => RecordedSpan | undefined
  /** Refused beyond them in enforce mode, recorded in both. */
  readonly budgets?: ProxyBudgets
  readonly limits?: Partial<ProxyLimits>
  /** Told when something was not observed, or failed; never gets content or keys. */
  readonly warn?: (reason: string, provider: Provider) => void
}
