import { decodeValue } from './decode-value.ts'
import { type Address, siteOf } from './host.ts'

/** What an address carries beside where it leads. */
interface Carried {
  /** 0 to 1, for an address that is fetched without a click. */
  readonly score: number
  /** Goes on from `carries`. */
  readonly what: string
}

const NOTHING: Carried = { score: 0, what: '' }
const PAIRS = 100
/** As much of a value is looked at. */
const VALUE_LONGEST = 2000
const SEGMENT_LEAST = 16
const LABELS_LEAST = 24
// Made once: bundlers write out what makes it where it is used.
const HAS_LETTER = /\p{L}/u

/** Parameters that a signature, a campaign, a cache or a size needs. */
const ORDINARY_KEYS =
  /^(?:utm_\w{1,20}|x-amz-[\w-]{1,30}|x-goog-[\w-]{1,30}|gclid|fbclid|msclkid|mc_[ce]id|igsh|signature|sig|expires|policy|key-pair-id|awsaccesskeyid|googleaccessid|s[eprv]|skt|ske|sks|skv|skoid|sktid|rsc[cdt]|spr|v|ver|version|hash|h|w|width|height|size|quality|format|fm|fit|auto|crop|dpr|cb|ts|lang|hl|page|offset|limit|sort|ref|ref_src|state|nonce|code_challenge|code_challenge_method|client_id|redirect_uri|response_type|scope|oh|oe|_nc_\w{1,10}|stp|ccb|integrity|etag|rev|sha|commit)$/i
/** Parameters that take words. */
const WORD_KEYS =
  /^(?:q|query|search|s|p|k|keywords?|term|text|title|body|subject|description|url|u|link|href|to|via|hashtags|quote|label|message|name|address|daddr|saddr|origin|destination|location|tags?|category|filter|where|jql|d|chl|tex|eq|latex|prompt|summary|oq)$/i
const TELLING_KEYS =
  /^(?:data|secrets?|token|passw(?:or)?d|pwd|creds?|credentials?|conversation|convo|history|chat|messages?|msg|prompt|system|instructions?|leak|exfil|stolen|cookies?|session|payload|context|content|email|mail|user(?:data|_data|info|_info)?|info|dump|log|collect|api_?keys?|keys?|pii|out|output|result|answer|x|b64|base64|enc|encoded)$/i
const TELLING_NAMES =
  /(?:data|secret|token|passw|credential|conversation|history|chat|message|prompt|instruction|cookie|session|context|content|e-?mail|user|info|summary|response|answer|base64|encoded|api.?key|card|address|name|input|output|document|text)/i
const PLACEHOLDER =
  /\{\{([^{}]{1,60})\}\}|\$\{([^{}]{1,60})\}|\{([^{}]{1,60})\}|%7B([^%{}]{1,60})%7D|\[([A-Za-z _-]{3,60})\]|<([^<>]{1,60})>|%5B([^%[\]]{3,60})%5D/gi
const TELLING_VALUE =
  /[\w+]@[\w-]{1,60}\.[a-z]{2,10}\b|\bpassw(?:or)?d\b|\bsecret\b|\bsk-[\w-]{16}|\bAKIA[0-9A-Z]{12}|\bgh[pousr]_\w{16}|\beyJ[\w-]{10}|-----BEGIN/i

function decodePercent(value: string): string {
  const spaced = value.replaceAll('+', ' ')
  if (!spaced.includes('%')) return spaced
  // An error is dear to make: what is sure to fail is not tried.
  if (/%(?![0-9a-f]{2})/i.test(spaced)) return decodeAscii(spaced)
  try {
    return decodeURIComponent(spaced)
  } catch {
    return decodeAscii(spaced)
  }
}

function decodeAscii(value: string): string {
  return value.replace(/%([0-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

function most(found: readonly Carried[]): Carried {
  return found.reduce((best, each) => (each.score > best.score ? each : best), NOTHING)
}

function judgeEncoded(value: string): Carried {
  const decoded = decodeValue(value)
  if (!decoded) return NOTHING
  if (decoded.text !== undefined) return { score: 0.9, what: `text in ${decoded.encoding}` }
  return value.length > 80
    ? { score: 0.4, what: `${value.length} characters of ${decoded.encoding}` }
    : { score: 0.1, what: '' }
}

function judgeValue(key: string, raw: string): Carried {
  if (ORDINARY_KEYS.test(key)) return NOTHING
  const value = decodePercent(raw.slice(0, VALUE_LONGEST))
  const encoded = judgeEncoded(value.replace(/ /g, '+'))
  if (encoded.score > 0.2) return encoded
  const words = value.split(/[\s,;_]+/, 60).filter((word) => HAS_LETTER.test(word)).length
  const takesWords = WORD_KEYS.test(key)
  const tells = TELLING_KEYS.test(key)
  if (TELLING_VALUE.test(value))
    return { score: takesWords ? 0.6 : 0.8, what: 'what looks like personal or secret data' }
  if (words >= 25) return { score: 0.75, what: `${words} words of text` }
  if (words >= 5) return { score: takesWords && !tells ? 0.25 : tells ? 0.75 : 0.5, what: `${words} words of text` }
  if (tells && value.length >= 24) return { score: 0.45, what: `data in \`${key.slice(0, 30)}\`` }
  return NOTHING
}

function judgeQuery(query: string): Carried {
  if (query === '') return NOTHING
  const pairs = query.split(/[&;]/, PAIRS)
  return most(
    pairs.map((pair) => {
      const equals = pair.indexOf('=')
      return equals === -1 ? judgeValue('', pair) : judgeValue(pair.slice(0, equals), pair.slice(equals + 1))
    }),
  )
}

function judgePath(path: string): Carried {
  const segments = path.split(/[/\\]/, PAIRS).filter((segment) => segment.length >= SEGMENT_LEAST)
  return most(
    segments.map((segment) => {
      const value = decodePercent(segment).replace(/\.(?:png|jpe?g|gif|webp|svg|ico|bmp|html?|js|css)$/i, '')
      const encoded = judgeEncoded(value.replace(/ /g, '+'))
      if (encoded.score >= 0.9) return encoded
      if (TELLING_VALUE.test(value)) return { score: 0.6, what: 'what looks like personal or secret data' }
      const words = value.split(/\s+/, 60).length
      return words >= 8 ? { score: 0.55, what: `${words} words of text` } : NOTHING
    }),
  )
}

function judgeHost(host: string): Carried {
  const below = host.slice(0, Math.max(0, host.length - siteOf(host).length - 1))
  if (below.length < LABELS_LEAST) return NOTHING
  const joined = most([judgeEncoded(below.replace(/\./g, '')), ...below.split('.').map(judgeEncoded)])
  if (joined.score >= 0.9) return { score: 0.9, what: `${joined.what} in its host name` }
  const isEncoded = below.split('.').some((label) => label.length >= 40 && /\d/.test(label) && !label.includes('-'))
  return isEncoded ? { score: 0.6, what: 'encoded data in its host name' } : NOTHING
}

function judgePlaceholders(address: Address): Carried {
  for (const match of `${address.path}?${address.query}`.matchAll(PLACEHOLDER)) {
    const name = match.slice(1).find((group) => group !== undefined) ?? ''
    if (TELLING_NAMES.test(name)) return { score: 0.8, what: 'a place to put data in' }
  }
  return NOTHING
}

/** What an address carries in its host, path and query. */
export function judgeCarried(address: Address): Carried {
  const { path, query, host } = address
  return most([judgeQuery(query), judgePath(path), judgeHost(host), judgePlaceholders(address)])
}
