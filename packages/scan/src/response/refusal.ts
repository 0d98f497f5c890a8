import { REFUSALS } from './refusal-phrases.ts'

/** A place where an answer refuses. */
interface Refusal {
  readonly language: string
  readonly score: number
  readonly start: number
  readonly end: number
}

/** An answer that refuses does so near its start. */
const FIRST_PART = 1200
const EARLY = 240
const SHORT_ANSWER = 700
const QUOTES = /["“”„«»'‘`「『]/
const QUOTED = 0.35
// Any of these stands in every refusal that is known here; without one there is nothing to look closer at.
const HINTS =
  /can ?not|can't|cant\b|won't|will not|unable|not able|not going|decline|refuse|not comfortable|feel comfortable|not allowed|not permitted|shouldn't|should not|sorry|against|violate|nicht|keine|verstößt|widerspricht|ablehnen|lehne|\bpas\b|décliner|refuser|directives|\bno\b|rechazar|declinar|negarme|contra|\bnon\b|rifiutare|não|recusar|niet|geen|weigeren|afwijzen|tegen|\bnie\b|odm|не |отказать|противоречит|[无無不没抱対対申すみ恐お提]|죄송|유감|수|لا |لن |لست|عذر|آسف|أعتذر|للأسف/i

function scoreOf(text: string, start: number, end: number): number {
  const early = start < EARLY ? 0.92 : start < FIRST_PART / 2 ? 0.6 : 0.4
  const length = text.length < SHORT_ANSWER ? 0.04 : text.length < 4 * SHORT_ANSWER ? 0 : -0.15
  const opensQuote = QUOTES.test(text.slice(Math.max(0, start - 3), start))
  const isQuoted = opensQuote && QUOTES.test(text.slice(end, end + 160))
  return (early + length) * (isQuoted ? QUOTED : 1)
}

/** The surest refusal in the first part of an answer. */
export function findRefusal(text: string): Refusal | undefined {
  const part = text.slice(0, FIRST_PART).replace(/[’ʼ＇]/g, "'")
  if (!HINTS.test(part)) return undefined
  let best: Refusal | undefined
  for (const { language, patterns } of REFUSALS) {
    for (const pattern of patterns) {
      const match = pattern.exec(part)
      if (!match) continue
      const start = match.index + (match[0].length - match[0].trimStart().length)
      const end = match.index + match[0].length
      const score = scoreOf(text, start, end)
      if (!best || score > best.score) best = { language, score, start, end }
    }
  }
  return best
}

/** How sure it is that an answer refuses what it was asked, 0 to 1; told in twelve languages. */
export function isRefusal(text: string): number {
  return findRefusal(text)?.score ?? 0
}
