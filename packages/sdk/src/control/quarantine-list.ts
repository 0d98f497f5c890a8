import type { QuarantineEntry, QuarantineKind } from '@telltale/model'
import type { Identity } from '../record/recorder.ts'

/** Who a call is made for, with the agent that makes it. */
export interface Caller extends Identity {
  /** Name or id of the agent. */
  readonly agent?: string
}

/** Those whose calls are refused. */
export interface QuarantineList {
  /** The entry that holds somebody, if any does now. */
  find(callers: readonly Caller[], nowMs: number): QuarantineEntry | undefined
}

const VALUES: Readonly<Record<QuarantineKind, (caller: Caller) => readonly (string | undefined)[]>> = {
  // The server shows both under one name, so an entry may hold either.
  session: ({ session, conversation }) => [session, conversation],
  user: ({ user }) => [user],
  key: ({ keyId }) => [keyId],
  agent: ({ agent }) => [agent],
}
const KINDS: readonly QuarantineKind[] = ['session', 'user', 'key', 'agent']

/** A list that is asked in constant time. Of several entries for one value the one that lasts longest counts. */
export function buildQuarantine(entries: readonly QuarantineEntry[]): QuarantineList {
  const known = new Map<string, QuarantineEntry>()
  for (const entry of entries) {
    const place = `${entry.kind}\0${entry.value}`
    const other = known.get(place)
    if (other === undefined || endOf(entry) > endOf(other)) known.set(place, entry)
  }
  return { find: (callers, nowMs) => (known.size === 0 ? undefined : findEntry(known, callers, nowMs)) }
}

function findEntry(
  known: ReadonlyMap<string, QuarantineEntry>,
  callers: readonly Caller[],
  nowMs: number,
): QuarantineEntry | undefined {
  for (const kind of KINDS) {
    for (const value of callers.flatMap(VALUES[kind])) {
      const entry = value === undefined ? undefined : known.get(`${kind}\0${value}`)
      if (entry !== undefined && endOf(entry) > nowMs) return entry
    }
  }
  return undefined
}

function endOf(entry: QuarantineEntry): number {
  return entry.untilMs ?? Number.POSITIVE_INFINITY
}
