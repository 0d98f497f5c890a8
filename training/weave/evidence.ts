import type { Unjudged } from '../../packages/engine/src/weave/action/group-actions.ts'
import type { Seen } from '../../packages/engine/src/weave/judge/features.ts'
import type { Call } from '../../packages/engine/src/weave/judge/read-scene.ts'
import { readWords } from '../../packages/engine/src/weave/judge/words.ts'

/** Whether what is shown as evidence of a call is there. */
export interface EvidenceCount {
  /** Flows from texts outside into the arguments of the call, and those whose words are the same at both ends. */
  readonly flows: number
  readonly right: number
  /** The argument that a reason quotes, if one is quoted, shares words with the passage it is said to stand in. */
  readonly quoted: boolean
  readonly quoteRight: boolean
}

/** Checks the evidence of a call against the texts themselves. */
export function readEvidence(call: Call, { leaf, passage }: Seen, { nodes }: Unjudged): EvidenceCount {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const flows = call.leaves
    .flatMap((item) => item.flows)
    .filter(({ from, principal }) => !principal && byId.get(from)?.trust === 'untrusted')
  const right = flows.filter((flow) => {
    const from = byId.get(flow.from)?.text.slice(flow.fromStart, flow.fromEnd) ?? ''
    const to = byId.get(flow.to)?.text.slice(flow.toStart, flow.toEnd) ?? ''
    return isSame(from, to)
  })
  const words = new Set(readWords(passage?.text ?? ''))
  const quoteRight =
    leaf !== undefined &&
    (leaf.words.some((word) => words.has(word)) || leaf.flows.some(({ from }) => from === passage?.node.id))
  return { flows: flows.length, right: right.length, quoted: leaf !== undefined, quoteRight }
}

const DIGITS = /\d/g

/** The same words, letters or digits: dates and amounts are written in many ways. */
function isSame(from: string, to: string): boolean {
  if (from === '' || to === '') return false
  const letters = (text: string) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, '')
  const [a, b] = [letters(from), letters(to)]
  if (a.includes(b) || b.includes(a)) return true
  const digits = (text: string) => [...(text.match(DIGITS) ?? [])].sort().join('')
  return (
    digits(from) !== '' &&
    (digits(from).includes(digits(to)) || readWords(to).some((word) => readWords(from).includes(word)))
  )
}
