import type { IncomingHttpHeaders } from 'node:http'
import type { Identity } from '@telltale/sdk'
import { OWN_HEADERS } from './pass-headers.ts'

const LONGEST = 256

/** Where a call came from: kept when it comes in, since a connection that ended knows its address no more. */
export interface CallOrigin {
  readonly headers: IncomingHttpHeaders
  readonly address: string | undefined
}

/** Who a call is made for: what its headers say, then what its body says. Never more than 256 characters each. */
export function readIdentity({ headers, address }: CallOrigin, body: unknown): Identity {
  const said = asObject(body)
  const metadata = asObject(said.metadata)
  const user = firstText(headers[OWN_HEADERS.user], said.user, said.safety_identifier, metadata.user_id)
  const session = firstText(headers[OWN_HEADERS.session], metadata.session_id)
  const conversation = firstText(
    headers[OWN_HEADERS.conversation],
    metadata.conversation_id,
    said.conversation,
    asObject(said.conversation).id,
  )
  return {
    ...(user !== undefined && { user }),
    ...(session !== undefined && { session }),
    ...(conversation !== undefined && { conversation }),
    ...(address !== undefined && { address }),
  }
}

/** The application that a call says it comes from; empty where it says nothing. */
export function readApp({ headers }: CallOrigin): string {
  return firstText(headers[OWN_HEADERS.app]) ?? ''
}

function firstText(...values: readonly unknown[]): string | undefined {
  for (const value of values) {
    const text = typeof value === 'string' ? value.slice(0, LONGEST).replace(/\p{Cc}/gu, '') : ''
    if (text !== '') return text
  }
  return undefined
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
