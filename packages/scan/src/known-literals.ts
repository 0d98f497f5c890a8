import { buildLiteralIndex, findLiterals, type LiteralHits, type LiteralIndex } from './literals/literal-index.ts'
import { buildLiteralSet, buildPhraseSet } from './literals/literal-set.ts'
import { TELLING_WORDS } from './pii/telling-words.ts'
import { LINK_SIGNS } from './response/link-signs.ts'
import { SECRET_LITERALS } from './secrets/secret-tasks.ts'
import { listAnchors } from './signatures/anchors.ts'
import { SIGNATURES } from './signatures/signatures.ts'

const SETS = { signature: 0, secret: 1, pii: 2, link: 3 } as const
/** By set: its bit and those of all behind it. */
const FROM = [0b1111, 0b1110, 0b1100, 0b1000] as const
const NONE = new Int32Array(0)
const NOTHING: LiteralHits = { count: 0, literals: NONE, starts: NONE, ends: NONE }

let shared: LiteralIndex | undefined

/**
 * Where the literals of a detector stand in a text. Who asks first pays for one pass that finds those of all that are
 * listed behind it too, unless the text is the asker's `own` and nobody else will see it. The tables are built on first
 * use, once for the process.
 */
export function findKnownLiterals(detector: keyof typeof SETS, text: string, own = false): LiteralHits {
  shared ??= buildLiteralIndex([
    buildPhraseSet([...listAnchors(SIGNATURES).keys()]),
    buildLiteralSet(SECRET_LITERALS),
    buildLiteralSet(TELLING_WORDS, 'name'),
    buildLiteralSet(LINK_SIGNS),
  ])
  const set = SETS[detector]
  return findLiterals(shared, text, own ? 1 << set : FROM[set])[set] ?? NOTHING
}
