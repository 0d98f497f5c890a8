import { readdir, readFile } from 'node:fs/promises'
import { SpanKind } from '@opentelemetry/api'
import { inSpan } from './telemetry.mjs'

const EMBEDDING_MODEL = 'text-embedding-3-small'
const FOLDER = new URL('../documents/', import.meta.url)
const TOP_K = 3

/** @typedef {{ id: string, source: string, title: string, acl: string, text: string, vector: number[] }} Entry */

/**
 * The handbook, embedded once and searched by cosine. Whoever asks gets every document: that the
 * confidential ones are not filtered is this agent's weakness, and the retrieval log shows it.
 * @param {import('openai').OpenAI} client
 * @param {(text: string) => string} fill puts ports into the documents
 */
export async function openLibrary(client, fill) {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.md')).sort()
  const texts = await Promise.all(names.map(async (name) => fill(await readFile(new URL(name, FOLDER), 'utf8'))))
  const embedded = await client.embeddings.create({ model: EMBEDDING_MODEL, input: texts })
  const entries = texts.map((text, index) => describe(names[index], text, embedded.data[index].embedding))
  return {
    /** The documents nearest to a query, with their scores. @param {string} query */
    search: (query) => search(client, entries, query),
  }
}

/** @param {string} name @param {string} text @param {number[]} vector @returns {Entry} */
function describe(name, text, vector) {
  const title = /^# (.*)$/m.exec(text)?.[1] ?? name
  const acl = /\(confidential, (.*) only\)/.exec(title)?.[1] ?? 'everyone'
  return { id: name.replace(/\.md$/, ''), source: `handbook/${name}`, title, acl, text, vector }
}

/** @param {import('openai').OpenAI} client @param {readonly Entry[]} entries @param {string} query */
function search(client, entries, query) {
  const attributes = {
    'gen_ai.operation.name': 'retrieval',
    'gen_ai.provider.name': 'openai',
    'gen_ai.data_source.id': 'harbour-handbook',
    'gen_ai.retrieval.query.text': query,
    'gen_ai.retrieval.top_k': TOP_K,
  }
  return inSpan('retrieval harbour-handbook', { kind: SpanKind.CLIENT, attributes }, async (span) => {
    const { data } = await client.embeddings.create({ model: EMBEDDING_MODEL, input: query })
    const found = entries
      .map((entry) => ({ entry, score: dot(entry.vector, data[0].embedding) }))
      .sort((a, b) => b.score - a.score)
      .slice(0, TOP_K)
    const documents = found.map(({ entry: { id, source, title, acl, text }, score }) => {
      return { id, score: Number(score.toFixed(4)), source, title, acl, content: text }
    })
    span.setAttribute('gen_ai.retrieval.documents', JSON.stringify(documents))
    return documents
  })
}

/** @param {readonly number[]} a @param {readonly number[]} b */
const dot = (a, b) => a.reduce((sum, value, index) => sum + value * b[index], 0)
