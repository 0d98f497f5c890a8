// Frozen once released: a change to a table is a new migration.
//
// Findings lie beside their events: the same partitions by receive time, so that they go when their events go, the
// same key up to the event, so that they are counted once however often an event is sent. Evidence is not copied: a
// finding says where in which text of its event it stands.
const FINDINGS = `
CREATE TABLE IF NOT EXISTS findings (
  tenant_id LowCardinality(String),
  time_ns Int64 CODEC(Delta, ZSTD(1)),
  event_id String CODEC(ZSTD(1)),
  finding_id String CODEC(ZSTD(1)),
  received_ms Int64 CODEC(Delta, ZSTD(1)),
  trace_id String CODEC(ZSTD(1)),
  field LowCardinality(String),
  place UInt32 CODEC(ZSTD(1)),
  detector LowCardinality(String),
  label LowCardinality(String),
  score Float64 CODEC(ZSTD(1)),
  start_at UInt32 CODEC(ZSTD(1)),
  end_at UInt32 CODEC(ZSTD(1)),
  reason String CODEC(ZSTD(1)),
  atlas Array(LowCardinality(String)) CODEC(ZSTD(1)),
  owasp Array(LowCardinality(String)) CODEC(ZSTD(1)),
  first_wins UInt64 MATERIALIZED toUInt64(9223372036854775807 - received_ms) CODEC(Delta, ZSTD(1)),
  INDEX by_received received_ms TYPE minmax GRANULARITY 1,
  INDEX by_event event_id TYPE bloom_filter(0.001) GRANULARITY 1,
  INDEX by_trace trace_id TYPE bloom_filter(0.001) GRANULARITY 1
)
ENGINE = ReplacingMergeTree(first_wins)
PARTITION BY toDate(intDiv(received_ms, 86400000))
PRIMARY KEY (tenant_id, time_ns)
ORDER BY (tenant_id, time_ns, event_id, finding_id)
SETTINGS
  index_granularity = 8192,
  min_bytes_for_wide_part = 268435456,
  fsync_after_insert = 1,
  fsync_part_directory = 1,
  min_rows_to_fsync_after_merge = 1,
  old_parts_lifetime = 60`

const RISK_COLUMNS = [
  'ALTER TABLE events ADD COLUMN IF NOT EXISTS risk_score Nullable(Float64) CODEC(ZSTD(1)) AFTER raw_ref',
  'ALTER TABLE events ADD COLUMN IF NOT EXISTS risk_class LowCardinality(String) AFTER risk_score',
  'ALTER TABLE events ADD COLUMN IF NOT EXISTS risk_verdict LowCardinality(String) AFTER risk_class',
  'ALTER TABLE events ADD COLUMN IF NOT EXISTS risk_labels Array(LowCardinality(String)) CODEC(ZSTD(1)) AFTER risk_verdict',
  'ALTER TABLE events ADD INDEX IF NOT EXISTS by_risk risk_score TYPE minmax GRANULARITY 1',
] as const

/** What texts give away: on each event in typed columns, and each finding as a row of its own. */
export const riskAndFindings = { id: '0002-risk-and-findings', statements: [FINDINGS, ...RISK_COLUMNS] } as const
