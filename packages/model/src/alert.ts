import type { EventJson, FindingJson } from './api.ts'
import type { Category } from './category.ts'

/** Sigma levels, least first. */
export const ALERT_LEVELS = ['informational', 'low', 'medium', 'high', 'critical'] as const
export type AlertLevel = (typeof ALERT_LEVELS)[number]

export const ALERT_STATUSES = ['open', 'acknowledged', 'closed'] as const
export type AlertStatus = (typeof ALERT_STATUSES)[number]

/** What a person who closed an alert made of it. */
export const ALERT_RESOLUTIONS = ['true_positive', 'false_positive', 'benign'] as const
export type AlertResolution = (typeof ALERT_RESOLUTIONS)[number]

/** Who or what an alert is about: a canonical field and its value. */
export interface AlertEntity {
  readonly field: string
  readonly value: string
}

/** A place in an event that a person can look at to see why. */
export interface AlertEvidence {
  readonly eventId: string
  readonly field: string
  /** The value, or an excerpt of it, at most 400 characters; untrusted. */
  readonly excerpt: string
}

/** Something a rule found, as the engine gives it: each later one of the same id replaces the one before. */
export interface Alert {
  /** 32 hex digits, derived from tenant, rule, group and the first event: a replay gives the same. */
  readonly id: string
  readonly tenant: string
  readonly ruleId: string
  readonly title: string
  readonly level: AlertLevel
  readonly kind: 'rule' | 'correlation'
  /** Of the event that completed it; undefined where no single event did. */
  readonly category: Category | undefined
  /** `AML.T0051.001`, of release `ATLAS_RELEASE`. */
  readonly atlas: readonly string[]
  /** With their edition: `LLM01:2026`, `ASI02:2026`. */
  readonly owasp: readonly string[]
  /** Receive times, epoch milliseconds. */
  readonly firstMs: number
  readonly lastMs: number
  /** Matches or hits folded into it. */
  readonly count: number
  /** Oldest first, at most 100. */
  readonly eventIds: readonly string[]
  readonly traceIds: readonly string[]
  readonly conversationIds: readonly string[]
  readonly entities: readonly AlertEntity[]
  readonly evidence: readonly AlertEvidence[]
}

/** An alert as the API gives it. Times are ISO 8601 in UTC. */
export interface AlertJson {
  readonly id: string
  readonly rule: string
  readonly title: string
  readonly level: AlertLevel
  readonly kind: 'rule' | 'correlation'
  readonly category: Category | null
  readonly status: AlertStatus
  readonly resolution: AlertResolution | null
  readonly assignee: string | null
  readonly note: string | null
  readonly changed_by: string | null
  readonly atlas: readonly string[]
  readonly atlas_release: string
  readonly owasp: readonly string[]
  readonly first_seen: string
  readonly last_seen: string
  readonly count: number
  readonly events: readonly string[]
  readonly traces: readonly string[]
  readonly conversations: readonly string[]
  readonly entities: readonly AlertEntity[]
  readonly evidence: readonly { readonly event_id: string; readonly field: string; readonly excerpt: string }[]
}

/** `GET /api/v1/alerts`: last seen newest first. */
export interface AlertPage {
  readonly alerts: readonly AlertJson[]
  readonly next: string | null
}

/** `GET /api/v1/alerts/{id}`. */
export interface AlertDetailJson {
  readonly alert: AlertJson
  /** Those of its events that are still kept, by event time. */
  readonly events: readonly EventJson[]
  /** What the scanner found in them. */
  readonly findings: readonly FindingJson[]
  /** What the rule says of itself; null when it is gone. */
  readonly rule: RuleJson | null
  /** Others of the same traces or conversations, newest first, at most 20. */
  readonly related: readonly AlertJson[]
}

/** `GET /api/v1/alerts/summary`: counts over all alerts that the same filter gives. */
export interface AlertSummaryJson {
  readonly total: number
  readonly by_status: Readonly<Record<AlertStatus, number>>
  readonly by_level: Readonly<Record<AlertLevel, number>>
  readonly by_rule: readonly { readonly rule: string; readonly title: string; readonly count: number }[]
  /** By time of `last_seen`, oldest first, 48 equal buckets. */
  readonly histogram: readonly { readonly from: string; readonly count: number }[]
}

export type RuleOrigin = 'pack' | 'changed' | 'custom'

/** One rule of those loaded. */
export interface RuleJson {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly level: AlertLevel
  readonly kind: 'rule' | 'correlation'
  /** Log category; null for a correlation over several. */
  readonly category: Category | null
  /** `changed`: a rule of the pack that was edited here. */
  readonly origin: RuleOrigin
  readonly enabled: boolean
  readonly author: string
  readonly references: readonly string[]
  readonly falsepositives: readonly string[]
  readonly atlas: readonly string[]
  readonly owasp: readonly string[]
  /** Ids of the attack bullets it answers; see docs/coverage.md. */
  readonly bullets: readonly string[]
  /** How many fixtures of each kind, and whether all of them hold; null while they have not been run. */
  readonly tests: {
    readonly attack: number
    readonly benign: number
    readonly near_miss: number
    readonly passing: boolean | null
  }
  /** Categories of logs it reads, those of the rules under a correlation included. */
  readonly needs: readonly Category[]
  /** Alerts whose last event came in the last 30 days, and what people made of the closed ones. */
  readonly alerts: number
  readonly judged: { readonly true_positive: number; readonly false_positive: number; readonly benign: number }
  readonly last_fired: string | null
  /** Mean cost of an event that is tried against it, microseconds; null until measured. */
  readonly micros: number | null
  readonly changed: { readonly at: string; readonly by: string; readonly reason: string } | null
}

/** A problem of a rule text, with its place (both from 1). */
export interface RuleProblemJson {
  readonly line: number
  readonly column: number
  readonly severity: 'error' | 'warning'
  readonly code: string
  readonly message: string
  readonly fix: string | null
}

/** `GET /api/v1/rules/{id}`. */
export interface RuleDetailJson {
  readonly rule: RuleJson
  readonly yaml: string
  /** YAML of its fixtures; '' when it has none. */
  readonly tests: string
  /** The hunt over stored events; null with the reason when it cannot be said in SQL. */
  readonly sql: string | null
  readonly sql_problem: string | null
}

/** `GET /api/v1/rules`. */
export interface RulesJson {
  readonly rules: readonly RuleJson[]
}

/** `POST /api/v1/rules/check` of `{yaml}`. */
export interface RuleCheckJson {
  readonly problems: readonly RuleProblemJson[]
  readonly sql: string | null
  readonly sql_problem: string | null
}

export type FixtureKind = 'attack' | 'benign' | 'near_miss'

/** `POST /api/v1/rules/test` of `{yaml, tests}`. */
export interface RuleTestJson {
  readonly problems: readonly RuleProblemJson[]
  readonly results: readonly {
    readonly name: string
    readonly kind: FixtureKind
    readonly passed: boolean
    /** Why it did not pass, or which events matched. */
    readonly reason: string
  }[]
}

/** `POST /api/v1/rules/hunt` of `{yaml, since}` or `{yaml, from, to}`. */
export interface HuntJson {
  /** Events, or for a correlation groups, that match. */
  readonly total: number
  /** False when it was stopped by a limit: the counts are then a lower bound. */
  readonly complete: boolean
  readonly from: string
  readonly to: string
  /** What was looked at: all events of all logs in the part of the window that was searched, when they were received. */
  readonly looked_at: {
    /** Null when they are too many to count in time. */
    readonly events: number | null
    /** Of the oldest and the newest of them; null when there are none, or they could not be counted. */
    readonly first: string | null
    readonly last: string | null
  }
  /** Days in UTC, oldest first, days without a match included. */
  readonly per_day: readonly { readonly day: string; readonly count: number }[]
  /** Newest first, at most 20. */
  readonly samples: readonly EventJson[]
  readonly sql: string
  readonly took_ms: number
}

/** An exception: alerts of this rule about these entities are not raised until it ends. */
export interface RuleExceptionJson {
  readonly id: string
  readonly rule: string
  /** All must hold of the completing event or of the group. */
  readonly conditions: readonly AlertEntity[]
  readonly owner: string
  readonly reason: string
  readonly created: string
  readonly expires: string
}

/** `GET /api/v1/exceptions`: those in force. */
export interface RuleExceptionsJson {
  readonly exceptions: readonly RuleExceptionJson[]
}

export const COVERAGE_STATES = ['tested', 'untested', 'no_rule', 'out_of_sight'] as const
/** A tested rule; a rule without a test; observable but no rule; not observable from AI telemetry. */
export type CoverageState = (typeof COVERAGE_STATES)[number]

/** One technique, sub-technique or list entry and what we would see of it. */
export interface CoverageCell {
  /** `AML.T0051.001` or `LLM01:2026`. */
  readonly id: string
  readonly name: string
  readonly state: CoverageState
  /** Of a technique: whether AI telemetry can show it by its nature, in which logs, and why; rules change nothing of it. */
  readonly nature?: {
    readonly sight: 'yes' | 'partly' | 'no'
    readonly logs: readonly Category[]
    readonly why: string
  }
  readonly rules: readonly {
    readonly id: string
    readonly title: string
    readonly tested: boolean
    readonly enabled: boolean
  }[]
  /** Log categories its rules read that no event of the last day came in: the rule is there but blind. */
  readonly blind: readonly Category[]
  readonly alerts: number
}

export interface CoverageTechnique extends CoverageCell {
  readonly subtechniques: readonly CoverageCell[]
}

/** `GET /api/v1/coverage`. */
export interface CoverageJson {
  readonly atlas_release: string
  /** In the order of the matrix. A technique of several tactics stands under each. */
  readonly tactics: readonly {
    readonly id: string
    readonly name: string
    readonly techniques: readonly CoverageTechnique[]
  }[]
  readonly owasp_llm: readonly CoverageCell[]
  readonly owasp_agentic: readonly CoverageCell[]
  /** Distinct techniques and sub-techniques by state. */
  readonly totals: Readonly<Record<CoverageState, number>>
}
