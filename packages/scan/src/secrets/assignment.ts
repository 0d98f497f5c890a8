import { type AssignedValue, nameAround, readAssignedValue } from './assigned-value.ts'
import type { FoundSecret } from './found-secret.ts'
import { judgeValue } from './judge-value.ts'
import type { NameKind } from './key-name.ts'

const NAMES: Readonly<Record<NameKind, readonly [rule: string, name: string]>> = {
  password: ['generic-password', 'Password'],
  key: ['generic-api-key', 'Key or token'],
  weak: ['generic-key', 'Value that looks like a key'],
}
/** `public key: …`, written as words: what `mayNameSecret` says of names that are one word. */
const PUBLIC_BEFORE = /\b(?:public|primary|foreign|partition|sort|cache|host|keyboard|product) $/i
/** Short words that may be the tail of another: "compass", "monkey". */
const SHORT = /^(?:pass|passw|pw|pwd|psw|key|pat|sid|auth|salt|seed|clave|creds|token|secret)$/
const GLUED =
  /(?:db|user|my|root|admin|smtp|ftp|sql|login|mail|ldap|ssh|sudo|wifi|redis|mongo|app|api|client|access|auth|secret|session|jwt|bot|web|id|csrf|priv|private|enc|sign|o|x)$/i

function isLower(code: number): boolean {
  return code >= 97 && code <= 122
}

function isUpper(code: number): boolean {
  return code >= 65 && code <= 90
}

/** Whether the letter at `at` goes on with the word that the one beside it belongs to. */
function sameCase(left: number, right: number): boolean {
  return (isLower(left) && isLower(right)) || (isUpper(left) && isUpper(right))
}

/** Whether the hit is a word of its name and not a piece of another word: not "tokenizer", "compass", "monkey". */
function isWholeWord(text: string, start: number, end: number): boolean {
  if (sameCase(text.charCodeAt(end - 1), text.charCodeAt(end))) {
    const tail = text.slice(end, end + 2)
    if (!/^[sS](?![a-zA-Z])/.test(tail)) return false
  }
  const before = text.charCodeAt(start - 1)
  const glued = sameCase(before, text.charCodeAt(start)) || (isUpper(before) && isLower(text.charCodeAt(start)))
  if (!glued || !SHORT.test(text.slice(start, end).toLowerCase())) return true
  return GLUED.test(text.slice(Math.max(0, start - 8), start))
}

/** In an address the next field follows a `&`. */
function cutAtField(assigned: AssignedValue, kind: NameKind, before: string): AssignedValue {
  const field = kind === 'password' && before !== '?' && before !== '&' ? /&(?:amp;)?[\w.-]{1,30}=/ : /&/
  const at = assigned.value.search(field)
  if (at <= 0) return assigned
  return { ...assigned, value: assigned.value.slice(0, at), end: assigned.start + at }
}

/** Whether the name begins a line of settings, whose value runs to the next space. */
function beginsSetting(text: string, from: number, to: number): boolean {
  return (
    text.charAt(to) === '=' &&
    (from === 0 || /[\n ]/.test(text.charAt(from - 1))) &&
    /^[A-Z_]+$/.test(text.slice(from, to))
  )
}

export interface AssignmentMatch {
  readonly secret?: FoundSecret
  /** How far the text was read. */
  readonly readUntil: number
}

/** The value given to the name in which the word at `start` to `end` stands, if it is a secret. */
export function matchAssignment(text: string, start: number, end: number, kind: NameKind): AssignmentMatch {
  if (!isWholeWord(text, start, end)) return { readUntil: end }
  const { from, to } = nameAround(text, start, end)
  if (kind === 'weak' && PUBLIC_BEFORE.test(text.slice(Math.max(0, from - 12), from))) return { readUntil: end }
  const read = readAssignedValue(text, start, end, kind === 'password' && beginsSetting(text, from, to))
  if (read === undefined) return { readUntil: end }
  const assigned = cutAtField(read, kind, text.charAt(from - 1))
  const score = judgeValue(assigned, kind, text.charAt(assigned.end))
  if (score === 0) return { readUntil: assigned.end }
  const [rule, name] = NAMES[kind]
  return { secret: { rule, name, start: assigned.start, end: assigned.end, score }, readUntil: assigned.end }
}
