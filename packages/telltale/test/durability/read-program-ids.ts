import { setTimeout as sleep } from 'node:timers/promises'

const SETTLE_MS = 30_000
const LOOK_MS = 50
const PAGE = 1000

/** Waits until everything accepted is stored, then reads the conversation ids of all prompts through the API. */
export async function readProgramIds(apiUrl: string): Promise<readonly string[]> {
  await waitUntilStored(apiUrl)
  const ids: string[] = []
  let cursor: string | null = null
  do {
    const next: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`
    const page = await getJson(`${apiUrl}/api/v1/events?category=ai_prompt&limit=${PAGE}${next}`)
    ids.push(...readIds(page))
    cursor = typeof page.next === 'string' ? page.next : null
  } while (cursor !== null)
  return ids
}

async function waitUntilStored(apiUrl: string): Promise<void> {
  const end = performance.now() + SETTLE_MS
  for (;;) {
    const stats = await getJson(`${apiUrl}/api/v1/stats`)
    if (stats.pending === 0) return
    if (performance.now() > end) throw new Error(`not everything was stored in time: ${JSON.stringify(stats)}`)
    await sleep(LOOK_MS)
  }
}

function readIds(page: Readonly<Record<string, unknown>>): readonly string[] {
  const events: unknown = page.events
  if (!Array.isArray(events)) throw new Error('the answer holds no events')
  return events.map((event) => String(event['gen_ai.conversation.id'] ?? event.fields?.['gen_ai.conversation.id']))
}

async function getJson(url: string): Promise<Readonly<Record<string, unknown>>> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  return (await response.json()) as Record<string, unknown>
}
