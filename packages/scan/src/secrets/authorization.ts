import { decodeBase64 } from './bytes.ts'
import type { FoundSecret } from './found-secret.ts'
import { isPlaceholder } from './placeholder.ts'

/** User and password as a printable pair; the password is neither empty nor a stand-in. */
function isRealPair(pair: string): boolean {
  const colon = pair.indexOf(':')
  const password = pair.slice(colon + 1)
  return (
    colon >= 0 &&
    password.length >= 4 &&
    /^[\x20-\x7e]+$/.test(pair) &&
    !isPlaceholder(password) &&
    !STAND_INS.has(password)
  )
}

const STAND_INS = new Set(
  'pass passwd pwd secret token test user username admin root guest postgres mysql redis xxx yyy foo bar baz opensesame'.split(
    ' ',
  ),
)
const BASIC = /basic[ \t]{1,3}([A-Za-z0-9+/_-]{8,400}={0,2})/iy
const CURL_USER = /(?:-u|--user|--proxy-user)[ =]{1,2}["']?[\w.@%+-]{0,60}:([^\s"'@]{4,120})/y
/** Scheme, user, then the password up to the last `@` of the authority. */
const URL_USER = /:\/\/[^\s:/@"'<>\\?#]{0,120}:([^\s/"'<>\\]{1,160})@[\w.[\]%${-]/y

/** HTTP Basic credentials at `at`, where "basic" begins. */
export function matchBasic(text: string, at: number): FoundSecret | undefined {
  BASIC.lastIndex = at
  const value = BASIC.exec(text)?.[1]
  if (value === undefined || isPlaceholder(value) || !isRealPair(decodeBase64(value))) return undefined
  const end = BASIC.lastIndex
  return { rule: 'basic-auth', name: 'HTTP Basic credentials', start: end - value.length, end, score: 0.95 }
}

/** The password of a `-u user:password` at `at`. */
export function matchCurlUser(text: string, at: number): FoundSecret | undefined {
  CURL_USER.lastIndex = at
  const value = CURL_USER.exec(text)?.[1]
  if (value === undefined || /^[${<%]/.test(value) || !isRealPair(`u:${value}`)) return undefined
  const end = CURL_USER.lastIndex
  return { rule: 'curl-user', name: 'Password on a command line', start: end - value.length, end, score: 0.8 }
}

/** The password of an address `scheme://user:password@host` whose `://` begins at `at`. */
export function matchUrlPassword(text: string, at: number): FoundSecret | undefined {
  URL_USER.lastIndex = at
  const match = URL_USER.exec(text)
  const value = match?.[1]
  if (match === null || value === undefined || !isRealPair(`u:${value}`)) return undefined
  const end = URL_USER.lastIndex - 2
  const host = text.slice(end, end + 60)
  if (/^@(?:example\.|\[?host|hostname|<|\$\{)/i.test(host) && /^[a-z]+$/.test(value)) return undefined
  return { rule: 'url-password', name: 'Password in an address', start: end - value.length, end, score: 0.85 }
}
