#!/usr/bin/env node
// @traceloop/instrumentation-mcp: a real MCP client and server, joined in memory.
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js'
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { McpInstrumentation } from '@traceloop/instrumentation-mcp'
import { z } from 'zod'
import { SESSION_ID, USER_ID, weatherIn } from './openai-calls.mjs'
import { runScenarios } from './run.mjs'
import { BaggageSpanProcessor, startTelemetry, withBaggage } from './telemetry.mjs'

const instrumentation = new McpInstrumentation()
const telemetry = startTelemetry({
  service: 'traceloop-mcp',
  instrumentations: [instrumentation],
  before: [new BaggageSpanProcessor()],
})
instrumentation.manuallyInstrument({ Client })

function createWeatherServer() {
  const server = new McpServer({ name: 'weather-server', version: '2.0.0' })
  const city = { description: 'Current weather of a city', inputSchema: { city: z.string() } }
  server.registerTool('get_weather', city, async (args) => ({
    content: [{ type: 'text', text: weatherIn(args.city) }],
  }))
  server.registerTool('close_harbour', { description: 'Closes the harbour', inputSchema: {} }, async () => ({
    isError: true,
    content: [{ type: 'text', text: 'not allowed' }],
  }))
  server.registerResource('tides', 'harbour://tides', { description: 'Tide table' }, async (uri) => ({
    contents: [{ uri: uri.href, mimeType: 'text/plain', text: 'High tide at 06:12 and 18:40.' }],
  }))
  return server
}

/** @param {(client: Client) => Promise<unknown>} play */
const connected = (play) => () =>
  withBaggage({ 'user.id': USER_ID, 'session.id': SESSION_ID }, async () => {
    const server = createWeatherServer()
    const client = new Client({ name: 'harbour-agent', version: '1.2.3' })
    const [ours, theirs] = InMemoryTransport.createLinkedPair()
    await Promise.all([server.connect(theirs), client.connect(ours)])
    await play(client)
    await client.close()
    await server.close()
  })

await runScenarios(
  telemetry,
  new Map([
    [
      'tools',
      connected(async (client) => {
        await client.listTools()
        await client.callTool({ name: 'get_weather', arguments: { city: 'Oslo' } })
      }),
    ],
    ['resources', connected((client) => client.readResource({ uri: 'harbour://tides' }))],
    ['failure', connected((client) => client.callTool({ name: 'close_harbour', arguments: {} }))],
  ]),
)
