import type { Attributes, Identity, RecordedSpan, Recorder } from '@telltale/sdk'
import { withoutSecrets } from './mask-key.ts'

/** The record of one call. Nothing of it throws but `run`, which throws what it is given throws. */
export interface CallRecord {
  /** Runs something for the caller and below the call's span, so that what it records belongs there. */
  run<T>(work: () => T): T
  set(attributes: Attributes): void
  /** `type` is a low-cardinality word or a status. */
  fail(message: string, type: string): void
  /** `endMs`: milliseconds since 1970; now when left out. */
  end(endMs?: number): void
}

/** What a record begins with. */
export interface RecordOptions {
  readonly recorder: Recorder
  readonly identity: Identity
  /** The caller's own span, where it named one. */
  readonly parent: RecordedSpan | undefined
  readonly name: string
  readonly attributes: Attributes
  /** When the call came in, milliseconds since 1970. */
  readonly startMs: number
  /** Never written, wherever they turn up. */
  readonly secrets: readonly string[]
  /** Told when the recorder fails. */
  readonly onGap: () => void
}

/** Begins the record of a call. Throws where the recorder does. */
export function startRecord(options: RecordOptions): CallRecord {
  const { recorder, identity, parent, secrets, onGap } = options
  const clean = (attributes: Attributes): Attributes => cleanAttributes(attributes, secrets)
  const begin = (): RecordedSpan =>
    recorder.startSpan(withoutSecrets(options.name, secrets), {
      kind: 'client',
      attributes: clean(options.attributes),
      startMs: options.startMs,
    })
  const span = recorder.as(identity, () => (parent === undefined ? begin() : recorder.within(parent, begin)))
  const quietly = (write: (span: RecordedSpan) => void): void => {
    try {
      write(span)
    } catch {
      // The call matters more than its record.
      onGap()
    }
  }
  return {
    run: (work) => recorder.as(identity, () => recorder.within(span, work)),
    set: (attributes) => quietly(() => span.set(clean(attributes))),
    fail: (message, type) =>
      quietly(() => {
        span.fail(new Error(withoutSecrets(message, secrets)))
        span.set({ 'error.type': type })
      }),
    end: (endMs) => quietly(() => span.end(endMs)),
  }
}

/** A record that goes nowhere, for when the recorder does not work. */
export const NO_RECORD: CallRecord = {
  run: (work) => work(),
  set: () => {},
  fail: () => {},
  end: () => {},
}

function cleanAttributes(attributes: Attributes, secrets: readonly string[]): Attributes {
  if (secrets.length === 0) return attributes
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, cleanValue(value, secrets)]))
}

function cleanValue(value: Attributes[string], secrets: readonly string[]): Attributes[string] {
  if (typeof value === 'string') return withoutSecrets(value, secrets)
  if (!Array.isArray(value) || typeof value[0] !== 'string') return value
  return value.map((item) => withoutSecrets(String(item), secrets))
}
