import type { ControlSource } from './control-source.ts'
import type { ControlStates } from './control-states.ts'

/** What a waiting request waits for: another version of a tenant's state, or the end of an approval's waiting. */
export type Awaited =
  | { readonly kind: 'state'; readonly tenant: string; readonly version: string }
  | { readonly kind: 'approval'; readonly id: string }

interface Waiter {
  readonly awaited: Awaited
  readonly end: () => void
}

interface WatchOptions {
  readonly source: ControlSource
  readonly states: ControlStates
  /** Epoch milliseconds. */
  readonly now: () => number
  /** Most requests that wait at once; one more ends the wait of the oldest. */
  readonly most?: number
}

const MOST_WAITING = 2_000
/** Changes are looked for and not told, since other processes make them too. */
const LOOK_EVERY_MS = 100
/** What ends by its time is seen this late at most. */
const LOOK_ANYWAY_MS = 1_000

/** Requests that wait for a change of control. Looks for changes only while someone waits. */
export class ControlWatch {
  readonly #options: WatchOptions
  readonly #waiting = new Set<Waiter>()
  #timer: NodeJS.Timeout | undefined
  #looking = false
  #closed = false
  /** The change that all who wait were held against; undefined when someone new came. */
  #change: number | undefined
  #quietLooks = 0

  constructor(options: WatchOptions) {
    this.#options = options
  }

  get size(): number {
    return this.#waiting.size
  }

  /** Resolves when what is awaited may be there, the time is up, the caller is gone, or waiting has an end. */
  wait(awaited: Awaited, waitMs: number, whenGone: (end: () => void) => void): Promise<void> {
    if (this.#closed || waitMs <= 0) return Promise.resolve()
    if (this.#waiting.size >= (this.#options.most ?? MOST_WAITING)) this.#endOldest()
    return new Promise((resolve) => {
      const timer = setTimeout(() => waiter.end(), waitMs)
      const waiter: Waiter = {
        awaited,
        end: () => {
          clearTimeout(timer)
          if (!this.#waiting.delete(waiter)) return
          if (this.#waiting.size === 0) this.#rest()
          resolve()
        },
      }
      this.#waiting.add(waiter)
      whenGone(waiter.end)
      this.#change = undefined
      this.#timer ??= setInterval(() => void this.#look(), LOOK_EVERY_MS)
    })
  }

  /** Ends every wait, now and from now on. */
  close(): void {
    this.#closed = true
    for (const waiter of this.#waiting) waiter.end()
  }

  #endOldest(): void {
    const [oldest] = this.#waiting
    oldest?.end()
  }

  #rest(): void {
    clearInterval(this.#timer)
    this.#timer = undefined
  }

  async #look(): Promise<void> {
    if (this.#looking) return
    this.#looking = true
    try {
      const seen = this.#change
      const change = await this.#options.source.findChange()
      this.#quietLooks = change === seen ? this.#quietLooks + 1 : 0
      if (this.#quietLooks * LOOK_EVERY_MS >= LOOK_ANYWAY_MS) this.#quietLooks = 0
      if (this.#quietLooks === 0) {
        this.#change = change
        await this.#endDone()
      }
    } catch {
      // A desk that does not answer now may do so at the next look; nobody waits past their time.
      this.#change = undefined
    } finally {
      this.#looking = false
    }
  }

  async #endDone(): Promise<void> {
    const { source, states, now } = this.#options
    const waiters = [...this.#waiting]
    const ids = waiters.flatMap(({ awaited }) => (awaited.kind === 'approval' ? [awaited.id] : []))
    const tenants = waiters.flatMap(({ awaited }) => (awaited.kind === 'state' ? [awaited.tenant] : []))
    const pending = await source.findPending([...new Set(ids)], now())
    const versions = new Map<string, string>()
    for (const tenant of new Set(tenants)) versions.set(tenant, (await states.find(tenant)).version)
    for (const { awaited, end } of waiters) {
      const isDone =
        awaited.kind === 'approval' ? !pending.has(awaited.id) : versions.get(awaited.tenant) !== awaited.version
      if (isDone) end()
    }
  }
}
