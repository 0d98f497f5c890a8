import { afterEach, expect, test, vi } from 'vitest'
import { createMemoryJournal } from '../journal/memory-journal.ts'
import { FakeEngine, memoryStateFile, NO_ALERTS, textEntry, WordStore } from './pipeline-fakes.ts'
import { type Pipeline, type PipelineOptions, startPipeline } from './run-pipeline.ts'

const running: Pipeline[] = []
afterEach(async () => {
  for (const pipeline of running.splice(0)) await pipeline.stop()
})

function start(change: Partial<PipelineOptions> & Pick<PipelineOptions, 'journal'>) {
  const engines: FakeEngine[] = []
  const startWorker = () => {
    const engine = new FakeEngine()
    engines.push(engine)
    return engine
  }
  const pipeline = startPipeline({
    store: new WordStore(),
    alerts: NO_ALERTS,
    stateFile: memoryStateFile(),
    config: 'rules',
    startWorker,
    now: () => 0,
    log: { warn: () => {} },
    backoff: { firstMs: 1, longestMs: 4 },
    gatherMs: 0,
    ...change,
  })
  running.push(pipeline)
  return { pipeline, engines }
}

async function journalOf(...texts: string[]) {
  const journal = createMemoryJournal(64 * 1024 * 1024)
  for (const text of texts) await journal.append(textEntry(text))
  return journal
}

test('what the engine remembers is saved behind the checkpoint, and a later start goes on from it', async () => {
  const journal = await journalOf('one', 'two')
  const stateFile = memoryStateFile()
  const first = start({ journal, stateFile, saveBytes: 0 })
  expect(await first.pipeline.drain(5_000)).toBe(true)
  await first.pipeline.stop()
  expect(stateFile.kept).toEqual({ seq: 2, state: [Uint8Array.of(1, 2)] })
  await journal.append(textEntry('three'))
  const second = start({ journal, stateFile, saveMs: 1e9 })
  expect(await second.pipeline.drain(5_000)).toBe(true)
  // Entries 1 and 2 only teach open traces; 3 is new.
  expect(second.engines[0]).toMatchObject({ warmed: [1, 2], replayed: [], memory: [1, 2, 3] })
})

test('entries between the saved state and the checkpoint are gone through again without being stored again', async () => {
  const journal = await journalOf('one', 'two', 'three')
  const first = start({ journal, saveMs: 1e9 })
  expect(await first.pipeline.drain(5_000)).toBe(true)
  await first.pipeline.stop()
  await journal.append(textEntry('four'))
  const store = new WordStore()
  const second = start({ journal, store, stateFile: memoryStateFile({ seq: 1, state: [Uint8Array.of(1)] }) })
  expect(await second.pipeline.drain(5_000)).toBe(true)
  expect(second.engines[0]).toMatchObject({ warmed: [1], replayed: [2, 3], memory: [1, 2, 3, 4] })
  expect(store.words).toEqual(['four'])
})

test('a state from after the checkpoint is of another time and is not used', async () => {
  const journal = await journalOf('one')
  const { pipeline, engines } = start({ journal, stateFile: memoryStateFile({ seq: 9, state: [Uint8Array.of(9)] }) })
  expect(await pipeline.drain(5_000)).toBe(true)
  expect(engines[0]?.memory).toEqual([1])
})

test('an engine lost in the middle is followed by one that remembers the same, under the same rules', async () => {
  const journal = await journalOf('one', 'two', 'kill', 'three')
  const { pipeline, engines } = start({ journal, saveBytes: 0, batch: { entries: 1, bytes: 1e6 } })
  expect(await pipeline.drain(5_000)).toBe(true)
  const last = engines.at(-1)
  expect(engines.length).toBeGreaterThan(1)
  expect(last?.memory).toEqual([1, 2, 4])
  expect(last?.configs).toEqual(['rules'])
})

test('new rules reach the engine that runs and every one after it', async () => {
  const journal = await journalOf('one')
  const { pipeline, engines } = start({ journal })
  expect(await pipeline.drain(5_000)).toBe(true)
  await pipeline.configure('other rules')
  await journal.append(textEntry('kill'))
  pipeline.appended()
  await vi.waitFor(() => expect(engines.length).toBeGreaterThan(1))
  expect(await pipeline.drain(5_000)).toBe(true)
  expect(engines[0]?.configs).toEqual(['rules', 'other rules'])
  expect(engines.at(-1)?.configs).toEqual(['other rules'])
})

test('alerts are kept before the checkpoint moves past their events', async () => {
  const journal = await journalOf('one')
  let failures = 2
  const checkpoints: number[] = []
  const alerts = {
    saveGaps: async () => undefined,
    saveAlerts: async () => {
      checkpoints.push(journal.stats().checkpointSeq)
      if (failures-- > 0) throw new Error('the desk is locked')
    },
  }
  const alert = { id: 'a'.repeat(32) } as never
  const startWorker = () =>
    Object.assign(new FakeEngine(), {
      process: async (entries: Parameters<FakeEngine['process']>[0]) => ({
        ...(await new FakeEngine().process(entries)),
        alerts: [alert],
      }),
    })
  const { pipeline } = start({ journal, alerts, startWorker })
  expect(await pipeline.drain(5_000)).toBe(true)
  expect(checkpoints).toEqual([0, 0, 0])
})
