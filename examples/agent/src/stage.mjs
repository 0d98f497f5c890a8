import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createAgent } from './agent.mjs'
import { createAudit } from './audit.mjs'
import { openDatabase } from './database.mjs'
import { openLibrary } from './library.mjs'
import { openMailbox } from './mailbox.mjs'
import { shuffled } from './script.mjs'
import { startSite } from './site.mjs'
import { startTelemetry, withIdentity } from './telemetry.mjs'

/** How long the last export may take once the app was told to stop. */
const LAST_EXPORT_MS = 700

/**
 * @typedef {object} Play what one app does
 * @property {string} service
 * @property {string} agent
 * @property {ReadonlySet<string>} leaveOut
 * @property {(port: number) => import('./script.mjs').Conversation[]} conversations
 * @property {readonly Record<string, unknown>[]} adminActions
 * @property {string} [first] name of the conversation that the first round begins with; '' for none
 */

/**
 * Sets everything up, plays until the script is through (`--once`) or `signal` aborts, and cleans up.
 * @param {import('./options.mjs').Options} options
 * @param {Play} play
 * @param {string} modelUrl
 * @param {AbortSignal} signal
 * @returns {Promise<boolean>} whether all that was made also reached the receiver
 */
export async function perform(options, play, modelUrl, signal) {
  const { endpoint, key } = options
  const telemetry = startTelemetry({ service: play.service, endpoint, key })
  const folder = await mkdtemp(join(tmpdir(), 'harbour-desk-'))
  const site = await startSite()
  const client = new telemetry.OpenAI({ baseURL: modelUrl, apiKey: 'demo', maxRetries: 0 })
  let delivered = true
  try {
    const world = await createWorld(folder, site.port, client, play)
    const audit = createAudit({ endpoint, key, service: play.service, leaveOut: play.leaveOut, signal })
    const agent = createAgent(client, world)
    for (let round = 0; !signal.aborted; round += 1) {
      delivered = (await playRound({ options, play, world, agent, audit, signal }, round)) && delivered
      if (options.once) break
    }
    world.database.close()
  } catch (error) {
    delivered = false
    if (!signal.aborted)
      process.stderr.write(`${play.service}: ${error instanceof Error ? error.message : String(error)}\n`)
  } finally {
    site.close()
    await rm(folder, { recursive: true, force: true })
    delivered = (await lastExport(telemetry, signal)) && delivered
  }
  return delivered
}

/** @param {string} folder @param {number} port @param {import('openai').OpenAI} client @param {Play} play @returns {Promise<import('./tools.mjs').World>} */
async function createWorld(folder, port, client, play) {
  const filesFolder = join(folder, 'files')
  await mkdir(filesFolder)
  const fill = (/** @type {string} */ text) => text.replaceAll('{{port}}', String(port))
  return {
    mailbox: openMailbox(join(folder, 'mail'), `http://relay.harbour.example:${port}/mail`),
    database: openDatabase(join(folder, 'harbour.db')),
    library: await withIdentity({ 'gen_ai.agent.name': play.agent }, () => openLibrary(client, fill)),
    filesFolder,
    sitePort: port,
  }
}

/**
 * @param {{ options: import('./options.mjs').Options, play: Play, world: import('./tools.mjs').World,
 *   agent: ReturnType<typeof createAgent>, audit: ReturnType<typeof createAudit>, signal: AbortSignal }} cast
 * @param {number} round
 */
async function playRound({ options, play, world, agent, audit, signal }, round) {
  let delivered = true
  const inOrder = shuffled(play.conversations(world.sitePort), options.seed + round)
  const isFirst = (/** @type {{ name: string }} */ { name }) => round === 0 && name === play.first
  const conversations = [...inOrder.filter(isFirst), ...inOrder.filter((one) => !isFirst(one))]
  for (const [index, conversation] of conversations.entries()) {
    if (signal.aborted) break
    const { user, role, name, model = 'gpt-4o-mini', maxSteps = 8, stream = false } = conversation
    for (const mail of conversation.mail ?? []) await world.mailbox.deliver(user, mail)
    const turns = conversation.turns.map((text) => ({ text, model, maxSteps, stream }))
    const id = `${name.replace(/\W+/g, '-')}-${options.seed}-${round + 1}`
    const who = { user, role, conversation: id, agent: play.agent, leaveOut: play.leaveOut }
    // One conversation that fails, with a real model for example, is no reason to end the others.
    await agent.converse(who, turns, signal).catch((error) => {
      if (signal.aborted) return
      delivered = false
      process.stderr.write(`${name}: ${error instanceof Error ? error.message : String(error)}\n`)
    })
    const action = play.adminActions[index]
    if (action !== undefined) delivered = (await audit.report([action])) && delivered
    if (!options.once) await pause(options.paceMs, undefined, { signal }).catch(() => undefined)
  }
  return delivered
}

/** @param {{ stop(): Promise<void> }} telemetry @param {AbortSignal} signal */
async function lastExport(telemetry, signal) {
  const stopped = telemetry.stop().then(
    () => true,
    () => false,
  )
  return signal.aborted ? Promise.race([stopped, pause(LAST_EXPORT_MS, false, { ref: false })]) : stopped
}
