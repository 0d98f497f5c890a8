import type { AssignedValue } from './assigned-value.ts'
import { mayNameSecret, type NameKind } from './key-name.ts'
import { isPlaceholder } from './placeholder.ts'
import { looksRandom, makeupOf, wordShare } from './randomness.ts'

/** Values that are never the secret itself: paths, addresses, dates, versions, hashes that name their algorithm, code. */
const NOT_A_VALUE =
  /^(?:[a-z][a-z0-9+.-]{0,12}:\/\/|https?:|arn:|urn:|data:|file:|sha(?:1|256|384|512)[-:=]|md5[-:]|h1:|\d{4}-\d\d-\d\d|v?\d{1,5}\.\d{1,5}\.\d{1,5}|[~.]{0,2}\/[\w.-]{1,40}\/|[A-Za-z]:\\|--|\/\/|\/\*|=|:|\(|@[a-z]|&[a-z#]|\.[a-z]|[#.][a-z-]{1,30}$)/
const FILE_NAME =
  /\.(?:json|ya?ml|toml|env|pem|key|crt|cer|txt|js|ts|py|rb|go|rs|java|php|xml|html?|md|cfg|conf|ini|properties|jks|p12|pfx|png|jpe?g|svg|css|sh|sql|com|org|net|io|dev)$/i
const CODE_PATH = /^[A-Za-z_$][\w$]{0,60}(?:(?:\.|->|::|\?\.)[A-Za-z_$][\w$]{0,60}){1,8}$/
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const KEY_TEXT = /^[A-Za-z0-9_+/=.~:$!@%*\-[\]^|]+$/
const QUOTED_TEXT = /^[!-~]+$/
/** Words of security talk that mix letters and digits. */
const TECHNICAL =
  /^(?:\d{1,4}[- ]?(?:bit|bits|char|chars|characters?|digits?|days?|hours?|minutes?|min|times?|x)\b.*|(?:sha|md|aes|rsa|rs|hs|es|ps|utf|base|oauth|http|tls|ssl|ipv|p|x|v|ed|sha3|pbkdf|argon|bcrypt|scrypt|k8s|s3|ec2|web|i18n|win|mac|node|python|java|es)[-_]?\d{1,5}(?:[-_/]?\w{0,8})?|[A-Z]{2,5}-\d{1,6}|\w{0,12}\d?fa|true|false|null|none|nil|yes|no)$/i

/** Signs that people put into passwords, and programs not into names. */
const SYMBOL = /[^A-Za-z0-9_.\-/:]/

/** Whether each piece between separators is a word or a small number: `prod-db-2`, `NEXUS-GPT4-API`. */
function looksNamed(value: string): boolean {
  const parts = value.split(/[-_./:\s]+/)
  if (parts.length < 2) return false
  return parts.every(
    (part) =>
      /^\d{0,4}$/.test(part) ||
      /^[A-Za-z]{1,4}\d{0,3}$/.test(part) ||
      (/^[A-Za-z]{3,}\d{0,3}$/.test(part) && wordShare(part, 2) >= 0.7),
  )
}

function isCode({ value, quoted }: AssignedValue, next: string): boolean {
  if (quoted) return false
  return next === '(' || next === '[' || next === '{' || (CODE_PATH.test(value) && !looksRandom(value))
}

function judgePassword({ value, quoted, by }: AssignedValue): number {
  if (value.length < 6 || value.length > 128) return 0
  const { digits, lower, upper, other } = makeupOf(value)
  if (lower + upper === 0 && other === 0) return by === 'sign' && quoted && digits >= 6 ? 0.55 : 0
  if (/\s/.test(value) || TECHNICAL.test(value)) return 0
  if (looksNamed(value) && (digits === 0 || lower === 0 || upper === 0)) return 0
  if (by === 'space') return digits > 0 && lower + upper > 0 && looksRandom(value) ? 0.6 : 0
  if (by !== 'sign' && (digits === 0 || lower + upper + other === 0)) return 0
  if (digits === 0 && !SYMBOL.test(value)) return looksRandom(value) && quoted ? 0.6 : 0
  if (lower + upper === 0) return 0.55
  return looksRandom(value) ? 0.8 : 0.65
}

function judgeKey({ value, by, quoted }: AssignedValue): number {
  const { length } = value
  if (length < 10 || length > 1024 || !(quoted ? QUOTED_TEXT : KEY_TEXT).test(value)) return 0
  const { digits, lower, upper, other } = makeupOf(value)
  if (UUID.test(value)) return by !== 'sign' ? 0 : 0.7
  if (digits === length) return by === 'sign' && length >= 15 ? 0.6 : 0
  if (digits === 0 && (by !== 'sign' || (other === 0 && (lower === 0 || upper === 0) && length < 20))) return 0
  if (by !== 'sign' && length < 14) return 0
  if (looksNamed(value) || TECHNICAL.test(value) || !looksRandom(value)) return 0
  return by === 'sign' ? 0.8 : 0.65
}

function judgeWeak(assigned: AssignedValue): number {
  const { value, by } = assigned
  if (by !== 'sign' || value.length < 24 || UUID.test(value) || /^[0-9a-f]+$/i.test(value)) return 0
  const { digits, lower, upper } = makeupOf(value)
  return digits >= 3 && lower >= 3 && upper >= 3 && judgeKey(assigned) > 0 ? 0.6 : 0
}

const JUDGES: Readonly<Record<NameKind, (assigned: AssignedValue) => number>> = {
  password: judgePassword,
  key: judgeKey,
  weak: judgeWeak,
}

/** How sure it is that a name of this kind was given a secret, 0 to 1; `next` is the character after the value. */
export function judgeValue(assigned: AssignedValue, kind: NameKind, next: string): number {
  const { name, value } = assigned
  if (value.length < 6 || NOT_A_VALUE.test(value) || isCode(assigned, next)) return 0
  const score = JUDGES[kind](assigned)
  // The dearer questions come last.
  if (score === 0 || FILE_NAME.test(value) || !mayNameSecret(name, kind) || isPlaceholder(value)) return 0
  return score
}
