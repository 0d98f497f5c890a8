import { type FoundPii, isAlphanumeric } from './found-pii.ts'

const DOMAIN = /[a-z0-9\u00a1-\uffff](?:[a-z0-9\u00a1-\uffff-]{0,62})(?:\.[a-z0-9\u00a1-\uffff-]{1,63}){1,6}/iy
/** Ends of names of files and of settings that stand behind an `@` without being a domain. */
const NOT_A_DOMAIN =
  /\.(?:png|jpe?g|gif|svg|webp|css|scss|js|mjs|ts|tsx|jsx|json|html?|xml|ya?ml|md|txt|py|rb|go|rs|java|sh|service|socket|timer|target|mount|slice|local\.git|lock|map|woff2?|ttf|ico|pdf|zip|gz|tgz|\d{1,9})$/i
const RESERVED =
  /(?:^|\.)(?:example|invalid|test|localhost)(?:\.(?:com|org|net|edu))?$|^(?:domain|email|yourdomain|your-domain|company|mycompany|host|server|website)\.(?:com|org|net|tld)$/i
const STAND_IN =
  /^(?:user|username|you|your|your[._-]?name|name|email|e-?mail|someone|somebody|foo|bar|first\.?last|firstname\.lastname|example|test|xxx+|me|abc)$/i
const MAX_LOCAL = 64

const LOCAL_SIGNS = '.!#$%&*+/=?^_{|}~-'
const IS_LOCAL = Uint8Array.from({ length: 0xa1 }, (_, code) =>
  isAlphanumeric(code) || LOCAL_SIGNS.includes(String.fromCharCode(code)) ? 1 : 0,
)

function isLocalCode(code: number): boolean {
  return code >= 0xa1 || IS_LOCAL[code] === 1
}

/** The e-mail address around the `@` at `at`. */
export function findEmail(text: string, at: number): FoundPii | undefined {
  let start = at
  while (start > 0 && at - start < MAX_LOCAL && isLocalCode(text.charCodeAt(start - 1))) start -= 1
  // Signs that may stand in a name but, at its start, belong to what is in front of it.
  while (
    start < at &&
    !isAlphanumeric(text.charCodeAt(start)) &&
    text.charCodeAt(start) < 0xa1 &&
    text.charAt(start) !== '_'
  )
    start += 1
  const taken = text.slice(start, at)
  const local = taken.slice(Math.max(taken.lastIndexOf('='), taken.lastIndexOf('/'), taken.lastIndexOf('|')) + 1)
  start = at - local.length
  if (local === '' || local.includes('..') || local.endsWith('.')) return undefined
  DOMAIN.lastIndex = at + 1
  const domain = DOMAIN.exec(text)?.[0]
  if (domain === undefined) return undefined
  const top = domain.slice(domain.lastIndexOf('.') + 1)
  if (!/^(?:xn--[a-z0-9-]{2,59}|[a-z\u00a1-\uffff]{2,24})$/i.test(top) || NOT_A_DOMAIN.test(domain)) return undefined
  const end = at + 1 + domain.length
  // git@host:path and user@host:port are ways to log in.
  if ((local === 'git' || local === 'hg') && /^[:/]/.test(text.slice(end, end + 1))) return undefined
  const reserved = RESERVED.test(domain)
  if (reserved && STAND_IN.test(local)) return { type: 'email', start, end, score: 0.3 }
  return { type: 'email', start, end, score: reserved ? 0.6 : 0.95 }
}

const CREDENTIALS = /[a-z][a-z0-9+.-]{1,20}:\/\/([^\s:/@"'<>]{1,80}:[^\s:/@"'<>]{1,120})@/iy

const LONGEST_CREDENTIALS = 204

/** Whether what stands in front of `at` may go back to a slash: in most texts a blank comes first. */
function isBehindSlash(text: string, at: number): boolean {
  const first = Math.max(0, at - LONGEST_CREDENTIALS)
  for (let before = at - 1; before >= first; before -= 1) {
    const code = text.charCodeAt(before)
    if (code === 47) return true
    if (code === 32 || (code >= 9 && code <= 13) || code === 64) return false
  }
  return false
}

/** User and password in the address of a page whose `@` is at `at`. */
export function findUrlCredentials(text: string, at: number): FoundPii | undefined {
  if (!isBehindSlash(text, at)) return undefined
  const window = Math.max(0, at - 210)
  const found = text.slice(window, at).lastIndexOf('://')
  if (found < 0) return undefined
  const slashes = window + found
  let from = slashes
  while (from > 0 && slashes - from < 21 && /[a-z0-9+.-]/i.test(text.charAt(from - 1))) from -= 1
  CREDENTIALS.lastIndex = from
  const match = CREDENTIALS.exec(text)
  const value = match?.[1]
  if (value === undefined || CREDENTIALS.lastIndex !== at + 1 || /\$\{|<|\{\{|^user(?:name)?:pass/i.test(value))
    return undefined
  return { type: 'url-credentials', start: at - value.length, end: at, score: 0.9 }
}
