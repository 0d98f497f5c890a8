import type { AiEvent, Alert, StoredFinding } from '@telltale/model'
import type { BaselineState, Baselines } from '../baseline/baselines.ts'
import type { DetectionState } from '../detect/detection.ts'
import type { DetectionConfig, Detections, FoundGap } from '../detect/detections.ts'
import type { SessionMemory, SessionMemoryState } from '../session/create-session-memory.ts'

/** The parts that look at events beyond the single text, in the order they are asked. */
export interface AnalysisParts {
  readonly session: SessionMemory
  readonly baselines: Baselines
  readonly detections: Detections
}

/** What looking at some events gave. */
export interface Analysed {
  /** The events that were handed in, with what is known of their session and of what is normal. */
  readonly events: readonly AiEvent[]
  /** As they stand now; of one id only the last counts. */
  readonly alerts: readonly Alert[]
}

/** From scanned events to alerts. Equal events in equal order, from an equal state, give equal alerts. */
export interface Analysis {
  /** `nowMs` is the receive time of the events, which no event before was received after by much. */
  analyse(events: readonly AiEvent[], findings: readonly StoredFinding[], nowMs: number): Analysed
  /** Time went on without events. */
  tick(nowMs: number): readonly Alert[]
  takeGaps(): readonly FoundGap[]
  configure(config: DetectionConfig): void
  save(): AnalysisState
  load(state: AnalysisState): void
}

/** All that analysis remembers, as a value to write to disk and go on from. */
export interface AnalysisState {
  readonly version: 1
  readonly session: SessionMemoryState
  readonly baselines: BaselineState
  readonly detections: ReadonlyMap<string, DetectionState>
}

/** Puts the parts together; nothing else knows their order. */
export function createAnalysis({ session, baselines, detections }: AnalysisParts): Analysis {
  return {
    analyse(events, findings, nowMs) {
      const byEvent = groupByEvent(findings)
      const alerts: Alert[] = [...detections.tick(nowMs)]
      const enriched = events.map((event) => {
        const known = baselines.enrich(session.enrich(event, byEvent.get(event.id) ?? []))
        alerts.push(...detections.detect(known))
        return known
      })
      return { events: enriched, alerts }
    },
    tick: (nowMs) => detections.tick(nowMs),
    takeGaps: () => detections.takeGaps(),
    configure: (config) => detections.configure(config),
    save: () => ({
      version: 1,
      session: session.save(),
      baselines: baselines.save(),
      detections: detections.save(),
    }),
    load(state) {
      session.load(state.session)
      baselines.load(state.baselines)
      detections.load(state.detections)
    },
  }
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
