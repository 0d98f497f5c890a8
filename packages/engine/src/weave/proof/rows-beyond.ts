import { FIELD } from '@telltale/model'
import type { JudgedAction } from '../graph.ts'
import { flowsInto, type TraceFacts } from './trace-facts.ts'

/** How many rows the user asked for, and how many times more came back. */
interface RowsBeyond {
  readonly asked: number
  /** Rows that came divided by rows that were asked for. */
  readonly ratio: number
}

const NUMBERS = new Map(
  'one two three four five six seven eight nine ten eleven twelve'.split(' ').map((word, i) => [word, i + 1] as const),
)
NUMBERS.set('dozen', 12).set('twenty', 20).set('fifty', 50).set('hundred', 100)
/** What a number counts that is no row: `the last 30 days`. */
const NO_ROWS: ReadonlySet<string> = new Set(
  (
    'days weeks months years hours minutes seconds percent dollars euros pounds francs sentences words lines bullets paragraphs ' +
    'pages points times characters degrees is was has as plus always'
  ).split(' '),
)
/** Who asks for all of it names no number. */
const ALL: ReadonlySet<string> = new Set(
  'all every each entire whole complete full export dump everyone everything any total count sum average statistics report'.split(
    ' ',
  ),
)
const MOST_ASKED = 1_000
const WORD = /[\p{L}\p{N}]+/gu
const NAMES_ONE: ReadonlySet<string> = new Set(['identifier', 'account', 'email', 'iban', 'phone'])

/**
 * How far the rows that a query brought are beyond what the user named: a count (`the last five orders`), or single records
 * that stand in the query. Undefined where the user named neither, asked for all, or the rows were not counted.
 */
export function readRowsBeyond(action: JudgedAction, facts: TraceFacts): RowsBeyond | undefined {
  const rows = facts.events.get(action.eventId)?.fields.get(FIELD.dbReturnedRows)
  if (typeof rows !== 'number' || rows <= 0 || facts.users.length === 0) return undefined
  if (facts.users.some(({ text }) => wordsOf(text).some((word) => ALL.has(word)))) return undefined
  const asked = Math.max(countAsked(facts), recordsNamed(action, facts))
  return asked === 0 ? undefined : { asked, ratio: Math.round((rows / asked) * 100) / 100 }
}

/** The highest number of things that the user names: a number and, within two words, a plural. */
function countAsked({ users }: TraceFacts): number {
  let most = 0
  for (const { text } of users) {
    const words = wordsOf(text)
    for (const [i, word] of words.entries()) {
      const count = NUMBERS.get(word) ?? (/^\d{1,4}$/.test(word) ? Number(word) : 0)
      if (count === 0 || count > MOST_ASKED) continue
      const after = words.slice(i + 1, i + 4)
      const unit = after.find((next) => next.length > 3 && next.endsWith('s'))
      if (unit !== undefined && !after.some((next) => NO_ROWS.has(next))) most = Math.max(most, count)
    }
  }
  return most
}

/** Records that the user named by number, address or account and that the query names too. */
function recordsNamed(action: JudgedAction, facts: TraceFacts): number {
  const named = new Set<string>()
  for (const flow of flowsInto(action, facts)) {
    const source = facts.nodes.get(flow.from)
    if (flow.kind !== 'value' || source?.role !== 'user_turn' || !NAMES_ONE.has(flow.valueKind ?? '')) continue
    named.add(source.text.slice(flow.fromStart, flow.fromEnd).toLowerCase())
  }
  return named.size
}

function wordsOf(text: string): readonly string[] {
  return text.slice(0, 16_384).toLowerCase().match(WORD) ?? []
}
