import type { IncomingMessage, ServerResponse } from 'node:http'
import { Agent } from 'undici'
import { refuseCaller } from './admit-caller.ts'
import { type BudgetGate, createBudgetGate } from './budget/budget-gate.ts'
import type { SavedAccount } from './budget/budget-ledger.ts'
import { openBill } from './call-bill.ts'
import { NO_RECORD } from './call-record.ts'
import { describeFailure, type UpstreamCall } from './call-upstream.ts'
import { undecided } from './decide.ts'
import { LateWork } from './late-work.ts'
import { observeCall } from './observe-call.ts'
import { type CallContext, hasBody, type ProxyState, passCall } from './pass-call.ts'
import { type CallKeys, passCallerKeys, passRequestHeaders, useOwnKey } from './pass-headers.ts'
import { KEY_PARAMETER } from './provider.ts'
import { CallCounter, type ProxyCounts } from './proxy-counts.ts'
import { PROXY_LIMITS, type ProxyBudgets, type ProxyOptions } from './proxy-options.ts'
import { ByteBudget } from './read-whole.ts'
import { type Refusal, sendRefusal } from './refuse-call.ts'
import { type Route, routeCall } from './route-call.ts'
import { SeenTexts } from './seen-texts.ts'

/** A reverse proxy between applications and their LLM providers. */
export interface LlmProxy {
  /** Answers one request. Never throws and never rejects. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>
  counts(): ProxyCounts
  /** What the budgets have counted, to be kept over a restart. */
  spent(): readonly SavedAccount[]
  /** Writes what was not yet recorded, and ends the connections to the providers. */
  close(): Promise<void>
}

// A model may think for minutes before it says anything.
const ANSWER_MS = 15 * 60 * 1000
const CONNECT_MS = 10_000

/** Makes the proxy; whoever calls this serves it. */
export function createLlmProxy(options: ProxyOptions): LlmProxy {
  const limits = { ...PROXY_LIMITS, ...options.limits }
  const agent = new Agent({ headersTimeout: ANSWER_MS, bodyTimeout: ANSWER_MS, connect: { timeout: CONNECT_MS } })
  const budget = new ByteBudget(limits.bytesInFlight)
  const counter = new CallCounter(options.warn)
  const late = new LateWork()
  const budgets = options.budgets && openBudgets(options.budgets, counter)
  const seen = new SeenTexts()
  const proxy: ProxyState = { options, limits, agent, budget, counter, late, budgets, seen }
  return {
    handle: (request, response) => answer(proxy, request, response),
    counts: () => proxy.counter.counts(),
    spent: () => budgets?.save() ?? [],
    close: async () => {
      await agent.destroy()
      late.drain()
    },
  }
}

function openBudgets({ plan, saved, now }: ProxyBudgets, counter: CallCounter): BudgetGate {
  const onFull = (): void => counter.gap('budget_names_full', 'openai')
  return createBudgetGate(plan, { onFull, ...(saved && { saved }), ...(now && { now }) })
}

async function answer(proxy: ProxyState, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const target = request.url ?? '/'
  if (target === '/healthz') return sendHealth(response)
  const route = routeCall(target)
  if (route === undefined || route === 'refused') {
    return sendRefusal(response, 'openai', route === 'refused' ? BAD_PATH : NOT_FOUND)
  }
  const query = new URLSearchParams(route.path.split('?')[1] ?? '')
  const { token, keys } = proxy.options
  const refused = refuseCaller({ headers: request.headers, query }, { token, ownKeys: keys !== 'client' })
  if (refused !== undefined) return sendRefusal(response, route.provider, refused)
  const used = keys === 'client' ? passCallerKeys(request.headers, query) : ownKeys(keys.get(route.provider), route)
  if (used === undefined) return sendRefusal(response, route.provider, NO_KEY)
  proxy.counter.call()
  await carry(beginCall({ proxy, route, request, response }, used))
}

async function carry(call: CallContext): Promise<void> {
  const { proxy, route, response } = call
  try {
    const refusal = await dispatch(call)
    if (refusal === undefined) return
    proxy.counter.refused()
    if (!response.writableEnded) sendRefusal(response, route.provider, refusal)
  } catch (error) {
    call.cancel()
    if (call.left()) return
    sendRefusal(response, route.provider, failureOf(error))
  } finally {
    if (call.left()) proxy.counter.cutOff()
  }
}

async function dispatch(call: CallContext): Promise<Refusal | undefined> {
  const { proxy, route, request } = call
  const { options, counter } = proxy
  const format = route.endpoint && options.formats.get(route.endpoint)
  if (request.method === 'POST' && route.endpoint !== undefined && format !== undefined) {
    return observeCall({ ...call, endpoint: route.endpoint, format })
  }
  if (options.mode === 'enforce' && format !== undefined && hasBody(request)) return NO_SUCH_METHOD
  counter.unobserved()
  const harmless = request.method === 'GET' || request.method === 'HEAD'
  if (options.unobserved === 'refuse' && !harmless) return NOT_OBSERVED
  const opened = harmless ? undefined : openBill(call, { request: undefined, record: NO_RECORD })
  if (opened !== undefined && 'refusal' in opened) return opened.refusal
  const status = await passCall(call)
  if (status < 400) opened?.bill.payAll()
  else opened?.bill.pay(undefined)
  return undefined
}

function beginCall(base: Pick<CallContext, 'proxy' | 'route' | 'request' | 'response'>, keys: CallKeys): CallContext {
  const { proxy, route, request, response } = base
  const abort = new AbortController()
  let left = false
  const arrived = proxy.late.begin()
  response.once('close', () => {
    left = !response.writableFinished
    arrived()
    // Not for each call: an abort makes an error with its stack.
    if (left) abort.abort()
  })
  const own = proxy.options.keys !== 'client'
  const upstream: Omit<UpstreamCall, 'body'> = {
    upstream: proxy.options.upstreams[route.provider],
    method: request.method ?? 'GET',
    path: own ? withoutKey(route.path) : route.path,
    headers: { ...passRequestHeaders(request.headers), ...keys.headers },
    signal: abort.signal,
    ownKey: own ? keys.secrets[0] : undefined,
  }
  return {
    ...{ ...base, upstream, arrived, secrets: keys.secrets },
    origin: { headers: request.headers, address: request.socket.remoteAddress },
    startMs: performance.timeOrigin + performance.now(),
    cancel: () => abort.abort(),
    left: () => left,
  }
}

function ownKeys(key: string | undefined, { provider }: Route): CallKeys | undefined {
  return key === undefined ? undefined : useOwnKey(provider, key)
}

function withoutKey(path: string): string {
  const [plain = '', query] = path.split('?')
  if (query === undefined) return plain
  const left = query.split('&').filter((part) => decodeName(part) !== KEY_PARAMETER)
  return left.length === 0 ? plain : `${plain}?${left.join('&')}`
}

function decodeName(part: string): string {
  return [...new URLSearchParams(part).keys()][0] ?? ''
}

/** Errors of the connection are the provider's; anything else is ours, and nothing may go on unchecked. */
function failureOf(error: unknown): Refusal {
  if (error instanceof RangeError) return TOO_DEEP
  const connection = error instanceof Error && 'code' in error
  return connection ? describeFailure(error) : undecided('The call could not be checked.')
}

function sendHealth(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  response.end('{"status":"ok"}')
}

const TOO_DEEP: Refusal = undecided('The request or its answer is nested too deeply to be checked.', 400)
const NO_SUCH_METHOD: Refusal = { status: 405, code: 'method', message: 'This endpoint is called with POST.' }
const NOT_FOUND: Refusal = { status: 404, code: 'not_found', message: 'No provider is served at this path.' }
const BAD_PATH: Refusal = { status: 400, code: 'bad_path', message: 'The path must be plain, and below a provider.' }
const NO_KEY: Refusal = { status: 401, code: 'no_key', message: 'This proxy has no key for this provider.' }
const NOT_OBSERVED: Refusal = { status: 403, code: 'not_observed', message: 'Paths that are not read are closed here.' }
