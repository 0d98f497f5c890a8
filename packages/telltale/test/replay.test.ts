import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { StoryJson } from '@telltale/model'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ATTACKED, CLEAN, exportRequest, RUNS } from './kit/agent-runs.ts'
import { getJson, type RunningServer, startServer } from './kit/server.ts'
import { waitUntilCaughtUp } from './kit/traffic.ts'

const PROGRAM = fileURLToPath(new URL('../dist/main.js', import.meta.url))
let dir: string
let server: RunningServer

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'telltale-replay-'))
  server = await startServer()
})
afterAll(async () => {
  await server?.stop()
  await rm(dir, { recursive: true, force: true })
})

const WHOLE = [...RUNS.values()].map(exportRequest)
/** Each span alone, the last first, everything twice. */
const SCATTERED = [...RUNS.values()]
  .flat()
  .map((span) => exportRequest([span]))
  .reverse()

function telltale(
  ...args: string[]
): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
  const child = spawn(process.execPath, [PROGRAM, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text
  })
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err })))
}

interface Replayed {
  readonly trace_id: string
  readonly injection_driven: number
  readonly verdict: string
  readonly alerts: readonly { readonly rule: string; readonly level: string; readonly atlas: readonly string[] }[]
  readonly flows: readonly {
    readonly from: string
    readonly to: string
    readonly kind: string
    readonly explained: number
  }[]
}

async function replay(name: string, content: string | Uint8Array): Promise<ReadonlyMap<string, Replayed>> {
  const file = join(dir, name)
  await writeFile(file, content)
  const { code, out, err } = await telltale('replay', file, '--json')
  expect([code, err]).toEqual([1, ''])
  const lines = out
    .trim()
    .split('\n')
    .map((line): Replayed => JSON.parse(line))
  return new Map(lines.map((line) => [line.trace_id, line]))
}

test('a replay tells an obeyed injection from a request of the user, with alerts and flows', async () => {
  const traces = await replay('whole.jsonl', WHOLE.join('\n'))
  const attacked = traces.get(ATTACKED)
  const clean = traces.get(CLEAN)
  expect(attacked).toMatchObject({ verdict: 'injection_driven' })
  expect(attacked?.injection_driven).toBeGreaterThan(0.5)
  expect(attacked?.alerts.some(({ level, atlas }) => level === 'high' && atlas.includes('AML.T0051.001'))).toBe(true)
  expect(attacked?.flows.some(({ to, explained }) => to.includes('gen_ai.tool.call.arguments') && explained > 0)).toBe(
    true,
  )
  expect(clean).toMatchObject({ verdict: 'clean' })
  expect(clean?.injection_driven).toBeLessThan(0.5)
  expect(clean?.alerts.filter(({ level }) => level === 'high' || level === 'critical')).toEqual([])
})

test('spans out of order, apart, twice and packed give the same verdicts and flows', async () => {
  const whole = await replay('again.jsonl', WHOLE.join('\n'))
  const scattered = await replay('scattered.jsonl.gz', gzipSync([...SCATTERED, ...SCATTERED].join('\n')))
  for (const id of [ATTACKED, CLEAN]) {
    expect(scattered.get(id)?.injection_driven).toBe(whole.get(id)?.injection_driven)
    expect(scattered.get(id)?.verdict).toBe(whole.get(id)?.verdict)
    expect(scattered.get(id)?.flows).toEqual(whole.get(id)?.flows)
  }
})

test('a line that is no request is said and does not stop the others', async () => {
  const file = join(dir, 'broken.jsonl')
  await writeFile(file, ['{"resourceSpans": 7}', 'nonsense', ...WHOLE].join('\n'))
  const { code, out, err } = await telltale('replay', file, '--json')
  expect(code).toBe(2)
  expect(err).toMatch(/broken\.jsonl:2: this is no OTLP\/JSON export request/)
  expect(out.trim().split('\n')).toHaveLength(2)
})

test('a replay to a server ends as a story with the proof in it', async () => {
  const file = join(dir, 'whole.jsonl')
  const { code, err } = await telltale('replay', file, '--to', server.otlpHttpUrl)
  expect([code, err]).toEqual([0, expect.stringContaining('2 of 2 requests sent')])
  await waitUntilCaughtUp(server)
  const story = await getJson<StoryJson>(`${server.url}/api/v1/traces/${ATTACKED}/story`)
  expect(story.verdict).toBe('injection_driven')
  const flow = story.flows.find(({ to }) => story.nodes.find((node) => node.id === to)?.path === 'to')
  const source = story.nodes.find(({ id }) => id === flow?.from)
  expect(source).toMatchObject({ role: 'tool_result', trust: 'untrusted', name: 'list_messages' })
  expect(
    source?.text?.slice((flow?.from_start ?? 0) - source.text_start, (flow?.from_end ?? 0) - source.text_start),
  ).toBe('archive@collect-desk.example')
  expect(story.answers.map(({ question }) => question)).toEqual(['prompt', 'tool', 'data', 'response'])
})
