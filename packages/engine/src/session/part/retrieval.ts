import { FIELD, type JsonValue, listFrom, shownText } from '@telltale/model'
import { pushNewest, touch } from '../bounded.ts'
import type { SourceNote } from '../session-state.ts'
import { nameOf, rounded, type Step, say } from '../step.ts'
import { hashText } from '../text/hash-text.ts'
import { stuffingOf } from '../text/stuffing.ts'
import { countOutsideAcl, isForeign } from './acl.ts'

const DAY_MS = 86_400_000
const MOST_DOCUMENTS = 200
const MOST_KNOWN = 20_000
const MOST_INGESTED = 2_000
const MOST_NAMED = 20
/** Documents seen before a source is known, and the share of new ones below which it is. */
const FEWEST_SIGHTINGS = 200
const NEWNESS = 0.05
const WEIGHT = 0.01
const RING = 64
const FEWEST_SCORES = 30
/** Robust deviations from the median that a best score must be off. */
const FAR = 6
/** A share of repeated words below this is how people write. */
const STUFFED = 0.1

/** What a look into a data source brought, and what is odd about it. */
export function readRetrieval(step: Step): void {
  const { event } = step
  const documents = listFrom(event.fields.get(FIELD.retrievalDocuments)).slice(0, MOST_DOCUMENTS)
  const source = sourceNote(step)
  if (event.action === 'document.ingested') addIngested(step, source, documents)
  if (event.action !== 'retrieval.performed') return
  say(step, FIELD.retrievalOutsideAcl, countOutsideAcl(step, documents))
  say(step, FIELD.retrievalForeignTenant, isForeign(step, documents))
  say(step, FIELD.retrievalNewDocument, newDocuments(step, source, documents))
  addScore(step, source)
  const stuffing = stuffingOf(listFrom(event.fields.get(FIELD.retrievalText)).slice(0, 20).map(shownText))
  if (stuffing >= STUFFED) step.fields.set(FIELD.retrievalStuffing, rounded(stuffing))
}

function sourceNote(step: Step): SourceNote {
  const { state, limits, event } = step
  const name = nameOf(step, FIELD.dataSourceId) || nameOf(step, FIELD.dbCollection) || nameOf(step, FIELD.serviceName)
  const note = touch(state.sources, `${event.tenant}\0${name}`, limits.entries, newSource)
  if (state.documents <= limits.documents) return note
  for (const [key, old] of state.sources) {
    if (state.documents <= limits.documents || old === note) break
    state.sources.delete(key)
    state.documents -= old.known.size + old.ingested.size
  }
  return note
}

function newSource(): SourceNote {
  return { known: new Set(), ingested: new Map(), sightings: 0, newness: 1, full: false, scores: [] }
}

function idOf(document: JsonValue): string {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return ''
  for (const key of ['id', 'source', 'title']) {
    const value = Object.hasOwn(document, key) ? (document as { readonly [key: string]: JsonValue })[key] : undefined
    if (typeof value === 'string' || typeof value === 'number') return String(value).slice(0, 256)
  }
  return ''
}

function addIngested(step: Step, source: SourceNote, documents: readonly JsonValue[]): void {
  for (const id of documents.map(idOf)) {
    if (id === '') continue
    const before = source.ingested.size
    source.ingested.set(hashText(id), step.event.receivedMs)
    for (const key of source.ingested.keys()) {
      if (source.ingested.size <= MOST_INGESTED) break
      source.ingested.delete(key)
    }
    step.state.documents += source.ingested.size - before
  }
}

/** Documents seen for the first time that came into the source within a day, or into one that is known. */
function newDocuments(step: Step, source: SourceNote, documents: readonly JsonValue[]): readonly string[] {
  const found: string[] = []
  const isKnownSource = !source.full && source.sightings >= FEWEST_SIGHTINGS && source.newness < NEWNESS
  for (const id of documents.map(idOf)) {
    if (id === '') continue
    const hash = hashText(id)
    const isNew = !source.known.has(hash)
    source.sightings += 1
    source.newness += ((isNew ? 1 : 0) - source.newness) * WEIGHT
    if (!isNew) continue
    const ingested = source.ingested.get(hash)
    const isFresh = ingested !== undefined && step.event.receivedMs - ingested < DAY_MS
    if ((isFresh || isKnownSource) && found.length < MOST_NAMED) found.push(id)
    keepKnown(step, source, hash)
  }
  return found
}

function keepKnown(step: Step, source: SourceNote, hash: number): void {
  source.known.add(hash)
  step.state.documents += 1
  if (source.known.size <= MOST_KNOWN) return
  source.full = true
  for (const oldest of source.known) {
    source.known.delete(oldest)
    step.state.documents -= 1
    break
  }
}

/** Whether the best score is far above those of the source's newest retrievals. */
function addScore(step: Step, source: SourceNote): void {
  const score = step.event.fields.get(FIELD.retrievalMaxScore)
  if (typeof score !== 'number' || !Number.isFinite(score)) return
  if (source.scores.length >= FEWEST_SCORES && isFarAbove(source.scores, score))
    step.fields.set(FIELD.retrievalRankOutlier, true)
  source.scores = pushNewest(source.scores, score, RING)
}

function isFarAbove(scores: readonly number[], score: number): boolean {
  let below = 0
  for (const other of scores) if (other < score) below += 1
  // Most scores are not even above the median, which takes sorting to know.
  if (below < scores.length / 2) return false
  const middle = medianOf(scores)
  if (!(score > middle + FAR * (Math.abs(middle) * 0.02))) return false
  return score > middle + FAR * (1.4826 * medianOf(scores.map((other) => Math.abs(other - middle))))
}

function medianOf(numbers: readonly number[]): number {
  const sorted = new Float64Array(numbers).sort()
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2
}
