import { textValues } from '@telltale/scan'
import { verbEffect } from '../../session/tool/effect-words.ts'

/** Where a sentence, line, item or quotation may begin, and its first word with what may come before it. */
const STARTS = /^|[.!?:;>"'*([\n]/g
const FIRST = /^[ \t\n\\"'*-]{0,12}(?:(?:please|kindly|then|also|next|now|first|bitte|do) ){0,2}(\p{L}{2,20})/iu
const FIRST_REACH = 48
/** Verbs that people ask each other for by mail and page. */
const COMMON: ReadonlySet<string> = new Set(
  'click reply contact subscribe unsubscribe apply call type fill press join follow rate review open mark check confirm accept note comment log like vote draft'.split(
    ' ',
  ),
)
const CLAUSE = 240
const MOST_CLAUSES = 24
/** What such a deed goes to: nobody can do it without this, so nobody names it in passing. */
const PLACES: ReadonlySet<string> = new Set(['email', 'url', 'iban', 'account', 'phone', 'wallet'])
const CONDITIONAL = /\b(?:if|when|should you|in case|unless|for (?:questions|help|more))\b/i

/** 1 where a sentence begins with the verb of a deed and says to which address, account or link it goes, without an "if". */
export function deedSign(text: string): 0 | 1 {
  let seen = 0
  for (const start of text.matchAll(STARTS)) {
    const from = start.index + start[0].length
    const first = FIRST.exec(text.slice(from, from + FIRST_REACH))
    if (first === null) continue
    const verb = (first[1] ?? '').toLowerCase()
    const effect = verbEffect(verb)
    if (effect === undefined || effect === 'read' || COMMON.has(verb)) continue
    seen += 1
    if (seen > MOST_CLAUSES) return 0
    const clause = clauseOf(text, from + first[0].length)
    if (
      !CONDITIONAL.test(clause) &&
      textValues(clause).some(({ kind, key }) => PLACES.has(kind) || key.startsWith('account '))
    )
      return 1
  }
  return 0
}

function clauseOf(text: string, from: number): string {
  const ahead = text.slice(from, from + CLAUSE)
  const end = ahead.search(/[.!?](?:\s|$)|\n\s*\n/)
  return end === -1 ? ahead : ahead.slice(0, end)
}
