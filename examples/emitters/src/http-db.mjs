#!/usr/bin/env node
// Outbound HTTP (undici instrumentation, real requests to a loopback site) and database client spans inside
// an agent's trace: the egress log and the database step.
import { createServer } from 'node:http'
import { SpanKind, trace } from '@opentelemetry/api'
import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici'
import { inSpan } from './genai-spans.mjs'
import { SESSION_ID, USER_ID } from './openai-calls.mjs'
import { runScenarios } from './run.mjs'
import { startTelemetry } from './telemetry.mjs'

const telemetry = startTelemetry({ service: 'http-db', instrumentations: [new UndiciInstrumentation()] })
const IDENTITY = { 'gen_ai.conversation.id': SESSION_ID, 'user.id': USER_ID }

const site = createServer((request, response) => {
  request.resume()
  request.on('end', () => {
    response.writeHead(request.url === '/missing' ? 404 : 200, { 'content-type': 'text/plain' })
    response.end('High tide at 06:12 and 18:40.')
  })
})
await new Promise((resolve) => site.listen(0, '127.0.0.1', () => resolve(undefined)))
const { port } = /** @type {import('node:net').AddressInfo} */ (site.address())
const base = `http://127.0.0.1:${port}`

/** A tool call inside an agent's turn. @param {string} tool @param {() => Promise<unknown>} run */
function toolCall(tool, run) {
  const agent = { 'gen_ai.operation.name': 'invoke_agent', 'gen_ai.agent.name': 'harbour-agent', ...IDENTITY }
  const call = {
    'gen_ai.operation.name': 'execute_tool',
    'gen_ai.tool.name': tool,
    'gen_ai.tool.call.id': 'call_1',
    ...IDENTITY,
  }
  return inSpan('invoke_agent harbour-agent', { attributes: agent }, () =>
    inSpan(`execute_tool ${tool}`, { attributes: call }, run),
  )
}

async function http() {
  await toolCall('http_get', async () => {
    const answer = await fetch(`${base}/tides?port=oslo`)
    await answer.text()
  })
  await toolCall('http_post', async () => {
    const answer = await fetch(`${base}/bookings`, { method: 'POST', body: 'berth=12' })
    await answer.text()
  })
}

async function failure() {
  await toolCall('http_get', async () => {
    const answer = await fetch(`${base}/missing`)
    await answer.text()
  })
  await toolCall('http_get', () => fetch('http://127.0.0.1:9/closed').catch(() => undefined))
}

/** Database spans in the stable names and in the ones before. */
async function database() {
  const current = {
    'db.system.name': 'sqlite',
    'db.namespace': 'harbour',
    'db.operation.name': 'SELECT',
    'db.collection.name': 'customers',
    'db.query.text': 'SELECT id, name FROM customers WHERE id = ?',
    'db.response.returned_rows': 1,
  }
  const former = {
    'db.system': 'postgresql',
    'db.name': 'harbour',
    'db.operation': 'SELECT',
    'db.sql.table': 'invoices',
    'db.statement': 'SELECT * FROM invoices',
    'net.peer.name': 'db.harbour.example',
    'net.peer.port': 5432,
  }
  await toolCall('query_database', async () => {
    await inSpan('SELECT customers', { kind: SpanKind.CLIENT, attributes: current }, async () => undefined)
    await inSpan('SELECT harbour.invoices', { kind: SpanKind.CLIENT, attributes: former }, async () => undefined)
  })
}

/** HTTP client spans of the names before 1.23, and one outside any agent: ordinary traffic of the same service. */
async function former() {
  const attributes = {
    'http.method': 'POST',
    'http.url': 'https://api.harbour.example/v2/notify?id=7',
    'http.status_code': 202,
    'http.request_content_length': 512,
    'net.peer.name': 'api.harbour.example',
    'net.peer.port': 443,
  }
  await toolCall('notify', () => inSpan('HTTP POST', { kind: SpanKind.CLIENT, attributes }, async () => undefined))
  const tracer = trace.getTracer('plain-http')
  const health = { 'http.request.method': 'GET', 'url.path': '/health', 'http.response.status_code': 200 }
  tracer.startSpan('GET /health', { kind: SpanKind.SERVER, attributes: health }).end()
}

await runScenarios(
  {
    async stop() {
      await telemetry.stop()
      site.closeAllConnections()
      site.close()
    },
  },
  new Map([
    ['http', http],
    ['database', database],
    ['former', former],
    ['failure', failure],
  ]),
)
