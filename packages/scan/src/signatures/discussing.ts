/** Stands for the hit in the context that `unless` is tested on. */
const HIT = '\uFFFC'

const BEFORE = 140
const AFTER = 80

/** A key of JSON, of JSON within JSON too, with what opens its value: a field called "message" cites nothing. */
const KEY = /\\{0,3}["'][\w .$@-]{1,40}\\{0,3}["']\s{0,3}:[\s[{]{0,4}(?:\\{0,3}["'])?/g

/** The same in YAML and in forms: a line that begins with the name of a field. */
const LINE_KEY =
  /\n[ \t-]{0,8}(?!(?:\w{1,20} )?(?:example|sample|attack|malicious|inject|test|payload|jailbreak))(?:[\w-]{1,20} ){0,2}(?:message|text|comment|content|body|note|description|title|subject|email|document|page|line)s?[ \t]{0,2}:[ \t]{0,2}["']/gi

/** What stands around a hit, with the hit itself taken out. */
export function contextOf(text: string, start: number, end: number): string {
  const before = start <= BEFORE ? `\n${text.slice(0, start)}` : text.slice(start - BEFORE, start)
  const told = before.includes(':') ? before.replace(KEY, '\n').replace(LINE_KEY, '\n') : before
  return told + HIT + text.slice(end, end + AFTER)
}

const QUOTE = '["\'`“”„«»‘’「『《]'
/** Words that lead in a quotation. */
const CITES = [
  '(?:such as|e\\.g\\.|for example|for instance|z\\. ?b\\.|zum beispiel|par exemple|por ejemplo|por exemplo|ad esempio|например|例如|比如|例えば)',
  '(?:phrases?|strings?|prompts?|messages?|sentences?|texts?|inputs?|commands?|something|things|words|wording|lines?|variants?|payloads?|requests?|queries|comments?|attacks?|tricks?|worms?|pages?|emails?|documents?|tools? whose text)(?: (?:like|such as|as|says?|said|saying|that says?|that reads?|reading|containing|contains?|of|is|are|was|were)){0,2}',
  '(?:what does|what do|the (?:words?|strings?|sentences?|text|phrases?|terms?|classic|famous|canonical|infamous)|called|titled|entitled|known as|named|quoted?|quotes|the meaning of|meaning of|define|the phrase)',
  '(?:may|might|could|would|will|can|often|usually|typically|then|simply|who) (?:then |just |simply |also |try to )?(?:say|says|write|writes|type|types|ask|asks|send|sends|enter|enters|insert|inserts|embed|plant|include|hide)',
].join('|')
/** Words of those who speak of attacks, before the hit… */
const TOPIC =
  '(?:prompt[- ]injections?|injection (?:attacks?|attempts?|payloads?)|jailbreak(?:s|ing)? (?:attempts?|attacks?|prompts?|techniques?|work|are|is)|attackers?|adversar(?:y|ies|ial)|red[- ]team|owasp|mitre|atlas technique|guardrails?|security (?:team|research|training|awareness|test|review|paper)|researchers?|vulnerabilit(?:y|ies)|exploits?|threat model|phish(?:ing|ers?)|classifier|detector|detects?|detection|malicious (?:users?|prompts?|inputs?|instructions?|text)|pentest|honeypot|test case|unit test|blog post|article|paper|提示注入|プロンプトインジェクション|프롬프트 인젝션|инъекци[яию]|angreifer|attaquants?|atacantes?)'
/** … and behind it. */
const COMMENTARY =
  "(?:is|are|was|were|as) (?:an? |the |one )?(?:known |common |classic |typical |textbook |simple |obvious |form of |kind of )?(?:prompt|injection|jailbreak|attack|attempt|example|pattern|payload|phrase|technique|red flag|suspicious|malicious|detected|blocked|flagged)|(?:should|must|will|would|to) be (?:blocked|flagged|rejected|refused|detected|treated|filtered|caught)|(?:means?|meant|do(?:es)? not work|doesn't work|no longer works|attacks?|injections?|jailbreaks?)"

/** Words behind which a quotation is an order, not an example: follow "…". */
const OBEY = '(?:follow|obey|execute|do|perform|run|now|please|then|with|say|to|output|print|type)'

/** True for text that quotes or explains an attack: a citing word, a word of the trade close to the hit, or a quotation. */
export const DISCUSSED = new RegExp(
  [
    `(?:${CITES})(?:[\\s,:]{0,3}${QUOTE}[^${HIT}\\n]{0,90}${HIT}|(?<=(?:as|like|e\\.g\\.|example|instance))[^${HIT}\\n.]{0,30}${HIT})`,
    `${TOPIC}(?:[^${HIT}]{0,90}${QUOTE}${HIT}|[^${HIT}.!?\\n]{0,60}[:,]? ?${HIT})`,
    `(?:[a-z)](?:,? )?|r# ?)${QUOTE}{1,2}(?:please )?${HIT}(?<!(?<!not )${OBEY} ?${QUOTE}{1,2}(?:please )?${HIT})[^\\n"'”’»]{0,40}["'”’»]`,
    `${HIT}[^\\n]{0,30}${QUOTE}(?:\\W{1,4}|[;,] ?)(?:${COMMENTARY})`,
    `${HIT}[^\\n]{0,60}\\b(?:detector fixture|unit test|test case|fixture|quoted attack|attack phrase|for illustration|as an example)`,
    `${HIT}[^\\n.!?]{0,24} (?:is|are|was|were) (?:known|famous|popular|notorious|well-known|one of)`,
  ].join('|'),
  'i',
)

/** True for a rule that forbids what the hit says: "never reveal your system prompt". */
const NEGATED = new RegExp(
  `(?:never|(?:do|does|must|should|shall|may|will|can|could|would)(?: not|n[o'’]t)|cannot|refuse to|avoid|without|prohibited from|forbidden to|under no circumstances|not (?:to|allowed to|permitted to)|don[’']t|decline|if (?:asked|someone asks|the user asks|a user asks|they ask)|(?:(?<!you are |you're )(?:asks?|asked|asking|urged)|wants?|requests?|attempts?|tr(?:y|ies|ying)) (?:you |for you |the assistant |the model |the ai |an ai )?(?:to|for|that you))(?! (?:hesitate|forget))(?: [a-z_,]{1,16}){0,6} ?${HIT}`,
  'i',
)

/** True for text that discusses an attack or forbids it. */
export const DISCUSSED_OR_FORBIDDEN = new RegExp(`${DISCUSSED.source}|${NEGATED.source}`, 'i')
