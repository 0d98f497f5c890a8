export type {
  EventJson,
  EventPage,
  FieldsJson,
  HistogramJson,
  LogHealth,
  ProblemJson,
  QuarantineJson,
  RecordJson,
  RecordPage,
  SpanNode,
  StatsJson,
  TelemetryJson,
  TraceJson,
} from './api.ts'
export { CATEGORIES, type Category, isCategory } from './category.ts'
export type { AiEvent, Fields, RawRecord } from './event.ts'
export { EXPECTED_FIELDS, EXPECTED_OF_ACTION } from './expected-fields.ts'
export { FIELD, type FieldName } from './fields.ts'
export { type JsonValue, MAX_JSON_DEPTH, nestsDeeperThan, parseBoundedJson } from './json-value.ts'
export type {
  Attributes,
  AttributeValue,
  OtlpLink,
  OtlpLog,
  OtlpPoint,
  OtlpResource,
  OtlpScope,
  OtlpSpan,
  OtlpSpanEvent,
  PlainEvent,
  SourceRecord,
} from './otlp.ts'
