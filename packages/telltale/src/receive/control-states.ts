import { createHash } from 'node:crypto'
import type { ControlState } from '@telltale/model'
import type { ControlSource } from './control-source.ts'

/** A control state as it is sent. */
export interface SentState {
  readonly version: string
  /** JSON of the whole `ControlState`. */
  readonly body: Buffer
}

/** A quarantine ends by itself without a change: no state is given for longer than this. */
const FRESH_MS = 1_000
const MOST_TENANTS = 1_000

/** The control state of each tenant, read and written out once for all who ask at the same time. */
export class ControlStates {
  readonly #source: ControlSource
  readonly #now: () => number
  readonly #kept = new Map<
    string,
    { readonly change: number; readonly atMs: number; readonly state: Promise<SentState> }
  >()

  constructor(source: ControlSource, now: () => number) {
    this.#source = source
    this.#now = now
  }

  async find(tenant: string): Promise<SentState> {
    const change = await this.#source.findChange()
    const nowMs = this.#now()
    const kept = this.#kept.get(tenant)
    if (kept?.change === change && Math.abs(nowMs - kept.atMs) < FRESH_MS) return kept.state
    if (this.#kept.size >= MOST_TENANTS) this.#kept.clear()
    const state = this.#read(tenant, nowMs)
    this.#kept.set(tenant, { change, atMs: nowMs, state })
    // What could not be read is asked for again, not given again.
    state.catch(() => this.#kept.delete(tenant))
    return state
  }

  async #read(tenant: string, nowMs: number): Promise<SentState> {
    const quarantine = await this.#source.findQuarantine(tenant, nowMs)
    const policy = (await this.#source.findPolicy(tenant))?.policy ?? null
    const digest = createHash('sha256')
      .update(JSON.stringify([policy, quarantine]))
      .digest('base64url')
    const state: ControlState = { version: digest.slice(0, 22), policy, quarantine }
    return { version: state.version, body: Buffer.from(JSON.stringify(state)) }
  }
}
