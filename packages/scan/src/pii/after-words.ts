import type { Context } from './context-words.ts'
import type { FoundPii } from './found-pii.ts'
import type { ContextKind } from './telling-words.ts'

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|januar|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)'
/** A few words that may stand between the telling word and the value. */
const LINK =
  '(?:[\\s:#"\'*=.\\-–)]{0,4}(?:is|was|are|on|the|am|le|el|la|il|no|nr|num|number|nummer|code|date|day|of|ist|es|est|lautet|em|den|um|:){0,1}\\b){0,3}[\\s:#"\'*=.\\-–]{0,4}'

/** A value that is only what it is because of the word in front of it. */
interface AfterWord {
  readonly type: string
  readonly word: ContextKind
  /** Sticky, tried at the end of the word; group 1 ends the match and is the value. */
  readonly pattern: RegExp
  readonly score: number
  readonly check?: (value: string) => boolean
}

const hasDigits = (value: string): boolean => (value.match(/\d/g)?.length ?? 0) >= 4

const AFTER: readonly AfterWord[] = [
  {
    type: 'date-of-birth',
    word: 'born',
    pattern: new RegExp(
      `${LINK}(\\d{1,2}[./ -]{1,2}\\d{1,2}[./ -]{1,2}(?:\\d{4}|\\d{2})\\b|\\d{4}[-./年]\\d{1,2}[-./月]\\d{1,2}日?|\\d{1,2}(?:st|nd|rd|th|\\.|er)?(?: of| de)? ${MONTH}\\.?,?(?: de)? \\d{4}|${MONTH}\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{4})`,
      'iy',
    ),
    score: 0.85,
  },
  {
    type: 'passport',
    word: 'passport',
    pattern: new RegExp(`${LINK}([A-Z]{0,2}\\d{6,9}[A-Z]?|[A-Z0-9]{9})(?![A-Za-z0-9])`, 'y'),
    score: 0.85,
    check: hasDigits,
  },
  {
    type: 'driving-licence',
    word: 'licence',
    pattern: new RegExp(`${LINK}([A-Z0-9](?:[A-Z0-9]|[- ](?=[A-Z0-9]{2})){4,19})(?![A-Za-z0-9-])`, 'y'),
    score: 0.86,
    check: hasDigits,
  },
  {
    type: 'postal-code',
    word: 'zip',
    pattern: new RegExp(
      `${LINK}(\\d{3,5}(?:[- ]\\d{2,4})?|[A-Z]{1,2}\\d[A-Z0-9]? ?\\d[A-Z]{2}|[A-Z]\\d[A-Z] ?\\d[A-Z]\\d)(?![A-Za-z0-9])`,
      'y',
    ),
    score: 0.6,
  },
  {
    type: 'bank-account',
    word: 'account',
    pattern: new RegExp(`${LINK}(\\d{2}-\\d{2}-\\d{2}|\\d{8,17})(?![A-Za-z0-9.,-])`, 'y'),
    score: 0.6,
  },
]

const REACH = 64

/** The values of a text that stand behind the word that says what they are. */
export function findAfterWords(text: string, context: Context): readonly FoundPii[] {
  const found: FoundPii[] = []
  for (const { type, word, pattern, score, check } of AFTER) {
    for (const at of context.ends(word)) {
      pattern.lastIndex = at
      const value = pattern.exec(text)?.[1]
      if (value === undefined || pattern.lastIndex - at > REACH || check?.(value) === false) continue
      found.push({ type, start: pattern.lastIndex - value.length, end: pattern.lastIndex, score })
    }
  }
  return found
}
