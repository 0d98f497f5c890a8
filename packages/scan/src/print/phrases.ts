/** A word of a text: what is compared, and where it stands. */
export interface Word {
  readonly text: string
  readonly start: number
  readonly end: number
}

const WORD = /[\p{L}\p{N}]+/gu
const ESCAPES = /\\[nrt"]/g
const LONGEST = 96
const MOST_WORDS = 8

/** Words that stand everywhere: an argument of these alone comes from nowhere in particular. */
const TRIVIAL: ReadonlySet<string> = new Set(
  (
    'true false null none nil yes no on off ok y n undefined nan na any all auto default today tomorrow yesterday now never always ' +
    'daily weekly monthly yearly asc desc ascending descending low medium high normal public private open closed active inactive ' +
    'the a an and or of to in on at for with by from is are be it this that i you me my your we our they he she his her as not ' +
    'usd eur gbp chf en us uk utf8 text html json get post put patch string number user assistant system id name test subject ' +
    'hello hi dear thanks thank please file message email body title value data content new old first last'
  ).split(' '),
)

/** The words of a text with their places. */
export function* wordsIn(text: string): Generator<Word> {
  const plain = text.includes('\\') ? text.replace(ESCAPES, '  ') : text
  for (const match of plain.matchAll(WORD))
    yield { text: match[0].toLowerCase(), start: match.index, end: match.index + match[0].length }
}

/** A short argument as the words that it must be met by as a whole; undefined when it is long or says nothing. */
export function phraseOf(text: string): string | undefined {
  if (text.length > LONGEST) return undefined
  const words = [...wordsIn(text)].map((word) => word.text)
  if (words.length === 0 || words.length > MOST_WORDS || isTrivial(words)) return undefined
  return words.join(' ')
}

function isTrivial(words: readonly string[]): boolean {
  return words.every((word) => TRIVIAL.has(word) || word.length < 2 || (word.length < 3 && !/^\d+$/.test(word)))
}

/** Whether a text says nothing that could come from somewhere: `true`, `1`, `today`, nothing at all. */
export function isTrivialText(text: string): boolean {
  if (text.length > LONGEST) return false
  const words = [...wordsIn(text)].map((word) => word.text)
  return isTrivial(words)
}

/** The places of the given phrases in a text, at the borders of words, in time linear in its length. */
export function* findPhrases(
  text: string,
  phrases: ReadonlySet<string>,
  starters: ReadonlySet<string>,
): Generator<Word> {
  const recent: Word[] = []
  for (const word of wordsIn(text)) {
    recent.push(word)
    if (recent.length <= MOST_WORDS) continue
    yield* startingAt(recent, phrases, starters)
    recent.shift()
  }
  for (; recent.length > 0; recent.shift()) yield* startingAt(recent, phrases, starters)
}

function* startingAt(
  words: readonly Word[],
  phrases: ReadonlySet<string>,
  starters: ReadonlySet<string>,
): Generator<Word> {
  const [first] = words
  if (first === undefined || !starters.has(first.text)) return
  let phrase = ''
  for (const word of words.slice(0, MOST_WORDS)) {
    phrase = phrase === '' ? word.text : `${phrase} ${word.text}`
    if (phrases.has(phrase)) yield { text: phrase, start: first.start, end: word.end }
  }
}

const SHORTEST_NAME = 4

const COMMON: ReadonlySet<string> = new Set(
  (
    'this that these those what which when where with from into your mine have been were will would could should about there their them they then than ' +
    'please send make give find tell show need want know like just also only some most more many much such very well here could according ' +
    'transaction transactions amount date subject recipient sender account balance bill file files email emails event events calendar meeting message messages ' +
    'document documents name names time today list read write check create update delete money total spend spent'
  ).split(' '),
)

/** Whether a word of a user's turn may name a record. */
export function isNamingWord(word: string): boolean {
  return word.length >= SHORTEST_NAME && (/\d/.test(word) || !COMMON.has(word))
}
