import type { Journal, SequencedEntry } from '../journal/journal.ts'

/** How much is kept behind the checkpoint, so that a new engine can learn what it must know of open traces. */
export interface KeepLimit {
  readonly bytes: number
  readonly ms: number
}

/** So many times as much is kept for records that wait; of older ones only the raw record is sure to survive a restart. */
const WAITING_FACTOR = 4

interface Step {
  readonly seq: number
  readonly bytes: number
  readonly receivedMs: number
}

/** What lies behind the checkpoint, in steps of one batch; says up to where the journal may be trimmed. */
export class KeptHistory {
  readonly #limit: KeepLimit
  readonly #steps: Step[] = []
  #bytes = 0

  constructor(limit: KeepLimit) {
    this.#limit = limit
  }

  add(entries: readonly SequencedEntry[]): void {
    const last = entries.at(-1)
    if (last === undefined) return
    const bytes = entries.reduce((sum, entry) => sum + entry.body.byteLength, 0)
    this.#steps.push({ seq: last.seq, bytes, receivedMs: last.receivedMs })
    this.#bytes += bytes
  }

  /** Forgets what is over the limit and nothing waits for; the last sequence number of that, or 0. */
  takeTrimmable(nowMs: number, oldestWaitingSeq = Number.POSITIVE_INFINITY): number {
    let seq = 0
    for (let first = this.#steps[0]; first !== undefined && this.#isOver(first, nowMs); first = this.#steps[0]) {
      if (first.seq >= oldestWaitingSeq && this.#bytes <= this.#limit.bytes * WAITING_FACTOR) break
      this.#steps.shift()
      this.#bytes -= first.bytes
      seq = first.seq
    }
    return seq
  }

  #isOver(step: Step, nowMs: number): boolean {
    return this.#bytes > this.#limit.bytes || nowMs - step.receivedMs > this.#limit.ms
  }
}

/** Kept entries up to a sequence number in batches, without those that killed an engine before. */
export function* readHistory(
  journal: Journal,
  upToSeq: number,
  limit: { readonly entries: number; readonly bytes: number },
): Generator<readonly SequencedEntry[]> {
  const poison = new Set(journal.findQuarantined(1000).flatMap((item) => (item.index === -1 ? [item.seq] : [])))
  let seq = journal.firstSeq() - 1
  while (seq < upToSeq) {
    const entries = journal.read(seq, limit).filter((entry) => entry.seq <= upToSeq)
    const last = entries.at(-1)
    if (last === undefined) return
    yield entries.filter((entry) => !poison.has(entry.seq) && entry.damage === undefined)
    seq = last.seq
  }
}
