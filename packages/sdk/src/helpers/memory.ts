import { FIELD } from '@telltale/model'
import { BlockedError } from '../control/guard.ts'
import { type HelperKit, identityFacts } from './helper-kit.ts'
import { jsonText } from './plain-value.ts'

/** One look into, or change of, an agent's memory. */
export interface MemoryAccess {
  readonly operation: 'search' | 'create' | 'update' | 'upsert' | 'delete'
  readonly store: string
  readonly recordId?: string
  readonly query?: string
  /** What is written, or what was found. */
  readonly records?: readonly MemoryRecord[]
}

export interface MemoryRecord {
  readonly id?: string
  readonly text: string
  readonly source?: string
  readonly score?: number
}

/**
 * Records an access to memory and checks each text, for what is remembered comes back as instructions. Gives the
 * records as they may be used; in enforce mode it throws `BlockedError` where one is refused.
 */
export function createMemory(kit: HelperKit) {
  return function memory(access: MemoryAccess): readonly MemoryRecord[] {
    const { operation, store, recordId, query, records = [] } = access
    kit.expect('memory', { ...identityFacts(kit), ...(operation === 'search' && { [FIELD.memoryQuery]: query }) })
    const span = kit.recorder.startSpan(`${operation}_memory ${store}`, {
      attributes: {
        ...kit.agent,
        'gen_ai.operation.name': `${operation}_memory`,
        'gen_ai.memory.store.id': store,
        'gen_ai.memory.record.id': recordId,
        'gen_ai.memory.query.text': query,
        'gen_ai.memory.record.count': records.length,
      },
    })
    try {
      const checked = kit.recorder.within(span, () => records.map((record) => checkRecord(kit, store, record)))
      span.set(recordsAttribute(checked))
      return checked
    } catch (error) {
      span.set(recordsAttribute(records))
      span.fail(error)
      throw error
    } finally {
      span.end()
    }
  }
}

function recordsAttribute(records: readonly MemoryRecord[]) {
  return { 'gen_ai.memory.records': records.length === 0 ? undefined : jsonText(records) }
}

/** There is nobody to wait for here: what needs approval is refused. */
function checkRecord({ guard }: HelperKit, store: string, record: MemoryRecord): MemoryRecord {
  const source = record.source ?? store
  const decision = guard.check({ category: 'ai_retrieval', role: 'retrieval', text: record.text, source })
  if (!decision.enforced) return record
  if (decision.action === 'redact') return { ...record, text: decision.text }
  throw new BlockedError(decision)
}
