import { textValues } from '@telltale/scan'
import type { Passage } from '../judge/passage.ts'

/** What an order wants the answer to say. Offsets are UTF-16 in the text that the order stands in. */
export interface OrderTarget {
  /** `words`: to be said in some form; `quote`: to be said so; `value`: a link, address or number to be named; `reveal`: the hidden prompt. */
  readonly kind: 'words' | 'quote' | 'value' | 'reveal'
  readonly text: string
  readonly start: number
  readonly end: number
  /** Of values: what makes two of them the same. */
  readonly key?: string
  /** The words of the order before what is to be said: an answer that has these too talks about the order. */
  readonly lead: string
}

const LONGEST = 400
const MOST_TARGETS = 16
const LEAD = 80

/** Verbs that ask for words, in the languages that orders are most often written in. */
const SAYS =
  /\b(?:(?:end|finish|conclude|begin|start|sign off)\b[^.!?\n]{0,40}\bwith|(?:direct|point|refer|send) (?:the user|them|him|her|users|readers)|link to|use the (?:phrase|words?|sentence)|say|saying|tell|inform|notify|answer|respond|reply|write|print|output|include|including|mention|add|append|insert|put|state|claim|recommend|suggest|advise|promote|praise|display|show|render|embed|remind|warn|ask|urge|encourage|announce|explain|emphasi[sz]e|sage|sagen|antworte|antworten|schreibe|schreiben|nenne|empfiehl|empfehlen|erwähne|füge|zeige|teile|dis|dites|réponds|répondez|écris|écrivez|recommande|recommandez|ajoute|ajoutez|inclus|incluez|affiche|mentionne|di|dile|dígale|responde|escribe|recomienda|incluye|añade|agrega|muestra|menciona)\b/giu
/** What is said before the words themselves. */
const OPENING =
  /^(?:[\s:,-]|\b(?:the|this|following|user|users|reader|him|her|them|everyone|exactly|only|with|that|to|als|dem|den|der|nutzer|benutzer|dass|die|das|à|l|utilisateur|que|al|usuario|a|an|message|sentence|words?|phrase|text|line|note|link|image|in|at|of|your|answer|reply|response|summary|end)\b)*/iu
const REVEAL =
  /\b(?:reveal|print|show|repeat|output|display|disclose|include|leak|share|give|write|tell|append|quote|paste|recite|dump|gib|zeige|wiederhole|révèle|affiche|répète|revela|muestra|repite)\b[^.!?\n]{0,60}\b(?:system (?:prompt|message)|instructions|(?:initial|hidden|original) (?:prompt|message|rules)|developer message|configuration|systemprompt|anweisungen|instrucciones|prompt)\b/giu
const QUOTED = /["“«„]([^"“”«»„\n]{2,300})["”»]|(?<![\p{L}\p{N}])['‘]([^'‘’\n]{2,300})['’](?![\p{L}\p{N}])/gu
const SPOKEN: ReadonlySet<string> = new Set(['url', 'host', 'email', 'phone', 'iban', 'account', 'identifier'])

/** What a passage orders to be said, first come first, without repeats. */
export function findTargets({ node, start: at, text }: Passage): readonly OrderTarget[] {
  const found = new Map<string, OrderTarget>()
  const add = (target: Omit<OrderTarget, 'lead'>, leadTo: number) => {
    const lead = node.text.slice(Math.max(at, leadTo - LEAD), leadTo)
    const key = `${target.kind} ${target.start} ${target.end} ${target.key ?? ''}`
    if (found.size < MOST_TARGETS && !found.has(key)) found.set(key, { ...target, lead })
  }
  let reached = 0
  for (const match of text.matchAll(SAYS)) {
    if (match.index < reached || isForTool(text, match.index)) continue
    const from = match.index + match[0].length
    const end = clauseEnd(text, from)
    const clause = text.slice(from, end)
    const opening = OPENING.exec(clause)?.[0].length ?? 0
    const whole = text.slice(from + opening, end)
    add({ kind: 'words', text: whole, start: at + from + opening, end: at + end }, at + from + opening)
    for (const quote of clause.matchAll(QUOTED)) {
      const inside = quote[1] ?? quote[2] ?? ''
      const start = at + from + quote.index + 1
      add({ kind: 'quote', text: inside, start, end: start + inside.length }, start)
    }
    for (const value of textValues(clause)) {
      if (!SPOKEN.has(value.kind)) continue
      const place = { start: at + from + value.start, end: at + from + value.end }
      add({ kind: 'value', text: clause.slice(value.start, value.end), key: value.key, ...place }, place.start)
    }
    reached = end
  }
  for (const match of text.matchAll(REVEAL)) {
    const place = { start: at + match.index, end: at + match.index + match[0].length }
    add({ kind: 'reveal', text: match[0], ...place }, place.start)
  }
  return [...found.values()]
}

const BY_TOOL =
  /\b(?:send|sending|transfer|transaction|pay|e?mail|post|upload|create|invite|book|call|run|execute|delete|schedule|forward|share)\b/i

/** Words that come after a deed in the same sentence go into the deed: `send a mail that says …`. */
function isForTool(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - LONGEST), at)
  const sentence = before.slice(Math.max(...['. ', '! ', '? ', ': ', '\n'].map((end) => before.lastIndexOf(end) + 1)))
  return BY_TOOL.test(sentence)
}

/** What is to be said goes to the end of the sentence; after a colon, or where a quotation is open, beyond its line. */
function clauseEnd(text: string, from: number): number {
  const limit = Math.min(text.length, from + LONGEST)
  let isQuoted = false
  for (let i = from; i < limit; i += 1) {
    const char = text[i] ?? ''
    if (char === '"' || char === '“' || char === '”') isQuoted = !isQuoted
    if (isQuoted) continue
    const isLine = char === '\n' && !/[:,]\s*$/.test(text.slice(Math.max(from, i - 8), i))
    if (isLine && i > from + 2) return i
    if (/[.!?]/.test(char) && /[\s<]|$/.test(text[i + 1] ?? '') && (text[i + 1] ?? ' ').trim() === '') return i
  }
  return limit
}
