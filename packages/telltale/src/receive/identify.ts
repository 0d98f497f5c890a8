import type { Desk } from '../desk/desk.ts'
import { Refusal } from './refusal.ts'

/** What a request says about who sends it. */
export interface Credentials {
  readonly authorization: string | undefined
  /** Value of the header or metadata `x-telltale-key`. */
  readonly telltaleKey: string | undefined
}

/** Who sends: the tenant comes from the key and never from the payload. */
export interface Sender {
  readonly tenant: string
  readonly keyId: string
}

/** Who anyone is where no key is needed. */
export const LOCAL_SENDER: Sender = { tenant: 'default', keyId: 'local' }

const SECRET = /^tt_[A-Za-z0-9_-]{16,200}$/
const HOW = 'send an ingest key as "Authorization: Bearer tt_…" or "x-telltale-key: tt_…"'

/** Finds the sender behind the credentials; refuses a missing, unknown or unfitting key. */
export async function identify(credentials: Credentials, findKey: Desk['findKey'], nowMs: number): Promise<Sender> {
  const secret = findSecret(credentials)
  if (secret === undefined) throw new Refusal('unauthenticated', `an ingest key is needed: ${HOW}`)
  const key = SECRET.test(secret) ? await findKey(secret, nowMs) : undefined
  if (key === undefined) throw new Refusal('unauthenticated', 'the ingest key is not known, has expired or was revoked')
  if (key.scope !== 'ingest') throw new Refusal('forbidden', `the key "${key.id}" may not send telemetry`)
  return { tenant: key.tenant, keyId: key.id }
}

function findSecret({ authorization, telltaleKey }: Credentials): string | undefined {
  if (telltaleKey !== undefined && telltaleKey !== '') return telltaleKey.trim()
  return /^bearer +(\S+) *$/i.exec(authorization ?? '')?.[1]
}
