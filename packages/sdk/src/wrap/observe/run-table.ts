import type { RecordedSpan } from '../../record/recorder.ts'
import type { CallObserver } from './observe-call.ts'

/** A run that a hook tells of: a span of ours, with the call that it follows, or only a link to the run above. */
interface Run {
  readonly span: RecordedSpan | undefined
  readonly observer?: CallObserver
  /** The span is that of the run above, which ends it. */
  readonly isLink?: boolean
}

/** Runs that have begun and not ended, by their id. */
export interface RunTable {
  begin(id: string, run: Run): void
  /** The run, taken out. */
  end(id: string): Run | undefined
  find(id: string | undefined): Run | undefined
}

/** More runs at once than a process has; those that never end would otherwise pile up. */
const MOST_RUNS = 5_000

/** Keeps runs until they end; past the 5 000th the oldest is ended as it stands. */
export function createRunTable(): RunTable {
  const runs = new Map<string, Run>()
  return {
    begin: (id, run) => {
      runs.set(id, run)
      const [oldest] = runs
      if (runs.size <= MOST_RUNS || oldest === undefined) return
      runs.delete(oldest[0])
      if (oldest[1].isLink !== true) oldest[1].span?.end()
    },
    end: (id) => {
      const run = runs.get(id)
      runs.delete(id)
      return run
    },
    find: (id) => (id === undefined ? undefined : runs.get(id)),
  }
}
