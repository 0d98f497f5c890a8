import { setTimeout as pause } from 'node:timers/promises'
import { showLine } from '../scan/show-controls.ts'
import { readReplayLine } from './replay-line.ts'

const TRIES = 5
const WAIT_MS = 500

/** Sends each line to a server as OTLP/HTTP; 2 when some were not taken. */
export async function sendLines(
  lines: AsyncIterable<{ readonly line: string; readonly where: string }>,
  flags: { readonly to: string; readonly rate?: string; readonly key?: string },
): Promise<0 | 2> {
  const rate = flags.rate === undefined ? Number.POSITIVE_INFINITY : Number(flags.rate)
  if (!(rate > 0)) throw new Error('--rate must be a number of requests a second above 0')
  const key = flags.key ?? process.env.TELLTALE_KEY
  const headers = { 'content-type': 'application/json', ...(key !== undefined && { authorization: `Bearer ${key}` }) }
  const startMs = performance.now()
  let sent = 0
  let lost = 0
  for await (const { line, where } of lines) {
    const request = readReplayLine(line)
    const dueMs = startMs + (sent / rate) * 1_000
    if (dueMs > performance.now()) await pause(dueMs - performance.now())
    sent += 1
    const problem =
      request === undefined
        ? 'this is no OTLP/JSON export request'
        : await post(new URL(`/v1/${request.signal}`, flags.to), headers, line)
    if (problem === undefined) continue
    lost += 1
    process.stderr.write(`telltale replay: ${showLine(`${where}: ${problem}`, 400)}\n`)
  }
  const seconds = (performance.now() - startMs) / 1_000
  process.stderr.write(`${sent - lost} of ${sent} requests sent in ${seconds.toFixed(1)} s\n`)
  return lost === 0 ? 0 : 2
}

async function post(url: URL, headers: Readonly<Record<string, string>>, body: string): Promise<string | undefined> {
  for (let tries = 1; ; tries++) {
    const answer = await fetch(url, { method: 'POST', headers, body }).catch((error: unknown) => String(error))
    if (typeof answer !== 'string' && answer.ok) return undefined
    const why = typeof answer === 'string' ? answer : `${answer.status} ${(await answer.text()).slice(0, 200)}`
    const isLater = typeof answer === 'string' || answer.status === 429 || answer.status === 503
    if (!isLater || tries === TRIES) return why
    await pause(WAIT_MS * tries)
  }
}
