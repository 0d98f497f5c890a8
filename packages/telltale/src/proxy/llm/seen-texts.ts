import { createHash } from 'node:crypto'

// About 8 MB. What gives way is looked at again: nothing is let through for being forgotten.
const MOST_SEEN = 65_536
// A policy may change: what was decided of under an old one is decided of anew, a few minutes later at most.
const KEPT_MS = 10 * 60 * 1000

/** What was decided of and let through, by hash, so that a conversation is not looked at whole with each of its calls. */
export class SeenTexts {
  readonly #untilMs = new Map<string, number>()
  readonly #most: number
  readonly #now: () => number

  constructor(most = MOST_SEEN, now: () => number = () => performance.now()) {
    this.#most = most
    this.#now = now
  }

  /** Whether what has this name was let through lately. */
  has(name: string): boolean {
    const untilMs = this.#untilMs.get(name)
    return untilMs !== undefined && untilMs > this.#now()
  }

  /** What has this name was let through as it stands. */
  add(name: string): void {
    // Put at the end, so that the oldest gives way; its time is that of the decision.
    this.#untilMs.delete(name)
    this.#untilMs.set(name, this.#now() + KEPT_MS)
    const oldest = this.#untilMs.keys().next().value
    if (this.#untilMs.size > this.#most && oldest !== undefined) this.#untilMs.delete(oldest)
  }
}

/** The name of a text: its hash. `kind` keeps apart what would be judged differently. */
export function nameText(kind: string, text: string): string {
  return createHash('sha256').update(`${kind}\n${text}`).digest('base64')
}
