import {
  type AiEvent,
  FIELD,
  type JsonValue,
  type OtlpResource,
  type OtlpScope,
  type SourceRecord,
} from '@telltale/model'
import type { Canonical, EventDraft } from '../draft.ts'
import { contentId } from '../hash.ts'
import { logName } from '../read/log-fields.ts'
import { type Row, rename, rows } from '../read/rename.ts'
import { IDENTITY_ROWS } from '../read/shared-rows.ts'
import { addNative, type NativeFields, readNative } from './native-fields.ts'
import type { RecordDraft } from './raw-record.ts'

/** Version of the mapping tables; it grows when the same record would give other events than before. */
const MAPPING_VERSION = '1'

const RESOURCE_ROWS: readonly Row[] = [
  ...rows('text', [
    ['service.name', FIELD.serviceName],
    ['service.version', FIELD.serviceVersion],
    ['service.instance.id', FIELD.serviceInstance],
    ['deployment.environment.name', FIELD.environment],
    ['deployment.environment', FIELD.environment],
    ['gen_ai.environment', FIELD.environment],
    ['host.name', FIELD.hostName],
    ['gen_ai.main_agent.id', FIELD.agentId],
    ['gen_ai.main_agent.name', FIELD.agentName],
  ]),
  ...IDENTITY_ROWS,
]

const RESOURCE_FIELDS = new WeakMap<OtlpResource, Canonical>()

function resourceFields(resource: OtlpResource): Canonical {
  const known = RESOURCE_FIELDS.get(resource)
  if (known !== undefined) return known
  const made = rename(resource.attributes, RESOURCE_ROWS, new Map())
  RESOURCE_FIELDS.set(resource, made)
  return made
}

/** What the events of one record share. */
export interface Common {
  readonly fields: Canonical
  readonly native: NativeFields
}

/** What every event of one record carries, in canonical names, and what its sender said by ours. */
export function readCommon(record: SourceRecord, raw: RecordDraft, dialect: string): Common {
  return { fields: commonFields(record, raw, dialect), native: readNative(record) }
}

function commonFields(record: SourceRecord, raw: RecordDraft, dialect: string): Canonical {
  const common: Canonical = new Map<string, JsonValue>()
  common.set(FIELD.dialect, dialect)
  common.set(FIELD.mappingVersion, MAPPING_VERSION)
  common.set(FIELD.rawRef, raw.id)
  setText(common, FIELD.traceId, raw.traceId)
  setText(common, FIELD.spanId, raw.spanId)
  setText(common, FIELD.parentSpanId, raw.parentSpanId)
  if (record.kind === 'event') return common
  setText(common, FIELD.schemaUrl, schemaUrlOf(record.scope, record.resource))
  setText(common, FIELD.sourceEventName, record.kind === 'log' ? logName(record) : record.name)
  if (record.kind === 'log' && record.severityNumber > 0) common.set(FIELD.eventSeverity, record.severityNumber)
  const environment = record.attributes.get('langfuse.environment')
  if (typeof environment === 'string') common.set(FIELD.environment, environment)
  resourceFields(record.resource).forEach((value, name) => {
    if (!common.has(name)) common.set(name, value)
  })
  return common
}

function setText(fields: Canonical, name: string, value: string): void {
  if (value !== '') fields.set(name, value)
}

function schemaUrlOf(scope: OtlpScope, resource: OtlpResource): string {
  return scope.schemaUrl !== '' ? scope.schemaUrl : resource.schemaUrl
}

/**
 * A draft made whole: common fields below its own, outcome, and an id that only the record's content, the
 * category and the place among the record's events of that category decide.
 */
export function finishEvent(draft: EventDraft, raw: RecordDraft, common: Common, index: number): AiEvent {
  const { fields } = draft
  addNative(common.native, draft.category, fields)
  common.fields.forEach((value, name) => {
    if (!fields.has(name)) fields.set(name, value)
  })
  if (!fields.has(FIELD.eventOutcome)) fields.set(FIELD.eventOutcome, outcomeOf(raw, fields))
  return {
    id: contentId(`${raw.tenant}\0event\0${raw.id}\0${draft.category}\0${index}`),
    tenant: raw.tenant,
    category: draft.category,
    action: draft.action,
    timeUnixNano: draft.timeUnixNano,
    receivedMs: raw.receivedMs,
    seq: raw.seq,
    fields,
  }
}

function outcomeOf(raw: RecordDraft, fields: Canonical): string {
  if (raw.statusCode === 2 || fields.has(FIELD.errorType)) return 'failure'
  const status = fields.get(FIELD.httpStatus)
  if (typeof status === 'number' && status >= 400) return 'failure'
  return raw.signal === 'span' ? 'success' : 'unknown'
}
