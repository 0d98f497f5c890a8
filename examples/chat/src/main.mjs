// A chat page of a bank's assistant, watched by Telltale in enforce mode: `node examples/chat/src/main.mjs`.
// It needs a running `npm start`; the model is the example's own, so nothing leaves the machine.
import { createServer } from 'node:http'
import { parseArgs } from 'node:util'
import { startMockLlm } from '@telltale/example-mock-llm'
import { BlockedError, createHelpers, followEgress, start, wrap } from '@telltale/sdk'
import OpenAI from 'openai'
import { createAssistant } from './assistant.mjs'
import { PAGE } from './page.mjs'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8090' },
    endpoint: { type: 'string', default: process.env.TELLTALE_ENDPOINT ?? 'http://127.0.0.1:4318' },
    key: { type: 'string', default: process.env.TELLTALE_KEY ?? '' },
    mode: { type: 'string', default: 'enforce' },
  },
})

const telltale = start({
  service: 'harbour-bank-chat',
  endpoint: values.endpoint,
  ...(values.key === '' ? {} : { key: values.key }),
  mode: values.mode === 'monitor' ? 'monitor' : 'enforce',
})
const model = await startMockLlm()
await followEgress({ recorder: telltale.recorder, own: [values.endpoint] })
const client = wrap(new OpenAI({ apiKey: 'unused', baseURL: model.url }))
const assistant = createAssistant(client, createHelpers({ ...telltale, agent: { name: 'bank-assistant' } }))

const server = createServer(async (request, response) => {
  if (request.method !== 'POST') return send(response, 200, 'text/html; charset=utf-8', PAGE)
  try {
    const { message, user, session } = await readJson(request)
    const who = { user: String(user), session: String(session), conversation: String(session) }
    const text = await telltale.recorder.as(who, () => assistant.answer(who.session, String(message)))
    return send(response, 200, 'application/json', JSON.stringify({ text }))
  } catch (error) {
    const blocked = error instanceof BlockedError
    const body = { text: blocked ? error.message : 'Something went wrong.', code: blocked ? error.code : 'ERROR' }
    return send(response, blocked ? error.status : 500, 'application/json', JSON.stringify(body))
  }
})

server.listen(Number(values.port), '127.0.0.1', () => {
  console.log(`Chat in ${values.mode} mode: http://127.0.0.1:${server.address().port}`)
})
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, async () => {
    server.close()
    server.closeAllConnections()
    await Promise.all([telltale.stop(), model.close()])
    process.exit(0)
  })
}

function send(response, status, type, body) {
  response.writeHead(status, { 'content-type': type, 'content-security-policy': "default-src 'self' 'unsafe-inline'" })
  response.end(body)
}

const LONGEST = 64 * 1024

async function readJson(request) {
  let text = ''
  for await (const chunk of request) {
    text += chunk
    if (text.length > LONGEST) throw new Error('too long')
  }
  return JSON.parse(text)
}
