import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, symlinkSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startMockLlm } from '@telltale/example-mock-llm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningServer, startServer, waitFor } from './kit/server.ts'
import { findEvents } from './kit/traffic.ts'

// What the docs say is run as it stands there, but for addresses: they cannot promise what does not work.
const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const PROGRAM = join(ROOT, 'packages/telltale/dist/main.js')
const COMPLETE = ['ai_prompt', 'ai_response', 'ai_usage']
const LIMIT_S = 60

/** An application that was there before. */
const APP = `import OpenAI from 'openai'
const client = new OpenAI()
`
const CALL = `
const answer = await client.chat.completions.create({ model: 'gpt-4o-mini', messages: [{ role: 'user', content: 'Hello' }] })
console.log(answer.choices[0].message.content)
`
const GENERATE = `
import { generateText } from 'ai'
console.log((await generateText({ model, prompt: 'Hello' })).text)
`

let server: RunningServer
let provider: Awaited<ReturnType<typeof startMockLlm>>
let tarball: string
const folders: string[] = []

beforeAll(async () => {
  const packed = await newFolder()
  const dist = join(ROOT, 'packages/sdk/dist')
  const name = execFileSync('npm', ['pack', '--silent', '--pack-destination', packed, dist]).toString().trim()
  tarball = join(packed, name.split('\n').at(-1) ?? '')
  provider = await startMockLlm()
  server = await startServer()
})

afterAll(async () => {
  await server?.stop()
  await provider?.close()
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})

test('wrapper: three lines of docs/sdk.md', async () => {
  const app = block('sdk.md', 'js', 'wrap(new OpenAI())').replaceAll('my-app', 'quick-wrapper')
  await timed('wrapper', 'quick-wrapper', (folder) => runApp(folder, here(app) + CALL))
})

test('register flag: one line of docs/sdk.md, and no code', async () => {
  const line = here(block('sdk.md', 'sh', '@telltale/sdk/register')).replace('my-app', 'quick-register')
  await timed('register flag', 'quick-register', (folder) => runApp(folder, APP + CALL, line))
})

test('Vercel AI SDK: the lines of docs/sdk.md', async () => {
  const app = block('sdk.md', 'js', 'aiSdkMiddleware').replaceAll('my-app', 'quick-ai-sdk')
  await timed('Vercel AI SDK', 'quick-ai-sdk', (folder) => runApp(folder, here(app) + GENERATE))
})

test('proxy: the two lines of docs/proxies.md, and no code', async () => {
  const [start = '', set = ''] = block('proxies.md', 'sh', 'telltale proxy ').split('\n')
  const port = await freePort()
  await timed('proxy', 'llm-proxy', async (folder) => {
    const command = start.replace(/^telltale /, `'${process.execPath}' '${PROGRAM}' `)
    const env = { TELLTALE_PROXY_PORT: String(port), TELLTALE_PROXY_OPENAI_URL: provider.url }
    const proxy = run(folder, `exec ${command}`, { ...env, TELLTALE_ENDPOINT: server.otlpHttpUrl })
    try {
      await waitFor('the proxy', async () => ((await answers(port)) ? true : undefined))
      await runApp(folder, APP + CALL, `${set.replace('4320', String(port))}\nnode app.js`)
    } finally {
      proxy.kill('SIGTERM')
      await once(proxy, 'exit')
    }
  })
})

/** The block of code of a page that has a text in it. */
function block(page: string, language: string, text: string): string {
  const blocks = readFileSync(join(ROOT, 'docs', page), 'utf8')
    .split('```')
    .filter((_, place) => place % 2 === 1)
  const found = blocks.find((code) => code.startsWith(`${language}\n`) && code.includes(text))
  if (found === undefined) throw new Error(`docs/${page} has no ${language} block with ${text}`)
  return found.slice(language.length + 1)
}

function here(code: string): string {
  return code.replaceAll('http://127.0.0.1:4318', server.otlpHttpUrl)
}

/** From an empty folder to the first complete set of logs on the server. */
async function timed(way: string, app: string, run: (folder: string) => Promise<void>): Promise<void> {
  const startMs = performance.now()
  const folder = await newProject()
  await run(folder)
  const found = await waitFor('the logs', async () => {
    const categories = (await findEvents(server, app)).map((event) => String(event['telltale.category']))
    return COMPLETE.every((category) => categories.includes(category)) ? categories : undefined
  })
  const seconds = (performance.now() - startMs) / 1000
  console.log(`${way}: first complete set of logs after ${seconds.toFixed(1)} s`)
  expect(found.length).toBeGreaterThanOrEqual(COMPLETE.length)
  expect(seconds).toBeLessThan(LIMIT_S)
}

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'telltale-quick-'))
  folders.push(folder)
  return folder
}

/** An empty project with the packed SDK; what else it needs comes from the workspace, so that nothing is fetched. */
async function newProject(): Promise<string> {
  const folder = await newFolder()
  const modules = join(folder, 'node_modules')
  await mkdir(join(modules, '@telltale/sdk'), { recursive: true })
  await mkdir(join(modules, '@ai-sdk'))
  execFileSync('tar', ['-xzf', tarball, '--strip-components=1', '-C', join(modules, '@telltale/sdk')])
  for (const name of ['openai', 'ai', '@ai-sdk/openai'])
    symlinkSync(join(ROOT, 'node_modules', name), join(modules, name))
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }\n')
  return folder
}

async function runApp(folder: string, code: string, command = 'node app.js'): Promise<void> {
  await writeFile(join(folder, 'app.js'), code)
  const child = run(folder, command, { OPENAI_BASE_URL: provider.url })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece) => (said += String(piece)))
  const [code_] = await once(child, 'exit')
  if (code_ !== 0) throw new Error(`app.js ended with ${code_}\n${said}`)
}

function run(folder: string, command: string, env: Readonly<Record<string, string>>): ChildProcess {
  const PATH = `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}`
  return spawn('sh', ['-c', command], { cwd: folder, env: { ...process.env, PATH, OPENAI_API_KEY: 'k', ...env } })
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  return typeof address === 'object' && address !== null ? address.port : 0
}

function answers(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/`).then(
    () => true,
    () => false,
  )
}
