import type { ScanLabel } from '@telltale/model'
import type { Prints } from '@telltale/scan'

/** Whose words a text is: the operator's, the asking user's, somebody's out there, or the model's own. */
export type Trust = 'system' | 'principal' | 'untrusted' | 'model'

/** What a text is to its trace. */
export type NodeRole =
  | 'system_prompt'
  | 'user_turn'
  | 'tool_definition'
  | 'document'
  | 'memory'
  | 'tool_result'
  | 'tool_argument'
  | 'db_query'
  | 'db_rows'
  | 'egress'
  | 'model_message'
  | 'response'

/** What a tool does to the world; see session/tool/tool-effect.ts. */
export type Effect = 'read' | 'write' | 'send' | 'pay' | 'execute' | 'delete'

/** One text of a trace, once, however many spans repeat it. */
export interface TextNode {
  /** `<event id>/<field>/<index>`. */
  readonly id: string
  readonly eventId: string
  readonly spanId: string
  readonly role: NodeRole
  readonly trust: Trust
  /** Canonical field and, of a list, the place in it; of tool arguments the path of the argument: `recipient`, `items[0].iban`. */
  readonly field: string
  readonly index: number
  readonly path: string
  /** Tool, document source, agent or prompt name; '' when it has none. */
  readonly name: string
  /** The agent at work, by its name; left out where nobody told it. */
  readonly agent?: string
  /** Position in the order of the trace: nodes may only come from nodes with a smaller one. */
  readonly order: number
  /** When its span ended (or it was logged), epoch milliseconds, as the sender says. */
  readonly atMs: number
  /** '' where texts are withheld. */
  readonly text: string
  /** Of a withheld text what the application told instead of it. */
  readonly prints?: Prints
  readonly length: number
  /** Of arguments: what the tool does. */
  readonly effect?: Effect
  /** What the scanner found in it, surest first. */
  readonly findings: readonly {
    readonly label: ScanLabel
    readonly score: number
    readonly start: number
    readonly end: number
  }[]
}

/** Words or a value of one node that stand in another. Offsets are UTF-16 in the nodes' texts. */
export interface Flow {
  readonly from: string
  readonly to: string
  /** `text`: shared words; `value`: an address, account, URL, amount, … the same after normalising. */
  readonly kind: 'text' | 'value'
  /** Of a value: `email`, `url`, `host`, `iban`, `account`, `amount`, `date`, `path`, `identifier`, `secret`, `phone`, `hash`. */
  readonly valueKind?: string
  readonly fromStart: number
  readonly fromEnd: number
  readonly toStart: number
  readonly toEnd: number
  /** Share of the target that this flow explains, 0 to 1. */
  readonly explained: number
  /** True when the trust of the target's words is the user's, since the user gave them or pointed at where they stand. */
  readonly principal: boolean
  /** How the two are equal, as a sentence: `the same characters`, `the same account after leaving out spaces`. */
  readonly how: string
}

/** Why a call was judged so, most weighty first. */
export interface Reason {
  /** Name of the feature. */
  readonly feature: string
  /** What it added to the log-odds; negative speaks against. */
  readonly weight: number
  /** For people. */
  readonly sentence: string
}

/** One tool call, query, egress or response, with where its words come from and whether it is what the user asked for. */
export interface JudgedAction {
  readonly eventId: string
  readonly spanId: string
  readonly name: string
  readonly effect: Effect
  /** Ids of its argument (or body) nodes. */
  readonly nodes: readonly string[]
  /** Calibrated probability that an injected instruction drives it. */
  readonly injectionDriven: number
  readonly reasons: readonly Reason[]
  /** Shares of its text by trust of its origin; `unexplained` is the model's own. They sum to 1. */
  readonly origin: Readonly<Record<Trust | 'unexplained', number>>
  /** A value or passage of untrusted text, which the user did not give, stands in an argument of a call that acts. */
  readonly untrustedToSink: boolean
  readonly secretToSink: boolean
}

/** What a response claims that no source holds. */
export interface Grounding {
  readonly eventId: string
  /** Share of its checkable values (numbers, names, dates, links, quotes, packages) that some source holds; 1 when it has none. */
  readonly groundedShare: number
  readonly checked: number
  readonly invented: readonly {
    readonly kind: string
    readonly text: string
    readonly start: number
    readonly end: number
  }[]
}

/** A trace as far as it is known. Deterministic: equal events in any order give an equal graph. */
export interface TraceGraph {
  readonly traceId: string
  /** In order. */
  readonly nodes: readonly TextNode[]
  /** By target, then source. */
  readonly flows: readonly Flow[]
  readonly actions: readonly JudgedAction[]
  readonly grounding: readonly Grounding[]
  /** Highest of the actions; 0 when there is none. */
  readonly injectionDriven: number
  /** An injected instruction was read, obeyed or not: probability. */
  readonly injectionAttempt: number
  readonly verdict: 'clean' | 'injection_attempt' | 'injection_driven'
  /** Memories that repeat what was an order in an earlier trace; absent where earlier traces are not known. */
  readonly remembered?: readonly { readonly node: string; readonly traceId: string }[]
  /** Words of tool definitions that the tool did not have when it was first seen; absent where earlier traces are not known. */
  readonly renewed?: readonly { readonly node: string; readonly start: number; readonly end: number }[]
  /** What is missing: a tool call without its result, a span whose parent never came, texts withheld. */
  readonly gaps: readonly {
    readonly kind: 'no_result' | 'no_parent' | 'no_text' | 'truncated'
    readonly spanId: string
    readonly sentence: string
  }[]
}
