import { createNormalizer } from '@telltale/engine'
import type { AiEvent, AttributeValue, OtlpLog, OtlpSpan, SourceRecord } from '@telltale/model'
import { EXPECTED_FIELDS, EXPECTED_OF_ACTION } from '@telltale/model'
import type { FakeLog, FakeRecorder, FakeSpan } from '../src/record/fake-recorder.ts'
import type { Attributes, Identity } from '../src/record/recorder.ts'

const TIME = 1_760_000_000_000_000_000n
const SCOPE = { name: '@telltale/sdk', version: '0', schemaUrl: '', attributes: new Map() }
const RESOURCE = {
  attributes: new Map<string, AttributeValue>([
    ['service.name', 'shop'],
    ['deployment.environment.name', 'test'],
  ]),
  schemaUrl: '',
}

/** What the server makes of all that a fake recorder was given. */
export function readByServer({ spans, logs }: FakeRecorder): readonly AiEvent[] {
  return normalized([...spans.map(toSpan), ...logs.map(toLog)])
}

/** What the server makes of JSON lines sent as they are. */
export function linesByServer(lines: readonly string[]): readonly AiEvent[] {
  return normalized(
    lines.map(
      (text, line) => ({ kind: 'event', fields: new Map(Object.entries(JSON.parse(text))), line }) as SourceRecord,
    ),
  )
}

/** Critical fields that an event lacks, each by its first name. */
export function lacking(event: AiEvent): readonly string[] {
  return EXPECTED_FIELDS[event.category]
    .filter(([first]) => event.action.startsWith(EXPECTED_OF_ACTION.get(first ?? '') ?? ''))
    .filter((names) => !names.some((name) => event.fields.has(name)))
    .map(([first]) => first ?? '')
}

function normalized(records: readonly SourceRecord[]): readonly AiEvent[] {
  const normalizer = createNormalizer({ hashKey: new Uint8Array(32).fill(7) })
  const first = normalizer.normalize(records, { tenant: 'default', receivedMs: 1_760_000_000_500, seq: 1 } as never)
  if (first.failed.length > 0) throw new Error(JSON.stringify(first.failed))
  const later = normalizer.normalize([], { tenant: 'default', receivedMs: 1_760_000_300_000, seq: 2 } as never)
  return [...first.events, ...later.events]
}

function toSpan(span: FakeSpan): OtlpSpan {
  const type = span.error instanceof Error ? span.error.name : '_OTHER'
  const error = span.error === undefined ? {} : { 'error.type': type }
  return {
    kind: 'span',
    resource: RESOURCE,
    scope: SCOPE,
    traceId: span.traceId,
    spanId: span.spanId,
    parentSpanId: span.parentSpanId ?? '',
    name: span.name,
    spanKind: { internal: 1, server: 2, client: 3 }[span.kind],
    startUnixNano: TIME,
    endUnixNano: TIME + 5_000_000n,
    attributes: toMap({ ...identityAttributes(span.identity), ...span.attributes, ...error }),
    events: span.events.map(({ name, attributes }) => ({ name, attributes: toMap(attributes), timeUnixNano: TIME })),
    links: [],
    statusCode: span.error === undefined ? 0 : 2,
    statusMessage: span.error instanceof Error ? span.error.message : '',
    traceState: '',
    flags: 1,
    droppedAttributes: 0,
    droppedEvents: 0,
  }
}

function toLog(log: FakeLog): OtlpLog {
  return {
    kind: 'log',
    resource: RESOURCE,
    scope: SCOPE,
    timeUnixNano: TIME,
    observedUnixNano: TIME,
    severityNumber: 9,
    severityText: 'INFO',
    eventName: log.eventName,
    body: log.body ?? null,
    attributes: toMap({ ...identityAttributes(log.identity), ...log.attributes }),
    traceId: log.spanId === undefined ? '' : '1'.padStart(32, '0'),
    spanId: log.spanId ?? '',
    flags: 1,
    droppedAttributes: 0,
  }
}

/** As `Identity` says they are written. */
function identityAttributes(identity: Identity): Attributes {
  return {
    'enduser.id': identity.user,
    'session.id': identity.session,
    'gen_ai.conversation.id': identity.conversation,
    'telltale.tenant.name': identity.customer,
    'client.address': identity.address,
    'user.roles': identity.roles,
    'telltale.api_key.id': identity.keyId,
  }
}

function toMap(attributes: Attributes): ReadonlyMap<string, AttributeValue> {
  return new Map(
    Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])),
  )
}
