// Sends numbered events from a process of its own and keeps the books: every id is in sent.log, on disk, before it is
// sent, and in acked.log after its 200. Ends when the server is gone, or after the given time; prints its counts.
// node load-generator.mjs URL LEDGER_DIR PREFIX CONCURRENCY DURATION_MS PAD_BYTES MAX_EVENTS
import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { join } from 'node:path'

const [url = '', ledgerDir = '', prefix = '', concurrency = '8', ...rest] = process.argv.slice(2)
const [durationMs = '10000', padBytes = '0', maxEvents = '100000'] = rest

const agent = new Agent({ keepAlive: true, maxSockets: Number(concurrency) })
const sent = openSync(join(ledgerDir, 'sent.log'), 'a')
const acked = openSync(join(ledgerDir, 'acked.log'), 'a')
const end = performance.now() + Number(durationMs)

/** Answers in the order they came, as [id, status, has Retry-After]; status 0 is no answer. */
const answers: [string, number, boolean][] = []
let next = 1
let gone = false
while (!gone && performance.now() < end && next <= Number(maxEvents)) {
  const ids = Array.from({ length: Number(concurrency) }, () => `${prefix}-${String(next++).padStart(6, '0')}`)
  note(sent, ids)
  const round = await Promise.all(ids.map(async (id) => [id, ...(await send(id))] as [string, number, boolean]))
  note(
    acked,
    round.filter(([, status]) => status === 200).map(([id]) => id),
  )
  answers.push(...round)
  gone = round.every(([, status]) => status === 0)
}
closeSync(sent)
closeSync(acked)
agent.destroy()
process.stdout.write(JSON.stringify(answers))

function note(fd: number, ids: readonly string[]): void {
  if (ids.length === 0) return
  writeSync(fd, `${ids.join('\n')}\n`)
  fdatasyncSync(fd)
}

function send(id: string): Promise<[number, boolean]> {
  return new Promise((resolve) => {
    const headers = { 'content-type': 'application/x-ndjson', 'x-telltale-test': id }
    const call = request(url, { method: 'POST', agent, headers, timeout: 20_000 }, (response) => {
      response.resume()
      response.on('end', () => resolve([response.statusCode ?? 0, response.headers['retry-after'] !== undefined]))
      response.on('error', () => resolve([0, false]))
    })
    call.on('timeout', () => call.destroy())
    call.on('error', () => resolve([0, false]))
    call.end(bodyOf(id))
  })
}

// A line of canonical names: what the program takes at /v1/events, and text like any other to the bare journal.
function bodyOf(id: string): string {
  const names = { 'telltale.category': 'ai_prompt', 'event.action': 'prompt.submitted', 'gen_ai.conversation.id': id }
  return `${JSON.stringify({ ...names, 'test.padding': 'x'.repeat(Number(padBytes)) })}\n`
}
