#!/usr/bin/env node
// Records what real emitters export, into packages/engine/test/fixtures/<emitter>/<scenario>.<signal>.json.
// `npm run fixtures` writes them; with --check it only says which would change, and exits 1 if any does.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { homedir, hostname } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startMockLlm } from '../examples/mock-llm/src/mock-llm.mjs'
import { startReceiver } from './record/receiver.mjs'
import { stabilise } from './record/stabilise.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '')
const OUT = join(ROOT, 'packages/engine/test/fixtures')
const LIMIT_BYTES = 200 * 1024

/** @typedef {{ name: string, scenarios: string[], packages: string[], metrics?: string }} Emitter `metrics`: the scenario whose metrics are kept */

const OPENAI_SCENARIOS = ['chat', 'tools', 'streaming', 'embeddings', 'responses', 'retrieval', 'failure']

/** @type {readonly Emitter[]} */
const EMITTERS = [
  {
    name: 'official-openai',
    scenarios: OPENAI_SCENARIOS,
    packages: ['@opentelemetry/instrumentation-openai', 'openai'],
    metrics: 'chat',
  },
  { name: 'traceloop', scenarios: OPENAI_SCENARIOS, packages: ['@traceloop/instrumentation-openai', 'openai'] },
  {
    name: 'traceloop-mcp',
    scenarios: ['tools', 'resources', 'failure'],
    packages: ['@traceloop/instrumentation-mcp', '@modelcontextprotocol/sdk'],
  },
  {
    name: 'openinference',
    scenarios: OPENAI_SCENARIOS,
    packages: ['@arizeai/openinference-instrumentation-openai', 'openai'],
  },
  {
    name: 'openinference-langchain',
    scenarios: ['chat', 'tools', 'streaming', 'retrieval'],
    packages: ['@arizeai/openinference-instrumentation-langchain', '@langchain/core', '@langchain/openai'],
  },
  {
    name: 'langfuse',
    scenarios: OPENAI_SCENARIOS,
    packages: ['@langfuse/openai', '@langfuse/otel', '@langfuse/tracing', 'openai'],
  },
  { name: 'vercel-ai', scenarios: [...OPENAI_SCENARIOS, 'object'], packages: ['ai', '@ai-sdk/openai'] },
  {
    name: 'otel-genai',
    scenarios: [
      ...OPENAI_SCENARIOS,
      'memory',
      'guardrail',
      'evaluation',
      'mcp',
      'metrics',
      'legacy-span-events',
      'legacy-attributes',
      'legacy-content-events',
      'details-span-event',
      'security-finding',
    ],
    packages: ['@opentelemetry/api', '@opentelemetry/sdk-trace-node'],
    metrics: 'metrics',
  },
  {
    name: 'http-db',
    scenarios: ['http', 'database', 'former', 'failure'],
    packages: ['@opentelemetry/instrumentation-undici'],
  },
]

/** @param {string} emitter @param {string} scenario @param {NodeJS.ProcessEnv} env */
function play(emitter, scenario, env) {
  // Nothing of this machine's environment reaches the emitter but what it needs to start.
  const child = spawn(process.execPath, [join(ROOT, `examples/emitters/src/${emitter}.mjs`), scenario], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { PATH: process.env.PATH, ...env },
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) =>
      code === 0 ? resolve(undefined) : reject(new Error(`${emitter} ${scenario}: exit ${code}`)),
    )
  })
}

/** @param {Awaited<ReturnType<typeof startReceiver>>} receiver @param {Emitter} emitter @param {string} scenario */
async function record(receiver, emitter, scenario) {
  const mock = await startMockLlm() // a fresh one: its ids count repeated requests
  await play(emitter.name, scenario, {
    MOCK_LLM_URL: mock.url,
    OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
    ...(emitter.name === 'openinference' ? {} : { OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf' }),
  })
  await mock.close()
  const requests = receiver.take()
  if (emitter.metrics !== scenario) requests.delete('metrics')
  if (requests.size === 0) throw new Error(`${emitter.name} ${scenario} exported nothing`)
  const name = `${emitter.name}/${scenario}`
  const stable = stabilise(requests, { name, mockPort: mock.port, root: ROOT })
  return [...stable].map(([signal, request]) => ({
    path: `${name}.${signal}.json`,
    text: `${JSON.stringify(request, null, 2)}\n`,
  }))
}

/** @param {string} name */
function versionOf(name) {
  const file = join(ROOT, 'node_modules', name, 'package.json')
  return JSON.parse(readFileSync(file, 'utf8')).version
}

/** Refuses a recording that gives away where it was made. @param {{ path: string, text: string }} file */
function refuseTraces({ path, text }) {
  const telling = [ROOT, hostname(), homedir().length > 1 ? `${homedir()}/` : ROOT].find((word) => text.includes(word))
  if (telling !== undefined) throw new Error(`${path} names this machine: ${telling}`)
  if (Buffer.byteLength(text) > LIMIT_BYTES) throw new Error(`${path} is larger than ${LIMIT_BYTES} bytes`)
}

function manifest() {
  const emitters = EMITTERS.map(({ name, scenarios, packages }) => ({
    name,
    scenarios,
    packages: Object.fromEntries(packages.map((item) => [item, versionOf(item)])),
  }))
  const stabilised = 'ids, times (1 ms apart, from 2026-11-01T09:00:00Z), ports, measured durations and paths'
  return { path: 'fixtures.json', text: `${JSON.stringify({ stabilised, emitters }, null, 2)}\n` }
}

const receiver = await startReceiver()
const files = [manifest()]
for (const emitter of EMITTERS) {
  for (const scenario of emitter.scenarios) files.push(...(await record(receiver, emitter, scenario)))
}
receiver.close()
files.forEach(refuseTraces)

if (process.argv.includes('--check')) {
  const changed = []
  for (const file of files) {
    const stored = await readFile(join(OUT, file.path), 'utf8').catch(() => '')
    if (stored !== file.text) changed.push(file.path)
  }
  process.stdout.write(
    changed.length === 0 ? `${files.length} recordings unchanged\n` : `changed:\n${changed.join('\n')}\n`,
  )
  process.exitCode = changed.length === 0 ? 0 : 1
} else {
  await rm(OUT, { recursive: true, force: true })
  for (const file of files) {
    await mkdir(dirname(join(OUT, file.path)), { recursive: true })
    await writeFile(join(OUT, file.path), file.text)
  }
  process.stdout.write(`${files.length} files in packages/engine/test/fixtures\n`)
}
