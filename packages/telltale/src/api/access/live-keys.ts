import type { Desk } from '../../desk/desk.ts'

const REFRESH_MS = 1_000

/** Which keys are still live, for sessions, which hold no secret; at most a second behind the desk. */
export class LiveKeys {
  readonly #desk: Desk
  #readMs = Number.NEGATIVE_INFINITY
  #expiresMs: ReadonlyMap<string, number> = new Map()

  constructor(desk: Desk) {
    this.#desk = desk
  }

  async isLive(keyId: string, nowMs: number): Promise<boolean> {
    if (nowMs - this.#readMs >= REFRESH_MS || nowMs < this.#readMs) {
      const keys = await this.#desk.listKeys()
      const live = keys.filter((key) => key.revokedMs === undefined && key.scope !== 'ingest')
      this.#expiresMs = new Map(live.map((key) => [key.id, key.expiresMs]))
      this.#readMs = nowMs
    }
    return nowMs < (this.#expiresMs.get(keyId) ?? 0)
  }
}
