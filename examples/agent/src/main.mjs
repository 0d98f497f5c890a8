#!/usr/bin/env node
// Harbour Desk: a small real agent with ordinary users and attackers, and a night batch beside it.
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { startMockLlm } from '@telltale/example-mock-llm'
import { ADMIN_ACTIONS } from './audit.mjs'
import { parseOptions, toArgv } from './options.mjs'
import { attacks, ordinaryConversations, PLANTED_MAIL } from './script.mjs'
import { perform } from './stage.mjs'

const BATCH = fileURLToPath(new URL('./batch.mjs', import.meta.url))

const options = parseOptions(process.argv.slice(2))
const stopping = new AbortController()
process.once('SIGINT', () => stopping.abort())
process.once('SIGTERM', () => stopping.abort())

const mock = options.modelUrl === '' ? await startMockLlm() : undefined
const modelUrl = mock?.url ?? options.modelUrl
const batch = fork(BATCH, toArgv({ ...options, modelUrl }), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
const batchEnded = new Promise((resolve) => batch.once('exit', (code) => resolve(code === 0)))
stopping.signal.addEventListener('abort', () => batch.kill('SIGTERM'))

const play = {
  service: 'harbour-desk',
  agent: 'harbour-desk',
  leaveOut: options.leaveOut,
  conversations: (/** @type {number} */ port) => [...ordinaryConversations(port), ...attacks(port)],
  adminActions: ADMIN_ACTIONS,
  first: options.attack ? PLANTED_MAIL : '',
}
const delivered = await perform(options, play, modelUrl, stopping.signal)
const batchDelivered = await batchEnded
await mock?.close()
if (options.once && !(delivered && batchDelivered)) {
  process.stderr.write(`not everything could be delivered to ${options.endpoint}\n`)
  process.exit(1)
}
process.exit(0)
