import type { KeptPrompts } from '../session-state.ts'
import { quotedParts } from './quoted-parts.ts'

/** Prompts of a session that are looked at together. */
export const MOST_PROMPTS = 6
/** UTF-16 units of one of them that are kept and looked at. */
export const LONGEST_PROMPT = 2048
/** Together no longer than this, UTF-16 units. */
export const LONGEST_JOINED = 8192
/** So short a whole costs little to scan. */
const CHEAP = 600

/** Words and signs of someone who hands over a text in pieces. */
const HINT =
  /\b(?:parts?|pieces?|combine|concat\w*|join|append|together|fragments?|variables?|tokens?|assemble|followed by|continue|next line|teil|zusammen|partie|assemble[rz]|partes?|juntar?)\b|[=:+] ?["'`“]|拼接|合并|部分|つなげ|结合|연결/i

/** Prompts as one text: as they came, and what stands in quotes put together as it would be if they were pieces. */
export function joinPrompts(prompts: readonly string[]): string {
  const pieces = prompts.map((prompt) =>
    quotedParts(prompt)
      .map(({ text }) => text)
      .join(''),
  )
  const joined = prompts.join('\n')
  return pieces.filter((piece) => piece !== '').length < 2 ? joined : `${joined}\n${pieces.join('')}`
}

/** Whether a prompt has the words or signs of a piece. */
export function looksLikePiece(prompt: string): boolean {
  return HINT.test(prompt)
}

/** Whether it is worth the cost of a scan to look at prompts together. */
export function mayBeSplit({ texts, risks, hints }: KeptPrompts): boolean {
  const length = texts.reduce((sum, text) => sum + text.length, 0)
  if (texts.length < 2 || length > LONGEST_JOINED) return false
  return length <= CHEAP || risks.some((risk) => risk >= 0.1) || hints.includes(true)
}
