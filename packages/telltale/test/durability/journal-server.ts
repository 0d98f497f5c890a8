// The smallest server that acknowledges into the journal: what the strace tests look at, so that they see nothing else.
// Runs as its own process: node journal-server.mjs DIR CAPACITY_BYTES full|none
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { TelltaleError } from '../../src/errors.ts'
import type { Journal } from '../../src/journal/journal.ts'
import { openLmdbJournal } from '../../src/journal/lmdb-journal.ts'

const PAGE = { entries: 10_000, bytes: 16 * 1024 * 1024 }

const [dir = '', capacity = '0', sync = 'full'] = process.argv.slice(2)
const journal = await openLmdbJournal({
  dir,
  capacityBytes: Number(capacity),
  sync: sync === 'none' ? 'none' : 'full',
})

const server = createServer((request, response) => {
  answer(request, journal).then(
    ({ status, body, headers }) => response.writeHead(status, headers).end(body),
    (error: unknown) => refuse(response, error),
  )
})
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  process.stdout.write(
    `${JSON.stringify({ ready: true, port, otlpHttpPort: port, otlpGrpcPort: port, pid: process.pid })}\n`,
  )
})
process.on('SIGTERM', () => {
  server.close()
  server.closeAllConnections()
  void journal.close().then(() => process.exit(0))
})

interface Answer {
  readonly status: number
  readonly body: string
  readonly headers?: Readonly<Record<string, string>>
}

async function answer(request: IncomingMessage, into: Journal): Promise<Answer> {
  if (request.method === 'POST') {
    const body = await readAll(request)
    await into.append({
      tenant: 'default',
      keyId: 'local',
      receivedMs: Date.now(),
      signal: 'events',
      encoding: 'ndjson',
      itemCount: 1,
      body,
    })
    return { status: 200, body: '{}' }
  }
  if (request.url === '/stats') return { status: 200, body: JSON.stringify(into.stats()) }
  if (request.url === '/trim') return trimAll(into)
  return { status: 200, body: readBodies(into).join('\n') }
}

async function trimAll(into: Journal): Promise<Answer> {
  const { lastSeq, checkpointSeq } = into.stats()
  await into.checkpoint({ seq: lastSeq, stored: lastSeq - checkpointSeq, unrecognised: 0, quarantined: [] })
  await into.trim(lastSeq)
  return { status: 200, body: JSON.stringify(into.stats()) }
}

function readBodies(from: Journal): readonly string[] {
  const bodies: string[] = []
  for (let seq = 0; ; ) {
    const entries = from.read(seq, PAGE)
    for (const entry of entries) bodies.push(entry.damage ?? Buffer.from(entry.body).toString('utf8'))
    const last = entries.at(-1)
    if (last === undefined) return bodies
    seq = last.seq
  }
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function refuse(response: ServerResponse, error: unknown): void {
  const code = error instanceof TelltaleError ? error.code : 'JOURNAL_FAILED'
  response.writeHead(503, { 'retry-after': '1' }).end(code)
}
