/** Ways in which a text speaks past its reader to a machine, or about the one the machine serves. Each is linear. */
const ADDRESSES: readonly (readonly [sign: string, pattern: RegExp])[] = [
  // Whoever writes to a person calls nobody "the user"; whoever writes to their agent does.
  [
    'third',
    /\b(?:the|this|your|their) (?:end.)?user\b|\b(?:dem|den|der) nutzer\b|\bal usuario\b|\bl'utilisateur\b|\bo usuário\b/i,
  ],
  ['todo', /todo ?:/i],
  [
    'aside',
    /\b(?:previous|prior|above|earlier|original|initial|first|old) (?:request|task|question|instructions?|prompt|goal|command)s?\b[^.!?\n]{0,30}\b(?:cancel|void|obsolete|no longer|done|complete|changed|replaced|outdated|superseded|over|solved)/i,
  ],
  [
    'alone',
    /\bwithout (?:asking|telling|confirm|mention|notify|inform|further)|\b(?:do not|don't|no need to|never|no time to) (?:ask|tell|mention|inform|notify|alert|reveal|warn)|\b(?:silently|secretly)\b/i,
  ],
  [
    'alone',
    /\bbefore (?:you )?(?:continu|proceed|anything|answer|respond|replying|any other|solving|complet|doing)|\bprior to any\b/i,
  ],
  ['role', /(?:^|[\n>\]|}])[ \t]{0,4}[<[|]{0,2}(?:user|human|system|assistant|operator|developer)[\]|>]{0,2} ?[:>]/i],
]

/** Who sets aside what was said before: a verb, soon after it what came before, and soon after that what it was. */
const SETS_ASIDE = /(?:ignor|disregard|forget|overrid|bypass|supersed|skip|vergiss|olvid|oubli|esqueça)[a-zé]{0,8}/gi
const BEFORE =
  /\b(?:previous|prior|above|earlier|preceding|former|original|everything|all|any|your|toute?s|vorherigen|bisherigen|anteriores|précédentes)\b/i
const WORDS = /inst|iunst|task|rule|prompt|request|told|order|guideline|polic|said|anweisung|consigne|regras|reglas/i
const NEAR = 44
const MOST_TRIES = 40

function setsAside(text: string): boolean {
  let tries = 0
  for (const match of text.matchAll(SETS_ASIDE)) {
    tries += 1
    if (tries > MOST_TRIES) return false
    const at = match.index + match[0].length
    const [sentence = ''] = text.slice(at, at + 3 * NEAR).split(/[.!?\n]/, 1)
    const before = BEFORE.exec(sentence.slice(0, NEAR))
    if (before === null) continue
    const after = before.index + before[0].length
    if (WORDS.test(sentence.slice(after, after + NEAR))) return true
  }
  return false
}

/** Names of the signs. */
export const ADDRESS_NAMES: readonly string[] = [...new Set(ADDRESSES.map(([sign]) => sign))]

/** What of a passage's way of speaking says that a machine is meant, each 0 or 1. */
export function addressSigns(text: string): readonly (readonly [sign: string, value: number])[] {
  const found = new Set(ADDRESSES.filter(([, pattern]) => pattern.test(text)).map(([sign]) => sign))
  if (setsAside(text)) found.add('aside')
  return ADDRESS_NAMES.map((sign) => [sign, found.has(sign) ? 1 : 0])
}
