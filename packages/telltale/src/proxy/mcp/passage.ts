import { RPC, rpcError } from './message.ts'

/** What becomes of one message of a batch, or of one that came alone. */
export type Outcome =
  | { readonly kind: 'pass' }
  | { readonly kind: 'replace'; readonly text: string }
  /** Nothing goes on; the sender gets this answer. */
  | { readonly kind: 'answer'; readonly text: string }
  | { readonly kind: 'drop' }

/** What goes on to the other side, and what goes back to the sender. */
export interface Passage {
  readonly onward?: Uint8Array | string
  readonly back?: string
  /** The ids of the requests that go on. */
  readonly ids?: readonly string[]
}

export const PASS: Outcome = { kind: 'pass' }
export const DROP: Outcome = { kind: 'drop' }

/** A message that came alone. */
export function toPassage(outcome: Outcome, bytes: Uint8Array): Passage {
  if (outcome.kind === 'pass') return { onward: bytes }
  if (outcome.kind === 'replace') return { onward: outcome.text }
  return outcome.kind === 'answer' ? { back: outcome.text } : {}
}

/** One message of a batch, as it came. */
export interface BatchItem {
  readonly value: unknown
  /** The id where it is a request. */
  readonly id: string | undefined
}

/** A batch goes on whole or, once a request in it is refused, not at all: its answers must come together. */
export function toBatchPassage(outcomes: readonly Outcome[], items: readonly BatchItem[], bytes: Uint8Array): Passage {
  if (outcomes.every((outcome) => outcome.kind === 'pass')) return { onward: bytes }
  if (outcomes.some((outcome) => outcome.kind === 'answer'))
    return { back: `[${refuseAll(outcomes, items).join(',')}]` }
  const onward = outcomes.flatMap((outcome, index) => {
    if (outcome.kind === 'pass') return [JSON.stringify(items[index]?.value)]
    return outcome.kind === 'replace' ? [outcome.text] : []
  })
  return onward.length === 0 ? {} : { onward: `[${onward.join(',')}]` }
}

function refuseAll(outcomes: readonly Outcome[], items: readonly BatchItem[]): readonly string[] {
  return outcomes.flatMap((outcome, index) => {
    if (outcome.kind === 'answer') return [outcome.text]
    const id = items[index]?.id
    return id === undefined ? [] : [rpcError(id, RPC.refused, 'Another request of the same batch was refused.')]
  })
}
