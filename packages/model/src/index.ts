export type {
  ApprovalsJson,
  EventJson,
  EventPage,
  FieldsJson,
  FindingJson,
  FindingsJson,
  HistogramJson,
  LogHealth,
  PolicyJson,
  ProblemJson,
  QuarantineEntriesJson,
  QuarantineJson,
  RecordJson,
  RecordPage,
  SpanNode,
  StatsJson,
  TelemetryJson,
  TraceJson,
} from './api.ts'
export { CATEGORIES, type Category, isCategory } from './category.ts'
export {
  APPROVAL_STATES,
  type Approval,
  type ApprovalRequest,
  type ApprovalState,
  type ControlState,
  type EnforcementPolicy,
  POLICY_ACTIONS,
  type PolicyAction,
  type PolicyCondition,
  type PolicyRule,
  QUARANTINE_KINDS,
  type QuarantineEntry,
  type QuarantineKind,
} from './control.ts'
export type { AiEvent, Fields, RawRecord, StoredFinding } from './event.ts'
export { EXPECTED_FIELDS, EXPECTED_OF_ACTION } from './expected-fields.ts'
export { FIELD, type FieldName, NUMBER_FIELDS } from './fields.ts'
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
export {
  type Finding,
  SCAN_LABELS,
  SCAN_ROLES,
  SCAN_VERDICTS,
  type ScanLabel,
  type ScanResult,
  type ScanRole,
  type ScanVerdict,
} from './scan.ts'
export { readScannedTexts, type ScannedText } from './scanned-texts.ts'
export { instructionsText, listFrom, shownText } from './shown-text.ts'
