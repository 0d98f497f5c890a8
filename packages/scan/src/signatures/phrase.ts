/** What may stand between two words: white space, emphasis, quotes, commas and the signs that lead a comment line. */
const GAP = '[\\s_*,"\'’“”«»/#>-]{1,24}'
/** Up to three words of any script, each with the gap behind it; a word and a gap share no character. */
const FILLER = '(?:[^\\s_*,"\'’“”«»/#>.!?;:()-]{1,24}[\\s_*,"\'’“”«»/#>-]{1,24}){0,3}?'
/** Up to sixty characters of the same sentence. */
const STRETCH = '[^.!?\\n。！？]{0,60}?'

/** Letters that people also type without their mark. */
const BASES = new Map<string, string>(
  ['aàáâãäå', 'cç', 'eèéêë', 'gğ', 'iìíîïı', 'nñ', 'oòóôõö', 'sş', 'uùúûü', 'yý'].flatMap((group) =>
    [...group.slice(1)].map((letter): [string, string] => [letter, group.charAt(0)]),
  ),
)

/** An escape, a character class or a single character: the classes and escapes of a pattern are left as they are. */
const TOKEN = /\\.|\[(?:\\.|[^\]\\])*\]|./gsu

const SHORTHANDS = new Map<string, string>([
  [' ', `(?:${GAP})`],
  ['~', FILLER],
  ['…', STRETCH],
  ["'", "['’]?"],
])

function expand(token: string, offset: number, source: string): string {
  const base = BASES.get(token)
  if (base !== undefined) return `[${token}${base}]`
  const inWord = token !== "'" || /[a-z]'[a-z]/.test(source.slice(offset - 1, offset + 2))
  return (inWord && SHORTHANDS.get(token)) || token
}

/**
 * A bounded, case-blind pattern from readable words: a space is any gap between words, `~` is up to three other words
 * with their gaps, `…` is a stretch of the same sentence, an accented letter also matches its plain form.
 */
export function phrase(parts: TemplateStringsArray, ...words: readonly string[]): RegExp {
  return new RegExp(String.raw(parts, ...words).replace(TOKEN, expand), 'i')
}

/** Words for one idea as one bounded group. */
export function oneOf(...words: readonly string[]): string {
  return `(?:${words.join('|')})`
}
