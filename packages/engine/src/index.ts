export type { Dialect, ReadContext } from './normalize/dialect.ts'
export type { EventDraft } from './normalize/draft.ts'
export { createNormalizer, type Normalized, type Normalizer } from './normalize/normalize.ts'
export type { Envelope } from './normalize/record/raw-record.ts'
