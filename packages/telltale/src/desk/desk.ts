/** What a key may do: send telemetry, or read and administer. */
export type KeyScope = 'ingest' | 'read'

export interface AccessKey {
  /** Public handle, 12 characters; safe in logs. */
  readonly id: string
  readonly name: string
  readonly tenant: string
  readonly scope: KeyScope
  readonly createdMs: number
  readonly expiresMs: number
  readonly revokedMs: number | undefined
  readonly lastUsedMs: number | undefined
}

/**
 * The small relational side: keys now; people, rules, alerts and cases later. Secrets are stored as
 * SHA-256 of 256 random bits, never in the clear.
 */
export interface Desk {
  /** Makes a key and gives its secret, which is shown once. */
  createKey(key: {
    name: string
    tenant: string
    scope: KeyScope
    nowMs: number
  }): Promise<{ key: AccessKey; secret: string }>
  /** The live key behind a secret, or undefined (unknown, expired, revoked). */
  findKey(secret: string, nowMs: number): Promise<AccessKey | undefined>
  listKeys(): Promise<readonly AccessKey[]>
  /** False when no live key has this id. */
  revokeKey(id: string, nowMs: number): Promise<boolean>
  /** Notes use; batched, at most once a minute a key. */
  touchKey(id: string, nowMs: number): Promise<void>
  close(): Promise<void>
}
