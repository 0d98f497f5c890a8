import { findKnownLiterals } from '../known-literals.ts'
import { lastIndexNear } from '../near.ts'
import { findUrlEnd } from './url-end.ts'

/** How an address stands in a text; an image or another embedded resource is fetched without a click. */
export type LinkPlace = 'image' | 'link' | 'reference' | 'bare'

/** An address in a text. */
export interface Link {
  readonly place: LinkPlace
  readonly url: string
  readonly start: number
  readonly end: number
  /** What a reader sees in place of the address, empty when it is not known. */
  readonly shown: string
}

/** Links looked at in one text. */
const MOST = 1000
/** Characters of addresses looked at in one text. */
const BUDGET = 200_000
const SCHEME_LONGEST = 12
const NAME_LONGEST = 12
const LABEL_LONGEST = 200

// How an address begins: at a scheme, or at two slashes where an address is expected.
const BEGINNING = /:\/\/|\b(?:javascript|vbscript):|\bdata:(?=[a-z]{1,12}\/[a-z])|[("'=] ?\\?\/\/(?=[a-z0-9])/iy
const SIGN = /\/\/|javascript:|vbscript:|data:/gi
const FETCHED = new Set(['src', 'srcset', 'background', 'poster', 'lowsrc', 'data', 'url', 'import', 'ping'])
const CLICKED = new Set(['href', 'action', 'formaction'])
const FETCHING_TAGS = /^<(?:link|iframe|embed|object|image|use|base)\b/i
const ANCHOR_TEXT = /^["']?[^<>]{0,100}>([^<]{1,150})<\/a/i

function schemeStart(text: string, colon: number): number {
  let start = colon
  while (start > 0 && colon - start < SCHEME_LONGEST && /[a-z0-9+.-]/i.test(text.charAt(start - 1))) start--
  return start
}

/** The word that ends at `end`, in lower case. */
function nameBefore(text: string, end: number): string {
  let start = end
  while (start > 0 && end - start < NAME_LONGEST && /[a-z-]/i.test(text.charAt(start - 1))) start--
  return text.slice(start, end).toLowerCase()
}

function skipBack(text: string, end: number, isSkipped: (character: string) => boolean): number {
  let at = end
  while (at > 0 && end - at < 4 && isSkipped(text.charAt(at - 1))) at--
  return at
}

function readMarkdown(text: string, close: number, place: LinkPlace): { place: LinkPlace; shown: string } {
  const open = lastIndexNear(text, '[', close - 1, LABEL_LONGEST)
  if (open === -1 || close - open > LABEL_LONGEST) return { place, shown: '' }
  const isImage = place === 'link' && text.charAt(open - 1) === '!'
  // A linked image holds brackets of its own; what is shown is then no text.
  return { place: isImage ? 'image' : place, shown: text.slice(open + 1, close) }
}

function placeOf(text: string, start: number): { place: LinkPlace; shown: string } {
  const at = skipBack(text, start, (character) => /[\s<"']/.test(character))
  const before = text.slice(Math.max(0, at - 2), at)
  if (before === '](') return readMarkdown(text, at - 2, 'link')
  if (before === ']:') return readMarkdown(text, at - 2, 'reference')
  const isCall = before.endsWith('(')
  if (!isCall && !before.endsWith('='))
    return { place: nameBefore(text, at) === 'import' ? 'image' : 'bare', shown: '' }
  const name = nameBefore(
    text,
    skipBack(text, at - 1, (character) => character === ' '),
  )
  if (FETCHED.has(name)) return { place: 'image', shown: '' }
  if (isCall || !CLICKED.has(name)) return { place: 'bare', shown: '' }
  const tag = lastIndexNear(text, '<', at, LABEL_LONGEST)
  const isFetched = tag !== -1 && at - tag < LABEL_LONGEST && FETCHING_TAGS.test(text.slice(tag, tag + 12))
  return { place: isFetched ? 'image' : 'link', shown: '' }
}

function readLink(text: string, at: number, found: string): Link | undefined {
  const after = at + found.length
  const start = found === '://' ? schemeStart(text, at) : found.endsWith('//') ? after - 2 : at
  const end = findUrlEnd(text, after, text.charAt(start - 1))
  if (end - start < 6) return undefined
  const { place, shown } = placeOf(text, start)
  const label = shown === '' && place === 'link' ? (ANCHOR_TEXT.exec(text.slice(end, end + 300))?.[1] ?? '') : shown
  return { place, url: text.slice(start, end), start, end, shown: label }
}

/** Where the match of `BEGINNING` that holds the sign at `at` would begin. */
function beginningOf(text: string, at: number): number {
  if (text.charCodeAt(at) !== 47) return at
  let start = at - 1
  if (text.charCodeAt(start) === 58) return start
  if (text.charCodeAt(start) === 92) start -= 1
  if (text.charCodeAt(start) === 32) start -= 1
  return Math.max(0, start)
}

/** Where the signs of a text stand, one after the other, then -1; `isSearched` where all literals of it are known. */
function signsOf(text: string, isSearched: boolean): () => number {
  if (isSearched) {
    const { count, starts } = findKnownLiterals('link', text)
    let next = 0
    return () => (next < count ? (starts[next++] ?? -1) : -1)
  }
  const sign = new RegExp(SIGN)
  return () => sign.exec(text)?.index ?? -1
}

/**
 * The addresses of a text in Markdown, HTML, CSS and plain, in order and apart; `isSearched` where other detectors have
 * looked for their literals in the same text, so that those of addresses are known.
 */
export function findLinks(text: string, isSearched = false): readonly Link[] {
  const links: Link[] = []
  const next = signsOf(text, isSearched)
  let left = BUDGET
  let done = 0
  for (let at = next(); at >= 0 && links.length < MOST && left > 0; at = next()) {
    const start = beginningOf(text, at)
    if (start < done) continue
    BEGINNING.lastIndex = start
    const found = BEGINNING.exec(text)?.[0]
    if (found === undefined) continue
    done = start + found.length
    const link = readLink(text, start, found)
    if (!link) continue
    links.push(link)
    left -= link.end - link.start
    done = Math.max(done, link.end)
  }
  const showsReferences = links.some(({ place }) => place === 'reference') && /!\[[^[\]\n]{0,200}\](?!\()/.test(text)
  return showsReferences ? links.map(asImage) : links
}

/** What an image refers to is fetched like an image. */
function asImage(link: Link): Link {
  return link.place === 'reference' ? { ...link, place: 'image' } : link
}
