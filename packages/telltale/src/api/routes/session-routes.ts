import { z } from 'zod'
import { clearSessionCookie, readSessionCookie, setSessionCookie } from '../access/session-cookie.ts'
import { SESSION_MAX_MS } from '../access/sessions.ts'
import { type Answer, json, noContent, problem } from '../answer.ts'
import { sessionSchema } from '../answer-schemas.ts'
import type { ApiContext } from '../api-context.ts'
import type { QueryShape } from '../query/parse-query.ts'
import { type ApiRequest, defineRoute, type Route } from '../route.ts'

const KEY_RULE = 'must be a key that may read: a text that starts with tt_r_ or tt_w_'
const signInBody = z.strictObject(
  { key: z.string(KEY_RULE).min(1, KEY_RULE).max(200, KEY_RULE) },
  'must be JSON of the form {"key":"tt_r_…"}',
)

/** Trades a key for a session cookie; so many tries a minute from one address. */
async function signIn(
  request: ApiRequest<QueryShape, z.output<typeof signInBody>>,
  context: ApiContext,
): Promise<Answer> {
  const nowMs = context.now()
  const waitSeconds = context.loginAttempts.take(request.address, nowMs)
  if (waitSeconds > 0) {
    const detail = `At most 10 sign-ins a minute are taken from one address; try again in ${waitSeconds} s.`
    return problem(429, detail, { headers: [['retry-after', String(waitSeconds)]] })
  }
  const key = await context.desk.findKey(request.body.key, nowMs)
  if (key === undefined) return problem(401, 'This key is unknown, expired or revoked.')
  if (key.scope === 'ingest') {
    return problem(403, 'This key may only send telemetry; signing in needs one of scope read, or write.')
  }
  await context.desk.touchKey(key.id, nowMs)
  endCurrent(request, context)
  const id = context.sessions.create({ keyId: key.id, tenant: key.tenant, mayWrite: key.scope === 'write' }, nowMs)
  const body = { tenant: key.tenant, scope: key.scope, expires: new Date(nowMs + SESSION_MAX_MS).toISOString() }
  return json(body, [['set-cookie', setSessionCookie(id, request.secure)]])
}

/** Ends the session behind the request's cookie; nothing to end is fine too. */
function signOut(request: ApiRequest, context: ApiContext): Answer {
  endCurrent(request, context)
  return noContent([['set-cookie', clearSessionCookie(request.secure)]])
}

function endCurrent(request: Pick<ApiRequest, 'headers' | 'secure'>, context: ApiContext): void {
  const id = readSessionCookie(request.headers.cookie, request.secure)
  if (id !== undefined) context.sessions.end(id)
}

export const SESSION_ROUTES: readonly Route[] = [
  defineRoute({
    method: 'POST',
    path: '/api/v1/session',
    summary: 'Sign a browser in with a key of scope read or write.',
    access: 'open',
    body: signInBody,
    success: { status: 200, mediaType: 'application/json', schema: sessionSchema },
    handle: signIn,
  }),
  defineRoute({
    method: 'DELETE',
    path: '/api/v1/session',
    summary: 'Sign a browser out.',
    access: 'open',
    success: { status: 204, mediaType: '' },
    handle: signOut,
  }),
]
