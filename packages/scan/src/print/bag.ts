import { THING_EFFECTS, type ToolEffect, VERB_EFFECTS } from './effect-words.ts'

/** The words of a text, made to be looked up: lower case, numbers without commas and needless decimals. */
export interface Bag {
  /** Words in order between single spaces, one space at each end: a run of words stands in it when the text has it. */
  readonly joined: string
  readonly words: ReadonlySet<string>
  /** What the words are about: stems, with words of one meaning as one. */
  readonly concepts: ReadonlySet<string>
  readonly effects: ReadonlySet<ToolEffect>
}

const LONGEST = 64 * 1024

/** Words that tell nothing of what a text is about. */
const STOP: ReadonlySet<string> = new Set(
  (
    'a an and are as at be been but by can could did do does for from had has have he her here him his how i if in into is ' +
    'it its just me my no not of on or our out she should so some than that the their them then there these they this to ' +
    'us was we were what when where which who will with would you your please also any all'
  ).split(' '),
)

/** Words that mean one thing when people ask and when tools are named. */
const SYNONYMS: readonly string[] = [
  'send mail email message dm forward reply notify',
  'pay transfer transaction payment money bill refund wire rent fund',
  'delete remove erase drop wipe clear cancel unsubscribe',
  'create add make new schedule book reserve insert',
  'update change modify set adjust edit reschedule move correct',
  'find search look lookup locate query',
  'list show view display overview summary summarize',
  'event calendar appointment meeting lunch dinner',
  'file document drive attachment folder',
  'user account profile',
  'participant attendee invite guest',
  'post publish announce share tweet',
  'channel slack group',
  'web page website webpage url link site browse visit',
  'hotel accommodation stay',
  'restaurant eat food dining',
  'car rental vehicle rent',
  'flight flights fly airline plane',
  'password credential passphrase',
  'run execute command shell script exec',
  'buy purchase order checkout',
  'read open get fetch check',
]

const CONCEPTS = new Map<string, readonly string[]>()
for (const line of SYNONYMS) {
  const words = line.split(' ').map(stem)
  for (const word of words) CONCEPTS.set(word, [...(CONCEPTS.get(word) ?? []), `#${words[0]}`])
}

/** Stands among the concepts of a text that hands over what somebody else wrote: `follow the instructions in …`. */
export const DELEGATION = '#delegates'
const DELEGATES: ReadonlySet<string> = new Set(
  'instruction instructions accordingly todo actions steps says specified checklist described follow listed'.split(' '),
)

/** Names of the groups of words that are of one meaning, in a fixed order: a closed list that anybody may know. */
export const CONCEPT_GROUPS: readonly string[] = [
  ...SYNONYMS.map((line) => `#${stem(line.split(' ', 1)[0] ?? '')}`),
  DELEGATION,
]

/** The words of a text, at most 64 KiB of it. */
export function readWords(text: string): readonly string[] {
  const plain = text.slice(0, LONGEST).normalize('NFKC').toLowerCase()
  return (
    plain
      .replace(/(\d),(?=\d{3}(?!\d))/g, '$1')
      .replace(/(\d)\.0{1,4}(?!\d)/g, '$1')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}

/** A bag of the words of a text. */
export function readBag(text: string): Bag {
  const words = readWords(text)
  const concepts = new Set<string>()
  const effects = new Set<ToolEffect>()
  for (const word of words) {
    const effect = effectOf(word)
    if (effect !== undefined) effects.add(effect)
    if (DELEGATES.has(word)) concepts.add(DELEGATION)
    if (!STOP.has(word)) for (const concept of conceptsOf(word)) concepts.add(concept)
  }
  return { joined: ` ${words.join(' ')} `, words: new Set(words), concepts, effects }
}

/** What a word means: the names of its groups, or its stem. */
export function conceptsOf(word: string): readonly string[] {
  const root = stem(word)
  return CONCEPTS.get(root) ?? [root]
}

/** Whether a word says something of what a text is about. */
export function isTelling(word: string): boolean {
  return !STOP.has(word)
}

/** The effect that a word asks for, as a verb or as a thing that is made. */
function effectOf(word: string): ToolEffect | undefined {
  return VERB_EFFECTS.get(word) ?? THING_EFFECTS.get(word)
}

function stem(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`
  for (const end of ['ing', 'ed', 'es']) {
    if (word.endsWith(end) && word.length - end.length >= 4) return trimE(word.slice(0, -end.length))
  }
  return trimE(word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word)
}

function trimE(word: string): string {
  const short = word.endsWith('e') && word.length > 4 ? word.slice(0, -1) : word
  return /([bdglmnprt])\1$/.test(short) ? short.slice(0, -1) : short
}
