import type { AiEvent, Alert, StoredFinding } from '@telltale/model'
import type { BaselineState, Baselines } from '../baseline/baselines.ts'
import type { DetectionState } from '../detect/detection.ts'
import type { DetectionConfig, Detections, FoundGap } from '../detect/detections.ts'
import type { SessionMemory, SessionMemoryState } from '../session/create-session-memory.ts'
import type { Settled, Weave, WeaveState } from '../weave/create-weave.ts'
import { judgedEvents } from '../weave/judged-events.ts'

/** The parts that look at events beyond the single text, in the order they are asked. */
export interface AnalysisParts {
  readonly session: SessionMemory
  readonly baselines: Baselines
  readonly weave: Weave
  readonly detections: Detections
}

/** What looking at some events gave. */
export interface Analysed {
  /**
   * The events that were handed in, with what is known of their session and of what is normal; and one for each action and
   * answer of traces that have become quiet, which says where its words come from.
   */
  readonly events: readonly AiEvent[]
  /** As they stand now; of one id only the last counts. */
  readonly alerts: readonly Alert[]
}

/** From scanned events to alerts. Equal events in equal order, from an equal state, give equal alerts. */
export interface Analysis {
  /** `nowMs` is the receive time of the events, which no event before was received after by much. */
  analyse(events: readonly AiEvent[], findings: readonly StoredFinding[], nowMs: number): Analysed
  /** Time went on without events; traces are looked at as of `lookMs`, since what is said of them can be corrected. */
  tick(nowMs: number, lookMs?: number): Analysed
  takeGaps(): readonly FoundGap[]
  configure(config: DetectionConfig): void
  save(): AnalysisState
  load(state: AnalysisState): void
}

/** All that analysis remembers, as a value to write to disk and go on from. */
export interface AnalysisState {
  readonly version: 1
  readonly weave: WeaveState
  readonly session: SessionMemoryState
  readonly baselines: BaselineState
  readonly detections: ReadonlyMap<string, DetectionState>
}

/** Puts the parts together; nothing else knows their order. */
export function createAnalysis({ session, baselines, weave, detections }: AnalysisParts): Analysis {
  const tick = (nowMs: number, lookMs = nowMs): Analysed => {
    const alerts: Alert[] = [...detections.tick(nowMs)]
    const events = weave.settle(lookMs).flatMap((settled) => judge(settled, lookMs))
    for (const event of events) alerts.push(...detections.detect(event))
    return { events, alerts }
  }
  return {
    analyse(events, findings, nowMs) {
      const byEvent = groupByEvent(findings)
      const before = tick(nowMs)
      const alerts = [...before.alerts]
      const enriched = events.map((event) => {
        const found = byEvent.get(event.id) ?? []
        const known = session.enrich(event, found)
        baselines.enrichOwn(known)
        weave.add(known, found)
        alerts.push(...detections.detect(known))
        return known
      })
      return { events: [...before.events, ...enriched], alerts }
    },
    tick,
    takeGaps: () => detections.takeGaps(),
    configure: (config) => detections.configure(config),
    save: () => ({
      version: 1,
      session: session.save(),
      baselines: baselines.save(),
      weave: weave.save(),
      detections: detections.save(),
    }),
    load(state) {
      session.load(state.session)
      baselines.load(state.baselines)
      weave.load(state.weave)
      detections.load(state.detections)
    },
  }
}

function judge({ graph, events }: Settled, nowMs: number): readonly AiEvent[] {
  return judgedEvents(graph, events, nowMs)
}

function groupByEvent(findings: readonly StoredFinding[]): ReadonlyMap<string, readonly StoredFinding[]> {
  const groups = new Map<string, StoredFinding[]>()
  for (const finding of findings) {
    const group = groups.get(finding.eventId)
    if (group === undefined) groups.set(finding.eventId, [finding])
    else group.push(finding)
  }
  return groups
}
