import { Writable } from 'node:stream'
import { CATEGORIES } from '@telltale/model'
import pino from 'pino'
import { expect, test } from 'vitest'
import winston from 'winston'
import { lacking, linesByServer } from '../../test/read-by-server.ts'
import { createFakeRecorder } from '../record/fake-recorder.ts'
import { createLog, type Log } from './create-log.ts'
import { pinoMixin, pinoStream, pinoWriter } from './pino.ts'
import { winstonFormat, winstonWriter } from './winston.ts'

/** One of each log, with all that an investigator needs. */
function writeAll(log: Log): void {
  const model = { provider: 'openai', model: 'm1' }
  const trace = { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), parentSpanId: 'c'.repeat(16) }
  log.prompt({ ...model, ...trace, messages: [{ role: 'user', content: 'When does the ferry leave?' }] })
  log.guardrail({
    name: 'g',
    verdict: 'pass',
    taken: 'allow',
    target: 'input',
    category: 'none',
    score: 0.1,
    policy: 'p',
  })
  log.retrieval({ dataSource: 'wiki', query: 'q', documents: [{ id: 'd1' }], sources: ['s'], maxScore: 0.5 })
  log.tool({ name: 'refund', arguments: { id: 1 }, result: 'ok', callId: 'c1', decision: 'accept', agent: 'desk' })
  log.systemPrompt({ ...model, name: 'desk', version: '1', text: 'You are a desk.', tools: [{ name: 'refund' }] })
  log.usage({ ...model, inputTokens: 1, outputTokens: 2, durationMs: 3, maxTokens: 4 })
  log.egress({
    ...trace,
    host: 'x.example',
    url: 'https://x.example/',
    method: 'GET',
    status: 200,
    initiator: 'refund',
    bytesOut: 1,
  })
  log.response({ ...trace, text: 'At noon.', id: 'r1', finishReasons: ['stop'], responseModel: 'm1' })
  log.audit({
    type: 'key.created',
    actorType: 'user',
    objectType: 'key',
    objectId: 'k',
    eventCategory: 'iam',
    eventType: 'creation',
  })
}

const recorder = { identity: () => ({ user: 'u1', session: 's1', address: '192.0.2.7' }) }
const common = { recorder, service: 'shop', environment: 'test', now: () => 1_760_000_000_000 }

function expectAll(lines: readonly string[]): void {
  const events = linesByServer(lines)
  expect(events.map(({ category }) => category).sort()).toEqual([...CATEGORIES].sort())
  expect(events.map((event) => [event.category, lacking(event)])).toEqual(events.map(({ category }) => [category, []]))
  expect(events.every(({ fields }) => fields.get('user.id') === 'u1')).toBe(true)
  expect(events.every(({ timeUnixNano }) => timeUnixNano === 1_760_000_000_000_000_000n)).toBe(true)
}

test('writes nine logs that the server reads with every critical field', () => {
  const lines: string[] = []
  writeAll(createLog({ ...common, write: (line) => void lines.push(line) }))
  expectAll(lines)
  expect(lines.every((line) => !line.includes('\n'))).toBe(true)
})

test('writes through pino, beside the application’s own lines', () => {
  const all: string[] = []
  const picked: string[] = []
  const streams = [
    { stream: { write: (line: string) => void all.push(line) } },
    { stream: pinoStream((line) => void picked.push(line)) },
  ]
  const logger = pino({}, pino.multistream(streams))
  logger.info('started')
  writeAll(createLog({ ...common, write: pinoWriter(logger) }))
  expect(all).toHaveLength(10)
  expectAll(all.slice(1))
  expectAll(picked)
  expect(JSON.parse(picked[0] ?? '')).not.toHaveProperty('pid')
})

test('puts identity on every line of pino', () => {
  const lines: string[] = []
  const fake = createFakeRecorder()
  const logger = pino({ mixin: pinoMixin(fake.recorder) }, { write: (line) => void lines.push(line) })
  fake.recorder.as({ user: 'u1' }, () => logger.info('hello'))
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ 'user.id': 'u1', msg: 'hello' })
})

test('writes through winston, with a transport that gets the AI logs alone', async () => {
  const lines: string[] = []
  const stream = new Writable({
    write: (chunk, _, done) => {
      lines.push(String(chunk).trim())
      done()
    },
  })
  const transport = new winston.transports.Stream({ stream, format: winstonFormat() })
  const logger = winston.createLogger({ transports: [transport] })
  logger.info('started')
  writeAll(createLog({ ...common, write: winstonWriter(logger) }))
  await expect.poll(() => lines.length).toBe(9)
  expectAll(lines)
})

test('an entry says more than what is usual, and further fields are taken as they are', () => {
  const lines: string[] = []
  const log = createLog({ ...common, write: (line) => void lines.push(line) })
  log.tool({ name: 'x', user: 'u2', fields: { 'mcp.server.name': 'files' }, ...({ odd: 1 } as object) })
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ 'user.id': 'u2', 'mcp.server.name': 'files' })
  expect(lines[0]).not.toContain('odd')
})

test('counts what it cannot write, and never throws', () => {
  const log = createLog({
    write: () => {
      throw new Error('disk full')
    },
  })
  log.prompt({ text: 'x' })
  log.prompt(undefined as never)
  expect(log.dropped()).toBe(2)
})
