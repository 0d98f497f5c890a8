import {
  compileRules,
  createBaselines,
  createDetection,
  createJudge,
  createPromptMemory,
  createSessionMemory,
  createTextScanner,
  createWeave,
  judgedEvents,
  scanEvents,
  type TextScanner,
} from '@telltale/engine'
import type { AiEvent } from '@telltale/model'
import { createScanner } from '@telltale/scan'
import { applyFilters, type SigmaDocument } from '@telltale/sigma'
import type { Detect, Hit } from './run-fixtures.ts'

let scanner: TextScanner | undefined
/** Longer than any trace waits for more of itself. */
const QUIET_MS = 60_000

/**
 * Runs events through the same steps as the server does, each time from an empty state: scan, session, baseline,
 * rules. Fields that an event brings itself, such as `telltale.baseline.first_seen`, stand instead of computed ones.
 */
export function createRehearsal(documents: readonly SigmaDocument[]): Detect {
  const compiled = compileRules(applyFilters(documents).documents)
  return (events, tickMs) => {
    scanner ??= createTextScanner(createScanner())
    const texts = scanner
    const prompts = createPromptMemory()
    const session = createSessionMemory({ scan: (text, role) => texts.scan(text, role) })
    const baselines = createBaselines()
    const detection = createDetection(compiled)
    const weave = createWeave({ judge: createJudge() })
    const hits = new Map<string, Hit>()
    const note = (alerts: ReturnType<typeof detection.detect>): void => {
      for (const { id, ruleId, eventIds } of alerts) hits.set(id, { ruleId, eventIds })
    }
    for (const given of events) {
      note(detection.tick(given.receivedMs))
      const scanned = scanEvents([given], texts, prompts)
      const [event = given] = scanned.events
      const known = withGiven(baselines.enrich(session.enrich(withGiven(event, given), scanned.findings)), given)
      weave.add(known, scanned.findings)
      note(detection.detect(known))
    }
    // Then nothing more comes: traces are quiet, and their actions are judged.
    const endMs = (events.at(-1)?.receivedMs ?? 0) + QUIET_MS
    for (const { graph, events: woven } of weave.settle(endMs)) {
      for (const event of judgedEvents(graph, woven, endMs)) note(detection.detect(event))
    }
    if (tickMs !== undefined) note(detection.tick(Math.max(tickMs, endMs)))
    return [...hits.values()]
  }
}

function withGiven(event: AiEvent, given: AiEvent): AiEvent {
  return { ...event, fields: new Map([...event.fields, ...given.fields]) }
}
