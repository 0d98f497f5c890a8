import { isIPv6 } from 'node:net'

interface Window {
  readonly startMs: number
  readonly count: number
}

const MAX_ADDRESSES = 10_000
/** How often a full map is looked through for windows that are over. */
const SWEEP_MS = 1_000

/** Counts attempts by sender address: so many a window, the rest are turned away. Bounded in memory. */
export class AttemptLimiter {
  readonly #limit: number
  readonly #windowMs: number
  readonly #windows = new Map<string, Window>()
  #sweptMs = Number.NEGATIVE_INFINITY

  constructor(limit: number, windowMs: number) {
    this.#limit = limit
    this.#windowMs = windowMs
  }

  /** Notes an attempt; 0 when it may go ahead, else the seconds to wait. */
  take(address: string, nowMs: number): number {
    const key = this.#keyFor(addressGroup(address), nowMs)
    const window = this.#windows.get(key)
    const live = window !== undefined && nowMs - window.startMs < this.#windowMs ? window : { startMs: nowMs, count: 0 }
    if (live.count >= this.#limit) return Math.max(1, Math.ceil((live.startMs + this.#windowMs - nowMs) / 1_000))
    this.#windows.set(key, { startMs: live.startMs, count: live.count + 1 })
    return 0
  }

  /** With too many addresses at once the new ones share a window: forgetting one would reset its count. */
  #keyFor(group: string, nowMs: number): string {
    if (this.#windows.has(group) || this.#windows.size < MAX_ADDRESSES) return group
    if (nowMs - this.#sweptMs >= SWEEP_MS) this.#sweep(nowMs)
    return this.#windows.size < MAX_ADDRESSES ? group : 'others'
  }

  #sweep(nowMs: number): void {
    this.#sweptMs = nowMs
    for (const [key, window] of this.#windows) {
      if (nowMs - window.startMs >= this.#windowMs) this.#windows.delete(key)
    }
  }
}

/** Addresses that one person is given together: an IPv4 address, or the /64 of an IPv6 one. */
export function addressGroup(address: string): string {
  const [plain = ''] = address.toLowerCase().split('%', 1)
  const mapped = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/.exec(plain)
  if (mapped?.[1] !== undefined) return mapped[1]
  if (!isIPv6(plain)) return plain
  const [head = '', tail = ''] = plain.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === '' ? [] : tail.split(':')
  const zeros = plain.includes('::')
    ? Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0')
    : []
  const groups = [...before, ...zeros, ...after].slice(0, 4)
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`
}
