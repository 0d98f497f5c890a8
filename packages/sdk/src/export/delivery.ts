import type { BoundedQueue, Waiting } from './bounded-queue.ts'
import type { DropCounter, DropReason } from './drop-counter.ts'
import { type Batch, halve, type ReadyRecord, type SignalRecord, toBatches } from './encode-batch.ts'
import type { Signal } from './encode-otlp.ts'
import { backOffMs, type Outcome } from './judge-answer.ts'
import type { SendBody } from './send-body.ts'
import type { Spool } from './spool.ts'

export interface RetryOptions {
  readonly baseMs: number
  readonly mostMs: number
  /** After how long without success a batch is dropped. */
  readonly giveUpMs: number
}

export interface DeliveryOptions {
  readonly queue: BoundedQueue
  readonly drops: DropCounter
  readonly encode: (waiting: Waiting) => ReadyRecord | undefined
  readonly bodyOf: (signal: Signal, records: readonly ReadyRecord[]) => string
  readonly send: SendBody
  readonly spool: Spool | undefined
  readonly retry: RetryOptions
  readonly now: () => number
  readonly random: () => number
  /** Gives the host a turn. */
  readonly pause: () => Promise<void>
  /** Told once for each kind of refusal. */
  readonly warn: (sentence: string) => void
}

const BATCH = { items: 512, bytes: 1024 * 1024 }
/** After how many failures in a row it is said. */
const TOLD_AT = 2
const DOWN = 'nothing answers at the endpoint, or not with success; what is logged waits and is sent again'
/** How long the host's thread is held at a time. */
const TURN_MS = 8

/** Takes batches off the queue and sees each to its end: delivered, kept on disk, or dropped and counted. */
export class Delivery {
  readonly #options: DeliveryOptions
  readonly #abort = new AbortController()
  #held: Batch[] = []
  /** Taken off the queue and being encoded. */
  #taken: readonly Waiting[] = []
  #running: Promise<void> | undefined
  #retryAtMs = 0
  #failures = 0
  #isUp = true
  #spoolMayHold = true
  #sent = 0
  readonly #sentNames = new Set<string>()

  constructor(options: DeliveryOptions) {
    this.#options = options
    this.#spoolMayHold = options.spool !== undefined
  }

  get sent(): number {
    return this.#sent
  }

  /** Whether something is left to do, now or later. */
  get hasWork(): boolean {
    const { queue, drops } = this.#options
    return queue.items > 0 || this.#spoolMayHold || (this.#isUp && drops.hasUnreported)
  }

  /** How long until it is worth to run. */
  get waitMs(): number {
    return Math.max(0, this.#retryAtMs - this.#options.now())
  }

  get isRunning(): boolean {
    return this.#running !== undefined
  }

  /**
   * Sends what waits, unless the server is not to be reached. What comes meanwhile goes out together with the next
   * run; only an urgent one goes on until nothing is left. Never rejects.
   */
  run(isUrgent = false): Promise<void> {
    if (isUrgent) this.#retryAtMs = 0
    this.#running ??= this.#work(isUrgent).finally(() => {
      this.#running = undefined
    })
    return this.#running
  }

  /** Whether the server took what it was sent last; true before anything was sent. */
  get isUp(): boolean {
    return this.#isUp
  }

  /** Ends what is under way, at once: what was not delivered goes to the disk, or is dropped and counted. */
  close(untilMs: number): void {
    const { queue, drops, now, spool } = this.#options
    this.#abort.abort()
    const left = this.#held
    this.#held = []
    if (spool === undefined) {
      drops.add('gave_up', queue.items)
      return
    }
    left.push(...this.#encode(this.#taken))
    for (const batch of left) this.#keepAtOnce(batch)
    while (queue.waiting > 0 && now() < untilMs)
      for (const batch of this.#encode(queue.take(BATCH))) this.#keepAtOnce(batch)
    drops.add('gave_up', queue.items)
  }

  #keepAtOnce({ signal, records }: Batch): void {
    const { spool, bodyOf, queue, drops } = this.#options
    const isKept = spool?.writeNow(signal, records.length, bodyOf(signal, records)) === true
    if (!isKept) drops.add('gave_up', records.length)
    queue.release(records)
  }

  #encode(items: readonly Waiting[]): readonly Batch[] {
    const ready = items.flatMap((waiting) => this.#encodeOne(waiting))
    return toBatches(ready, this.#options.now())
  }

  #encodeOne(waiting: Waiting): readonly SignalRecord[] {
    const record = this.#options.encode(waiting)
    if (record === undefined) {
      this.#options.queue.release([waiting])
      return []
    }
    return [{ signal: waiting.finished.kind === 'span' ? 'traces' : 'logs', ready: record }]
  }

  async #work(isUrgent: boolean): Promise<void> {
    let due = isUrgent ? Number.POSITIVE_INFINITY : this.#options.queue.waiting
    while (!this.#abort.signal.aborted) {
      if (this.#held.length === 0 && due > 0) due -= await this.#fill()
      const batch = this.#held[0]
      if (batch === undefined) break
      if (!(await this.#handle(batch))) return
    }
    if (this.waitMs === 0) await this.#sendSpooled()
  }

  /** Encodes the next batch; how many records were taken off the queue for it. */
  async #fill(): Promise<number> {
    const { queue, pause, now } = this.#options
    const ready: SignalRecord[] = []
    let turnMs = now()
    const taken = queue.take(BATCH)
    this.#taken = taken
    for (const waiting of taken) {
      ready.push(...this.#encodeOne(waiting))
      if (now() - turnMs < TURN_MS) continue
      await pause()
      if (this.#abort.signal.aborted) return taken.length
      turnMs = now()
    }
    this.#taken = []
    this.#held.push(...toBatches(ready, now()))
    return taken.length
  }

  /** False where there is no use in going on at present. */
  async #handle(batch: Batch): Promise<boolean> {
    const { bodyOf, send, now } = this.#options
    const body = bodyOf(batch.signal, batch.records)
    if (this.waitMs > 0) return await this.#keepOnDisk(batch, body)
    const outcome = await send(batch.signal, body, this.#abort.signal)
    if (this.#held[0] !== batch) return false // it was closed in the meantime
    if (outcome.kind !== 'retry') {
      this.#settle(batch, outcome)
      return true
    }
    this.#backOff(outcome.afterMs)
    if (await this.#keepOnDisk(batch, body)) return true
    if (now() - batch.firstMs >= this.#options.retry.giveUpMs) this.#drop(batch, 'gave_up')
    else this.#held[0] = { ...batch, attempts: batch.attempts + 1 }
    return false
  }

  #settle(batch: Batch, outcome: Exclude<Outcome, { kind: 'retry' }>): void {
    const { drops, warn } = this.#options
    this.#failures = 0
    this.#retryAtMs = 0
    this.#isUp = outcome.kind === 'accepted'
    if (outcome.kind === 'too_large' && batch.records.length > 1) {
      this.#held.splice(0, 1, ...halve(batch))
    } else if (outcome.kind === 'accepted') {
      const refused = Math.min(outcome.rejected, batch.records.length)
      if (refused > 0) drops.add('rejected', refused)
      this.#sent += batch.records.length - refused
      this.#forget(batch)
    } else {
      if (outcome.kind === 'rejected') warn(`the server refuses what is sent with status ${outcome.status}`)
      this.#drop(batch, outcome.kind)
    }
  }

  #backOff(afterMs: number | undefined): void {
    const { retry, random, now } = this.#options
    this.#isUp = false
    this.#failures += 1
    // One failure is a restart; more are a wrong address or a server that is down, which nobody would notice.
    if (this.#failures === TOLD_AT) this.#options.warn(DOWN)
    this.#retryAtMs = now() + Math.max(afterMs ?? 0, backOffMs(this.#failures, retry, random()))
  }

  async #keepOnDisk(batch: Batch, body: string): Promise<boolean> {
    const { spool } = this.#options
    if (spool === undefined || !(await spool.write(batch.signal, batch.records.length, body))) return false
    this.#spoolMayHold = true
    if (this.#held[0] === batch) this.#forget(batch)
    return true
  }

  #drop(batch: Batch, reason: DropReason): void {
    const { drops } = this.#options
    for (const { report } of batch.records) {
      if (report === undefined) drops.add(reason)
      else drops.giveBack(report)
    }
    this.#forget(batch)
  }

  #forget(batch: Batch): void {
    this.#held = this.#held.filter((held) => held !== batch)
    this.#options.queue.release(batch.records)
  }

  async #sendSpooled(): Promise<void> {
    const { spool, send, drops } = this.#options
    while (spool !== undefined && !this.#abort.signal.aborted) {
      const found = await spool.oldest()
      this.#spoolMayHold = found !== undefined && !this.#sentNames.has(found.name)
      // One that was sent and cannot be removed would be sent for ever.
      if (found === undefined || this.#sentNames.has(found.name)) return
      const outcome = await send(found.signal, found.body, this.#abort.signal)
      if (outcome.kind === 'retry') return this.#backOff(outcome.afterMs)
      if (outcome.kind === 'accepted') this.#sent += found.records
      else drops.add(outcome.kind, found.records)
      this.#failures = 0
      if (!(await spool.remove(found.name))) this.#sentNames.add(found.name)
    }
  }
}
