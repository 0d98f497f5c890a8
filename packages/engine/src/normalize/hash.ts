import { createHmac, createSecretKey, hash } from 'node:crypto'

/** Keyed hash of a text, 64 hex digits: the same text of one tenant always gives the same hash. */
export type KeyedHash = (text: string) => string

/**
 * A keyed hash (HMAC-SHA-256) for each tenant. The tenant's own key is derived from `hashKey`, so that
 * equal texts of two tenants have unrelated hashes.
 */
export function createKeyedHash(hashKey: Uint8Array, tenant: string): KeyedHash {
  const key = createSecretKey(createHmac('sha256', hashKey).update(`telltale.tenant\0${tenant}`).digest())
  return (text) => createHmac('sha256', key).update(text).digest('hex')
}

/** The first 128 bits of SHA-256 over a text, as 32 hex digits: ids of records and events. */
export function contentId(text: string): string {
  return hash('sha256', text, 'hex').slice(0, 32)
}
