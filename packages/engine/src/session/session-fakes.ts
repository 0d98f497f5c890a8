import type { AiEvent, Category, JsonValue, ScanLabel, StoredFinding } from '@telltale/model'
import { FIELD } from '@telltale/model'
import { createSessionMemory, type SessionMemory } from './create-session-memory.ts'
import type { QuickScan, SessionLimits } from './step.ts'

const ACTIONS: Readonly<Record<Category, string>> = {
  ai_prompt: 'prompt.submitted',
  ai_guardrail: 'guardrail.evaluated',
  ai_retrieval: 'retrieval.performed',
  ai_tool: 'tool.executed',
  ai_system_prompt: 'system_prompt.used',
  ai_usage: 'usage.recorded',
  ai_egress: 'egress.request',
  ai_response: 'response.generated',
  ai_audit: 'audit.recorded',
}

/** What an event of a test says besides its fields. */
interface Said {
  readonly action?: string
  readonly ms?: number
  readonly findings?: readonly StoredFinding[]
}

/** A finding in a field of an event of a test. */
export function findingOf(label: ScanLabel, field: string, place: Partial<StoredFinding> = {}): StoredFinding {
  return {
    id: '0',
    tenant: 'acme',
    eventId: '0',
    traceId: '',
    timeUnixNano: 0n,
    receivedMs: 0,
    field,
    index: 0,
    detector: `fake/${label}`,
    label,
    score: 0.9,
    start: 0,
    end: 10,
    reason: '',
    atlas: [],
    owasp: [],
    ...place,
  }
}

/** The finding of a piece of a text. */
export function found(detector: string, field: string, text: string, piece: string): StoredFinding {
  const start = text.indexOf(piece)
  const label = detector.startsWith('pii') ? 'pii' : 'secret'
  return findingOf(label, field, { detector, start, end: start + piece.length })
}

/** Makes events of one conversation, one second apart. */
export function eventOf(
  category: Category,
  fields: Readonly<Record<string, JsonValue>>,
  { action, ms = 0 }: Said = {},
): AiEvent {
  return {
    id: '0',
    tenant: 'acme',
    category,
    action: action ?? ACTIONS[category],
    timeUnixNano: 0n,
    receivedMs: 1_800_000_000_000 + ms,
    seq: 0,
    fields: new Map(
      Object.entries({ [FIELD.conversationId]: 'c1', [FIELD.traceId]: 't1', [FIELD.serviceName]: 'desk', ...fields }),
    ),
  }
}

/** A memory that is told events and gives back their fields. */
export interface Told {
  readonly memory: SessionMemory
  tell(category: Category, fields: Readonly<Record<string, JsonValue>>, said?: Said): ReadonlyMap<string, JsonValue>
}

/** A memory for a test; its scan finds an injection in texts that hold `ignore all previous instructions`. */
export function createTold(limits: Partial<SessionLimits> = {}, scan: QuickScan = fakeScan): Told {
  const memory = createSessionMemory({ scan, limits })
  return {
    memory,
    tell: (category, fields, said = {}) => memory.enrich(eventOf(category, fields, said), said.findings ?? []).fields,
  }
}

/** A scan that knows one attack. */
export const fakeScan: QuickScan = (text) =>
  text.includes('ignore all previous instructions') ? { risk: 0.95, labels: ['injection'] } : { risk: 0.02, labels: [] }
