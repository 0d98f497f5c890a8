import { parseAddress } from './parse-address.ts'
import { readUrl } from './read-url.ts'
import { trimEnd } from './trim-end.ts'

export type ValueKind = 'email' | 'url' | 'host' | 'number' | 'wallet' | 'token' | 'id' | 'path'

/** Something in a text that names a place, a person, an account or a key. */
export interface FoundValue {
  readonly kind: ValueKind
  /** Normalised: the same value written in another way has the same key. */
  readonly key: string
  /** As it stands in the text, cut at 256 characters. */
  readonly shown: string
}

/** UTF-16 units of a text that are looked at, and values that are taken of it. */
const LONGEST = 256 * 1024
const MOST = 1024
const LONGEST_SHOWN = 256

const TOKEN = /[^\s"'<>()[\]{}|\\^`,;]{6,2048}/g
/** Numbers as people write them: in groups. */
const GROUPED = /\+?\(?\d{1,12}(?:[ .()/-]{1,3}\d{1,12}){1,9}/g
const GROUPED_IBAN = /\b[A-Za-z]{2}\d{2}(?: [A-Za-z0-9]{4}){2,7}(?: [A-Za-z0-9]{1,4})?\b/g

/** Addresses, hosts, accounts, phone numbers, wallets, keys, ids and telling paths in a text, each once. */
export function extractValues(text: string): readonly FoundValue[] {
  const cut = text.slice(0, LONGEST)
  const found = new Map<string, FoundValue>()
  const add = (value: FoundValue | undefined) => {
    if (value === undefined || found.size >= MOST || found.has(value.key)) return
    found.set(
      value.key,
      value.shown.length > LONGEST_SHOWN ? { ...value, shown: value.shown.slice(0, LONGEST_SHOWN) } : value,
    )
  }
  for (const match of cut.matchAll(TOKEN)) readToken(match[0], add)
  if (!/\d/.test(cut)) return [...found.values()]
  for (const match of cut.matchAll(GROUPED_IBAN)) add(readAccount(match[0]))
  for (const match of cut.matchAll(GROUPED)) add(readNumber(match[0]))
  return [...found.values()]
}

type Add = (value: FoundValue | undefined) => void

const EDGE = '.:!?*_~=&#-+%$…。，、'

function trimmed(token: string): string {
  let start = 0
  let end = token.length
  while (start < end && '.:!?*_=&#…。，、'.includes(token.charAt(start))) start += 1
  while (end > start && EDGE.includes(token.charAt(end - 1))) end -= 1
  return token.slice(start, end)
}

/** Every value has one of these; most words have none. */
const TELLS = /[\d@./\\]/

function readToken(raw: string, add: Add): void {
  if (!TELLS.test(raw)) return
  const mark = raw.indexOf('://')
  if (mark > 1) readAddress(trimmed(raw.slice(schemeStart(raw, mark))), add)
  else readPlain(trimmed(raw), add)
}

function readPlain(token: string, add: Add): void {
  if (token.includes('@')) add(readEmail(token))
  else if (isTellingPath(token)) add({ kind: 'path', key: `path ${token.toLowerCase()}`, shown: token })
  else readDotted(token, add)
}

function readDotted(token: string, add: Add): void {
  const slash = token.indexOf('/')
  const host = readHost(slash === -1 ? token : token.slice(0, slash))
  if (host !== undefined && slash !== -1) readAddress(token, add)
  else if (host !== undefined) add(host)
  else for (const piece of token.split(/[=:&?]/, 32)) add(readWord(trimmed(piece)))
}

function schemeStart(token: string, mark: number): number {
  let start = mark
  while (start > 0 && /[a-z0-9+.-]/i.test(token.charAt(start - 1)) && mark - start < 12) start -= 1
  return start
}

/** An address counts whole and as its host: data to be carried away is added behind it. */
function readAddress(url: string, add: Add): void {
  const { host, path, query } = readUrl(url)
  if (host === '') return
  const place = `${trimEnd(path, '/')}${query === '' ? '' : `?${query}`}`.toLowerCase()
  if (place !== '') add({ kind: 'url', key: `url ${host}${place}`, shown: url })
  add({ kind: 'host', key: `host ${bareHost(host)}`, shown: host })
  if (url.includes('@')) add(readEmail(url.slice(url.indexOf('://') + 3)))
}

/** Hosts with and without `www.` are one. */
export function bareHost(host: string): string {
  return host
    .toLowerCase()
    .replace(/^www\./, '')
    .replace(/\.$/, '')
}

const LOCAL = /[A-Za-z0-9._%+'-]/
const DOMAIN = /[A-Za-z0-9.-]/

function readEmail(token: string): FoundValue | undefined {
  const at = token.indexOf('@')
  let start = at
  let end = at + 1
  while (start > 0 && at - start < 64 && LOCAL.test(token.charAt(start - 1))) start -= 1
  while (end < token.length && end - at < 254 && DOMAIN.test(token.charAt(end))) end += 1
  const domain = trimEnd(token.slice(at + 1, end), '.-')
  if (start === at || !domain.includes('.')) return undefined
  const shown = `${token.slice(start, at)}@${domain}`
  return { kind: 'email', key: `email ${shown.toLowerCase()}`, shown }
}

/** Endings of file names that look like the endings of hosts. */
const FILES: ReadonlySet<string> = new Set(
  (
    'txt md pdf doc docx xls xlsx ppt pptx csv tsv json jsonl yaml yml xml html htm js mjs cjs ts tsx jsx css scss py rb go rs java kt c h ' +
    'cpp hpp cs php pl swift sql log ini cfg conf toml lock png jpg jpeg gif svg webp bmp ico mp3 mp4 wav avi zip tar gz ' +
    'tgz rar exe dll bin dat bak tmp env map test spec class jar war ipynb vue eml msg ics length name value id data'
  ).split(' '),
)
const HOST = /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.){1,8}([a-z]{2,24}|xn--[a-z0-9-]{2,59})(?::\d{1,5})?$/i
const DOTTED = /^\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?$/

function readHost(token: string): FoundValue | undefined {
  if (!token.includes('.')) return undefined
  if (DOTTED.test(token)) {
    const host = token.split(':')[0] ?? ''
    return parseAddress(host) === undefined ? undefined : { kind: 'host', key: `host ${host}`, shown: host }
  }
  const last = HOST.exec(token)?.[1]
  if (last === undefined || FILES.has(last.toLowerCase())) return undefined
  const host = token.split(':')[0] ?? ''
  return { kind: 'host', key: `host ${bareHost(host)}`, shown: host }
}

/** Places that hold keys or decide what runs; other paths are named all day. */
const TELLING =
  /(?:^~?|\/|\\)(?:\.ssh|\.aws|\.gnupg|\.kube|\.docker|\.npmrc|\.pypirc|\.netrc|\.env(?:\.\w{1,20})?|\.bashrc|\.zshrc|\.profile|\.git-credentials|id_(?:rsa|ed25519|ecdsa)|authorized_keys|credentials(?:\.json)?|etc[/\\](?:passwd|shadow|sudoers|crontab|hosts))(?:$|[/\\.])/i

function isTellingPath(token: string): boolean {
  return token.length <= 512 && TELLING.test(token)
}

const WALLET = /^(?:0x[0-9a-fA-F]{40}|bc1[a-z0-9]{25,60}|[13][1-9A-HJ-NP-Za-km-z]{25,34})$/
const WORD = /^[A-Za-z0-9+/_.-]+$/
const ID = /^(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]+)$/i
const SHORTEST_TOKEN = 20

function readWord(word: string): FoundValue | undefined {
  if (word.length < 6 || word.length > 512 || !/\d/.test(word)) return undefined
  if (WALLET.test(word)) return { kind: 'wallet', key: `wallet ${word.toLowerCase()}`, shown: word }
  const account = readAccount(word) ?? readNumber(word)
  if (account !== undefined) return account
  if (word.length < SHORTEST_TOKEN || !WORD.test(word) || !/[A-Za-z]/.test(word)) return undefined
  return { kind: ID.test(word) ? 'id' : 'token', key: `token ${word}`, shown: word }
}

const ACCOUNT = /^[A-Z]{2}\d{2}[A-Z0-9]{8,30}$/
const FEWEST_DIGITS = 8
const MOST_DIGITS = 24
const DATE = /^(?:19|20)\d\d[-./ ]?(?:0[1-9]|1[0-2])[-./ ]?[0-3]\d|^[0-3]?\d[-./][0-1]?\d[-./](?:19|20)\d\d/

/** An account number with its country in front, such as an IBAN; its check digits are not checked: a made-up one is no better. */
function readAccount(text: string): FoundValue | undefined {
  const key = text.replaceAll(' ', '').toUpperCase()
  if (!ACCOUNT.test(key) || digitsOf(key).length < FEWEST_DIGITS) return undefined
  return { kind: 'number', key: `account ${key}`, shown: text }
}

/** A phone, card or account number, whatever stands between its digits; a date is none. */
function readNumber(text: string): FoundValue | undefined {
  if (!/^[+\d][\d .()/-]*$/.test(text.replace(/^\+?\(/, '+')) || DATE.test(text) || DOTTED.test(text)) return undefined
  const digits = digitsOf(text).replace(/^00/, '')
  if (digits.length < FEWEST_DIGITS || digits.length > MOST_DIGITS) return undefined
  return { kind: 'number', key: `number ${digits}`, shown: text }
}

function digitsOf(text: string): string {
  return text.replace(/\D+/g, '')
}
