import { type AiEvent, FIELD, type JsonValue, type StoredFinding } from '@telltale/model'
import { byName } from '../analyse/by-name.ts'
import { offer, readAgents } from './part/agents.ts'
import { readEgress } from './part/egress.ts'
import { readGuardrail } from './part/guardrail.ts'
import { readPrompt } from './part/prompt.ts'
import { readResponse } from './part/response.ts'
import { readRetrieval } from './part/retrieval.ts'
import { readAudit, readSystemPrompt } from './part/system-prompt.ts'
import { callsOf, readTool } from './part/tool.ts'
import { readSink, readSource } from './part/values.ts'
import { createNewest, findPlace, type Newest, settle } from './session-book.ts'
import { type MemoryState, newState } from './session-state.ts'
import { type QuickScan, type SessionLimits, type Step, say } from './step.ts'
import { createTextBook } from './text/text-facts.ts'

/** What an event means by what came before it in its session, and what that teaches for those after it. */
export interface SessionMemory {
  /**
   * The event with the fields of its session; what its sender claims of them is gone. `findings` are those of this event.
   * The answer depends on the events before it and on nothing else. The fields are the caller's, to add to. Throws what the scan throws.
   */
  enrich(event: AiEvent, findings: readonly StoredFinding[]): OwnEvent
  /** Everything it knows, as a value that `structuredClone` and `v8.serialize` take; a copy of its own. */
  save(): SessionMemoryState
  /** Goes on from a saved state; one of another version is left alone. */
  load(state: SessionMemoryState): void
  stats(): SessionStats
}

/** An event whose fields nobody else holds yet. */
type OwnEvent = AiEvent & { readonly fields: Map<string, JsonValue> }

/** Opaque to others; carries its own version. */
export interface SessionMemoryState {
  readonly version: number
  readonly memory: unknown
}

interface SessionStats {
  readonly sessions: number
  /** Of these with a block or an injection. */
  readonly suspicious: number
  /** Hashed values, UTF-16 units of prompts and ids of documents that are kept. */
  readonly values: number
  readonly promptLength: number
  readonly documents: number
  /** Sessions given up for want of room. */
  readonly evicted: number
}

export interface SessionMemoryOptions {
  readonly scan: QuickScan
  readonly limits?: Partial<SessionLimits>
}

const VERSION = 1
const DEFAULT_LIMITS: SessionLimits = {
  sessions: 50_000,
  values: 2_000_000,
  promptLength: 32 * 1024 * 1024,
  documents: 1_000_000,
  entries: 20_000,
}

/** Names that are said here only; secrets, personal data and data classes may be sent and are joined with what is found. */
const DERIVED: ReadonlySet<string> = new Set<string>([
  FIELD.promptTemplate,
  FIELD.retrievalOutsideAcl,
  FIELD.retrievalForeignTenant,
  FIELD.retrievalNewDocument,
  FIELD.retrievalRankOutlier,
  FIELD.retrievalStuffing,
  FIELD.egressEncodedBytes,
  FIELD.egressDataClasses,
  FIELD.egressAddressKind,
  FIELD.responseSecrets,
  FIELD.responsePii,
  FIELD.toolArgumentsHash,
  FIELD.toolDefinitionChanged,
  FIELD.toolEffect,
  FIELD.systemPromptChanged,
  FIELD.systemPromptAnnounced,
])

/** A memory of sessions, empty; bounded in every part by `limits`. */
export function createSessionMemory(options: SessionMemoryOptions): SessionMemory {
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  let state = newState()
  const factsOf = createTextBook()
  const newest = createNewest()
  const isDerived = byName((name) => DERIVED.has(name) || name.startsWith('telltale.session.'))
  return {
    enrich: (event, findings) =>
      enrich(event, findings, { state, limits, scan: options.scan, factsOf, newest, isDerived }),
    save: () => ({ version: VERSION, memory: structuredClone(state) }),
    load: (saved) => {
      if (saved.version === VERSION) state = structuredClone(saved.memory) as MemoryState
    },
    stats: () => ({
      sessions: state.sessions.size + state.suspects.size,
      suspicious: state.suspects.size,
      values: state.values,
      promptLength: state.promptLength,
      documents: state.documents,
      evicted: state.evicted,
    }),
  }
}

type Kept = Pick<Step, 'state' | 'limits' | 'scan' | 'factsOf'> & {
  readonly newest: Newest
  readonly isDerived: (name: string) => boolean
}

function enrich(event: AiEvent, findings: readonly StoredFinding[], kept: Kept): OwnEvent {
  const fields = new Map<string, JsonValue>()
  event.fields.forEach((value, name) => {
    if (!kept.isDerived(name)) fields.set(name, value)
  })
  const place = findPlace(kept.state, event, kept)
  const { state, limits, scan, factsOf } = kept
  const { sessionKey, session, traceKey, trace } = place
  const step: Step = { event, findings, fields, sessionKey, session, traceKey, trace, state, scan, factsOf, limits }
  sayBefore(step)
  readEvent(step)
  sayCounts(step)
  settle(kept.state, place, kept.limits)
  return { ...event, fields }
}

/** What earlier events brought into the session. */
function sayBefore(step: Step): void {
  const { session } = step
  if (session.untrustedSource !== undefined) {
    step.fields.set(FIELD.sessionUntrustedInstruction, true)
    step.fields.set(FIELD.sessionUntrustedSource, session.untrustedSource)
  }
  say(step, FIELD.sessionSensitiveRead, session.sensitiveRead)
}

/** Sinks are looked at before sources: a tool's arguments were there before its result. */
function readEvent(step: Step): void {
  const { category } = step.event
  if (category === 'ai_prompt') readPrompt(step)
  if (category === 'ai_guardrail') readGuardrail(step)
  if (category === 'ai_retrieval') readRetrieval(step)
  if (category === 'ai_audit') readAudit(step)
  const sent = category === 'ai_tool' || category === 'ai_egress' || category === 'ai_response' ? readSink(step) : []
  if (category === 'ai_egress') readEgress(step, sent)
  if (category === 'ai_response') readResponse(step)
  readAgents(step, category === 'ai_tool' ? readTool(step) : undefined)
  if (category === 'ai_system_prompt') offer(step, readSystemPrompt(step))
  readSource(step)
}

/** How the session stands with this event. */
function sayCounts(step: Step): void {
  const { session } = step
  say(step, FIELD.sessionTurns, session.turns)
  say(step, FIELD.sessionRiskMax, session.riskMax)
  say(step, FIELD.sessionRiskRises, session.riskRises)
  say(step, FIELD.sessionRiskSum, session.riskSum)
  say(step, FIELD.sessionJoinedRisk, session.joinedRisk)
  say(step, FIELD.sessionJoinedClass, session.joinedClass)
  say(step, FIELD.sessionBlocks, session.blocks)
  say(step, FIELD.sessionRefusals, session.refusals)
  say(step, FIELD.sessionToolErrors, session.toolErrors)
  say(step, FIELD.sessionToolCalls, callsOf(session))
}
