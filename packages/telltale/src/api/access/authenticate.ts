import { problem, type RequestHeaders, type ValueAnswer } from '../answer.ts'
import type { ApiOptions } from '../api-options.ts'
import type { LiveKeys } from './live-keys.ts'
import { readSessionCookie } from './session-cookie.ts'
import type { Sessions } from './sessions.ts'

/** Who asks. The tenant comes from here and from nowhere else. */
export interface Caller {
  readonly tenant: string
  /** Id of the key that was shown; 'local' in open mode. */
  readonly keyId: string
  /** Whether the caller may change anything, or only read. */
  readonly mayWrite: boolean
  /** Whether the caller may still read: asked again while a stream lasts. */
  readonly isStillAllowed: () => Promise<boolean>
}

/** What deciding about a caller needs. */
export type AccessContext = Pick<ApiOptions, 'auth' | 'desk' | 'now'> & {
  readonly sessions: Sessions
  readonly liveKeys: LiveKeys
}

const CHALLENGE = [['www-authenticate', 'Bearer realm="telltale"']] as const
const NEEDS_KEY =
  'This needs a read key: send it as "Authorization: Bearer tt_r_…", or sign in with POST /api/v1/session. Make one with: telltale keys create --scope read --name my-key'

/** The caller behind a request, or why there is none: 401 without a live key, 403 with one that may not read. */
export async function authenticate(
  request: { readonly headers: RequestHeaders; readonly secure: boolean },
  context: AccessContext,
): Promise<Caller | ValueAnswer> {
  if (context.auth.mode === 'open') {
    return { tenant: 'default', keyId: 'local', mayWrite: true, isStillAllowed: async () => true }
  }
  const { authorization, cookie } = request.headers
  if (authorization !== undefined) return callerByKey(authorization, context)
  const sessionId = readSessionCookie(cookie, request.secure)
  return sessionId === undefined ? unauthorized() : callerBySession(sessionId, context)
}

/** Whether `authenticate` turned the request away. */
export function isRefusal(result: Caller | ValueAnswer): result is ValueAnswer {
  return 'kind' in result
}

async function callerByKey(authorization: string, context: AccessContext): Promise<Caller | ValueAnswer> {
  const secret = /^Bearer +([\x21-\x7e]{1,200})$/i.exec(authorization)?.[1]
  if (secret === undefined) return unauthorized()
  const key = await context.desk.findKey(secret, context.now())
  if (key === undefined) return unauthorized()
  if (key.scope === 'ingest') {
    return problem(403, 'This key may only send telemetry; reading needs a key of scope read, or write.')
  }
  await context.desk.touchKey(key.id, context.now())
  return {
    tenant: key.tenant,
    keyId: key.id,
    mayWrite: key.scope === 'write',
    isStillAllowed: () => context.liveKeys.isLive(key.id, context.now()),
  }
}

async function callerBySession(id: string, context: AccessContext): Promise<Caller | ValueAnswer> {
  const session = context.sessions.use(id, context.now())
  if (session === undefined) return unauthorized()
  const isStillAllowed = async (): Promise<boolean> =>
    context.sessions.isLive(id, context.now()) && (await context.liveKeys.isLive(session.keyId, context.now()))
  const { tenant, keyId, mayWrite } = session
  if (await isStillAllowed()) return { tenant, keyId, mayWrite, isStillAllowed }
  context.sessions.end(id)
  return unauthorized()
}

/** The answer to a caller who may read and wants to change something. */
export function needsWrite(): ValueAnswer {
  return problem(
    403,
    'This key may only read; changing something needs a key of scope write. Make one with: telltale keys create --scope write --name my-key',
  )
}

function unauthorized(): ValueAnswer {
  return problem(401, NEEDS_KEY, { headers: CHALLENGE })
}
