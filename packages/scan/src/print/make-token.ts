import type { Finding } from '@telltale/model'
import { readBag, readWords } from './bag.ts'
import { encodePrints, type MadePrints } from './encode-prints.ts'
import { areasOfText } from './instruction-areas.ts'
import { normalText } from './normal-text.ts'
import { findOrderPassages } from './order-passages.ts'
import { isTrivialText } from './phrases.ts'
import { findPrintWords } from './print-words.ts'
import { TOKEN_PREFIX } from './prints.ts'
import { mixed, shingleHashes } from './shingles.ts'
import { createSipHash, type KeyedHash } from './sip-hash.ts'
import { toldStatement } from './statement-effect.ts'
import { isOneValue, wordsWeight } from './telling.ts'
import { textValues } from './text-values.ts'

/** Makes the tokens that stand for withheld texts. */
export interface Printer {
  /** The token of a text; `scope` is the trace, outside of which its words match nothing. */
  token(text: string, findings: readonly Finding[], scope: string | undefined): string
}

/** Of longer texts the start is printed; of all the whole length is told. */
const LONGEST_TEXT = 64 * 1024
const MOST_SCOPES = 64
/** Hexadecimal digits: 128 bits of a key, 96 of an id. */
const KEY_DIGITS = 32
const ID_DIGITS = 24
/** Enough to tell keys apart, too few to tell anything of one. */
const KEY_ID_DIGITS = 8
const WORD = 1
const VALUE = 2
const SHINGLE_PRINT = 3

/**
 * A printer with the key that `hmac` has (HMAC-SHA-256 as hexadecimal digits). Of the key come, one way, a key for
 * shingles and values, one of each trace for words, the order in which shingles are kept, and the name of the key.
 */
export function createPrinter(hmac: (text: string) => string): Printer {
  const keyId = hmac('telltale tfp1 key').slice(0, KEY_ID_DIGITS)
  const hash = createSipHash(hmac('telltale tfp1 hash').slice(0, KEY_DIGITS))
  const order = Number.parseInt(hmac('telltale tfp1 order').slice(0, 8), 16) | 0
  const scopes = new Map<string, KeyedHash>()
  const hashOf = (scope: string): KeyedHash => {
    const known = scopes.get(scope)
    if (known !== undefined) return known
    const made = createSipHash(hmac(`telltale tfp1 words ${scope}`).slice(0, KEY_DIGITS))
    if (scopes.size >= MOST_SCOPES) scopes.clear()
    scopes.set(scope, made)
    return made
  }
  return {
    token(text, findings, scope) {
      const cut = text.slice(0, LONGEST_TEXT)
      const normal = normalText(cut)
      const whole = normal.plain === '' ? `=${text}` : text.length > cut.length ? `+${text}` : normal.plain
      const made = makePrints(cut, findings, scope === undefined ? undefined : hashOf(scope))
      const keyed = shingleHashes(normal.plain).map((value) => mixed(value ^ order))
      const body = encodePrints({
        ...made,
        length: text.length,
        id: hmac(`telltale tfp1 id ${whole}`).slice(0, ID_DIGITS),
        values: made.values.map((value) => ({ ...value, hash: hash(VALUE, value.key) })),
        shingles: {
          order: keyed,
          starts: normal.starts,
          hashAt: (at) => hash(SHINGLE_PRINT, normal.plain, at, at + 12),
        },
      })
      return `${TOKEN_PREFIX}${keyId}.${body}`
    },
  }
}

type Made = Omit<MadePrints, 'length' | 'id' | 'values' | 'shingles'> & {
  readonly values: ReturnType<typeof textValues>
}

function makePrints(text: string, findings: readonly Finding[], wordHash: KeyedHash | undefined): Made {
  const bag = readBag(text)
  const passages = findOrderPassages({ text, findings })
  return {
    isTrivial: isTrivialText(text),
    isValue: isOneValue(text),
    weight: wordsWeight(readWords(text)),
    statement: toldStatement(text),
    effects: bag.effects,
    concepts: bag.concepts,
    findings,
    areas: areasOfText({ text, findings }),
    passages: passages.map(({ start, end, signs, bag: { effects, concepts } }) => ({
      start,
      end,
      signs,
      effects,
      concepts,
    })),
    values: textValues(text),
    words: wordHash === undefined ? [] : findPrintWords(text, passages, (word) => wordHash(WORD, word)),
  }
}
