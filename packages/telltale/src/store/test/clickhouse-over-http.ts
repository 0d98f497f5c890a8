import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'
import { Session } from 'chdb'

/**
 * Enough of ClickHouse's HTTP protocol over an embedded engine to run the HTTP client for real where there
 * is no server: `query` and `param_*` in the URL, statement or rows in the body, errors as the server words
 * them. For tests only: one statement at a time, and no user is asked for.
 */
export async function serveClickHouse(path: string): Promise<{ url: string; close: () => Promise<void> }> {
  const session = new Session(path)
  let turn: Promise<unknown> = Promise.resolve()
  const server = createServer({ maxHeaderSize: 1_048_576 }, (request, response) => {
    turn = turn.then(() => answer(session, request, response))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    session.close()
  }
  return { url: `http://127.0.0.1:${port}`, close }
}

async function answer(session: Session, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost')
  const body = await readBody(request)
  try {
    if (url.pathname === '/ping') response.end('Ok.\n')
    else response.end(await run(session, url.searchParams, body))
  } catch (failure) {
    const message = failure instanceof Error ? failure.message : String(failure)
    response.writeHead(500, { 'x-clickhouse-exception-code': /Code: (\d+)/.exec(message)?.[1] ?? '1000' })
    response.end(message)
  }
}

async function run(session: Session, search: URLSearchParams, body: Buffer): Promise<Uint8Array> {
  const query = search.get('query')
  if (query !== null && body.length > 0) {
    await session.queryAsync(`${query}\n${body.toString()}`)
    return new Uint8Array()
  }
  const settings = [...search].flatMap(([name, value]) =>
    /^param_\w+$/.test(name) ? [`${name} = '${hexEscape(value)}'`] : [],
  )
  const set = settings.length === 0 ? '' : `SET ${settings.join(', ')}; `
  return (await session.queryAsync(set + (query ?? body.toString()))).bytes()
}

/** A parameter arrives escaped as a TSV field already; every byte goes on as `\xHH`. */
function hexEscape(text: string): string {
  return Buffer.from(text).toString('hex').replace(/../g, '\\x$&')
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const body = Buffer.concat(chunks)
  return request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body
}
