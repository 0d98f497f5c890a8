// Frozen once released: a change to a table is a new migration.
//
// The key leads with the tenant and the time the sender claims, which is the same however often an event is
// sent; ReplacingMergeTree then keeps one row an event, the one received first (`first_wins` is largest for
// it). Days of receive time make the partitions, so no sender can create any. Parts are compact up to 256 MB:
// an insert then syncs a dozen files instead of two hundred. Merged parts are synced before their sources go.
const DURABLE = `
  index_granularity = 8192,
  min_bytes_for_wide_part = 268435456,
  fsync_after_insert = 1,
  fsync_part_directory = 1,
  min_rows_to_fsync_after_merge = 1,
  old_parts_lifetime = 60`

const EVENTS = `
CREATE TABLE IF NOT EXISTS events (
  tenant_id LowCardinality(String),
  time_ns Int64 CODEC(Delta, ZSTD(1)),
  event_id String CODEC(ZSTD(1)),
  received_ms Int64 CODEC(Delta, ZSTD(1)),
  seq UInt64 CODEC(Delta, ZSTD(1)),
  category LowCardinality(String),
  action LowCardinality(String),
  outcome LowCardinality(String),
  severity Nullable(Int64) CODEC(ZSTD(1)),
  service_name LowCardinality(String),
  environment LowCardinality(String),
  dialect LowCardinality(String),
  trace_id String CODEC(ZSTD(1)),
  span_id String CODEC(ZSTD(1)),
  parent_span_id String CODEC(ZSTD(1)),
  conversation_id String CODEC(ZSTD(1)),
  user_id String CODEC(ZSTD(1)),
  user_email String CODEC(ZSTD(1)),
  agent_name LowCardinality(String),
  provider LowCardinality(String),
  request_model LowCardinality(String),
  response_model LowCardinality(String),
  operation LowCardinality(String),
  error_type LowCardinality(String),
  tool_name LowCardinality(String),
  tool_call_id String CODEC(ZSTD(1)),
  data_source_id LowCardinality(String),
  server_address String CODEC(ZSTD(1)),
  url_domain String CODEC(ZSTD(1)),
  http_status Nullable(Int64) CODEC(ZSTD(1)),
  guardrail_name LowCardinality(String),
  guardrail_verdict LowCardinality(String),
  system_prompt_hash String CODEC(ZSTD(1)),
  input_tokens Nullable(Int64) CODEC(ZSTD(1)),
  output_tokens Nullable(Int64) CODEC(ZSTD(1)),
  total_tokens Nullable(Int64) CODEC(ZSTD(1)),
  cost_usd Nullable(Float64) CODEC(ZSTD(1)),
  duration_ms Nullable(Float64) CODEC(ZSTD(1)),
  content_captured Nullable(Bool) CODEC(ZSTD(1)),
  raw_ref String CODEC(ZSTD(1)),
  text String CODEC(ZSTD(1)),
  fields Map(LowCardinality(String), String) CODEC(ZSTD(1)),
  first_wins UInt64 MATERIALIZED toUInt64(9223372036854775807 - received_ms) CODEC(Delta, ZSTD(1)),
  INDEX by_received received_ms TYPE minmax GRANULARITY 1,
  INDEX by_id event_id TYPE bloom_filter(0.001) GRANULARITY 1,
  INDEX by_trace trace_id TYPE bloom_filter(0.001) GRANULARITY 1,
  INDEX by_conversation conversation_id TYPE bloom_filter(0.01) GRANULARITY 1,
  INDEX by_user user_id TYPE bloom_filter(0.01) GRANULARITY 1,
  INDEX by_email user_email TYPE bloom_filter(0.01) GRANULARITY 1,
  INDEX by_text text TYPE ngrambf_v1(4, 32768, 1, 0) GRANULARITY 1
)
ENGINE = ReplacingMergeTree(first_wins)
PARTITION BY toDate(intDiv(received_ms, 86400000))
PRIMARY KEY (tenant_id, time_ns)
ORDER BY (tenant_id, time_ns, event_id)
SETTINGS ${DURABLE}`

const RECORDS = `
CREATE TABLE IF NOT EXISTS records (
  tenant_id LowCardinality(String),
  time_ns Int64 CODEC(Delta, ZSTD(1)),
  record_id String CODEC(ZSTD(1)),
  received_ms Int64 CODEC(Delta, ZSTD(1)),
  seq UInt64 CODEC(Delta, ZSTD(1)),
  signal LowCardinality(String),
  end_ns Int64 CODEC(Delta, ZSTD(1)),
  trace_id String CODEC(ZSTD(1)),
  span_id String CODEC(ZSTD(1)),
  parent_span_id String CODEC(ZSTD(1)),
  name String CODEC(ZSTD(1)),
  span_kind UInt8,
  status_code UInt8,
  status_message String CODEC(ZSTD(1)),
  service_name LowCardinality(String),
  dialect LowCardinality(String),
  event_count UInt32,
  body String CODEC(ZSTD(3)),
  first_wins UInt64 MATERIALIZED toUInt64(9223372036854775807 - received_ms) CODEC(Delta, ZSTD(1)),
  INDEX by_received received_ms TYPE minmax GRANULARITY 1,
  INDEX by_id record_id TYPE bloom_filter(0.001) GRANULARITY 1,
  INDEX by_trace trace_id TYPE bloom_filter(0.001) GRANULARITY 1
)
ENGINE = ReplacingMergeTree(first_wins)
PARTITION BY toDate(intDiv(received_ms, 86400000))
PRIMARY KEY (tenant_id, time_ns)
ORDER BY (tenant_id, time_ns, record_id)
SETTINGS ${DURABLE}`

/** The two tables: events in typed columns with a Map for the rest, and the records they came from. */
export const eventsAndRecords = { id: '0001-events-and-records', statements: [EVENTS, RECORDS] } as const
