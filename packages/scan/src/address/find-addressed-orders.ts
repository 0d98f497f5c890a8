import { PROGRAM } from './addressees.ts'
import { weighOrder } from './orders.ts'

/** What is read before an address and behind it, UTF-16 units. */
const BEFORE = 48
const BEHIND = 220
/** Less sure than this is not told. */
const LEAST = 0.4
/** What is said of programs in general counts as an order from this weight on. */
const TELLING = 0.25
/** What each way of speaking to a program is worth; a note to it and a call by name say more than a duty. */
const FORM = { none: 0, obliged: 0.32, when: 0.4, aside: 0.4, called: 0.449, note: 0.45 } as const
/** Who is called by name is told at once what to do; what comes later is conversation. */
const SOON = 70

/** `Note to`, `instructions for`: what follows is for whoever is named. */
const NOTE =
  /(?:\b(?:notes?|messages?|instructions?|hints?|reminder|guidance|guidelines|notice|memo|directive|prompt|request|important|task|order|job|step|attention|warning|info|information|hinweis|nachricht|anweisung(?:en)?|mitteilung|remarque|consignes?|avis|nota|mensaje|instrucciones|aviso|mensagem|instru[cç][oõ]es|istruzioni|messaggio|avviso|bericht|instructies|uwaga|wiadomo[sś][cć]|instrukcj[ae]|talimat)\b[^\n.!?]{0,12}\b(?:to|for|an|an die|für|f[uü]r die|à|pour|para|per|voor|aan|dla|do)\b|(?:заметка|сообщение|инструкци[яи]) для|(?:^|[\n>([{.!?:]\s{0,2})(?:to|for|an|für|pour|para|per)|(?:给|致|对))[\s"'«„*_]{0,4}(?:[^\s.!?:,;]{1,20}[\s*_]{1,3}){0,3}$/i
/** `If you are an`, `if this page is read by an`: whoever reads it is meant. */
const CONDITION =
  /\b(?:(?:if|when) (?:you are|you['’]re)(?: an?| the)?|(?:if|when|whenever|should)\b[^\n.!?:;]{0,40}\b(?:read|processed|parsed|summari[sz]ed|handled|seen|viewed|opened|answered) by(?: an?| the| any| your)?|(?:wenn|falls) du (?:eine?|ein)|si (?:tu es|vous [eê]tes|eres|usted es)(?: une?| un| una)?|se (?:sei|voc[eê] [eé])(?: un[ao']?| uma?)?|als je een|je[sś]li jeste[sś]|если (?:ты|вы)|如果你是|あなたが)[\s"'-]{0,3}(?:(?:ai|llm|virtual|automated|language|digital|autonomous|shopping|intelligent) ){0,2}$/i
/** `When the`, with what the program is at behind its name: `lists today's events`. */
const WHEN =
  /\b(?:if|when|whenever|once|each time|every time)(?: an?| the| any| your| our)?[\s"']{1,2}(?:(?:ai|virtual|automated|shopping|digital) ){0,2}$/i
const AT_WORK =
  /^(?:[\s-](?:assistants?|agents?|models?|bots?))?\s(?:is asked|reads?|lists?|summari[sz]es?|answers?|opens?|process(?:es)?|sees?|repl(?:y|ies)|responds?|translates?|reviews?|loads?|visits?|fetches|checks?|handles?|is (?:reading|processing|summari[sz]ing|asked))\b/i
/** The address begins something: a line, a sentence, a quotation, a bracket. */
const BEGINS =
  /(?:^|[\n\r.!?:;|>*#"'“„«([{/\-—–]|(?:^|[\s"'(>])(?:dear|hey|hi|hello|attention|note|please|@|an|cher|ch[eè]re|estimado|hola|caro|liebe[rs]?))[\s*_#@\-[(]{0,4}(?:(?:the|all|any|every|der|die|das|les?|la|el|los|las|il|gli|os?|an|shopping|ai|llm|virtual|digital|automated|my)\s){0,2}$/i
/** The address stands behind a comma, which ends most other things too. */
const BEHIND_COMMA = /[,，]\s{1,3}(?:(?:the|all|any|ai|llm|virtual|digital)\s){0,2}$/i
/** Behind an address: it is called by name. */
const CALLED =
  /^(?:[\s-](?:assistants?|agents?|models?|bots?|systems?|reviewers?|readers?|summari[sz]ers?|only|team)){0,2}(?:[\s,]{1,2}(?:that|who|which|reading|processing|once|when|if|before|after|while|as|avant|cuando|wenn|bevor|quand|quando)\b[^\n:.!?]{0,60})?(?:\s?["'*_]{0,3}\s?[:,，：、!]|\s[—–-]|[\])]{1,3}[\s:,])/i
/** The same with a colon. */
const SAID_TO = /^[^\n:：.!?]{0,90}[:：]/
/** A reply in a conversation and not an order: `Assistant: Sure, …`. */
const REPLY =
  /^[^\n:,]{0,24},\s{0,3}(?:i['’]|i |we )|^[^\n:]{0,24}[:：]\s{0,3}["']?(?:sure|of course|certainly|here|i['’]|i |we |yes|no\b|hello|hi\b|thank|the |you['’]re|it |that |this |let me|great|okay|ok\b|based)/i
/** Behind an address: it shall do something. */
const OBLIGED =
  /^(?:[\s-](?:assistants?|agents?|models?|bots?|systems?|reviewers?|readers?))?(?:\s(?:that|who|which|reading|processing)(?:\s[^\s.!?,;:]{1,20}){1,6})?\s(?:also\s)?(?:must|shall|should|has to|have to|needs? to|(?:is|are) (?:\w{2,10}ly )?(?:required|asked|instructed|obliged|expected|supposed|told|ordered|advised|invited|requested|encouraged|authori[sz]ed) to|ought to|soll(?:en|te[n]?)?|muss|müssen|doit|doivent|debe[n]?|tiene que|deve|devono|devem|moet(?:en)?|musi|powin(?:ien|na)|должен|должна|должны)\b|^[^\n。]{0,16}(?:应当|请|必须|应该|务必|してください|しなければ|해야|하세요|يجب|ينبغي)/i
/** People and things that are called so too, and whole fields of work. */
const OTHER =
  /\b(?:teaching|research|medical|dental|personal|executive|sales|shop|physician|nursing|legal|estate|travel|insurance|customs|booking|user|cleaning|secret|double|chemical|free|business|data|role|pricing|threat|mental|top|fashion|3d|scale|latest|new|this|that|our|each|trained|base|per)[\s-]{1,2}$/i
const HUMAN = /^[\s-](?:manager|professor|coach|director|team|editor|secretary|principal|fee|act|ethics|strategy)\b/i

/** Behind what it is at: what it has to do then. */
const IT_MUST =
  /\b(?:it|they|the (?:assistant|agent|bot|ai|model)) (?:also |first |always )?(?:must|should|shall|has to|have to|needs? to)\b/i
/** An argument, a member or an element. */
const IN_CODE = /[\w"'][([{<.]$|[([{]\w{1,20}, ?$/
/** What people are not said to do to a text in passing. */
const AT_READING =
  /^\s(?:reading|processing|evaluating|reviewing|grading|judging|summari[sz]ing|parsing|screening|ranking)\s(?:this|these|the)\b|^\s?在?(?:阅读|处理|总结|浏览|访问)/i

/** An order to a program that reads the text, and how sure that is. */
export interface AddressedOrder {
  readonly end: number
  readonly score: number
}

/**
 * Judges what stands around one name of a program (`ADDRESSEES`) at `start` to `end` of `text`: whether somebody there
 * speaks to the program instead of to the reader, and what it shall do. 0.9 at most.
 */
export function judgeAddress(text: string, start: number, end: number): AddressedOrder | undefined {
  const next = text.charCodeAt(end)
  const name = text.slice(start, end)
  if (isLetter(next) && isLetter(text.charCodeAt(end - 1)) && next < 0x2e80) return undefined
  const before = text.slice(Math.max(0, start - BEFORE), start)
  const behind = sentenceOf(text.slice(end, end + BEHIND))
  if (before.endsWith('(') && behind.startsWith(')')) return undefined
  const form = formOf(before, behind)
  if (form === FORM.none) return undefined
  const order = weighOrder(behind, form === FORM.called ? SOON : behind.length)
  // Who writes about programs says what they must do; an order has something to gain, or hurries, or hides.
  if (order === 0 || (form === FORM.obliged && order < TELLING)) return undefined
  const isProgram =
    PROGRAM.test(name) ||
    AT_READING.test(behind) ||
    /\b(?:ai|llm|automated|virtual|digital|language)[\s-]$/i.test(before)
  const doubt = isProgram ? 0 : doubtOf(name, before, behind)
  const score = Math.min(0.9, form + order - doubt)
  return score < LEAST ? undefined : { end: end + behind.length, score }
}

/** How clearly a program is spoken to: as one that is written to, on a condition, by name, or as one that has to. */
function formOf(before: string, behind: string): number {
  const isCalled = CALLED.test(behind) && !REPLY.test(behind)
  if (NOTE.test(before)) return isCalled || SAID_TO.test(behind) || OBLIGED.test(behind) ? FORM.note : FORM.none
  if (CONDITION.test(before)) return FORM.note
  if (WHEN.test(before) && AT_WORK.test(behind) && IT_MUST.test(behind)) return FORM.when
  // At work on this very text: no general rule about programs.
  if (OBLIGED.test(behind)) return AT_READING.test(behind) ? FORM.note : FORM.obliged
  if (!isCalled) return FORM.none
  if (BEGINS.test(before)) return FORM.called
  return BEHIND_COMMA.test(before) && SAID_TO.test(behind) ? FORM.aside : FORM.none
}

/** Whether an agent, a model or an assistant may be somebody or something else. */
function doubtOf(name: string, before: string, behind: string): number {
  if (OTHER.test(before) || HUMAN.test(behind) || IN_CODE.test(before) || /^(?:\.\w|::|\))/.test(behind)) return 0.5
  return /^assist|^asist|ассистент|助手|アシスタント|어시스턴트|مساعد/i.test(name) ? 0.05 : 0.1
}

/** To the end of the paragraph: what is ordered may follow in the next sentence. */
function sentenceOf(behind: string): string {
  const end = behind.indexOf('\n\n')
  return end === -1 ? behind : behind.slice(0, end)
}

function isLetter(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || unit === 95 || unit > 0xbf
}
