#!/usr/bin/env node
// The night batch: a second app, started by main.mjs. It tells nobody for which user it works, which is what
// the Telemetry page is there to notice.
import { parseOptions } from './options.mjs'
import { batchConversations } from './script.mjs'
import { perform } from './stage.mjs'

const options = parseOptions(process.argv.slice(2))
const stopping = new AbortController()
process.once('SIGINT', () => stopping.abort())
process.once('SIGTERM', () => stopping.abort())
process.once('disconnect', () => stopping.abort())

const play = {
  service: 'harbour-batch',
  agent: 'harbour-batch',
  leaveOut: new Set([...options.leaveOut, 'user.id', 'user.roles']),
  conversations: batchConversations,
  adminActions: [],
}
const delivered = await perform(options, play, options.modelUrl, stopping.signal)
process.exit(delivered || !options.once ? 0 : 1)
