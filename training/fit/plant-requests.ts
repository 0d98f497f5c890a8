import type { Row } from '../corpora/read-corpora.ts'
import { roleOf } from '../evaluate/sources.ts'
import type { Example } from './examples.ts'
import { createRandom } from './random.ts'

/** The kind of the rows that `plantRequests` makes. */
export const REQUEST_KIND = 'planted:request'
const MOST = 3000

/**
 * Ordinary requests set into documents: nothing in their wording is an attack, only their place is. The head learns
 * from them; the linear part does not, for there the same words stand as benign prompts.
 */
export function plantRequests(rows: readonly Row[], seed: number): readonly Row[] {
  const random = createRandom(seed)
  const benign = rows.filter((row) => row.label === 'benign' && row.discusses !== true)
  const requests = benign.filter((row) => roleOf(row) === 'user' && row.text.length < 300 && !row.text.includes('\n'))
  const documents = benign.filter((row) => ['retrieval', 'tool'].includes(roleOf(row)) && row.text.length > 200)
  if (requests.length === 0 || documents.length === 0) return []
  return Array.from({ length: MOST }, (_, index) => {
    const request = requests[Math.floor(random() * requests.length)] as Row
    const document = documents[Math.floor(random() * documents.length)] as Row
    return plant(document, request, { index, at: random(), random })
  })
}

function plant(
  document: Row,
  request: Row,
  { index, at, random }: { index: number; at: number; random: () => number },
): Row {
  const breaks = [...document.text.matchAll(/\n|[.!?] /g)].map((match) => (match.index ?? 0) + match[0].length)
  const middle = breaks[Math.floor(random() * breaks.length)] ?? 0
  const place = at < 0.3 ? 0 : at < 0.6 ? document.text.length : middle
  const text = `${document.text.slice(0, place)}\n${request.text}\n${document.text.slice(place)}`
  const source = `derived: ${document.source} + ${request.source}`
  return {
    ...document,
    id: `request-${index}`,
    text,
    label: 'injection',
    kind: REQUEST_KIND,
    source,
    payload: [place + 1, place + 1 + request.text.length],
  }
}

/** Whether an example was made by `plantRequests`. */
export function isPlantedRequest({ row }: Example): boolean {
  return row.kind === REQUEST_KIND
}
