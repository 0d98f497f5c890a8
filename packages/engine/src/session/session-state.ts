import type { Signature } from './text/signature.ts'

/** A prompt that was stopped: enough to know one that is like it. */
export interface Stopped {
  readonly hash: number
  readonly signature: Signature | undefined
  readonly ms: number
}

/** What one guardrail said of one target in a trace. */
export interface Verdict {
  readonly target: string
  readonly name: string
  readonly verdict: string
  /** Hash of the text it looked at, 0 when that is not known. */
  readonly text: number
}

/** What is known of one request of a session. */
export interface TraceNote {
  verdicts: readonly Verdict[]
  inputBlocked: boolean
  inputAllowed: boolean
}

/** Calls of one tool with the same arguments. */
interface CallNote {
  requested: number
  executed: number
  denied: boolean
}

/** An agent of a session and the strongest thing its own tools were seen or allowed to do, -1 when none was. */
export interface AgentNote {
  readonly name: string
  parent: string
  strength: number
}

/** The newest prompt of a session. */
interface LastPrompt {
  readonly hash: number
  readonly trace: string
  /** Like one that was blocked, and like one that was refused, before. */
  readonly likeBlocked: boolean
  readonly likeRefused: boolean
}

/** Everything remembered of one conversation. What is rare is made when it first comes. */
export interface Session {
  turns: number
  riskMax: number
  riskSum: number
  riskRises: number
  lastRisk: number
  joinedRisk: number
  joinedClass: string
  last: LastPrompt | undefined
  blocks: number
  refusals: number
  blocked: readonly Stopped[] | undefined
  refused: readonly Stopped[] | undefined
  untrustedSource: string | undefined
  sensitiveRead: readonly string[]
  /** Hashes of values in texts that nobody here wrote, in texts that the user or the application wrote, and of secrets. */
  untrusted: Set<number> | undefined
  principal: Set<number> | undefined
  sensitive: Map<number, string> | undefined
  /** Hash of the untrusted text and system prompt read last: clients send both again and again. */
  untrustedText: number
  systemText: number
  calls: Map<string, CallNote> | undefined
  requested: number
  executed: number
  toolErrors: number
  agents: Map<string, AgentNote> | undefined
  rendered: Set<number> | undefined
  contacted: Set<number> | undefined
  traces: Map<string, TraceNote> | undefined
  /** What it weighs, in remembered values. */
  values: number
}

export function newSession(): Session {
  return {
    turns: 0,
    riskMax: 0,
    riskSum: 0,
    riskRises: 0,
    lastRisk: 0,
    joinedRisk: 0,
    joinedClass: '',
    last: undefined,
    blocks: 0,
    refusals: 0,
    blocked: undefined,
    refused: undefined,
    untrustedSource: undefined,
    sensitiveRead: [],
    untrusted: undefined,
    principal: undefined,
    sensitive: undefined,
    untrustedText: 0,
    systemText: 0,
    calls: undefined,
    requested: 0,
    executed: 0,
    toolErrors: 0,
    agents: undefined,
    rendered: undefined,
    contacted: undefined,
    traces: undefined,
    values: 0,
  }
}

/** The newest prompts of a session, for the scan of them as one text. */
export interface KeptPrompts {
  texts: readonly string[]
  risks: readonly number[]
  /** Which of them look like a piece of something. */
  hints: readonly boolean[]
}

/** Which of an app's newest answers came after a guardrail's verdict. */
export interface AppNote {
  readonly ring: Uint8Array
  seen: number
  covered: number
}

/** What is usual for a data source. */
export interface SourceNote {
  readonly known: Set<number>
  readonly ingested: Map<number, number>
  sightings: number
  /** Share of documents that were new, newest weighing most. */
  newness: number
  /** Documents were forgotten, so that one that looks new may not be. */
  full: boolean
  scores: readonly number[]
}

/** System prompts of one app, agent and prompt name. */
interface SystemNote {
  hashes: readonly string[]
  uses: number
  changes: number
}

/** Everything that is saved. All maps hold the entry used last at their end. */
export interface MemoryState {
  readonly sessions: Map<string, Session>
  /** Sessions with a block or an injection: they have room of their own, so that ordinary ones cannot push them out. */
  readonly suspects: Map<string, Session>
  /** Trace to conversation. */
  readonly traces: Map<string, string>
  readonly prompts: Map<string, KeptPrompts>
  readonly users: Map<string, readonly Stopped[]>
  readonly apps: Map<string, AppNote>
  readonly sources: Map<string, SourceNote>
  readonly definitions: Map<string, string>
  readonly systems: Map<string, SystemNote>
  readonly announced: Map<string, number>
  /** Values remembered of all sessions, characters of all prompts, documents of all sources. */
  values: number
  promptLength: number
  documents: number
  evicted: number
}

export function newState(): MemoryState {
  return {
    sessions: new Map(),
    suspects: new Map(),
    traces: new Map(),
    prompts: new Map(),
    users: new Map(),
    apps: new Map(),
    sources: new Map(),
    definitions: new Map(),
    systems: new Map(),
    announced: new Map(),
    values: 0,
    promptLength: 0,
    documents: 0,
    evicted: 0,
  }
}

/** What a session weighs in remembered values, for the bound over all of them: some forty bytes each. */
export function weightOf(session: Session): number {
  let weight = 8 + 16 * ((session.blocked?.length ?? 0) + (session.refused?.length ?? 0))
  for (const set of [session.untrusted, session.principal, session.rendered, session.contacted, session.sensitive])
    weight += set?.size ?? 0
  weight += 4 * ((session.calls?.size ?? 0) + (session.agents?.size ?? 0))
  for (const trace of session.traces?.values() ?? []) weight += 2 + 4 * trace.verdicts.length
  return weight
}
