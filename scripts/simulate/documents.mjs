import { SOURCES } from './apps.mjs'
import { fillTemplate } from './fill-template.mjs'
import { DOCUMENTS } from './texts/answers.mjs'

const HOSTS = {
  policies: 'portal',
  wiki: 'wiki',
  contracts: 'contracts',
  products: 'shop',
  tickets: 'desk',
  runbooks: 'wiki',
}

/** A new document of a source. */
function writeDocument(random, name, number) {
  const parts = Array.from({ length: random.int(1, 3) }, () => fillTemplate(random, random.pick(DOCUMENTS[name])))
  return {
    id: `${name}-${number}`,
    title: fillTemplate(random, '{product} {topic}'),
    source: `https://${HOSTS[name]}.hafenwerk.example/${name}/${number}`,
    acl: SOURCES[name].acl,
    text: parts.join(' '),
  }
}

/** What each source holds on the first day. @returns {Map<string, object[]>} */
export function createSources(random) {
  return new Map(
    Object.entries(SOURCES).map(([name, { documents }]) => [
      name,
      Array.from({ length: documents }, (_, number) => writeDocument(random, name, number)),
    ]),
  )
}

/** Adds a document and gives the event that says so. */
export function ingest(world, random, { name, writer, ms }) {
  const list = world.sources.get(name)
  const one = writeDocument(random, name, list.length)
  list.push(one)
  return {
    category: 'ai_retrieval',
    action: 'document.ingested',
    receivedMs: ms,
    fields: {
      'service.name': `${HOSTS[name]}-sync`,
      'deployment.environment.name': 'production',
      'organization.id': 'hafenwerk',
      'gen_ai.data_source.id': name,
      'db.system.name': SOURCES[name].system,
      'gen_ai.retrieval.documents': [{ id: one.id, source: one.source, title: one.title, acl: one.acl }],
      'telltale.retrieval.document_count': 1,
      'telltale.retrieval.document_sources': [one.source],
      'telltale.retrieval.document_text': [one.text],
      'telltale.document.writer.id': writer,
      'telltale.document.ingested_at': new Date(ms).toISOString(),
      'telltale.document.trust': 'internal',
      'user.id': writer,
      trace_id: random.hex(32),
      'event.outcome': 'success',
    },
  }
}
