// Within a text of the record every quote is escaped, so that no content can look like one of these pairs.
const SOURCE_ID = String.raw`\\["telltale\\.source\\.id","([\\w.:-]{1,64})"\\]`
const SOURCE_NUMBER = String.raw`\\["telltale\\.source\\.seq","?([0-9]{1,15})"?\\]`

const COLUMNS = [
  `ALTER TABLE records ADD COLUMN IF NOT EXISTS source_id String MATERIALIZED extract(body, '${SOURCE_ID}') CODEC(ZSTD(1))`,
  `ALTER TABLE records ADD COLUMN IF NOT EXISTS source_number UInt64 MATERIALIZED toUInt64OrZero(extract(body, '${SOURCE_NUMBER}')) CODEC(ZSTD(1))`,
] as const

/** Which run of which program a record came from, and its number there; read out of the record as it is stored. */
export const sourceNumbers = { id: '0003-source-numbers', statements: COLUMNS } as const
