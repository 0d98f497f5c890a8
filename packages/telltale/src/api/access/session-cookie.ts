import { SESSION_MAX_MS } from './sessions.ts'

/** The cookie's name; the `__Host-` prefix, which browsers accept over TLS only, binds it to this host. */
function cookieName(secure: boolean): string {
  return secure ? '__Host-telltale' : 'telltale'
}

/** A Set-Cookie value that gives a browser its session. */
export function setSessionCookie(id: string, secure: boolean): string {
  return format(id, secure, SESSION_MAX_MS / 1_000)
}

/** A Set-Cookie value that takes the session away. */
export function clearSessionCookie(secure: boolean): string {
  return format('', secure, 0)
}

/** The session id in a Cookie header, if there is one. */
export function readSessionCookie(header: string | undefined, secure: boolean): string | undefined {
  const start = `${cookieName(secure)}=`
  const found = header
    ?.split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(start))
  const id = found?.slice(start.length)
  return id !== undefined && /^[\w-]{43}$/.test(id) ? id : undefined
}

function format(value: string, secure: boolean, maxAgeSeconds: number): string {
  const base = `${cookieName(secure)}=${value}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Strict`
  return secure ? `${base}; Secure` : base
}
