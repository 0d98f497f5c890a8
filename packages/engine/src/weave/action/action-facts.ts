import type { ScanLabel } from '@telltale/model'
import { isTrivialText } from '@telltale/scan'
import { hasWords, instructionAreas, touches } from '../flow/instruction-areas.ts'
import type { Flow, JudgedAction, TextNode } from '../graph.ts'
import { type ActionGroup, groupActions, type Unjudged } from './group-actions.ts'

/** What the flows of a graph say of one action. */
export interface ActionFacts {
  readonly group: ActionGroup
  readonly origin: JudgedAction['origin']
  readonly untrustedToSink: boolean
  readonly secretToSink: boolean
  /** Flows into it from untrusted texts that the user neither gave nor pointed at. */
  readonly untrusted: readonly Flow[]
  /** Those of them that come out of what the scanner took for an instruction. */
  readonly instructed: readonly Flow[]
  /** An instruction was read before it, with this score at most. */
  readonly instructionBefore: number
}

/** The facts of every action of a graph, in order. */
export function actionFacts(graph: Unjudged): readonly ActionFacts[] {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]))
  const flowsTo = new Map<string, Flow[]>()
  for (const flow of graph.flows) {
    const flows = flowsTo.get(flow.to)
    if (flows === undefined) flowsTo.set(flow.to, [flow])
    else flows.push(flow)
  }
  const areas = new Map<string, ReturnType<typeof instructionAreas>>()
  const areasOf = (node: TextNode) => {
    const known = areas.get(node.id) ?? instructionAreas(node)
    areas.set(node.id, known)
    return known
  }
  const scores = scoresBefore(graph.nodes)
  return groupActions(graph).map((group) => {
    const flows = group.nodes.flatMap((node) => flowsTo.get(node.id) ?? [])
    const sourceOf = (flow: Flow) => nodes.get(flow.from)
    const untrusted = flows.filter((flow) => !flow.principal && sourceOf(flow)?.trust === 'untrusted')
    const instructed = untrusted.filter((flow) => {
      const source = sourceOf(flow)
      return source !== undefined && touches(areasOf(source), flow.fromStart, flow.fromEnd)
    })
    const acts = group.effect !== 'read'
    return {
      group,
      origin: originOf(group, { flowsTo, nodes }),
      untrusted,
      instructed,
      untrustedToSink:
        acts &&
        (group.kind === 'response' ? leadsAway(instructed) : instructed.length > 0 || untrusted.some(isTelling)),
      secretToSink: acts && group.kind !== 'response' && carriesSecret(group, flows, nodes),
      instructionBefore: scores[group.order] ?? 0,
    }
  })
}

/** Amounts and dates are read off records all day, and short words stand anywhere; out of an instruction they count too. */
function isTelling({ kind, valueKind, toStart, toEnd, explained }: Flow): boolean {
  if (kind === 'value') return valueKind !== 'amount' && valueKind !== 'date'
  return toEnd - toStart >= SHORTEST_TELLING || explained < 1
}

const SHORTEST_TELLING = 6

/** An answer quotes what it was asked about; a link out of an instruction is another matter. */
function leadsAway(instructed: readonly Flow[]): boolean {
  return instructed.some(({ valueKind }) => valueKind === 'url' || valueKind === 'host' || valueKind === 'email')
}

/** For each place in the order the surest instruction that untrusted texts before it hold. */
function scoresBefore(nodes: readonly TextNode[]): readonly number[] {
  let most = 0
  return nodes.map((node) => {
    const before = most
    if (node.trust === 'untrusted' && instructionAreas(node).length > 0) most = Math.max(most, attemptScore(node))
    return before
  })
}

/** How sure the scanner is that a text gives orders: the highest score of such a finding. */
export function attemptScore({ text, findings }: Pick<TextNode, 'findings' | 'text'>): number {
  return findings.reduce((most, { label, score, start, end }) => {
    if (score <= most || NOT_ORDERS.has(label)) return most
    // Where texts are withheld, what was found in them still counts.
    return text === '' || hasWords(text.slice(start, end)) ? score : most
  }, 0)
}

const NOT_ORDERS: ReadonlySet<ScanLabel> = new Set([
  'secret',
  'pii',
  'canary',
  'refusal',
  'prompt_leak',
  'unsafe_output',
  'obfuscation',
  'harmful_request',
  'dangerous_command',
  'code_injection',
  'ssrf',
  'tool_abuse',
])

interface Known {
  readonly flowsTo: ReadonlyMap<string, readonly Flow[]>
  readonly nodes: ReadonlyMap<string, TextNode>
}

function originOf(group: ActionGroup, { flowsTo, nodes }: Known): JudgedAction['origin'] {
  const sums = { system: 0, principal: 0, untrusted: 0, model: 0 }
  let total = 0
  for (const node of group.nodes) {
    if (node.prints === undefined ? node.text === '' || isTrivialText(node.text) : node.prints.isTrivial) continue
    total += node.length
    for (const flow of flowsTo.get(node.id) ?? []) {
      const trust = flow.principal ? 'principal' : (nodes.get(flow.from)?.trust ?? 'model')
      sums[trust] += flow.explained * node.length
    }
  }
  const share = (sum: number) => (total === 0 ? 0 : Math.min(1, sum / total))
  const [system, principal, untrusted, model] = [sums.system, sums.principal, sums.untrusted, sums.model].map(share)
  const shares = { system: system ?? 0, principal: principal ?? 0, untrusted: untrusted ?? 0, model: model ?? 0 }
  const explained = shares.system + shares.principal + shares.untrusted + shares.model
  return { ...shares, unexplained: Math.max(0, 1 - explained) }
}

function carriesSecret(group: ActionGroup, flows: readonly Flow[], nodes: ReadonlyMap<string, TextNode>): boolean {
  const isSecret = ({ label }: TextNode['findings'][number]) => label === 'secret' || label === 'canary'
  const fromSecret = flows.some((flow) => {
    const source = nodes.get(flow.from)
    if (source === undefined || source.trust === 'principal') return false
    return source.findings.some((found) => isSecret(found) && flow.fromStart < found.end && flow.fromEnd > found.start)
  })
  return fromSecret || group.nodes.some((node) => node.findings.some(isSecret) && !isUsers(node, flows, nodes))
}

function isUsers(node: TextNode, flows: readonly Flow[], nodes: ReadonlyMap<string, TextNode>): boolean {
  return flows.some((flow) => flow.to === node.id && nodes.get(flow.from)?.trust === 'principal')
}
