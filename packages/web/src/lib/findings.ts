import { type EventJson, type FindingJson, readScannedTexts } from '@telltale/model'
import { idOf, logOf } from './event-fields.ts'
import type { Trust } from './messages.ts'

/** A finding with its number in the list that is shown beside it, and the whole text it was found in. */
export interface FoundText {
  readonly number: number
  readonly finding: FindingJson
  /** '' when the event that holds it is not known. */
  readonly text: string
}

/** A stretch of a shown text that a finding is about. */
export interface TextMark {
  readonly start: number
  readonly end: number
  /** Of the finding, in the list beside the text. */
  readonly number: number
  readonly words: string
  /** Whose words they are, where that is not the trust of the text they stand in. */
  readonly trust?: Trust
  /** Name by which a drawing finds the words on the page. */
  readonly anchor?: string
  /** Underlined and no more, beside marks that matter more. */
  readonly isQuiet?: boolean
}

/** More marks in one text than this cannot be told apart. */
const MOST_MARKS = 100
/** Shorter texts stand in others by chance. */
const SHORTEST_PART = 16

/** Findings with the texts they stand in, which the events hold; numbered from 1 in the order given. */
export function findTexts(events: readonly EventJson[], findings: readonly FindingJson[]): readonly FoundText[] {
  const byId = new Map(events.map((event) => [idOf(event), event]))
  const texts = new Map<string, ReadonlyMap<string, string>>()
  return findings.map((finding, i) => {
    const event = byId.get(finding.event_id)
    const known = texts.get(finding.event_id) ?? (event ? textsByPlace(event) : new Map<string, string>())
    texts.set(finding.event_id, known)
    return { number: i + 1, finding, text: known.get(placeOf(finding.field, finding.index)) ?? '' }
  })
}

function textsByPlace(event: EventJson): ReadonlyMap<string, string> {
  const texts = readScannedTexts(logOf(event), new Map(Object.entries(event)))
  return new Map(texts.map((text) => [placeOf(text.field, text.index), text.text]))
}

function placeOf(field: string, index: number): string {
  return `${index} ${field}`
}

/**
 * What is to be marked in a shown text: findings of this very text, and of texts that it is a part of or that are a
 * part of it, since the same words may stand in several fields of a trace.
 */
export function marksIn(text: string, found: readonly FoundText[]): readonly TextMark[] {
  const marks: TextMark[] = []
  const places = new Set<string>()
  for (const { item, start, end } of placesIn(text, found)) {
    const { number, finding } = item
    const place = `${start} ${end} ${finding.detector}`
    if (places.has(place)) continue
    places.add(place)
    marks.push({ start, end, number, words: `Finding ${number}, ${finding.label}: ${finding.reason}` })
    if (marks.length >= MOST_MARKS) break
  }
  return marks
}

interface Place {
  readonly item: FoundText
  readonly start: number
  readonly end: number
}

/** Where findings stand in a text; none for those that do not stand in it. */
export function placesIn(text: string, found: readonly FoundText[]): readonly Place[] {
  const shifts = new Map<string, number | undefined>()
  return found.flatMap((item) => {
    const { finding, text: source } = item
    if (!shifts.has(source)) shifts.set(source, shiftOf(source, text))
    const shift = shifts.get(source)
    if (shift === undefined) return []
    const start = Math.max(0, Math.min(finding.start, source.length) + shift)
    const end = Math.min(text.length, Math.min(finding.end, source.length) + shift)
    if (start >= end) return []
    return [{ item, start: isMiddle(text, start) ? start - 1 : start, end: isMiddle(text, end) ? end + 1 : end }]
  })
}

/** Whether a place cuts a character of two units in half. */
function isMiddle(text: string, at: number): boolean {
  return at > 0 && /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1))
}

/** How far right the words of `source` stand in `text`; undefined when they do not stand there. */
function shiftOf(source: string, text: string): number | undefined {
  if (source === text) return 0
  const [short, long] = source.length < text.length ? [source, text] : [text, source]
  if (short.length < SHORTEST_PART) return undefined
  const at = long.indexOf(short)
  if (at === -1) return undefined
  return long === text ? at : -at
}
