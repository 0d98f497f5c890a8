import { BlockedError, type Subject } from '../../control/guard.ts'
import type { RecordedSpan, SpanOptions } from '../../record/recorder.ts'
import { textOf } from '../../wire/read-json.ts'
import type { Watch } from './observe-call.ts'
import { ruleOn } from './rule-on.ts'
import type { RunTable } from './run-table.ts'

/** Runs something below the span of the run above, or below the one in force where there is none. */
export function below<T>(watch: Watch, runs: RunTable, parent: string | undefined, run: () => T): T {
  const span = runs.find(parent)?.span
  return span === undefined ? run() : watch.recorder.within(span, run)
}

export interface Beginning {
  readonly id: string
  readonly parent: string | undefined
  readonly name: string
  readonly options: SpanOptions
}

/** Begins the span of a run. */
export function beginRun(watch: Watch, runs: RunTable, { id, parent, name, options }: Beginning): RecordedSpan {
  const span = below(watch, runs, parent, () => watch.recorder.startSpan(name, options))
  runs.begin(id, { span })
  return span
}

/** Ends a run, failed where there is an error. A link has no span of its own to end. */
export function endRun(runs: RunTable, id: string, error?: unknown): void {
  const run = runs.end(id)
  if (run?.isLink === true) return
  if (error !== undefined) run?.span?.fail(error)
  run?.span?.end()
}

/** What a policy in force makes of texts: throws BlockedError, or gives a promise back where a person is asked. */
export function obeyed(watch: Watch, span: RecordedSpan, subjects: readonly Subject[]): Promise<void> | undefined {
  const ruling = quiet(() => watch.recorder.within(span, () => ruleOn(watch.guard, subjects)))
  if (ruling?.blocked !== undefined) throw ruling.blocked
  return ruling?.permission
}

/** The name of what runs: as the host called it, else its class. */
export function nameOf(serialized: unknown, runName: string | undefined, otherwise: string): string {
  if (runName !== undefined && runName !== '') return runName
  const named = textOf(serialized, 'name')
  const id: unknown = typeof serialized === 'object' && serialized !== null ? Reflect.get(serialized, 'id') : undefined
  const last: unknown = Array.isArray(id) ? id.at(-1) : undefined
  return named ?? (typeof last === 'string' ? last : otherwise)
}

/** A guest never fails its host: only what a policy refuses goes on. */
export function quiet<T>(run: () => T): T | undefined {
  try {
    return run()
  } catch (error) {
    if (error instanceof BlockedError) throw error
    return undefined // a shape that is not known, or a fault of ours
  }
}
