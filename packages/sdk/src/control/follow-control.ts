import type { ControlState, EnforcementPolicy } from '@telltale/model'
import { baseOf } from './ask-approval.ts'
import { type Get, getWith } from './get-with.ts'
import { parseControl } from './parse-control.ts'
import type { Problem } from './parsed.ts'
import { type Answer, answerJson, pause } from './read-answer.ts'
import { openUnheldGet } from './unheld-get.ts'

export interface ControlOptions {
  readonly endpoint: string
  /** An ingest key of the application; a server on the same machine may ask for none. */
  readonly key?: string | undefined
  readonly guard: { update(state: ControlState): void }
  /** The runtime's own way that keeps no process alive when left out. */
  readonly fetch?: typeof fetch
  /** Told what the server says that cannot be read; nothing of it stops the rest. */
  readonly onProblems?: (problems: readonly Problem[]) => void
  /** For tests: waits, and gives numbers from 0 to 1. */
  readonly pause?: (ms: number, signal: AbortSignal) => Promise<void>
  readonly random?: () => number
}

const WAIT_S = 25
const MOST_BYTES = 256 * 1024
/** A server that holds a request no longer than this is not answering it. */
const GIVE_UP_MS = 40_000
const FIRST_PAUSE_MS = 1000
const LONGEST_PAUSE_MS = 60_000
/** A server that knows no control channel may be a newer one tomorrow. */
const UNKNOWN_PAUSE_MS = 300_000
/** Two requests never begin closer together than this, whatever the server answers. */
const LEAST_MS = 500

/** Follows what the server decides: policy and quarantine reach the guard as soon as the server answers. Never throws, and keeps no process alive. */
export function followControl(options: ControlOptions): { stop(): void } {
  const stopping = new AbortController()
  follow(options, stopping.signal).catch(() => undefined)
  return { stop: () => stopping.abort() }
}

interface State {
  readonly version: string
  readonly policy: EnforcementPolicy | null
  readonly failures: number
}

async function follow(options: ControlOptions, signal: AbortSignal): Promise<void> {
  const wait = options.pause ?? pause
  const get = options.fetch === undefined ? await openUnheldGet() : getWith(options.fetch)
  let state: State = { version: '', policy: null, failures: 0 }
  while (!signal.aborted) {
    const started = Date.now()
    const answer = await askOnce(get, options, { version: state.version, signal })
    if (signal.aborted) return
    const next = take(answer, state, options)
    const pauseMs = pauseFor(answer, next, options.random ?? Math.random)
    const restMs = Math.max(pauseMs, LEAST_MS - (Date.now() - started))
    state = next
    if (restMs > 0) await wait(restMs, signal)
  }
}

interface Asked {
  readonly version: string
  readonly signal: AbortSignal
}

async function askOnce(
  get: Get,
  { endpoint, key }: ControlOptions,
  { version, signal }: Asked,
): Promise<Answer | undefined> {
  const query = `version=${encodeURIComponent(version)}&wait=${WAIT_S}`
  const limit = AbortSignal.any([signal, AbortSignal.timeout(GIVE_UP_MS)])
  try {
    return await get(`${baseOf(endpoint)}/v1/telltale/control?${query}`, { key, mostBytes: MOST_BYTES, signal: limit })
  } catch {
    return undefined // out of reach: asked again after a pause
  }
}

/** What is known after an answer. The guard is told only of what is new. */
function take(answer: Answer | undefined, state: State, options: ControlOptions): State {
  if (answer?.status === 304) return { ...state, failures: 0 }
  const read = answer?.status === 200 ? parseControl(answerJson(answer)) : undefined
  if (read === undefined) return { ...state, failures: state.failures + 1 }
  if (read.problems.length > 0) quietly(() => options.onProblems?.(read.problems))
  const policy = read.policy === undefined ? state.policy : read.policy
  if (read.version !== state.version) {
    quietly(() => options.guard.update({ version: read.version, policy, quarantine: read.quarantine }))
  }
  return { version: read.version, policy, failures: 0 }
}

/** What is told of it may fail; the channel goes on. */
function quietly(tell: () => void): void {
  try {
    tell()
  } catch {
    // The listener's own mistake.
  }
}

/** Half of the pause is by chance, so that many applications do not come back together. */
function pauseFor(answer: Answer | undefined, { failures }: State, random: () => number): number {
  if (answer?.status === 404) return UNKNOWN_PAUSE_MS * (0.9 + 0.1 * random())
  if (failures === 0) return 0
  const full = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(failures - 1, 10))
  return full * (0.5 + 0.5 * random())
}
