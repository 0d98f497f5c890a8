import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SourceRecord } from '@telltale/model'
import { attributes, log, span } from './records.ts'

type Attributes = Parameters<typeof attributes>[0]

interface Documented {
  /** Says that the records were written from a documented format and not recorded. */
  readonly made: string
  readonly scope?: string
  readonly logs?: readonly {
    readonly eventName?: string
    readonly body?: string
    readonly attributes: Attributes
  }[]
  readonly spans?: readonly {
    readonly name: string
    readonly spanId?: string
    readonly parentSpanId?: string
    readonly attributes: Attributes
    readonly events?: readonly { readonly name: string; readonly attributes: Attributes }[]
  }[]
}

const FOLDER = join(import.meta.dirname, '../src/normalize/dialects/documented')

/** The records of a fixture that was made from a documented format; each log stands outside of any trace. */
export function readDocumented(name: string): readonly SourceRecord[] {
  const sent: Documented = JSON.parse(readFileSync(join(FOLDER, `${name}.documented.json`), 'utf8'))
  if (!sent.made.startsWith('by hand from the documented format'))
    throw new Error(`${name} does not say how it was made`)
  const scope = { name: sent.scope ?? '', version: '', schemaUrl: '', attributes: new Map() }
  const logs = (sent.logs ?? []).map((item) =>
    log(item.eventName ?? '', item.attributes, { scope, body: item.body ?? null, traceId: '', spanId: '' }),
  )
  const spans = (sent.spans ?? []).map((item) =>
    span(item.attributes, {
      scope,
      name: item.name,
      spanId: item.spanId ?? '1111111111111111',
      parentSpanId: item.parentSpanId ?? '',
      events: (item.events ?? []).map((event) => ({
        timeUnixNano: 1_761_955_200_000_000_000n,
        name: event.name,
        attributes: attributes(event.attributes),
      })),
    }),
  )
  return [...logs, ...spans]
}
