import type { Attributes, RecordedSpan } from '@telltale/sdk'
import { Answers } from './answers.ts'
import { methodOf } from './describe-message.ts'
import { failWith } from './fail-with.ts'
import type { McpProxyOptions } from './mcp-options.ts'
import { asText, type McpMessage, type Reading, RPC, readMessage, rpcError, type Unreadable } from './message.ts'
import { DROP, type Outcome, PASS, type Passage, toBatchPassage, toPassage } from './passage.ts'
import { type Pending, PendingTable } from './pending-table.ts'
import { reportObjection } from './report.ts'
import { judgeRequest } from './requests.ts'
import { type Skimmed, skimJson } from './skim-json.ts'
import type { Incoming } from './split-lines.ts'

export type Side = 'client' | 'server'
type Request = Extract<McpMessage, { readonly kind: 'request' }>
type Notification = Extract<McpMessage, { readonly kind: 'notification' }>

const OTHER: { readonly [side in Side]: Side } = { client: 'server', server: 'client' }

/** Most calls of one session that wait for a person; each holds its whole message. */
const MOST_HELD = 64

/** Notifications that are logged. */
const LOGGED = new Set([
  'notifications/initialized',
  'notifications/cancelled',
  'notifications/tools/list_changed',
  'notifications/prompts/list_changed',
  'notifications/resources/list_changed',
  'notifications/resources/updated',
  'notifications/roots/list_changed',
  'notifications/elicitation/complete',
])

/** One client's conversation with one server: logs what passes, and says what may. Knows no transport. */
export class McpSession {
  readonly id: string
  readonly #options: McpProxyOptions
  readonly #answers: Answers
  readonly #asked: { readonly [side in Side]: PendingTable } = {
    client: new PendingTable(),
    server: new PendingTable(),
  }
  #version: string | undefined
  #held = 0

  constructor(options: McpProxyOptions, id: string) {
    this.#options = options
    this.id = id
    this.#answers = new Answers(options)
  }

  /** The version of the protocol that both sides agreed to; undefined before they have. */
  get protocolVersion(): string | undefined {
    return this.#version
  }

  /** Those of the client's requests that have no answer yet. */
  unanswered(ids: readonly string[]): readonly string[] {
    return ids.filter((id) => this.#asked.client.has(id))
  }

  /** Takes a message of one side; a promise where a person has to agree first. Never throws. */
  take(from: Side, incoming: Incoming): Passage | Promise<Passage> {
    const failed = (error: unknown): Passage => this.#fail(from, incoming, error)
    try {
      const passage = this.#options.recorder.as({ session: this.id }, () =>
        incoming.kind === 'bytes'
          ? this.#read(from, incoming.bytes)
          : this.#refuseLarge(from, incoming.skimmed, incoming.size),
      )
      return passage instanceof Promise ? passage.catch(failed) : passage
    } catch (error) {
      return failed(error)
    }
  }

  /** Ends what is still open; held calls do not go on any more. */
  close(): void {
    for (const pending of [...this.#asked.client.takeAll(), ...this.#asked.server.takeAll()]) abandon(pending)
  }

  #read(from: Side, bytes: Uint8Array): Passage | Promise<Passage> {
    const reading = readMessage(bytes)
    if (!reading.ok) return this.#unreadable(from, reading, bytes)
    const outcomes = reading.messages.map((message) => this.#one(from, message))
    const items = reading.messages.map((message, index) => ({
      value: reading.values[index],
      id: message.kind === 'request' ? message.id : undefined,
    }))
    const ids = items.flatMap(({ id }) => (id === undefined ? [] : [id]))
    const join = (settled: readonly Outcome[]): Passage => {
      const first = settled[0] ?? DROP
      return { ids, ...(reading.batch ? toBatchPassage(settled, items, bytes) : toPassage(first, bytes)) }
    }
    const ready = outcomes.filter((outcome): outcome is Outcome => !(outcome instanceof Promise))
    return ready.length === outcomes.length ? join(ready) : Promise.all(outcomes).then(join)
  }

  #one(from: Side, message: McpMessage): Outcome | Promise<Outcome> {
    if (message.kind === 'request') return this.#request(from, message)
    if (message.kind === 'notification') return this.#notice(from, message)
    if (message.kind === 'other') return PASS
    const pending = this.#asked[OTHER[from]].take(message.id)
    if (pending === undefined) return this.#unasked(from)
    if (pending.method === 'initialize' && from === 'server') this.#version = versionOf(message.result)
    return this.#answers.judge(pending, message)
  }

  #request(from: Side, request: Request): Outcome | Promise<Outcome> {
    const asked = this.#asked[from]
    const { recorder, mode } = this.#options
    const span = this.#startSpan(from, request)
    const pending: Pending = { method: request.method, params: request.params, span }
    if (asked.isFull && mode === 'enforce') {
      return this.#refuse(pending, request.id, 'Too many requests wait for an answer.')
    }
    const pushed = asked.add(request.id, pending)
    if (pushed !== undefined) abandon(pushed)
    const reason = recorder.within(span, () => judgeRequest(this.#options, from, request))
    const settle = (ruling: Awaited<typeof reason>): Outcome => {
      // Cancelled, or the session is over, while somebody was asked.
      if (!asked.holds(request.id, pending)) return DROP
      if (ruling.kind === 'pass') return PASS
      if (ruling.kind === 'replace') return { kind: 'replace', text: ruling.text }
      asked.take(request.id)
      return this.#refuse(pending, request.id, ruling.reason)
    }
    if (!(reason instanceof Promise)) return settle(reason)
    if (this.#held >= MOST_HELD) return settle({ kind: 'refuse', reason: 'Too many calls wait for a person already.' })
    this.#held += 1
    span.event('telltale.approval.asked')
    return reason.then((ruling) => {
      this.#held -= 1
      span.event('telltale.approval.decided', { 'telltale.approval.given': ruling.kind !== 'refuse' })
      return settle(ruling)
    })
  }

  #refuse({ span }: Pending, id: string, reason: string): Outcome {
    span.set({ 'telltale.tool.decision': 'denied', 'telltale.tool.decision_source': 'telltale' })
    failWith(span, RPC.refused, reason)
    return { kind: 'answer', text: rpcError(id, RPC.refused, reason) }
  }

  #notice(from: Side, { method, params }: Notification): Outcome {
    if (LOGGED.has(method)) {
      const span = this.#startSpan(from, { method, params, id: undefined })
      span.end()
    }
    if (method !== 'notifications/cancelled') return PASS
    const { requestId } = params
    if (typeof requestId !== 'string' && typeof requestId !== 'number') return PASS
    const pending = this.#asked[from].take(JSON.stringify(requestId))
    if (pending === undefined) return PASS
    pending.span.set({ 'telltale.mcp.cancelled': true, 'error.type': 'cancelled' })
    pending.span.event('cancelled', { reason: asText(params.reason)?.slice(0, 1024) })
    pending.span.end()
    return PASS
  }

  #startSpan(
    from: Side,
    { method, params, id }: Omit<Notification, 'kind'> & { readonly id: string | undefined },
  ): RecordedSpan {
    const { recorder, server } = this.#options
    const how = methodOf(method)
    const target = how.target?.(params)?.slice(0, 128)
    const name = method.slice(0, 128)
    const attributes: Attributes = {
      'mcp.method.name': name,
      'mcp.session.id': this.id,
      'mcp.protocol.version': this.#version,
      'mcp.server.name': server.name,
      'jsonrpc.request.id': id,
      'network.transport': server.transport,
      'server.address': server.address,
      'server.port': server.port,
      ...how.attributes?.(params),
    }
    const kind = from === 'client' ? 'client' : 'server'
    return recorder.startSpan(target === undefined ? name : `${name} ${target}`, { kind, attributes })
  }

  // An answer to nothing: late, given twice, or made up.
  #unasked(from: Side): Outcome {
    if (this.#options.mode === 'monitor') return PASS
    this.#object('mcp.unasked_answer', `The ${from} answered something that was not asked.`, true)
    return DROP
  }

  #unreadable(from: Side, { why, skimmed }: Extract<Reading, { readonly ok: false }>, bytes: Uint8Array): Passage {
    const reason = `A message of the ${from} was not read: ${WHY[why]}.`
    const blocked = this.#options.mode === 'enforce'
    this.#object(`mcp.${why}`, reason, blocked)
    return blocked ? this.#answerUnread(from, skimmed, { code: CODES[why], reason }) : { onward: bytes }
  }

  #refuseLarge(from: Side, skimmed: Skimmed, size: number): Passage {
    const reason = `The message has ${size} bytes; ${this.#options.maxMessage} are allowed.`
    this.#object('mcp.too_large', reason, true)
    return this.#answerUnread(from, skimmed, { code: RPC.invalidRequest, reason })
  }

  // A fault of our own stops nobody's work in monitor mode, and lets nothing unseen pass in enforce mode.
  #fail(from: Side, incoming: Incoming, error: unknown): Passage {
    this.#options.say(`A message could not be judged: ${String(error)}`)
    if (incoming.kind === 'bytes' && this.#options.mode === 'monitor') return { onward: incoming.bytes }
    const skimmed = incoming.kind === 'bytes' ? skimJson(incoming.bytes) : incoming.skimmed
    return this.#answerUnread(from, skimmed, { code: RPC.internalError, reason: 'The message could not be judged.' })
  }

  // Whoever waits for this message gets an error in its place, so that nobody waits for ever.
  #answerUnread(
    from: Side,
    skimmed: Skimmed,
    { code, reason }: { readonly code: number; readonly reason: string },
  ): Passage {
    const { id, method, answers } = skimmed
    if (answers && id !== undefined) {
      const pending = this.#asked[OTHER[from]].take(id)
      if (pending !== undefined) failWith(pending.span, code, reason)
      return { onward: rpcError(id, code, reason) }
    }
    const notice = method !== undefined && id === undefined
    return notice || from === 'server' ? {} : { back: rpcError(id, code, reason) }
  }

  #object(rule: string, reason: string, blocked: boolean): void {
    reportObjection(this.#options, { rule, reason, blocked, risk: 0.6, target: 'input', category: 'malformed_message' })
    this.#options.say(reason)
  }
}

const WHY: { readonly [why in Unreadable]: string } = {
  broken: 'it is no JSON',
  deep: 'it is nested too deeply',
  repeated_name: 'a name stands in it twice',
  too_large: 'it holds too many messages',
}

const CODES: { readonly [why in Unreadable]: number } = {
  broken: RPC.parseError,
  deep: RPC.invalidRequest,
  repeated_name: RPC.invalidRequest,
  too_large: RPC.invalidRequest,
}

function versionOf(result: unknown): string | undefined {
  const version =
    typeof result === 'object' && result !== null && 'protocolVersion' in result ? result.protocolVersion : undefined
  // It becomes a header of requests.
  return typeof version === 'string' && /^[\w.-]{1,32}$/.test(version) ? version : undefined
}

function abandon({ span }: Pending): void {
  span.set({ 'telltale.mcp.unanswered': true })
  span.end()
}
