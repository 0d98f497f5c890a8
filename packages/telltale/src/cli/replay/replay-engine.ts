import {
  type Analysis,
  buildGraph,
  createAnalysis,
  createBaselines,
  createDetections,
  createJudge,
  createNormalizer,
  createPromptMemory,
  createSessionMemory,
  createTextScanner,
  judgedEvents,
  scanEvents,
  type TraceGraph,
  type Weave,
} from '@telltale/engine'
import { type AiEvent, type Alert, FIELD, type StoredFinding } from '@telltale/model'
import { createScanner } from '@telltale/scan'
import type { SigmaDocument } from '@telltale/sigma'
import { DEFAULT_LIMITS } from '../../config.ts'
import { decodeEntry } from '../../receive/decode-entry.ts'
import type { ReplayLine } from './replay-line.ts'

/** A rule that fired on events of a trace. */
interface ReplayedAlert {
  readonly rule: string
  readonly title: string
  readonly level: string
  readonly atlas: readonly string[]
  readonly owasp: readonly string[]
  readonly events: readonly string[]
}

/** A trace with what the engine makes of it. */
export interface ReplayedTrace {
  readonly graph: TraceGraph
  readonly alerts: readonly ReplayedAlert[]
}

/** The whole engine without a journal, a store and a clock. */
export interface ReplayEngine {
  /** Takes one request in; throws when it cannot be decoded. Gives the traces that made room for newer ones. */
  take(line: ReplayLine): readonly ReplayedTrace[]
  /** The traces that are left, in the order they began. */
  finish(): readonly ReplayedTrace[]
}

interface OpenTrace {
  readonly events: Map<string, AiEvent>
  readonly findings: StoredFinding[]
  readonly alerts: Map<string, ReplayedAlert>
  bytes: number
}

const TENANT = 'default'
/** Hashes need a key; a replay's are never compared with a server's. */
const HASH_KEY = new Uint8Array(32).fill(7)
/** Texts of open traces that are held, UTF-16 units; older traces are then judged and let go. */
const MOST_HELD = 256 * 1024 * 1024

/** Traces are judged when they are closed, however long that takes. */
const NO_WEAVE: Weave = {
  add: () => undefined,
  settle: () => [],
  size: () => 0,
  save: () => ({ version: 1, traces: [], poisons: [] as never }),
  load: () => undefined,
}

/** An engine with these rules that has seen nothing. The same lines in the same order give the same traces. */
export function createReplayEngine(documents: readonly SigmaDocument[]): ReplayEngine {
  return new Replay(documents)
}

class Replay implements ReplayEngine {
  readonly #normalizer = createNormalizer({ hashKey: HASH_KEY })
  readonly #scanner = createTextScanner(createScanner())
  readonly #prompts = createPromptMemory()
  readonly #judge = createJudge()
  readonly #analysis: Analysis
  readonly #open = new Map<string, OpenTrace>()
  #held = 0
  #seq = 0
  #nowMs = 0

  constructor(documents: readonly SigmaDocument[]) {
    this.#analysis = createAnalysis({
      session: createSessionMemory({ scan: (text, role) => this.#scanner.scan(text, role) }),
      baselines: createBaselines(),
      weave: NO_WEAVE,
      detections: createDetections({ documents, tenants: new Map() }),
    })
  }

  take({ signal, body, atMs }: ReplayLine): readonly ReplayedTrace[] {
    // Receive time never goes back, whatever order the lines are in.
    this.#nowMs = Math.max(this.#nowMs, atMs)
    const receivedMs = this.#nowMs
    this.#seq += 1
    const { records } = decodeEntry({ signal, encoding: 'json', body, receivedMs }, DEFAULT_LIMITS)
    this.#look(this.#normalizer.normalize(records, { tenant: TENANT, receivedMs, seq: this.#seq }).events)
    return this.#makeRoom()
  }

  finish(): readonly ReplayedTrace[] {
    const farMs = this.#nowMs + 3_600_000
    this.#look(this.#normalizer.normalize([], { tenant: '', receivedMs: farMs, seq: this.#seq }).events)
    return [...this.#open.keys()].flatMap((traceId) => this.#close(traceId))
  }

  #look(events: readonly AiEvent[]): void {
    const scanned = scanEvents(events, this.#scanner, this.#prompts)
    const analysed = this.#analysis.analyse(scanned.events, scanned.findings, this.#nowMs)
    for (const event of analysed.events) this.#shelve(event)
    for (const finding of scanned.findings) this.#open.get(finding.traceId)?.findings.push(finding)
    for (const alert of analysed.alerts) this.#note(alert)
  }

  #shelve(event: AiEvent): void {
    const traceId = event.fields.get(FIELD.traceId)
    if (typeof traceId !== 'string') return
    const trace = this.#open.get(traceId) ?? { events: new Map(), findings: [], alerts: new Map(), bytes: 0 }
    this.#open.set(traceId, trace)
    if (trace.events.has(event.id)) return
    trace.events.set(event.id, event)
    const size = sizeOf(event)
    trace.bytes += size
    this.#held += size
  }

  /** An alert may fold several traces: each is told of its own events. */
  #note(alert: Alert): void {
    for (const traceId of alert.traceIds) {
      const trace = this.#open.get(traceId)
      if (trace === undefined) continue
      const events = alert.eventIds.filter((id) => trace.events.has(id))
      if (events.length === 0) continue
      const { ruleId, title, level, atlas, owasp } = alert
      trace.alerts.set(ruleId, { rule: ruleId, title, level, atlas, owasp, events })
    }
  }

  #makeRoom(): readonly ReplayedTrace[] {
    const closed: ReplayedTrace[] = []
    for (const traceId of this.#open.keys()) {
      if (this.#held <= MOST_HELD || this.#open.size === 1) break
      closed.push(...this.#close(traceId))
    }
    return closed
  }

  #close(traceId: string): readonly ReplayedTrace[] {
    const trace = this.#open.get(traceId)
    if (trace === undefined) return []
    const graph = buildGraph([...trace.events.values()], trace.findings, this.#judge)
    const judged = judgedEvents(graph, [...trace.events.values()])
    for (const event of judged) this.#shelve(event)
    for (const alert of this.#analysis.analyse(judged, [], this.#nowMs).alerts) this.#note(alert)
    this.#open.delete(traceId)
    this.#held -= trace.bytes
    return [{ graph, alerts: [...trace.alerts.values()] }]
  }
}

function sizeOf(event: AiEvent): number {
  let size = 200
  for (const [name, value] of event.fields) {
    size += name.length + (typeof value === 'string' ? value.length : JSON.stringify(value).length)
  }
  return size
}
