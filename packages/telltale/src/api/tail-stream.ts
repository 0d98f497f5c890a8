import type { ServerResponse } from 'node:http'
import type { EventFilter, EventStore, TailPosition } from '../store/store.ts'
import type { Headers } from './answer.ts'

const POLL_MS = 500
const HEARTBEAT_MS = 15_000
const RECHECK_MS = 5_000
/** A client that has not read for so long is gone. */
const STALLED_MS = 30_000
const PER_SECOND = 50
const FETCH = 200

/** What one live tail is made of. */
export interface TailSource {
  readonly store: { findNewer(...asked: Parameters<EventStore['findNewer']>): Promise<readonly TailedItem[]> }
  /** What each message is called: `event` unless given. */
  readonly name?: string
  readonly tenant: string
  readonly filter: EventFilter
  readonly from: TailPosition
  readonly now: () => number
  /** Everything received before this time is stored: a tail may start or go on from here and miss nothing. */
  readonly watermarkMs: () => number
  readonly isStillAllowed: () => Promise<boolean>
}

/** Something to send, and the place to go on from after it. */
export interface TailedItem {
  readonly position: TailPosition
  readonly event: unknown
}

/** Why the server ended a tail. */
export type TailEnd = 'shutdown' | 'not_allowed'

/**
 * One client's live tail, written as server-sent events: `event` for each, `skipped` when more came than
 * is shown (50 a second), `problem` while the store does not answer, `end` when the server ends it. It asks
 * the store only while the client is there and reads what it is sent.
 */
export class TailStream {
  readonly #response: ServerResponse
  readonly #source: TailSource
  readonly #endings: (() => void)[] = []
  #position: TailPosition
  #credit = PER_SECOND
  #creditMs: number
  #heardMs: number
  #checkedMs: number
  #stalledMs: number | undefined
  #failing = false
  #ended = false
  #timer: NodeJS.Timeout | undefined

  constructor(response: ServerResponse, headers: Headers, source: TailSource) {
    this.#response = response
    this.#source = source
    this.#position = source.from
    const nowMs = source.now()
    this.#creditMs = nowMs
    this.#heardMs = nowMs
    this.#checkedMs = nowMs
    const all = new Map([...headers, ...STREAM_HEADERS])
    response.writeHead(200, Object.fromEntries(all))
    response.once('close', () => this.#stop())
    response.on('drain', () => {
      this.#stalledMs = undefined
    })
  }

  /** Calls back once, when the tail is over for whatever reason. */
  onEnd(callback: () => void): void {
    this.#endings.push(callback)
  }

  start(): void {
    this.#send('retry: 2000\n\n')
    this.#schedule()
  }

  /** Ends it from this side, and says why. */
  end(reason: TailEnd): void {
    if (this.#ended) return
    this.#send(format('end', { reason }))
    this.#response.end()
    this.#stop()
  }

  #schedule(): void {
    if (this.#ended) return
    this.#timer = setTimeout(() => void this.#tick().finally(() => this.#schedule()), POLL_MS)
  }

  async #tick(): Promise<void> {
    const nowMs = this.#source.now()
    if (this.#stalledMs !== undefined) {
      if (nowMs - this.#stalledMs >= STALLED_MS) this.#response.destroy()
      return
    }
    if (nowMs - this.#checkedMs >= RECHECK_MS && !(await this.#checkAllowed(nowMs))) return
    await this.#forward(nowMs)
    if (nowMs - this.#heardMs >= HEARTBEAT_MS) this.#send(': heartbeat\n\n')
  }

  async #checkAllowed(nowMs: number): Promise<boolean> {
    this.#checkedMs = nowMs
    // A desk that does not answer allows nothing.
    const allowed = await this.#source.isStillAllowed().catch(() => false)
    if (!allowed) this.end('not_allowed')
    return allowed
  }

  async #forward(nowMs: number): Promise<void> {
    const { store, tenant, filter } = this.#source
    // Read before the query: what is received later may not be visible to it.
    const watermarkMs = Math.min(this.#source.watermarkMs(), nowMs)
    try {
      const items = await store.findNewer(tenant, filter, this.#position, FETCH)
      this.#failing = false
      if (!this.#ended) this.#show(items, nowMs, watermarkMs)
    } catch {
      if (!this.#failing) this.#send(format('problem', { detail: 'The event store does not answer; trying again.' }))
      this.#failing = true
    }
  }

  #show(items: readonly TailedItem[], nowMs: number, watermarkMs: number): void {
    this.#credit = Math.min(PER_SECOND, this.#credit + ((nowMs - this.#creditMs) * PER_SECOND) / 1_000)
    this.#creditMs = nowMs
    const shown = items.slice(0, Math.floor(this.#credit))
    this.#credit -= shown.length
    for (const item of shown) this.#send(formatItem(item, this.#source.name ?? 'event'))
    this.#position = items.at(-1)?.position ?? this.#position
    const overrun = items.length >= FETCH
    // Past what is stored: after an overrun to catch up, and else so that a quiet filter scans little.
    if ((overrun || items.length === 0) && watermarkMs > this.#position.receivedMs) {
      this.#position = { receivedMs: watermarkMs, id: '' }
    }
    const skipped = items.length - shown.length
    if (skipped > 0) this.#send(formatId(this.#position) + format('skipped', { count: skipped, at_least: overrun }))
  }

  #send(text: string): void {
    if (this.#ended) return
    this.#heardMs = this.#source.now()
    if (!this.#response.write(text)) this.#stalledMs ??= this.#heardMs
  }

  #stop(): void {
    if (this.#ended) return
    this.#ended = true
    clearTimeout(this.#timer)
    for (const callback of this.#endings) callback()
  }
}

const STREAM_HEADERS: Headers = [
  ['content-type', 'text/event-stream; charset=utf-8'],
  ['cache-control', 'no-store'],
  ['x-accel-buffering', 'no'],
  // Nothing follows a tail on its connection: closing need not wait for it to idle out.
  ['connection', 'close'],
]

/** The position that a client gave back as Last-Event-ID, or undefined when it is none of ours. */
export function parseTailPosition(text: string | undefined): TailPosition | undefined {
  const parts = /^(\d{1,15})-([0-9a-f]{0,64})$/.exec(text ?? '')
  return parts?.[1] === undefined ? undefined : { receivedMs: Number(parts[1]), id: parts[2] ?? '' }
}

function formatId(position: TailPosition): string {
  return `id: ${position.receivedMs}-${position.id}\n`
}

/** JSON text has no line break of its own, so an event's text cannot end the message early. */
function formatItem(item: TailedItem, name: string): string {
  return formatId(item.position) + format(name, item.event)
}

function format(name: string, data: unknown): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`
}
