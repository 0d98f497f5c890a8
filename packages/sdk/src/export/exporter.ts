import type { Finished, TakeFinished } from '../record/finished.ts'
import { type BoundedQueue, measure } from './bounded-queue.ts'
import type { Delivery } from './delivery.ts'
import type { DropCounter, DropCounts } from './drop-counter.ts'
import { dropRecord } from './drop-record.ts'
import { onExit } from './on-exit.ts'
import { after, within } from './timers.ts'

/** What an exporter did so far. */
export interface ExporterStats {
  readonly sent: number
  /** Not delivered yet. */
  readonly waiting: number
  readonly waitingBytes: number
  readonly dropped: DropCounts
}

/** Delivers what is finished. Nothing of it throws or rejects; only `flush` and `stop` take time, and only so much. */
export interface Exporter {
  readonly take: TakeFinished
  /** False where not everything was delivered in time. */
  flush(timeoutMs?: number): Promise<boolean>
  /** Tries once to deliver what is left; what is still there then goes to the disk, or is dropped. */
  stop(timeoutMs?: number): Promise<void>
  stats(): ExporterStats
}

/** A record above this is not worth a queue full of others. */
const MOST_RECORD = 4 * 1024 * 1024
const BATCH_MS = 1000
const EARLY_BYTES = 512 * 1024
const EARLY_ITEMS = 512
const FLUSH_MS = 10_000
const STOP_MS = 2000
/** Of the time for the end: for sending, and then for writing to the disk what is left. */
const SEND_SHARE = 0.75

interface Parts {
  readonly queue: BoundedQueue
  readonly drops: DropCounter
  readonly delivery: Delivery
  readonly now: () => number
}

/** Decides when delivery runs: a second after something came, early where it is much, and at the end. */
export class BatchExporter implements Exporter {
  readonly #parts: Parts
  readonly #leave: () => void
  #seq = 0
  #cancel: (() => void) | undefined
  #isHurrying = false
  #isStopped = false

  constructor(parts: Parts) {
    this.#parts = parts
    this.#leave = onExit({
      hasWork: () => parts.queue.items > 0,
      finish: () => within(STOP_MS * SEND_SHARE, this.#run(true)),
      atOnce: () => this.#close(STOP_MS),
    })
    if (parts.delivery.hasWork) this.#schedule(BATCH_MS)
  }

  readonly take: TakeFinished = (finished) => {
    const { queue, delivery } = this.#parts
    this.#offer(finished)
    if (this.#isStopped || delivery.isRunning) return
    const isMuch = queue.bytes >= EARLY_BYTES || queue.items >= EARLY_ITEMS
    if (isMuch && delivery.waitMs === 0 && !this.#isHurrying) this.#hurry()
    else this.#schedule(Math.max(BATCH_MS, delivery.waitMs))
  }

  async flush(timeoutMs: number = FLUSH_MS): Promise<boolean> {
    const { queue, delivery } = this.#parts
    let isLate = false
    const work = async (): Promise<void> => {
      await this.#run(true)
      while (queue.items > 0 && !this.#isStopped && !isLate) {
        await new Promise<void>((resolve) => after(delivery.waitMs, resolve))
        await this.#run()
      }
    }
    const inTime = await within(timeoutMs, work())
    isLate = true
    return inTime && queue.items === 0
  }

  async stop(timeoutMs: number = STOP_MS): Promise<void> {
    if (this.#isStopped) return
    await within(timeoutMs * SEND_SHARE, this.#run(true))
    this.#leave()
    this.#close(timeoutMs)
  }

  stats(): ExporterStats {
    const { queue, drops, delivery } = this.#parts
    return { sent: delivery.sent, waiting: queue.items, waitingBytes: queue.bytes, dropped: drops.total }
  }

  #offer(finished: Finished, report?: DropCounts): void {
    const { queue, drops } = this.#parts
    const bytes = measure(finished)
    this.#seq += 1
    const waiting = { finished, seq: this.#seq, bytes, ...(report === undefined ? {} : { report }) }
    if (!this.#isStopped && bytes <= MOST_RECORD && queue.offer(waiting)) return
    if (report !== undefined) drops.giveBack(report)
    else if (this.#isStopped) drops.add('gave_up')
    else drops.add(bytes > MOST_RECORD ? 'too_large' : 'queue_full')
  }

  async #run(isUrgent = false): Promise<void> {
    const { drops, delivery, now } = this.#parts
    this.#cancel?.()
    this.#cancel = undefined
    this.#isHurrying = false
    if (delivery.isRunning) await delivery.run()
    if (drops.hasUnreported && delivery.isUp) {
      const counts = drops.takeUnreported()
      this.#offer(dropRecord(counts, now()), counts)
    }
    await delivery.run(isUrgent)
    if (!this.#isStopped && delivery.hasWork) this.#schedule(Math.max(BATCH_MS, delivery.waitMs))
  }

  #schedule(ms: number): void {
    this.#cancel ??= after(ms, () => void this.#run())
  }

  // Not within the call that brought the record: encoding is not the application's to wait for.
  #hurry(): void {
    this.#isHurrying = true
    this.#cancel?.()
    this.#cancel = after(0, () => void this.#run())
  }

  #close(timeMs: number): void {
    if (this.#isStopped) return
    this.#isStopped = true
    this.#cancel?.()
    this.#parts.delivery.close(this.#parts.now() + timeMs * (1 - SEND_SHARE))
  }
}
