import type { AiEvent } from '@telltale/model'
import type { NodeRole } from '../graph.ts'

/** When in its span a text came to be; what stands earlier in this list comes first at equal times. */
export const STAGES = ['answer', 'arguments', 'result', 'definitions', 'system', 'input'] as const
export type Stage = (typeof STAGES)[number]

/** One text as one event tells it. The same text told by several events becomes one node. */
export interface Mention {
  readonly event: AiEvent
  readonly spanId: string
  readonly role: NodeRole
  readonly stage: Stage
  /** Epoch milliseconds of when the text came to be, as the sender says. */
  readonly atMs: number
  readonly field: string
  readonly index: number
  readonly path: string
  readonly name: string
  readonly text: string
  /** Of an argument: where it stands in the arguments as they are shown. */
  readonly shownAt?: number | undefined
  /** UTF-16 units of the whole text, also where it is withheld. */
  readonly length: number
  /** Of tool calls: the same for everything told of one call; else ''. */
  readonly call: string
  /** Mentions of equal keys are one text. */
  readonly key: string
  /** Who tells it best: 0 the event that it happened in, 1 a request for it, 2 a later request that repeats it. */
  readonly rank: number
}
