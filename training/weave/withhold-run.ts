import { createContentFilter } from '../../packages/sdk/src/export/content/create-content-filter.ts'
import { findSensitive } from '../../packages/sdk/src/export/content/find-sensitive.ts'

interface OtlpAttribute {
  readonly key: string
  value: { stringValue?: string }
}

interface OtlpRequest {
  readonly resourceSpans: readonly {
    readonly scopeSpans: readonly {
      readonly spans: readonly { readonly traceId: string; readonly spanId: string; attributes: OtlpAttribute[] }[]
    }[]
  }[]
}

/** A recorded run, a line of OTLP/JSON, as the SDK sends it when it may only send fingerprints. */
export function createWithhold(): (line: string) => string {
  const filter = createContentFilter({ mode: 'fingerprints', key: 'training', find: findSensitive })
  return (line) => {
    const request = JSON.parse(line) as OtlpRequest
    for (const { scopeSpans } of request.resourceSpans) {
      for (const span of scopeSpans.flatMap(({ spans }) => spans)) {
        const texts = span.attributes.flatMap(({ key, value }) =>
          value.stringValue === undefined ? [] : [[key, value.stringValue] as const],
        )
        const kept = filter.finished({ ...SPAN, traceId: span.traceId, attributes: new Map(texts) }).attributes
        span.attributes = span.attributes.flatMap((attribute) => {
          const text = kept.get(attribute.key)
          if (attribute.value.stringValue === undefined) return [attribute]
          return text === undefined ? [] : [{ key: attribute.key, value: { stringValue: String(text) } }]
        })
      }
    }
    return JSON.stringify(request)
  }
}

const SPAN = {
  kind: 'span',
  scope: { name: 'training', version: '' },
  spanId: '',
  parentSpanId: undefined,
  name: '',
  spanKind: 'internal',
  startMs: 0,
  endMs: 0,
  events: [],
  links: [],
  failure: undefined,
  droppedAttributes: 0,
  droppedEvents: 0,
} as const
