import { FIELD } from '@telltale/model'
import { BlockedError } from '../control/guard.ts'
import type { Identity, RecordedSpan } from '../record/recorder.ts'
import { type HelperKit, identityFacts } from './helper-kit.ts'
import { jsonText } from './plain-value.ts'
import { findDocuments, type ReadDocument, withText } from './read-documents.ts'
import { settle } from './settle.ts'

export interface RetrieverOptions {
  /** Whether somebody may see a document, by the application's own rules. It is recorded; nothing is left out for it. */
  readonly access?: (document: unknown, identity: Identity) => boolean
  readonly topK?: number
  /** The query in the arguments; the first one when left out. */
  readonly query?: (...args: readonly unknown[]) => string
}

/** Documents that one record tells of; all are checked. */
const MOST_SHOWN = 100

interface Search {
  readonly name: string
  readonly options: RetrieverOptions
  readonly span: RecordedSpan
}

/**
 * Wraps a look-up of documents: a span with query, documents and access decision. In enforce mode a document that is
 * blocked is left out of a list, and one that something is taken out of is handed on without it.
 */
export function createRetriever(kit: HelperKit) {
  return function retriever<This, Args extends readonly unknown[], Result>(
    name: string,
    find: (this: This, ...args: Args) => Result,
    options: RetrieverOptions = {},
  ): (this: This, ...args: Args) => Promise<Awaited<Result>> {
    return function recordedRetriever(...args) {
      const query = queryOf(options, args)
      const span = kit.recorder.startSpan(`retrieval ${name}`, {
        attributes: {
          ...kit.agent,
          'gen_ai.operation.name': 'retrieval',
          'gen_ai.data_source.id': name,
          'gen_ai.retrieval.query.text': query,
          'gen_ai.retrieval.top_k': options.topK,
        },
      })
      const search = async (): Promise<Awaited<Result>> => {
        try {
          await settle(kit, { category: 'ai_retrieval', role: 'user', text: query, source: name })
          return await passDocuments(kit, { name, options, span }, await find.apply(this, args as unknown as [...Args]))
        } catch (error) {
          span.fail(error)
          throw error
        } finally {
          span.end()
        }
      }
      return kit.recorder.within(span, search)
    }
  }
}

function queryOf({ query }: RetrieverOptions, args: readonly unknown[]): string {
  try {
    return jsonText(query === undefined ? args[0] : query(...args))
  } catch {
    return '' // the application's own function; the look-up goes on
  }
}

async function passDocuments<T>(kit: HelperKit, search: Search, result: T): Promise<T> {
  const { list, documents } = findDocuments(result)
  describe(kit, search, documents)
  const passed = await Promise.all(documents.map((document) => checkDocument(kit, search.name, document)))
  if (passed.every((value, i) => value === documents[i]?.value)) return result
  const kept = passed.filter((value) => value !== BLOCKED)
  search.span.set({ 'telltale.retrieval.left_out': passed.length - kept.length })
  return list.replace(kept) as T
}

const BLOCKED = Symbol('blocked')

/** The document as it may be handed on, itself where nothing is to be changed. Quarantine holds all of the look-up. */
async function checkDocument(kit: HelperKit, name: string, document: ReadDocument): Promise<unknown> {
  const { value, text, source = name } = document
  if (text === undefined || text === '') return value
  try {
    const { decision, word } = await settle(kit, { category: 'ai_retrieval', role: 'retrieval', text, source })
    if (word !== 'modify') return value
    return withText(value, decision.text) ?? BLOCKED
  } catch (error) {
    if (error instanceof BlockedError && error.code !== 'TELLTALE_QUARANTINED') return BLOCKED
    throw error
  }
}

function describe(kit: HelperKit, { options, span }: Search, documents: readonly ReadDocument[]): void {
  const identity = kit.recorder.identity()
  const shown = documents.slice(0, MOST_SHOWN).map(({ value, text, ...facts }) => {
    const allowed = isAllowed(options, value, identity)
    return {
      ...facts,
      ...(text !== undefined && { content: text }),
      ...(allowed !== undefined && { acl: allowed ? 'allowed' : 'denied' }),
    }
  })
  const first = documents[0]
  kit.expect('retriever', {
    ...identityFacts(kit),
    ...(first !== undefined && { [FIELD.retrievalSources]: first.source, [FIELD.retrievalMaxScore]: first.score }),
    [FIELD.retrievalAllowed]: options.access,
  })
  span.set({
    'gen_ai.retrieval.documents': jsonText(shown),
    'gen_ai.retrieval.document_count': documents.length,
    'telltale.retrieval.allowed': options.access === undefined ? undefined : shown.every(({ acl }) => acl !== 'denied'),
  })
}

function isAllowed({ access }: RetrieverOptions, document: unknown, identity: Identity): boolean | undefined {
  try {
    return access?.(document, identity)
  } catch {
    return false // who cannot be asked has not allowed it
  }
}
