import type { Effect, TextNode, TraceGraph } from '../graph.ts'

/** A graph before its actions are judged. */
export type Unjudged = Omit<TraceGraph, 'actions' | 'injectionDriven' | 'verdict'>

/** Judges every action of a graph; those of `groupActions` and no others, in their order. */
export type JudgeActions = (graph: Unjudged) => TraceGraph['actions']

/** The nodes of one call, query, request or answer. */
export interface ActionGroup {
  readonly eventId: string
  readonly spanId: string
  readonly kind: 'call' | 'query' | 'egress' | 'response'
  readonly name: string
  readonly effect: Effect
  readonly nodes: readonly TextNode[]
  /** Position of its last node in the trace. */
  readonly order: number
}

const KINDS = new Map<TextNode['role'], ActionGroup['kind']>([
  ['tool_argument', 'call'],
  ['db_query', 'query'],
  ['egress', 'egress'],
  ['response', 'response'],
])

/** What was done in a trace, in order. */
export function groupActions({ nodes }: Pick<TraceGraph, 'nodes'>): readonly ActionGroup[] {
  const groups = new Map<string, [TextNode, ...TextNode[]]>()
  for (const node of nodes) {
    if (!KINDS.has(node.role)) continue
    const key = node.role === 'response' ? `response\0${node.eventId}` : node.eventId
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [node])
    else group.push(node)
  }
  return [...groups.values()].map((group) => {
    const [first] = group
    const effect = group.find((node) => node.effect !== undefined)?.effect
    return {
      eventId: first.eventId,
      spanId: first.spanId,
      kind: KINDS.get(first.role) ?? 'call',
      name: first.role === 'response' ? 'response' : first.name,
      effect: effect ?? effectOfRole(first),
      nodes: group,
      order: group.reduce((last, node) => Math.max(last, node.order), 0),
    }
  })
}

const WRITES = /^\s*(?:insert|update|alter|create|grant|revoke|merge|replace)\b/i
const DELETES = /^\s*(?:delete|drop|truncate)\b/i

function effectOfRole({ role, text }: TextNode): Effect {
  if (role === 'egress' || role === 'response') return 'send'
  if (role !== 'db_query') return 'read'
  return DELETES.test(text) ? 'delete' : WRITES.test(text) ? 'write' : 'read'
}
