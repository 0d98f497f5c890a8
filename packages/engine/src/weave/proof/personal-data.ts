import type { Flow, JudgedAction, NodeRole, TextNode } from '../graph.ts'
import { isDestination } from './errand.ts'
import { flowsInto, isAnswer, type TraceFacts } from './trace-facts.ts'

const FETCHED: ReadonlySet<NodeRole> = new Set(['tool_result', 'db_rows', 'document', 'memory'])
const SURE_ENOUGH = 0.5
/** A single address or phone number stands in every second mail. */
const FEWEST_ADDRESSES = 3
const MOST_FOUND = 1_000
const ADDRESS = /@|^[+(0][\d ().-]{6,20}$/

/** What of people's data that was fetched an action carries out. Whether the user wanted that is another question (`isErrand`). */
interface PersonalData {
  /** Different values. */
  readonly count: number
  /** One that is more than an address or phone number, or several of these. */
  readonly telling: boolean
}

/** The personal data that was found in what was fetched and stands, the very same characters, in what an acting call was given. */
export function carriedPersonalData(action: JudgedAction, facts: TraceFacts): PersonalData {
  if (action.effect === 'read' || isAnswer(action, facts)) return { count: 0, telling: false }
  const values = new Set<string>()
  for (const flow of flowsInto(action, facts)) {
    const source = facts.nodes.get(flow.from)
    const target = facts.nodes.get(flow.to)
    if (source === undefined || target === undefined || !FETCHED.has(source.role)) continue
    // Where it goes is not what it carries.
    if (!isDestination(target)) for (const value of personalIn(source, flow)) values.add(value)
    if (values.size >= MOST_FOUND) break
  }
  const others = [...values].filter((value) => !ADDRESS.test(value)).length
  return { count: values.size, telling: others > 0 || values.size >= FEWEST_ADDRESSES }
}

function personalIn({ text, findings }: TextNode, { fromStart, fromEnd }: Flow): readonly string[] {
  return findings.flatMap(({ label, score, start, end }) => {
    if (label !== 'pii' || score < SURE_ENOUGH || start < fromStart || end > fromEnd) return []
    const value = text.slice(start, end).trim().toLowerCase()
    // Where texts are withheld each place counts.
    return [value === '' ? `${start}` : value]
  })
}
