import { type AiEvent, FIELD } from '@telltale/model'
import { roomIn, touch } from './bounded.ts'
import { type MemoryState, newSession, type Session, type TraceNote, weightOf } from './session-state.ts'
import { nameOf, type SessionLimits } from './step.ts'

const MOST_TRACES = 8
/** Links from traces to conversations, for each session that may be kept. */
const LINKS = 2

/** Where an event belongs. */
export interface Place {
  /** '' for an event of no session: it is looked at alone. */
  readonly sessionKey: string
  readonly session: Session
  readonly traceKey: string
  readonly trace: TraceNote
}

/** Where the event before belongs: events of one call come together, and what was touched last need not be moved. */
export interface Newest {
  traces: MemoryState['traces'] | undefined
  tenant: string
  trace: string
  conversation: string
  /** Session of the trace. */
  key: string
  sessions: MemoryState['sessions'] | undefined
  /** Session of the event before, in whichever map. */
  session: string
}

/** Nothing came before. */
export function createNewest(): Newest {
  const nothing = { tenant: '', trace: '', conversation: '', key: '', session: '' }
  return { ...nothing, traces: undefined, sessions: undefined }
}

interface Bounds {
  readonly limits: SessionLimits
  readonly newest: Newest
}

/** Finds the session and the trace of an event, new ones where there are none. */
export function findPlace(state: MemoryState, event: AiEvent, bounds: Bounds): Place {
  const traceKey = nameOf({ event }, FIELD.traceId) || nameOf({ event }, FIELD.turnId)
  const sessionKey = findKey(state, event, bounds)
  const session = sessionKey === '' ? newSession() : findSession(state, sessionKey, bounds.newest)
  session.traces ??= new Map()
  return { sessionKey, session, traceKey, trace: touch(session.traces, traceKey, MOST_TRACES, newTrace) }
}

function newTrace(): TraceNote {
  return { verdicts: [], inputBlocked: false, inputAllowed: false }
}

/**
 * A session is a conversation. An event that names only its trace belongs to the conversation that another event of the
 * trace named; a trace that was there before its conversation becomes its start.
 */
function findKey(state: MemoryState, event: AiEvent, { limits, newest }: Bounds): string {
  const conversation = nameOf({ event }, FIELD.conversationId)
  const trace = nameOf({ event }, FIELD.traceId)
  const isKnown = newest.traces === state.traces && newest.tenant === event.tenant && newest.trace === trace
  if (isKnown && trace !== '' && newest.conversation === conversation) return newest.key
  const ofTrace = trace === '' ? '' : `${event.tenant}\0t\0${trace}`
  if (conversation === '') return ofTrace === '' ? '' : (state.traces.get(ofTrace) ?? ofTrace)
  const key = `${event.tenant}\0c\0${conversation}`
  if (ofTrace === '') return key
  if (!state.traces.has(ofTrace)) adopt(state, ofTrace, key)
  touch(state.traces, ofTrace, limits.sessions * LINKS, () => key)
  Object.assign(newest, { traces: state.traces, tenant: event.tenant, trace, conversation, key })
  return key
}

function adopt(state: MemoryState, from: string, to: string): void {
  if (state.sessions.has(to) || state.suspects.has(to)) return
  for (const map of [state.sessions, state.suspects]) {
    const session = map.get(from)
    if (session === undefined) continue
    map.delete(from)
    map.set(to, session)
  }
  const prompts = state.prompts.get(from)
  if (prompts === undefined) return
  state.prompts.delete(from)
  state.prompts.set(to, prompts)
}

function findSession(state: MemoryState, key: string, newest: Newest): Session {
  const suspect = state.suspects.get(key)
  const known = suspect ?? state.sessions.get(key)
  if (known !== undefined && newest.session === key && newest.sessions === state.sessions) return known
  newest.session = key
  newest.sessions = state.sessions
  const session = known ?? newSession()
  const map = suspect === undefined ? state.sessions : state.suspects
  map.delete(key)
  map.set(key, session)
  return session
}

/** Puts a session where it now belongs and makes room: ordinary ones never push out suspicious ones. */
export function settle(state: MemoryState, { sessionKey, session }: Place, limits: SessionLimits): void {
  if (sessionKey === '') return
  const weight = weightOf(session)
  state.values += weight - session.values
  session.values = weight
  if ((session.blocks > 0 || session.untrustedSource !== undefined) && !state.suspects.has(sessionKey)) {
    state.sessions.delete(sessionKey)
    state.suspects.set(sessionKey, session)
  }
  const suspects = Math.max(1, Math.floor(limits.sessions / 5))
  evict(state, state.suspects, (part) => state.suspects.size > part(suspects))
  evict(
    state,
    state.sessions,
    (part) => state.sessions.size + state.suspects.size > part(limits.sessions) || state.values > part(limits.values),
  )
  evict(state, state.suspects, (part) => state.values > part(limits.values))
}

/** Nothing goes before a bound is passed; then as much as `roomIn` asks for. */
function evict(
  state: MemoryState,
  map: Map<string, Session>,
  isOver: (part: (most: number) => number) => boolean,
): void {
  if (!isOver(whole)) return
  for (const [key, session] of map) {
    if (!isOver(roomIn)) return
    map.delete(key)
    state.values -= session.values
    state.evicted += 1
    const prompts = state.prompts.get(key)
    state.prompts.delete(key)
    state.promptLength -= (prompts?.texts ?? []).reduce((sum, text) => sum + text.length, 0)
  }
}

function whole(most: number): number {
  return most
}
