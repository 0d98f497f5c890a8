import { createHash, randomBytes } from 'node:crypto'

/** A browser that has shown a key that may read. */
export interface Session {
  readonly keyId: string
  readonly tenant: string
  readonly mayWrite: boolean
  readonly createdMs: number
  readonly lastUsedMs: number
}

/** How long a session lives, used or not. */
export const SESSION_MAX_MS = 12 * 3_600_000
const SESSION_IDLE_MS = 30 * 60_000
const MAX_SESSIONS = 10_000

/** Signed-in browsers, in memory: a restart signs everyone out. Ids are 256 random bits and kept as SHA-256 only. */
export class Sessions {
  readonly #byDigest = new Map<string, Session>()

  /** Starts a session under a new id, which is given back this once. */
  create({ keyId, tenant, mayWrite }: Pick<Session, 'keyId' | 'tenant' | 'mayWrite'>, nowMs: number): string {
    this.#forgetEnded(nowMs)
    const id = randomBytes(32).toString('base64url')
    this.#byDigest.set(digest(id), { keyId, tenant, mayWrite, createdMs: nowMs, lastUsedMs: nowMs })
    return id
  }

  /** The live session behind an id, and a note that it was used. */
  use(id: string, nowMs: number): Session | undefined {
    const key = digest(id)
    const session = this.#byDigest.get(key)
    if (session === undefined) return undefined
    this.#byDigest.delete(key)
    if (hasEnded(session, nowMs)) return undefined
    // Set again at the end of the map, so that its first entry is always the one longest unused.
    const used = { ...session, lastUsedMs: nowMs }
    this.#byDigest.set(key, used)
    return used
  }

  /** Whether a session is live; not a use of it. */
  isLive(id: string, nowMs: number): boolean {
    const session = this.#byDigest.get(digest(id))
    return session !== undefined && !hasEnded(session, nowMs)
  }

  /** Ends a session, if there is one. */
  end(id: string): void {
    this.#byDigest.delete(digest(id))
  }

  #forgetEnded(nowMs: number): void {
    for (const [key, session] of this.#byDigest) {
      if (!hasEnded(session, nowMs) && this.#byDigest.size < MAX_SESSIONS) continue
      this.#byDigest.delete(key)
    }
  }
}

function hasEnded(session: Session, nowMs: number): boolean {
  return nowMs - session.createdMs >= SESSION_MAX_MS || nowMs - session.lastUsedMs >= SESSION_IDLE_MS
}

function digest(id: string): string {
  return createHash('sha256').update(id, 'utf8').digest('hex')
}
