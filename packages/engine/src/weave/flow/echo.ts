import type { TextValue } from '@telltale/scan'
import type { Effect, TextNode } from '../graph.ts'
import type { Fingerprints, Hidden } from './source-index.ts'

interface Argument {
  readonly values: ReadonlySet<string>
}

/** What a tool's result only repeats of the arguments it was called with: it came from there. */
export function hiddenEcho({ values, phrases }: Fingerprints, args: readonly Argument[]): Hidden {
  const sent = new Set(args.flatMap((arg) => [...arg.values]))
  const keys = new Set<string>()
  for (const { key } of values) if (sent.has(key)) keys.add(key)
  for (const { text } of phrases) if (sent.has(`phrase ${text}`)) keys.add(`phrase ${text}`)
  return { ranges: [], keys }
}

const LONGEST_CONFIRMATION = 300
const ACTS: ReadonlySet<Effect> = new Set(['write', 'send', 'pay', 'delete'])
const NAMES_A_PLACE: ReadonlySet<TextValue['kind']> = new Set(['email', 'url', 'host', 'iban', 'account', 'phone'])

/** A short answer of a tool that acted, which names no place it was not sent to and gives no orders: the tool's own words. */
export function isConfirmation({
  node,
  effect,
  values,
  args,
}: {
  readonly node: TextNode
  readonly effect: Effect | undefined
  readonly values: readonly TextValue[]
  readonly args: readonly Argument[]
}): boolean {
  if (node.role !== 'tool_result' || effect === undefined || !ACTS.has(effect)) return false
  if (node.length > LONGEST_CONFIRMATION || node.findings.some(({ label, score }) => label !== 'pii' && score >= 0.3))
    return false
  return values.every(({ kind, key }) => !NAMES_A_PLACE.has(kind) || args.some((arg) => arg.values.has(key)))
}
