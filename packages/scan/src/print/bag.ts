import { THING_EFFECTS, type ToolEffect, VERB_EFFECTS } from './effect-words.ts'
import { englishVerb } from './other-verbs.ts'

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
  'send mail email message dm forward reply notify text sms',
  'pay transfer transaction payment money bill refund wire rent fund reimburse reimbursement',
  'delete remove erase drop wipe clear cancel unsubscribe kick expel ban evict purge empty',
  'create add make new schedule book reserve insert reservation booking',
  'update change modify set adjust edit reschedule move correct raise increase reduce',
  'find search look lookup locate query',
  'list show view display overview summary summarize',
  'event calendar appointment meeting lunch dinner',
  'file document drive attachment folder',
  'user account profile',
  'participant attendee invite guest member collaborator join',
  'post publish announce share tweet grant access',
  'channel slack group',
  'web page website webpage url link site browse visit',
  'hotel accommodation stay',
  'restaurant eat food dining',
  'car rental vehicle rent',
  'flight flights fly airline plane',
  'password credential passphrase secret token key code pin',
  'run execute command shell script exec bash terminal',
  'buy purchase order checkout',
  'read open get fetch check',
  'prescribe prescription drug medication medicine pack',
  'unlock disarm disable deactivate switch turn',
  'approve accept confirm authorize allow permit',
  'address shipping delivery ship',
  'comment review rating feedback',
  'repository repo branch commit pull',
  'contact customer client patient employee',
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
  if (handsOver(words)) concepts.add(DELEGATION)
  return { joined: ` ${words.join(' ')} `, words: new Set(words), concepts, effects }
}

const CARRY_OUT: ReadonlySet<string> = new Set(
  'do follow handle carry work go perform execute complete implement apply as'.split(' '),
)
const ASKING: ReadonlySet<string> = new Set('i you we they people he she it not'.split(' '))
const WRITTEN: ReadonlySet<string> = new Set(
  (
    'list lists listed step steps instruction instructions todo todos chore chores task tasks checklist request requests ' +
    'requested says said asks asked tells told recommends recommended describes described written plan actions changes'
  ).split(' '),
)
/** After `do what`. */
const SAYING: ReadonlySet<string> = new Set('say tell ask recommend want suggest propose'.split(' '))
const NEAR = 10

/** Whether somebody asks to do what is written somewhere: a verb of doing and, soon after, a word for what is to be done. */
function handsOver(words: readonly string[]): boolean {
  let since = Number.POSITIVE_INFINITY
  let isWhat = false
  for (const [i, word] of words.entries()) {
    if (CARRY_OUT.has(word) && !ASKING.has(words[i + 1] ?? '')) {
      since = 0
      isWhat = words[i + 1] === 'what' || words[i + 1] === 'as'
    } else if ((WRITTEN.has(word) || (isWhat && SAYING.has(word))) && since < NEAR) return true
    else since += 1
  }
  return false
}

/** What a word means: the names of its groups, or its stem. */
export function conceptsOf(word: string): readonly string[] {
  const root = stem(englishVerb(word) ?? word)
  return CONCEPTS.get(root) ?? [root]
}

/** Whether a word says something of what a text is about. */
export function isTelling(word: string): boolean {
  return !STOP.has(word)
}

/** The effect that a word asks for, as a verb or as a thing that is made. */
function effectOf(word: string): ToolEffect | undefined {
  return VERB_EFFECTS.get(englishVerb(word) ?? word) ?? THING_EFFECTS.get(word)
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
