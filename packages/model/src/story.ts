import type { AlertJson } from './alert.ts'
import type { ScanLabel } from './scan.ts'

/** Whose words a text is. */
export const TRUSTS = ['system', 'principal', 'untrusted', 'model'] as const
export type StoryTrust = (typeof TRUSTS)[number]

/** Columns of the picture, left to right. */
export const STORY_COLUMNS = ['prompt', 'model', 'retrieval', 'tool', 'database', 'response'] as const
export type StoryColumn = (typeof STORY_COLUMNS)[number]

/** One text of the trace. */
export interface StoryNode {
  readonly id: string
  readonly event_id: string
  readonly span_id: string
  readonly column: StoryColumn
  /** `system_prompt`, `user_turn`, `tool_definition`, `document`, `memory`, `tool_result`, `tool_argument`, `db_query`, `db_rows`, `egress`, `model_message` or `response`. */
  readonly role: string
  readonly trust: StoryTrust
  readonly name: string
  /** The agent at work, by its name; '' where nobody told it. */
  readonly agent: string
  /** Path of an argument inside the call: `recipient`. */
  readonly path: string
  /** ISO 8601. */
  readonly at: string
  /** At most 4,000 characters of it, untrusted; null where texts are withheld. */
  readonly text: string | null
  /** Where `text` starts in the whole: offsets of flows and findings are those of the whole. */
  readonly text_start: number
  readonly length: number
  readonly findings: readonly {
    readonly label: ScanLabel
    readonly score: number
    readonly start: number
    readonly end: number
  }[]
}

/** The same words or value in two nodes. */
export interface StoryFlow {
  /** Number used in the answers, from 1. */
  readonly number: number
  readonly from: string
  readonly to: string
  readonly kind: 'text' | 'value'
  readonly value_kind: string | null
  readonly from_start: number
  readonly from_end: number
  readonly to_start: number
  readonly to_end: number
  readonly explained: number
  /** The user gave these words or pointed at them. */
  readonly principal: boolean
  readonly how: string
}

/** One call, query, request or answer, judged. */
export interface StoryAction {
  readonly event_id: string
  readonly span_id: string
  readonly name: string
  readonly effect: string
  readonly nodes: readonly string[]
  readonly injection_driven: number
  readonly reasons: readonly { readonly feature: string; readonly weight: number; readonly sentence: string }[]
  readonly origin: Readonly<Record<StoryTrust | 'unexplained', number>>
  readonly untrusted_to_sink: boolean
  readonly secret_to_sink: boolean
}

/** One of the four answers: plain parts and parts with evidence. */
export interface StoryAnswer {
  readonly question: 'prompt' | 'tool' | 'data' | 'response'
  readonly parts: readonly {
    readonly text: string
    /** Words of the trace and not ours: shown as untrusted. */
    readonly quoted: boolean
    readonly node: string | null
    readonly flow: number | null
  }[]
}

/** `GET /api/v1/traces/{traceId}/story`. */
export interface StoryJson {
  readonly trace_id: string
  readonly verdict: 'clean' | 'injection_attempt' | 'injection_driven'
  readonly injection_driven: number
  readonly injection_attempt: number
  /** Which prompt triggered it, which tool was used, what data was accessed, what answer was given. */
  readonly answers: readonly StoryAnswer[]
  readonly nodes: readonly StoryNode[]
  readonly flows: readonly StoryFlow[]
  readonly actions: readonly StoryAction[]
  readonly gaps: readonly { readonly kind: string; readonly span_id: string; readonly sentence: string }[]
  readonly alerts: readonly AlertJson[]
  /** True when the trace holds more nodes than are given. */
  readonly truncated: boolean
}
