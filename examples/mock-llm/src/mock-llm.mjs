#!/usr/bin/env node
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import { pathToFileURL } from 'node:url'
import { answerChat, streamChat } from './chat.mjs'
import { answerEmbeddings } from './embeddings.mjs'
import { answerModeration } from './moderation.mjs'
import { createResponses } from './responses.mjs'

const BODY_LIMIT_BYTES = 8 * 1024 * 1024
/** The day the mock was born: the same on every run, so recordings do not change. */
const CREATED = 1_767_225_600
const MODELS = [
  'gpt-4o',
  'gpt-4o-mini',
  'gpt-4.1-mini',
  'o4-mini',
  'naive-4o',
  'naive-4o-mini',
  'text-embedding-3-small',
  'omni-moderation-latest',
]

/** A fault the service answers with, in its own JSON form. */
class ApiError extends Error {
  /** @param {number} status @param {string} code @param {string} message */
  constructor(status, code, message) {
    super(message)
    this.status = status
    this.code = code
  }
}

/**
 * @typedef {object} Call one request, read and stamped
 * @property {Record<string, any>} body
 * @property {{ id: string, created: number }} stamp
 */
/** @typedef {{ json: object } | { events: Iterable<object>, named: boolean }} Reply */

/**
 * Starts an OpenAI-compatible service that answers from the request alone. Every identical request gets the
 * same answer; ids differ only by how often the request came before. `close` ends open streams as well.
 * @param {{ port?: number, host?: string }} [options] port 0 picks a free one
 * @returns {Promise<{ url: string, port: number, close(): Promise<void> }>} `url` ends in `/v1`
 */
export async function startMockLlm({ port = 0, host = '127.0.0.1' } = {}) {
  const routes = createRoutes()
  const nextId = createIds()
  const server = createServer((request, response) => {
    serve(routes, nextId, request, response).catch((error) => sendError(response, error))
  })
  await new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve(undefined))
  })
  const bound = /** @type {import('node:net').AddressInfo} */ (server.address()).port
  return {
    url: `http://${host}:${bound}/v1`,
    port: bound,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** @returns {Map<string, (call: Call) => Reply>} */
function createRoutes() {
  const responses = createResponses()
  return new Map([
    [
      'POST /v1/chat/completions',
      ({ body, stamp }) => {
        if (!Array.isArray(body.messages)) throw new ApiError(400, 'invalid_request_error', "'messages' must be a list")
        return body.stream === true
          ? { events: streamChat(body, stamp), named: false }
          : { json: answerChat(body, stamp) }
      },
    ],
    [
      'POST /v1/responses',
      ({ body, stamp }) =>
        body.stream === true
          ? { events: responses.stream(body, stamp), named: true }
          : { json: responses.answer(body, stamp) },
    ],
    ['POST /v1/embeddings', ({ body }) => ({ json: answerEmbeddings(body) })],
    ['POST /v1/moderations', ({ body, stamp }) => ({ json: answerModeration(body, stamp.id) })],
    [
      'GET /v1/models',
      () => ({
        json: {
          object: 'list',
          data: MODELS.map((id) => ({ id, object: 'model', created: CREATED, owned_by: 'mock' })),
        },
      }),
    ],
  ])
}

/** Ids derived from the request and how often it came before. */
function createIds() {
  /** @type {Map<string, number>} */
  const seen = new Map()
  return (/** @type {string} */ text) => {
    const content = createHash('sha256').update(text).digest('hex')
    const times = seen.get(content) ?? 0
    if (seen.size > 100_000) seen.clear()
    seen.set(content, times + 1)
    return times === 0
      ? content.slice(0, 24)
      : createHash('sha256').update(`${content}${times}`).digest('hex').slice(0, 24)
  }
}

/**
 * @param {Map<string, (call: Call) => Reply>} routes
 * @param {(text: string) => string} nextId
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function serve(routes, nextId, request, response) {
  const path = new URL(request.url ?? '/', 'http://mock').pathname
  const route = routes.get(`${request.method} ${path}`)
  if (route === undefined) throw new ApiError(404, 'unknown_url', `Unknown request URL: ${request.method} ${path}`)
  if (request.headers.authorization === 'Bearer invalid')
    throw new ApiError(401, 'invalid_api_key', 'Incorrect API key provided')
  const text = await readBody(request)
  const body = text === '' ? {} : parseBody(text)
  if (request.method === 'POST') checkModel(body.model, path)
  const id = nextId(`${path}\n${text}`)
  const reply = route({ body, stamp: { id, created: CREATED } })
  response.setHeader('x-request-id', `req_${id}`)
  if ('json' in reply) return sendJson(response, 200, reply.json)
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' })
  for (const event of reply.events) {
    const name = reply.named && 'type' in event ? `event: ${event.type}\n` : ''
    response.write(`${name}data: ${JSON.stringify(event)}\n\n`)
  }
  response.end(reply.named ? '' : 'data: [DONE]\n\n')
}

/** @param {unknown} model @param {string} path */
function checkModel(model, path) {
  if (model === undefined && path === '/v1/moderations') return
  if (typeof model !== 'string') throw new ApiError(400, 'invalid_request_error', 'you must provide a model parameter')
  if (model.startsWith('missing-')) throw new ApiError(404, 'model_not_found', `The model '${model}' does not exist`)
  if (model.startsWith('limited-')) throw new ApiError(429, 'rate_limit_exceeded', `Rate limit reached for ${model}`)
}

/** @param {string} text @returns {Record<string, any>} */
function parseBody(text) {
  try {
    const body = JSON.parse(text)
    if (typeof body === 'object' && body !== null) return body
  } catch {
    // falls through to the same answer as a body that is not an object
  }
  throw new ApiError(400, 'invalid_request_error', 'We could not parse the JSON body of your request')
}

/** @param {import('node:http').IncomingMessage} request @returns {Promise<string>} */
async function readBody(request) {
  const chunks = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size > BODY_LIMIT_BYTES) throw new ApiError(413, 'invalid_request_error', 'Request body is too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** @param {import('node:http').ServerResponse} response @param {number} status @param {object} body */
function sendJson(response, status, body) {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}

/** @param {import('node:http').ServerResponse} response @param {unknown} error */
function sendError(response, error) {
  if (response.headersSent) return void response.destroy()
  const known = error instanceof ApiError ? error : new ApiError(500, 'server_error', String(error))
  if (known.status === 429) response.setHeader('retry-after', '1')
  const type = known.status === 429 ? 'requests' : 'invalid_request_error'
  sendJson(response, known.status, { error: { message: known.message, type, param: null, code: known.code } })
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const mock = await startMockLlm({ port: Number(process.env.PORT ?? 8089) })
  process.stdout.write(`mock LLM at ${mock.url}\n`)
  const stop = () => mock.close().then(() => process.exit(0))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}
