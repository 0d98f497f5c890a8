import { afterEach, expect, test, vi } from 'vitest'
import { TelltaleError } from '../errors.ts'
import type { Journal } from '../journal/journal.ts'
import { createMemoryJournal } from '../journal/memory-journal.ts'
import { FakeEngine, memoryStateFile, NO_ALERTS, textEntry, WordStore } from './pipeline-fakes.ts'
import { type Pipeline, type PipelineOptions, startPipeline } from './run-pipeline.ts'

const MIB = 1024 * 1024
const OUTAGE = new TelltaleError('STORE_UNREACHABLE', 'no answer')
const REFUSAL = new TelltaleError('STORE_QUERY_INVALID', 'cannot parse the row')

const running: Pipeline[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((pipeline) => pipeline.stop()))
})

interface Setup {
  readonly journal: Journal
  readonly store: WordStore
  readonly engines: FakeEngine[]
  readonly pipeline: Pipeline
  append(text: string): Promise<void>
}

function setUp(change: Partial<PipelineOptions> & { readonly texts?: readonly string[] } = {}): Setup {
  const journal = change.journal ?? createMemoryJournal(64 * MIB)
  for (const text of change.texts ?? []) void journal.append(textEntry(text))
  const store = new WordStore()
  const engines: FakeEngine[] = []
  const startWorker = () => {
    const engine = new FakeEngine()
    engines.push(engine)
    return engine
  }
  const backoff = { firstMs: 1, longestMs: 4 }
  const log = { warn: () => {} }
  const pipeline = startPipeline({
    journal,
    store,
    startWorker,
    alerts: NO_ALERTS,
    stateFile: memoryStateFile(),
    config: 'rules',
    now: () => 0,
    log,
    backoff,
    gatherMs: 0,
    ...change,
  })
  running.push(pipeline)
  const append = async (text: string) => {
    await journal.append(textEntry(text))
    pipeline.appended()
  }
  return { journal, store, engines, pipeline, append }
}

test('stores what is appended, in order, and moves the checkpoint behind it', async () => {
  const { journal, store, pipeline, append } = setUp()
  for (const text of ['one two', 'three', 'four bad']) await append(text)
  expect(await pipeline.drain(5_000)).toBe(true)
  expect(store.words).toEqual(['one', 'two', 'three', 'four'])
  expect(journal.stats()).toMatchObject({ accepted: 5, stored: 4, quarantined: 1, checkpointSeq: 3 })
  expect(pipeline.state()).toMatchObject({ phase: 'running', lagEntries: 0, lastError: undefined })
})

test('takes up what an earlier run left behind the checkpoint', async () => {
  const { store, pipeline } = setUp({ texts: ['one', 'two'] })
  expect(await pipeline.drain(5_000)).toBe(true)
  expect(store.words).toEqual(['one', 'two'])
})

test('tells a new engine the kept entries before the checkpoint, and stores nothing of them again', async () => {
  const journal = createMemoryJournal(64 * MIB)
  for (const text of ['one', 'two', 'three']) await journal.append(textEntry(text))
  await journal.checkpoint({ seq: 2, stored: 2, unrecognised: 0, quarantined: [] })
  const { store, engines, pipeline } = setUp({ journal })
  expect(await pipeline.drain(5_000)).toBe(true)
  expect(engines[0]?.replayed).toEqual([1, 2])
  expect(store.words).toEqual(['three'])
})

test('waits out an outage of the store, says so, and loses nothing', async () => {
  const { journal, store, pipeline, append } = setUp()
  let failures = 3
  store.fail = () => (failures-- > 0 ? OUTAGE : undefined)
  await append('one')
  await vi.waitFor(() => expect(pipeline.state().phase).toBe('stuck'), { interval: 1 })
  expect(pipeline.state().lastError?.message).toBe('no answer')
  await append('two')
  expect(await pipeline.drain(5_000)).toBe(true)
  expect(store.words).toEqual(['one', 'two'])
  expect(journal.stats()).toMatchObject({ stored: 2, quarantined: 0 })
  expect(pipeline.state().phase).toBe('running')
})

test('does not take a full disk of the store for bad data, however long it lasts', async () => {
  const { journal, store, pipeline, append } = setUp()
  let failures = 25
  store.fail = () => (failures-- > 0 ? new Error('NOT_ENOUGH_SPACE') : undefined)
  await append('one')
  expect(await pipeline.drain(5_000)).toBe(true)
  expect(journal.stats()).toMatchObject({ stored: 1, quarantined: 0 })
})

test('narrows rows that the store refuses down to their entry and sets that one aside', async () => {
  const texts = Array.from({ length: 16 }, (_, i) => (i === 5 ? 'refused one more' : `word${i}`))
  const journal = createMemoryJournal(64 * MIB)
  for (const text of texts) await journal.append(textEntry(text))
  const store = new WordStore()
  store.fail = (words) => (words.includes('refused') ? REFUSAL : undefined)
  const { pipeline } = setUp({ journal, store })
  expect(await pipeline.drain(5_000)).toBe(true)
  expect(store.words).toEqual(texts.filter((text) => !text.includes('refused')))
  expect(journal.stats()).toMatchObject({ accepted: 18, stored: 15, quarantined: 3 })
  expect(journal.findQuarantined(10)).toMatchObject([{ seq: 6, index: -1, itemCount: 3 }])
})

test('writes less at once when the store says it is too much', async () => {
  const { store, pipeline, journal } = setUp({ texts: ['one', 'two', 'three', 'four'] })
  store.fail = (words) => (words.length > 1 ? new TelltaleError('STORE_QUERY_LIMIT', 'too much') : undefined)
  expect(await pipeline.drain(5_000)).toBe(true)
  expect(store.words).toEqual(['one', 'two', 'three', 'four'])
  expect(journal.stats()).toMatchObject({ stored: 4, quarantined: 0 })
})

test('sets an entry aside that killed the engine three times, and stores the others around it', async () => {
  const { journal, store, engines, pipeline } = setUp({ texts: ['one', 'kill two', 'three'] })
  expect(await pipeline.drain(5_000)).toBe(true)
  expect(store.words).toEqual(['one', 'three'])
  expect(journal.stats()).toMatchObject({ accepted: 4, stored: 2, quarantined: 2 })
  expect(journal.findQuarantined(1)[0]?.reason).toBe('the engine was lost on it 3 times: it ran out of memory')
  // Once with the whole batch, three times alone.
  expect(pipeline.state().enginesLost).toBe(4)
  expect(engines).toHaveLength(5)
})

test('an entry set aside earlier does not kill the engine again when it is told its history', async () => {
  const journal = createMemoryJournal(64 * MIB)
  const first = setUp({ journal, texts: ['one', 'kill', 'two'] })
  expect(await first.pipeline.drain(5_000)).toBe(true)
  await first.pipeline.stop()
  await journal.append(textEntry('three'))
  const second = setUp({ journal })
  expect(await second.pipeline.drain(5_000)).toBe(true)
  expect(second.pipeline.state().enginesLost).toBe(0)
  expect(second.engines[0]?.replayed).toEqual([1, 3])
  expect(second.store.words).toEqual(['three'])
})

test('blames no entry for an engine that cannot start', async () => {
  let broken = 6
  const startWorker = () => {
    const engine = new FakeEngine()
    if (broken-- > 0) void engine.stop()
    return engine
  }
  const { journal, store, pipeline } = setUp({ startWorker, texts: ['one'] })
  expect(await pipeline.drain(5_000)).toBe(true)
  expect(store.words).toEqual(['one'])
  expect(journal.stats().quarantined).toBe(0)
})

test('repeats a checkpoint the journal could not take, and counts it once', async () => {
  const journal = createMemoryJournal(64 * MIB)
  let failures = 2
  const flaky: Journal = {
    ...journal,
    checkpoint: async (progress) => {
      if (failures-- > 0) throw new TelltaleError('JOURNAL_FULL', 'no space')
      await journal.checkpoint(progress)
    },
  }
  const { pipeline, store } = setUp({ journal: flaky, texts: ['one'] })
  expect(await pipeline.drain(5_000)).toBe(true)
  expect(journal.stats().stored).toBe(1)
  expect(store.words).toEqual(['one'])
})

test('keeps a stretch behind the checkpoint and trims what is older or over the limit', async () => {
  const batch = { entries: 1, bytes: MIB }
  const { journal, pipeline } = setUp({
    batch,
    saveBytes: 0,
    keep: { bytes: 7, ms: 1e15 },
    texts: ['aaa', 'bbb', 'ccc', 'ddd'],
  })
  expect(await pipeline.drain(5_000)).toBe(true)
  await vi.waitFor(() => expect(journal.firstSeq()).toBe(3), { interval: 1 })
  const old = setUp({ batch, saveBytes: 0, keep: { bytes: 1000, ms: 10 }, now: () => 2e12, texts: ['aaa', 'bbb'] })
  expect(await old.pipeline.drain(5_000)).toBe(true)
  await vi.waitFor(() => expect(old.journal.firstSeq()).toBe(3), { interval: 1 })
})

test('reports what each checkpoint covered', async () => {
  const onProgress = vi.fn()
  const { pipeline } = setUp({ onProgress, texts: ['one bad', 'two'] })
  expect(await pipeline.drain(5_000)).toBe(true)
  expect(onProgress).toHaveBeenCalledWith(
    expect.objectContaining({ seq: 2, entries: 2, events: 2, stored: 2, quarantined: 1, bodyBytes: 10 }),
  )
})

test('a listener that throws stops nothing', async () => {
  const onProgress = () => {
    throw new Error('listener')
  }
  const { pipeline, append } = setUp({ onProgress, texts: ['one'] })
  expect(await pipeline.drain(5_000)).toBe(true)
  await append('two')
  expect(await pipeline.drain(5_000)).toBe(true)
})

test('stops in the middle of an outage without moving the checkpoint, and the next run stores it', async () => {
  const journal = createMemoryJournal(64 * MIB)
  const store = new WordStore()
  store.fail = () => OUTAGE
  const first = setUp({ journal, store, texts: ['one'] })
  await vi.waitFor(() => expect(first.pipeline.state().phase).toBe('stuck'), { interval: 1 })
  expect(await first.pipeline.drain(5)).toBe(false)
  await first.pipeline.stop()
  expect(journal.stats().checkpointSeq).toBe(0)
  const second = setUp({ journal })
  expect(await second.pipeline.drain(5_000)).toBe(true)
  expect(second.store.words).toEqual(['one'])
})

test('stores what waited for the rest of its trace when nothing more comes', async () => {
  const { store, append } = setUp({ idleMs: 1 })
  await append('late')
  await expect.poll(() => store.words).toEqual(['late', 'released'])
})
