import type { TypedKind } from '@telltale/scan'
import type { Trust } from '../graph.ts'

/** A possible origin of a part of a text: where it stands in an earlier one. */
export interface Candidate {
  /** Number of the earlier text in the order of the trace. */
  readonly source: number
  readonly kind: 'text' | 'value'
  readonly valueKind?: TypedKind
  readonly fromStart: number
  readonly fromEnd: number
  readonly toStart: number
  readonly toEnd: number
  /** The earlier text tells it in base64 or URL encoding, or this one does. */
  readonly isDecoded: boolean
}

/**
 * Whose words are preferred where several hold the same: the user's, the operator's, those of an instruction in an
 * untrusted text, what the user pointed at, others', the model's. Who orders something also says what; that it stands
 * elsewhere too is no excuse.
 */
export const TIERS = ['principal', 'system', 'instruction', 'pointed', 'untrusted', 'model'] as const
export type Tier = (typeof TIERS)[number]

/** Trusts that are kept apart, so that many texts of one never push out the few of another. */
export const KEPT_APART: readonly Trust[] = ['principal', 'system', 'untrusted', 'model']
