import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, resolve, sep } from 'node:path'
import { inSpan } from './telemetry.mjs'

/**
 * @typedef {object} World everything the tools act on
 * @property {ReturnType<typeof import('./mailbox.mjs').openMailbox>} mailbox
 * @property {ReturnType<typeof import('./database.mjs').openDatabase>} database
 * @property {Awaited<ReturnType<typeof import('./library.mjs').openLibrary>>} library
 * @property {string} filesFolder
 * @property {number} sitePort
 */
/** @typedef {{ description: string, risk: string, properties: Record<string, string>, run(world: World, args: Record<string, any>, user: string): Promise<unknown> }} ToolDefinition */

/** @type {ReadonlyMap<string, ToolDefinition>} */
const TOOLS = new Map([
  [
    'read_mail',
    {
      description: "Reads the newest messages of the user's inbox",
      risk: 'read',
      properties: { folder: 'string' },
      run: ({ mailbox }, _args, user) => mailbox.read(user),
    },
  ],
  [
    'send_mail',
    {
      description: 'Sends an e-mail in the name of the user',
      risk: 'external',
      properties: { to: 'string', subject: 'string', body: 'string' },
      async run({ mailbox }, { to, subject, body }, user) {
        await mailbox.send(user, { from: `${user}@harbour.example`, to, subject, body })
        return { sent: true, to }
      },
    },
  ],
  [
    'read_file',
    {
      description: "Reads a file of the user's folder",
      risk: 'read',
      properties: { path: 'string' },
      run: ({ filesFolder }, { path }) => readFile(inside(filesFolder, path), 'utf8'),
    },
  ],
  [
    'write_file',
    {
      description: "Writes a file into the user's folder",
      risk: 'write',
      properties: { path: 'string', content: 'string' },
      async run({ filesFolder }, { path, content }) {
        const file = inside(filesFolder, path)
        await mkdir(dirname(file), { recursive: true })
        await writeFile(file, content)
        return { written: content.length }
      },
    },
  ],
  [
    'http_get',
    {
      description: 'Fetches a web page',
      risk: 'external',
      properties: { url: 'string' },
      run: (_world, { url }) => request(url),
    },
  ],
  [
    'http_post',
    {
      description: 'Posts text to a web address',
      risk: 'external',
      properties: { url: 'string', body: 'string' },
      run: (_world, { url, body }) => request(url, { method: 'POST', body }),
    },
  ],
  [
    'query_database',
    {
      description: 'Runs a SELECT over customers, invoices and bookings',
      risk: 'read',
      properties: { sql: 'string' },
      run: ({ database }, { sql }) => database.query(sql),
    },
  ],
  [
    'search_documents',
    {
      description: 'Searches the harbour handbook',
      risk: 'read',
      properties: { query: 'string' },
      async run({ library }, { query }) {
        const found = await library.search(query)
        return found.map((document) => document.content).join('\n')
      },
    },
  ],
  [
    'send_money',
    {
      description: 'Transfers money from the account of the harbour office',
      risk: 'destructive',
      properties: { amount: 'number', currency: 'string', account: 'string', reference: 'string' },
      async run({ database }, args) {
        await database.pay(args)
        return { transferred: args.amount, currency: args.currency, account: args.account }
      },
    },
  ],
])

/** The tools as the model is told of them. */
export const TOOL_DEFINITIONS = [...TOOLS].map(([name, { description, properties }]) => ({
  type: /** @type {const} */ ('function'),
  function: {
    name,
    description,
    parameters: {
      type: 'object',
      properties: Object.fromEntries(Object.entries(properties).map(([key, type]) => [key, { type }])),
    },
  },
}))

/**
 * Runs one tool call in its `execute_tool` span. What goes wrong becomes the result the model reads.
 * @param {World} world
 * @param {{ id: string, name: string, args: Record<string, any> }} call
 * @param {{ user: string, approver: string }} who `approver` is '' when nobody was asked
 * @returns {Promise<string>}
 */
export async function runTool(world, { id, name, args }, { user, approver }) {
  const tool = TOOLS.get(name)
  const attributes = {
    'gen_ai.operation.name': 'execute_tool',
    'gen_ai.tool.name': name,
    'gen_ai.tool.type': 'function',
    'gen_ai.tool.call.id': id,
    'gen_ai.tool.call.arguments': JSON.stringify(args),
    'gen_ai.tool.description': tool?.description ?? '',
    'telltale.tool.decision': approver === '' ? 'auto_accept' : 'accept',
    'telltale.tool.decision_source': approver === '' ? 'policy' : approver,
    'telltale.tool.risk_tier': tool?.risk ?? 'read',
  }
  const running = inSpan(`execute_tool ${name}`, { attributes }, async (span) => {
    if (tool === undefined) throw new Error(`there is no tool ${name}`)
    const output = await tool.run(world, args, user)
    const result = typeof output === 'string' ? output : JSON.stringify(output)
    span.setAttribute('gen_ai.tool.call.result', result)
    return result
  })
  return running.catch((error) => `error: ${error instanceof Error ? error.message : String(error)}`)
}

/** A path inside a folder; throws when it leads out. @param {string} folder @param {string} path */
function inside(folder, path) {
  const file = resolve(folder, path)
  if (!file.startsWith(folder + sep)) throw new Error('path leads out of the folder')
  return file
}

/** @param {string} url @param {RequestInit} [init] */
async function request(url, init) {
  const { hostname } = new URL(url)
  // The demo never talks to anything but its own loopback site.
  if (hostname !== '127.0.0.1' && !hostname.endsWith('.example'))
    throw new Error(`${hostname} is not reachable from here`)
  const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(5000) })
  const text = await answer.text()
  return `${answer.status} ${text.slice(0, 2000)}`
}
