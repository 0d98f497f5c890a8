/** The parts of an address, none of them decoded. */
export interface Address {
  readonly scheme: string
  /** What stands before an `@`. */
  readonly user: string
  /** Lower case, without port. */
  readonly host: string
  readonly path: string
  readonly query: string
}

function cut(text: string, at: string): readonly [string, string] {
  const index = text.indexOf(at)
  return index === -1 ? [text, ''] : [text.slice(0, index), text.slice(index + 1)]
}

/** A part of an anchor: a word, as headings have them, not a piece of something encoded. */
const WORD = /^[A-Z]?[a-z]{0,20}\d{0,3}$/

/** Whether a fragment names a place of a page: `worker-threads_new-worker-filename`, or words to be marked there. */
function isAnchor(hash: string): boolean {
  if (hash.startsWith(':~:text=')) return true
  return hash.length <= 200 && hash.split(/[-_.:]/).every((part) => WORD.test(part))
}

/** Takes an address apart the way a browser does, as far as it matters here. */
export function parseAddress(url: string): Address {
  const colon = url.startsWith('//') ? 0 : url.indexOf(':')
  const scheme = url.slice(0, Math.max(0, colon)).toLowerCase()
  const rest = url.slice(colon === 0 ? 2 : colon + 1)
  if (colon !== 0 && !rest.startsWith('//')) return { scheme, user: '', host: '', path: rest, query: '' }
  const [beforeHash, hash] = cut(colon === 0 ? rest : rest.slice(2), '#')
  const [beforeQuery, query] = cut(beforeHash, '?')
  const slash = beforeQuery.search(/[/\\]/)
  const authority = slash === -1 ? beforeQuery : beforeQuery.slice(0, slash)
  const at = authority.lastIndexOf('@')
  const host = authority
    .slice(at + 1)
    .slice(-HOST_LONGEST)
    .replace(/:\d{0,5}$/, '')
    .toLowerCase()
  const path = slash === -1 ? '' : beforeQuery.slice(slash)
  // A fragment of several values is used like a query.
  const isUsed = (hash.includes('=') || hash.length > 40) && !isAnchor(hash)
  const all = isUsed ? [query, hash].filter((part) => part !== '').join('&') : query
  return { scheme, user: at === -1 ? '' : authority.slice(0, at), host, path, query: all }
}

/** Public services that show their owner every request that reaches them. */
const COLLECTORS = new Set(
  'webhook.site requestbin.com requestbin.net pipedream.net requestcatcher.com beeceptor.com interact.sh interactsh.com oast.fun oast.live oast.me oast.online oast.pro oast.site burpcollaborator.net oastify.com dnslog.cn ceye.io canarytokens.com ngrok.io ngrok-free.app ngrok.app trycloudflare.com serveo.net localtunnel.me loca.lt hookbin.com postb.in ptsv2.com ptsv3.com smee.io typedwebhook.tools'.split(
    ' ',
  ),
)
/** No name is longer (RFC 1035, section 2.3.4). */
const HOST_LONGEST = 253
const BARE_IP = /^(?:\d{1,3}\.){3}\d{1,3}$|^\[[0-9a-f:]{2,40}\]?$|^0x[0-9a-f]{8}$|^\d{8,10}$/

/** Whether a host belongs to a public service that collects requests. */
export function isCollector(host: string): boolean {
  return COLLECTORS.has(siteOf(host))
}

/** Whether a host is an address in numbers. */
export function isBareIp(host: string): boolean {
  return BARE_IP.test(host)
}

/** The part of a host that someone registered, near enough: its last two labels, or three under `co.uk` and its like. */
export function siteOf(host: string): string {
  const labels = host.replace(/\.$/, '').split('.')
  const second = labels.at(-2) ?? ''
  const long = labels.length > 2 && /^(?:com?|net|org|gov|edu|ac)$/.test(second) && labels.at(-1)?.length === 2
  return labels.slice(long ? -3 : -2).join('.')
}
