import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findUnsyncedAnswers, type SyncOrder } from './find-unsynced-answers.ts'
import { findStraceTrouble } from './strace.ts'
import { parseStraceLog } from './strace-log.ts'
import { Bench } from './subject.ts'

const bench = new Bench()
beforeAll(() => bench.prepare())
afterAll(() => bench.close())

const trouble = findStraceTrouble()
const EVENTS = 1024
const JOURNAL_FILE = '/entries/data.mdb'
const TRACED = 'trace=openat,read,write,writev,pwrite64,pwritev,pwritev2,fdatasync,fsync,msync'

async function traceLoad(name: string, sync: 'full' | 'none'): Promise<SyncOrder> {
  const dir = bench.freshDir(name)
  const log = join(dir, 'strace.log')
  // Long strings, so that the bytes of each request can be found in the pages that are written.
  const under = ['strace', '-f', '--seccomp-bpf', '-y', '-s', '40000', '-e', TRACED, '-o', log]
  const subject = await bench.startJournalServer({ dir, sync, under })
  if (subject === undefined) throw new Error('the server did not start under strace')
  const load = { concurrency: 32, durationMs: 20_000, maxEvents: EVENTS }
  await bench.runLoad({ url: subject.url, ledgerDir: dir, prefix: name, ...load })
  await subject.kill('SIGTERM')
  return findUnsyncedAnswers(parseStraceLog(readFileSync(log, 'latin1')), JOURNAL_FILE)
}

test.skipIf(trouble !== undefined)(
  `every 200 goes out after the sync that covers its bytes ${trouble ?? ''}`,
  async () => {
    const order = await traceLoad('synced', 'full')
    expect(order.answered).toBe(EVENTS)
    expect(order.violations).toEqual([])
  },
)

test.skipIf(trouble !== undefined)(`the same check notices a journal that does not sync ${trouble ?? ''}`, async () => {
  const order = await traceLoad('unsynced', 'none')
  expect(order.answered).toBe(EVENTS)
  expect(order.violations).toHaveLength(order.answered)
})
