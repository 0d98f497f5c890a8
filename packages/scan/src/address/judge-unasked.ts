import type { AddressedOrder } from './find-addressed-orders.ts'

/** What is read before and behind, UTF-16 units. */
const REACH = 120
/** Acts that cannot be taken back, as orders: at the start of a sentence, behind "please", "and", "assistant can". */
const ACT =
  /(?:^|[.!?:;\n(]\s{0,3}|\b(?:please|kindly|and|then|also|just|can|should|must|to)\s)(?:pay|transfer|wire|delete|remove|approve|grant|merge|publish|forward|send|buy|purchase|book|sign|accept|cancel|refund|execute|run|close|share)\s(?:the|all|this|these|every|any|it|my|an?|his|her|their|\d|[A-Z])/i
const NOT_ASKED =
  /^(?:no need to (?:ask|confirm|check with|loop|inform|wait)|without (?:asking|further (?:comments?|questions?|confirmation|checks?)|(?:any )?confirmation)|(?:do not|don['’]t) (?:ask|wait for) (?:for |me |anyone |the |again|confirmation|approval|permission)|no confirmation (?:is )?(?:needed|required|necessary))/i
/** Who says how something works gives no order. */
const DESCRIBED =
  /\b(?:can be|may be|is|are|was|were|will be|you can|users can|lets you|allows|if you|option|flag|setting|default)\b/i

/** Judges words such as "no need to ask" at `start`: whether they stand beside an act that somebody wants done. */
export function judgeUnasked(text: string, start: number, end: number): AddressedOrder | undefined {
  const words = text.slice(start, start + REACH)
  if (!NOT_ASKED.test(words)) return undefined
  const before = text.slice(Math.max(0, start - REACH), start)
  const around = `${before.slice(before.lastIndexOf('\n\n') + 1)}${words.split('\n\n')[0] ?? ''}`
  if (!ACT.test(around) || DESCRIBED.test(around)) return undefined
  return { end, score: 0.58 }
}
