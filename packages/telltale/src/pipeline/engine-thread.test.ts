import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMemoryJournal } from '../journal/memory-journal.ts'
import { type EngineWorker, startEngineThread } from './engine-thread.ts'
import { memoryStateFile, NO_ALERTS, textEntry, WordStore, wordsIn } from './pipeline-fakes.ts'
import { startPipeline } from './run-pipeline.ts'

const HERE = dirname(fileURLToPath(import.meta.url))
const base = mkdtempSync(join(tmpdir(), 'telltale-engine-'))
const url = pathToFileURL(join(base, 'worker.mjs'))
const started: EngineWorker[] = []

// A real thread around the words of the other tests, with three more that hurt it: exit, hang and hog memory.
const WORKER = `
import { parentPort } from 'node:worker_threads'
import { serveEngine } from './engine-worker.ts'
import { WORD_STEPS } from './pipeline-fakes.ts'
const hurt = new Map([
  ['exit', () => process.exit(7)],
  ['hang', () => { for (;;); }],
  ['hog', () => { const all = []; for (;;) all.push(new Array(1000).fill(all.length)) }],
])
const decode = (entry) => {
  for (const word of Buffer.from(entry.body).toString().split(' ')) hurt.get(word)?.()
  return WORD_STEPS.decode(entry)
}
const NO_MEMORY = { configure() {}, save: () => new Uint8Array(), load() {} }
if (parentPort) serveEngine(parentPort, { ...WORD_STEPS, decode }, NO_MEMORY)
`

beforeAll(async () => {
  const stdin = { contents: WORKER, resolveDir: HERE, loader: 'ts' as const }
  const result = await build({ stdin, bundle: true, format: 'esm', platform: 'node', write: false, logLevel: 'error' })
  writeFileSync(url, result.outputFiles[0]?.contents ?? '')
})
afterAll(async () => {
  await Promise.all(started.map((engine) => engine.stop()))
  rmSync(base, { recursive: true, force: true })
})

function start(answerMs = 20_000): EngineWorker {
  const engine = startEngineThread({ url, answerMs, heapMiB: 32, youngMiB: 16 })
  started.push(engine)
  return engine
}
const entry = (text: string, seq = 1) => ({ ...textEntry(text), seq })

test('a thread answers rows, counts and times, and leaves the entries it was given as they are', async () => {
  const given = [entry('one two'), entry('throw', 2)]
  const result = await start().process(given)
  expect(wordsIn(result.rows)).toEqual(['one', 'two'])
  expect(result).toMatchObject({ stored: 2, quarantined: [{ seq: 2, itemCount: 1 }] })
  expect(result.times.decodeNs).toBeGreaterThan(0)
  expect(Buffer.from(given[0]?.body ?? []).toString()).toBe('one two')
})

test.each([
  ['exit', 'exited with code 7'],
  ['hog', 'memory'],
])('a thread lost to %s is told from one that answers', async (word, how) => {
  const engine = start()
  await expect(engine.process([entry(word)])).rejects.toThrow(how)
  await expect(engine.process([entry('one')])).rejects.toThrow(how)
})

test('a thread that hangs is given up', async () => {
  await expect(start(300).process([entry('hang')])).rejects.toThrow('did not answer within 300 ms')
})

test('the pipeline gets past an entry that kills real threads', async () => {
  const journal = createMemoryJournal(1_000_000)
  for (const text of ['one', 'exit', 'two', 'three']) await journal.append(textEntry(text))
  const store = new WordStore()
  const log = { warn: () => {} }
  const pipeline = startPipeline({
    journal,
    store,
    startWorker: () => start(),
    alerts: NO_ALERTS,
    stateFile: memoryStateFile(),
    config: undefined,
    now: Date.now,
    log,
  })
  expect(await pipeline.drain(20_000)).toBe(true)
  await pipeline.stop()
  expect(store.words).toEqual(['one', 'two', 'three'])
  expect(journal.stats()).toMatchObject({ accepted: 4, stored: 3, quarantined: 1 })
}, 30_000)
