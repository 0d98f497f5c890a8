import { type AiEvent, FIELD, type StoredFinding } from '@telltale/model'
import { contentId } from '../normalize/hash.ts'
import type { JudgeActions } from './action/group-actions.ts'
import { buildGraph } from './build-graph.ts'
import { groupFindings } from './collect/collect-nodes.ts'
import { textIn } from './collect/event-facts.ts'
import type { TextNode, TraceGraph } from './graph.ts'
import { DefinitionBook, type DefinitionState } from './memory/definition-book.ts'
import { type FadedTrace, FadedTraces } from './memory/faded-traces.ts'
import { addToTrace, DEFAULT_LIMITS, isDue, type OpenTrace, openTrace, type WeaveLimits } from './memory/open-trace.ts'
import { PoisonBook, type PoisonState, type Remembered } from './memory/poison-book.ts'
import type { WorthIt } from './memory/worth-judging.ts'

/** The graph of a trace as far as it is known; a later one of the same trace corrects it. */
export interface Settled {
  readonly traceId: string
  readonly tenant: string
  readonly graph: TraceGraph
  /** The events it was made of, without what the graph does not need. */
  readonly events: readonly AiEvent[]
}

/** All that the weave remembers, as a value to write to disk and go on from. */
export interface WeaveState {
  readonly version: 1
  readonly traces: readonly {
    readonly events: readonly AiEvent[]
    readonly findings: readonly StoredFinding[]
    readonly newsMs: number | undefined
    readonly lookedMs?: number
  }[]
  readonly poisons: PoisonState
  /** Absent in what older versions wrote. */
  readonly definitions?: DefinitionState
  readonly faded?: readonly (readonly [key: string, faded: FadedTrace])[]
}

/** Holds the open traces and gives their graphs when they are quiet. Equal calls give equal answers. */
export interface Weave {
  /** Events without a trace are left out. */
  add(event: AiEvent, findings: readonly StoredFinding[]): void
  /** Graphs of the traces that have news and were quiet for some seconds, and of those that had to go. */
  settle(nowMs: number): readonly Settled[]
  /** Traces that are held. */
  size(): number
  save(): WeaveState
  load(state: WeaveState): void
}

export interface WeaveOptions {
  readonly judge?: JudgeActions
  readonly limits?: Partial<WeaveLimits>
  /** Which traces are looked at; all of them unless it is given. */
  readonly isWorthIt?: WorthIt
}

/** A weave without memory yet. */
export function createWeave({ judge, limits, isWorthIt = () => true }: WeaveOptions = {}): Weave {
  return new TraceWeave({ ...DEFAULT_LIMITS, ...limits }, isWorthIt, judge)
}

class TraceWeave implements Weave {
  readonly #limits: WeaveLimits
  readonly #isWorthIt: WorthIt
  readonly #judge: JudgeActions | undefined
  /** Least recently changed first. */
  readonly #traces = new Map<string, OpenTrace>()
  readonly #news = new Set<string>()
  readonly #poisons = new PoisonBook()
  readonly #definitions = new DefinitionBook()
  readonly #faded = new FadedTraces()
  #gone: Settled[] = []
  #length = 0

  constructor(limits: WeaveLimits, isWorthIt: WorthIt, judge: JudgeActions | undefined) {
    this.#limits = limits
    this.#isWorthIt = isWorthIt
    this.#judge = judge
  }

  size(): number {
    return this.#traces.size
  }

  add(event: AiEvent, findings: readonly StoredFinding[]): void {
    const traceId = textIn(event, FIELD.traceId)
    if (traceId === '') return
    const key = `${event.tenant}\0${traceId}`
    const trace = this.#traces.get(key) ?? this.#openTrace(event, { key, traceId })
    const roomBefore = trace.room.length
    if (!addToTrace(trace, event, findings, this.#limits.events)) return
    this.#length += roomBefore - trace.room.length
    this.#traces.delete(key)
    this.#traces.set(key, trace)
    if (!this.#news.has(key)) trace.newsMs = event.receivedMs
    this.#news.add(key)
    this.#makeRoom()
  }

  /** A trace, with what was kept of it if it was known before. */
  #openTrace(event: AiEvent, { key, traceId }: { readonly key: string; readonly traceId: string }): OpenTrace {
    const trace = openTrace(event, traceId, this.#limits)
    const faded = this.#faded.take(key)
    const byEvent = groupFindings(faded?.findings ?? [])
    for (const known of faded?.events ?? []) addToTrace(trace, known, byEvent.get(known.id) ?? [], this.#limits.events)
    this.#length += this.#limits.traceLength - trace.room.length
    return trace
  }

  /** The oldest go; what they have to say that was not said yet is said first. */
  #makeRoom(): void {
    const isFull = () =>
      (this.#traces.size > this.#limits.traces || this.#length > this.#limits.totalLength) && this.#traces.size > 1
    // A Map finds its oldest key slowly: nothing is looked for while there is room.
    if (!isFull()) return
    for (const [key, trace] of this.#traces) {
      if (!isFull()) return
      if (this.#news.has(key) && this.#isWorthIt(trace.events, trace.findings))
        this.#gone.push(this.#settleTrace(trace))
      this.#faded.keep(key, trace)
      this.#news.delete(key)
      this.#traces.delete(key)
      this.#length -= this.#limits.traceLength - trace.room.length
    }
  }

  settle(nowMs: number): readonly Settled[] {
    const settled = this.#gone
    this.#gone = []
    for (const key of this.#news) {
      const trace = this.#traces.get(key)
      if (trace !== undefined && !isDue(trace, nowMs, this.#limits)) continue
      this.#news.delete(key)
      if (trace === undefined || !this.#isWorthIt(trace.events, trace.findings)) continue
      trace.lookedMs = nowMs
      settled.push(this.#settleTrace(trace))
    }
    return settled
  }

  #settleTrace(trace: OpenTrace): Settled {
    const { tenant, traceId } = trace
    const events = [...trace.events.values()]
    const findings = [...trace.findings.values()].flat()
    const first = buildGraph(events, findings, this.#judge)
    const known = this.#rememberedIn(trace, first.nodes)
    const judged =
      known.length === 0
        ? first
        : buildGraph(events, [...findings, ...known.map(({ finding }) => finding)], this.#judge)
    const remembered = known.map(({ node, traceId: readIn }) => ({ node, traceId: readIn }))
    const renewed = this.#renewedIn(trace, judged.nodes)
    const graph: TraceGraph = {
      ...judged,
      ...(remembered.length > 0 && { remembered }),
      ...(renewed.length > 0 && { renewed }),
    }
    this.#poisons.learn(tenant, traceId, graph.nodes)
    return { traceId, tenant, graph, events }
  }

  /** Memories that repeat what was an instruction in an earlier trace, with a finding for each. */
  #rememberedIn({ tenant, traceId, events }: OpenTrace, nodes: readonly TextNode[]): readonly Recalled[] {
    return nodes.flatMap((node): readonly Recalled[] => {
      const event = events.get(node.eventId)
      if (!isRecalled(node) || event === undefined) return []
      const found = this.#poisons.find(tenant, traceId, node.text)
      return found === undefined
        ? []
        : [{ node: node.id, traceId: found.traceId, finding: toFinding(node, event, found) }]
    })
  }

  /** What definitions of tools say that they did not say before; then they are known. */
  #renewedIn({ tenant, events }: OpenTrace, nodes: readonly TextNode[]): NonNullable<TraceGraph['renewed']> {
    const defined = nodes.flatMap((node) => {
      const event = node.role === 'tool_definition' ? events.get(node.eventId) : undefined
      return event === undefined ? [] : [{ tenant, service: textIn(event, FIELD.serviceName), node }]
    })
    return defined.flatMap((tool) => {
      const ranges = this.#definitions.renewed(tool)
      this.#definitions.learn(tool)
      return ranges.map(([start, end]) => ({ node: tool.node.id, start, end }))
    })
  }

  save(): WeaveState {
    const traces = [...this.#traces].map(([key, { events, findings, newsMs, lookedMs }]) => ({
      events: [...events.values()],
      findings: [...findings.values()].flat(),
      newsMs: this.#news.has(key) ? newsMs : undefined,
      lookedMs,
    }))
    const faded = this.#faded.save()
    return { version: 1, traces, poisons: this.#poisons.save(), definitions: this.#definitions.save(), faded }
  }

  load({ traces, poisons, definitions = [], faded = [] }: WeaveState): void {
    this.#traces.clear()
    this.#news.clear()
    this.#gone = []
    this.#length = 0
    this.#poisons.load(poisons)
    this.#definitions.load(definitions)
    for (const { events, findings, newsMs, lookedMs = 0 } of traces) {
      const byEvent = groupFindings(findings)
      for (const event of events) this.add(event, byEvent.get(event.id) ?? [])
      const [first] = events
      const key = first === undefined ? '' : `${first.tenant}\0${textIn(first, FIELD.traceId)}`
      const trace = this.#traces.get(key)
      if (trace !== undefined) trace.lookedMs = lookedMs
      if (newsMs === undefined) this.#news.delete(key)
      else if (trace !== undefined) trace.newsMs = newsMs
    }
    // Last, so that no trace above takes back what belongs to an earlier part of it.
    this.#faded.load(faded)
  }
}

/** A memory that repeats an order of an earlier trace. */
interface Recalled {
  readonly node: string
  readonly traceId: string
  readonly finding: StoredFinding
}

const MEMORY_TOOL = /memor|recall|remember/i

/** What comes out of a memory: of a store, or as the result of a tool that is named for it. */
function isRecalled({ role, name }: TextNode): boolean {
  return role === 'memory' || (role === 'tool_result' && MEMORY_TOOL.test(name))
}

function toFinding(node: TextNode, event: AiEvent, { traceId, name, score, start, end }: Remembered): StoredFinding {
  const where = name === '' ? '' : ` from ${name}`
  return {
    detector: 'weave/remembered-instruction',
    label: 'memory_poisoning',
    score,
    start,
    end,
    reason: `This memory repeats an instruction${where} that was read in trace ${traceId}.`,
    atlas: ['AML.T0080.000'],
    owasp: ['ASI06:2026'],
    id: contentId(`${event.tenant}\0finding\0${node.id}\0weave/remembered-instruction`),
    tenant: event.tenant,
    eventId: event.id,
    traceId: textIn(event, FIELD.traceId),
    timeUnixNano: event.timeUnixNano,
    receivedMs: event.receivedMs,
    field: node.field,
    index: node.index,
  }
}
