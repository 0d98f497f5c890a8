import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createNormalizer } from '@telltale/engine'
import { startMockLlm } from '@telltale/example-mock-llm'
import { type AiEvent, FIELD, type JsonValue } from '@telltale/model'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEFAULT_LIMITS } from '../src/config.ts'
import { decodeEntry } from '../src/receive/decode-entry.ts'
import { type RunningServer, startServer } from './kit/server.ts'
import { findEvents, waitUntilCaughtUp } from './kit/traffic.ts'

const RECORDED = fileURLToPath(new URL('./fixtures/python', import.meta.url))
const EXAMPLE = fileURLToPath(new URL('../../../examples/emitters/python', import.meta.url))
const AT_MS = Date.UTC(2026, 10, 23)

/** The stock Python instrumentations, and the dialect that reads each. */
const EMITTERS = [
  ['openllmetry', 'otel_genai'],
  ['openinference', 'openinference'],
  ['logfire', 'otel_genai'],
] as const

type Told = ReadonlyMap<string, JsonValue>

/** What `emit.py` does, as any of them must tell it: a question, a tool and its result, a stream, an embedding. */
function expectAll(events: readonly Told[], dialect: string): void {
  const of = (category: string) => events.filter((event) => event.get(FIELD.category) === category)
  const texts = (category: string, field: string) => of(category).map((event) => String(event.get(field) ?? ''))
  expect(new Set(events.map((event) => event.get(FIELD.dialect)))).toEqual(new Set([dialect]))
  expect(texts('ai_prompt', FIELD.promptText)).toEqual(
    expect.arrayContaining(['What is the capital of France?', 'What is the weather in Lisbon?', 'Name three rivers.']),
  )
  expect(texts('ai_system_prompt', FIELD.systemInstructions).length).toBeGreaterThan(0)
  expect(of('ai_response').length).toBeGreaterThanOrEqual(3)
  expect(texts('ai_tool', FIELD.toolName)).toContain('get_weather')
  expect(texts('ai_response', FIELD.responseText)).toContain('The capital of France is Paris.')
  const tools = of('ai_tool').map((event) => JSON.stringify([...event]))
  expect(tools.some((tool) => tool.includes('Lisbon'))).toBe(true)
  expect(tools.some((tool) => tool.includes('18 degrees, rain'))).toBe(true)
  const usage = of('ai_usage').filter((event) => Number(event.get(FIELD.inputTokens)) > 0)
  expect(usage.length).toBeGreaterThanOrEqual(3)
  expect(new Set(of('ai_prompt').map((event) => event.get(FIELD.requestModel)))).toContain('gpt-4o-mini')
}

describe('recorded from stock Python instrumentations', () => {
  test('every recording is looked at', () => {
    expect(readdirSync(RECORDED).sort()).toEqual(EMITTERS.map(([name]) => `${name}.json`).sort())
  })

  test.each(EMITTERS)('%s is read as %s', (name, dialect) => expectAll(readRecording(name), dialect))
})

interface Recorded {
  readonly path: string
  /** Protobuf as it was sent, in base64. */
  readonly body: string
}

function readRecording(name: string): readonly Told[] {
  const sent: readonly Recorded[] = JSON.parse(readFileSync(join(RECORDED, `${name}.json`), 'utf8'))
  const normalizer = createNormalizer({ hashKey: new Uint8Array(32).fill(7) })
  const place = { tenant: 'default', receivedMs: AT_MS }
  const events = sent.flatMap(({ path, body }, seq) => {
    const signal = path.replace('/v1/', '') as 'traces' | 'logs'
    const entry = { signal, encoding: 'protobuf' as const, body: Buffer.from(body, 'base64'), receivedMs: AT_MS }
    const { records } = decodeEntry(entry, DEFAULT_LIMITS)
    const { events: told, failed } = normalizer.normalize(records, { ...place, seq })
    expect(failed).toEqual([])
    return told
  })
  const late = normalizer.normalize([], { ...place, receivedMs: AT_MS + 3_600_000, seq: sent.length }).events
  return [...events, ...late].map(toldOf)
}

function toldOf(event: AiEvent): Told {
  return new Map<string, JsonValue>([...event.fields, [FIELD.category, event.category]])
}

const ASKED = process.env.TELLTALE_PYTHON_EMITTERS === '1'

// Needs Python and a package registry: `TELLTALE_PYTHON_EMITTERS=1` says that both are there.
describe.skipIf(!ASKED)('sent by stock Python instrumentations (TELLTALE_PYTHON_EMITTERS=1)', () => {
  let folder = ''
  let server: RunningServer
  let mock: Awaited<ReturnType<typeof startMockLlm>>

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'telltale-python-'))
    await run('python3', ['-m', 'venv', folder])
    await run(join(folder, 'bin/pip'), ['install', '-q', '-r', join(EXAMPLE, 'requirements.txt')])
    mock = await startMockLlm()
    server = await startServer()
    for (const [name] of EMITTERS) {
      await run(join(folder, 'bin/python'), [join(EXAMPLE, 'emit.py'), name], {
        ...{ MOCK_LLM_URL: mock.url, OTEL_SERVICE_NAME: `python-${name}` },
        OTEL_EXPORTER_OTLP_ENDPOINT: server.otlpHttpUrl,
      })
    }
    await waitUntilCaughtUp(server)
  }, 600_000)

  afterAll(async () => {
    await server?.stop()
    await mock?.close()
    if (existsSync(folder)) await rm(folder, { recursive: true, force: true })
  })

  test.each(EMITTERS)('%s becomes the events of the canonical model', async (name, dialect) => {
    const events = await findEvents(server, `python-${name}`)
    const told = events.map((event) => new Map(Object.entries(event)) as Told)
    expectAll(told, dialect)
  })
})

async function run(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  const keep = (chunk: Buffer): void => {
    output = (output + chunk.toString('utf8')).slice(-4000)
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve))
  if (code !== 0) throw new Error(`${command} ${args.join(' ')}: exit ${code}\n${output}`)
}
