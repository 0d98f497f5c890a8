export {
  ALERT_LEVELS,
  ALERT_RESOLUTIONS,
  ALERT_STATUSES,
  type Alert,
  type AlertDetailJson,
  type AlertEntity,
  type AlertEvidence,
  type AlertJson,
  type AlertLevel,
  type AlertPage,
  type AlertResolution,
  type AlertStatus,
  type AlertSummaryJson,
  COVERAGE_STATES,
  type CoverageCell,
  type CoverageJson,
  type CoverageState,
  type CoverageTechnique,
  type FixtureKind,
  type HuntJson,
  type RuleCheckJson,
  type RuleDetailJson,
  type RuleExceptionJson,
  type RuleExceptionsJson,
  type RuleJson,
  type RuleOrigin,
  type RuleProblemJson,
  type RulesJson,
  type RuleTestJson,
} from './alert.ts'
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
  SequenceGap,
  SourceHealth,
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
export {
  STORY_COLUMNS,
  type StoryAction,
  type StoryAnswer,
  type StoryColumn,
  type StoryFlow,
  type StoryJson,
  type StoryNode,
  type StoryTrust,
  TRUSTS,
} from './story.ts'
export {
  ATLAS_RELEASE,
  ATLAS_RETIRED,
  ATLAS_TACTICS,
  ATLAS_TECHNIQUES,
  type AtlasTactic,
  type AtlasTechnique,
  findAtlas,
} from './taxonomy/atlas.ts'
export { OBSERVABLE_IDS } from './taxonomy/atlas-observable.ts'
export {
  findOwasp,
  OWASP_AGENTIC,
  OWASP_EDITION,
  OWASP_LLM,
  type OwaspEntry,
  type OwaspList,
} from './taxonomy/owasp.ts'
export { type RuleTags, readTags } from './taxonomy/read-tags.ts'
