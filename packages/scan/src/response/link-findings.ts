import type { Finding, ScanRole } from '@telltale/model'
import { type Address, isBareIp, isCollector, parseAddress, siteOf } from './host.ts'
import type { Link, LinkPlace } from './link.ts'
import { judgeCarried } from './link-data.ts'
import { isLookAlike } from './look-alike-host.ts'

/** What is said of a link; the place comes from the link itself. */
type Verdict = Pick<Finding, 'detector' | 'label' | 'score' | 'reason' | 'owasp'>

const IN_CODE = 0.3
const TOLD_FROM = 0.3
/** How likely data in an address gets out: an image is fetched unasked, a link needs a click. */
const REACH: { readonly [place in LinkPlace]: number } = { image: 1, link: 0.75, reference: 0.75, bare: 0.6 }
/** Draws what its address says: charts, formulas, badges, codes, maps, fillers. */
const DRAWS =
  /(?:^|\.)(?:quickchart\.io|chart\.googleapis\.com|chart\.apis\.google\.com|latex\.codecogs\.com|i\.upmath\.me|math\.vercel\.app|img\.shields\.io|badgen\.net|mermaid\.ink|kroki\.io|plantuml\.com|placehold\.co|via\.placeholder\.com|dummyimage\.com|picsum\.photos|image\.pollinations\.ai|api\.qrserver\.com|maps\.googleapis\.com|api\.mapbox\.com|ui-avatars\.com|og\.tailgraph\.com)$/
const HOST_IN_TEXT = /^(?:https?:\/\/)?((?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,24})(?:[/:?#].{0,100})?$/i
const FILE_NAME = /\.(?:md|js|ts|py|txt|json|ya?ml|html?|css|csv|pdf|png|jpe?g|sh|rs|go|java|toml|xml)$/i

function judgeScheme({ scheme, path }: Address): Verdict | undefined {
  if (scheme === 'javascript' || scheme === 'vbscript') {
    const reason = `A ${scheme}: address runs code when it is opened.`
    return { detector: 'response/script-url', label: 'unsafe_output', score: 0.9, reason, owasp: ['LLM10:2026'] }
  }
  if (scheme !== 'data' || /^image\/(?!svg)/i.test(path)) return undefined
  const score = /^(?:text\/html|application\/xhtml|application\/javascript|text\/javascript)/i.test(path)
    ? 0.85
    : /^image\/svg/i.test(path)
      ? 0.4
      : 0.2
  const reason = 'A data: address brings a document of its own that can hold code.'
  return { detector: 'response/data-url', label: 'unsafe_output', score, reason, owasp: ['LLM10:2026'] }
}

function judgeDisguise({ user, host, scheme }: Address, link: Link): Verdict | undefined {
  if (scheme !== 'http' && scheme !== 'https' && scheme !== '') return undefined
  const base = { detector: 'response/disguised-link', label: 'unsafe_output', owasp: ['LLM10:2026'] } as const
  if (/[.][a-z]{2,}/i.test(user.split(':')[0] ?? '')) {
    return { ...base, score: 0.75, reason: `Looks like ${user.slice(0, 60)} but leads to ${host.slice(0, 60)}.` }
  }
  if (isLookAlike(host)) return { ...base, score: 0.75, reason: 'The host name is drawn like another one.' }
  const shown = HOST_IN_TEXT.exec(link.shown.trim())?.[1]?.toLowerCase()
  if (shown === undefined || FILE_NAME.test(shown) || siteOf(shown) === siteOf(host)) return undefined
  return { ...base, score: 0.55, reason: `Shows ${shown.slice(0, 60)} but leads to ${host.slice(0, 60)}.` }
}

function reachOf(link: Link, role: ScanRole): number {
  // What a tool is called with is fetched for sure.
  return role === 'tool_arguments' ? 1 : REACH[link.place]
}

function judgeExfiltration(address: Address, link: Link, role: ScanRole): Verdict | undefined {
  const { host } = address
  if (host === '' || DRAWS.test(host)) return undefined
  const carried = judgeCarried(address)
  const collects = isCollector(host)
  const more = collects ? 0.3 : isBareIp(host) ? 0.15 : 0
  const carries = Math.max(
    carried.score * reachOf(link, role),
    collects && address.query !== '' ? 0.5 : collects ? 0.25 : 0,
  )
  if (carries === 0) return undefined
  const score = Math.min(0.98, carries + (carried.score > 0.2 || collects ? more : 0))
  const kind = link.place === 'image' ? 'An image' : 'A link'
  const to = collects ? ' to a service that collects requests' : ''
  const reason = `${kind}${to} carries ${carried.what || 'a query'} in its address.`
  return { detector: 'response/link-data', label: 'exfiltration', score, reason, owasp: ['LLM10:2026'] }
}

/** What is wrong with one link; `isCode` where it is only shown as code. */
export function judgeLink(link: Link, role: ScanRole, isCode: boolean): readonly Finding[] {
  const address = parseAddress(link.url)
  const verdicts = [judgeScheme(address), judgeDisguise(address, link), judgeExfiltration(address, link, role)]
  const { start, end } = link
  return verdicts
    .filter((verdict) => verdict !== undefined)
    .map((verdict) => ({ ...verdict, score: verdict.score * (isCode ? IN_CODE : 1), start, end, atlas: ['AML.T0077'] }))
    .filter(({ score }) => score >= TOLD_FROM)
}
