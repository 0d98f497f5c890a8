import type { IncomingMessage } from 'node:http'
import type { Identity } from '@telltale/sdk'
import { OWN_HEADERS } from './pass-headers.ts'

const LONGEST = 256

/** Who a call is made for: what its headers say, then what its body says. Never more than 256 characters each. */
export function readIdentity(request: IncomingMessage, body: unknown): Identity {
  const { headers } = request
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
  const address = request.socket.remoteAddress
  return {
    ...(user !== undefined && { user }),
    ...(session !== undefined && { session }),
    ...(conversation !== undefined && { conversation }),
    ...(address !== undefined && { address }),
  }
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
