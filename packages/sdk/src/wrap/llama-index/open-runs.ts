import type { RecordedSpan } from '../../record/recorder.ts'
import type { CallObserver } from '../observe/observe-call.ts'

/** Who called, and who called that one: the `EventCaller` of LlamaIndex.TS. */
export interface CallerChain {
  readonly id: string
  readonly caller: unknown
  readonly parent: CallerChain | null
}

/** Something that has begun and not ended. */
interface OpenRun {
  readonly span: RecordedSpan
  readonly observer?: CallObserver
}

/** What has begun and not ended, by its id; and the engines among it by the id of their caller. */
export interface OpenRuns {
  begin(id: string, run: OpenRun): void
  find(id: string): OpenRun | undefined
  /** The run, taken out. */
  end(id: string): OpenRun | undefined
  /** Says that what this caller calls is caused by a run. A caller that is let go of before its run ends, ends it. */
  own(reason: CallerChain | null, id: string): void
  /** The span of the nearest caller that has one. */
  above(reason: CallerChain | null): RecordedSpan | undefined
  /** Ends all that is open in a trace as failed. */
  failTrace(traceId: string, error: unknown): void
}

/** More at once than a process has, and callers deeper than any chain of engines. */
const MOST_RUNS = 5_000
const MOST_LEVELS = 64

/** Keeps runs until they end; past the 5 000th the oldest is ended as it stands. */
export function createOpenRuns(): OpenRuns {
  const runs = new Map<string, OpenRun>()
  const owners = new Map<string, string>()
  const take = (id: string): OpenRun | undefined => {
    const run = runs.get(id)
    runs.delete(id)
    return run
  }
  const letGo = ({ caller, id }: { readonly caller: string; readonly id: string }): void => {
    owners.delete(caller)
    take(id)?.span.end()
  }
  // No event tells of what failed; the caller of a run that is over is held by nothing.
  const gone = typeof FinalizationRegistry === 'undefined' ? undefined : new FinalizationRegistry(letGo)
  return {
    begin: (id, run) => {
      runs.set(id, run)
      const [oldest] = runs.keys()
      if (runs.size > MOST_RUNS && oldest !== undefined) take(oldest)?.span.end()
    },
    find: (id) => runs.get(id),
    end: take,
    own: (reason, id) => {
      if (reason === null) return
      owners.set(reason.id, id)
      const [oldest] = owners.keys()
      if (owners.size > MOST_RUNS && oldest !== undefined) owners.delete(oldest)
      gone?.register(reason, { caller: reason.id, id })
    },
    above: (reason) => {
      let at = reason
      for (let level = 0; at !== null && level < MOST_LEVELS; level += 1) {
        const run = runs.get(owners.get(at.id) ?? '')
        if (run !== undefined) return run.span
        at = at.parent
      }
      return undefined
    },
    failTrace: (traceId, error) => {
      for (const [id, { span, observer }] of runs) {
        if (span.traceId !== traceId) continue
        runs.delete(id)
        if (observer !== undefined) observer.fail(error)
        else {
          span.fail(error)
          span.end()
        }
      }
    },
  }
}
