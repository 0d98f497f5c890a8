import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findLedgerBreaks, readLedger } from './ledger.ts'
import { findStraceTrouble } from './strace.ts'
import { Bench, type LoadAnswer, type Subject } from './subject.ts'

const MIB = 1024 * 1024
const bench = new Bench()
beforeAll(() => bench.prepare())
afterAll(() => bench.close())

const trouble = findStraceTrouble()
const note = trouble === undefined ? '' : `(skipped: ${trouble})`

/** Runs the journal server with one system call on the journal file failing, and gives the answers under load. */
async function loadWithFault(name: string, fault: string): Promise<Outcome> {
  const dir = bench.freshDir(name)
  // Made whole first, so that the fault meets a running journal and not the making of its files.
  const first = await bench.startJournalServer({ dir })
  await first?.kill('SIGTERM')
  const [call = ''] = fault.split(':')
  const file = join(dir, 'journal', 'entries', 'data.mdb')
  const under = [
    'strace',
    '-f',
    '-o',
    join(dir, 'strace.log'),
    '-P',
    file,
    '-e',
    `trace=${call}`,
    '-e',
    `inject=${fault}`,
  ]
  // Faults are counted per thread: with one writing thread the n-th call is the n-th call.
  const subject = await bench.startJournalServer({ dir, under, env: { UV_THREADPOOL_SIZE: '1' } })
  if (subject === undefined) return { dir, answers: [], alive: false, later: [] }
  const load = { url: subject.url, ledgerDir: dir, concurrency: 4, durationMs: 20_000 }
  const answers = await bench.runLoad({ ...load, prefix: 'during', maxEvents: 160 })
  const later = await loadUntilAccepted(subject, dir, fault.includes('EIO') ? 2 : 6)
  const alive = subject.isAlive()
  await subject.kill('SIGTERM')
  return { dir, answers, alive, later }
}

interface Outcome {
  readonly dir: string
  readonly answers: readonly LoadAnswer[]
  readonly later: readonly LoadAnswer[]
  readonly alive: boolean
}

/** Tries again for three seconds, as senders do. */
async function loadUntilAccepted(subject: Subject, ledgerDir: string, attempts = 6): Promise<readonly LoadAnswer[]> {
  const all: LoadAnswer[] = []
  for (let attempt = 0; attempt < attempts && subject.isAlive(); attempt++) {
    const load = { concurrency: 2, durationMs: 2_000, maxEvents: 2, prefix: `later${attempt}` }
    all.push(...(await bench.runLoad({ url: subject.url, ledgerDir, ...load })))
    if (all.at(-1)?.[1] === 200) break
    await sleep(500)
  }
  return all
}

async function expectNothingLost(dir: string, journalDir = dir): Promise<void> {
  const subject = await bench.startJournalServer({ dir: journalDir })
  if (subject === undefined) throw new Error('the journal did not open again')
  const lines = (await (await fetch(subject.url)).text()).split('\n').filter((line) => line !== '')
  const ids = lines.map((line) => String(JSON.parse(line)['gen_ai.conversation.id']))
  expect(findLedgerBreaks(readLedger(dir), ids)).toEqual([])
  await subject.kill('SIGTERM')
}

/** Only these may be said to a sender: taken; come back later; or nothing, when the process is gone. */
function expectHonest(answers: readonly LoadAnswer[]): void {
  const wrong = answers.filter(([, status, retryAfter]) => {
    return !(status === 200 || status === 0 || ((status === 503 || status === 429) && retryAfter))
  })
  expect(wrong).toEqual([])
}

describe.skipIf(trouble !== undefined)(`when the disk fails ${note}`, () => {
  test.each([1, 2, 5, 9])('an EIO from fdatasync, call %i: nothing is accepted after it', async (n) => {
    const { dir, answers, later } = await loadWithFault(`sync-eio-${n}`, `fdatasync:error=EIO:when=${n}`)
    expectHonest(answers)
    const failedAt = answers.findIndex(([, status]) => status === 503)
    expect(failedAt).toBeGreaterThanOrEqual(0)
    expect(answers.slice(failedAt + 3).filter(([, status]) => status === 200)).toEqual([])
    expect(later.filter(([, status]) => status === 200)).toEqual([])
    await expectNothingLost(dir)
  })

  test.each([3, 6, 7])('an EIO from pwrite64, call %i: nothing is accepted after it', async (n) => {
    const { dir, answers, later } = await loadWithFault(`write-eio-${n}`, `pwrite64:error=EIO:when=${n}`)
    expectHonest(answers)
    expect(answers.some(([, status]) => status !== 200)).toBe(true)
    expect(later.filter(([, status]) => status === 200)).toEqual([])
    await expectNothingLost(dir)
  })

  test.each([
    ['fdatasync', 3],
    ['pwrite64', 4],
    ['pwrite64', 5],
    ['pwrite64', 8],
  ])('ENOSPC from %s, call %i: senders are put off, and taken again soon', async (call, n) => {
    const { dir, answers, later, alive } = await loadWithFault(`full-${call}-${n}`, `${call}:error=ENOSPC:when=${n}`)
    expectHonest([...answers, ...later])
    expect(answers.some(([, status]) => status !== 200)).toBe(true)
    // lmdb 3.5.6 may abort the process when a page write fails (see disk-space.ts): no answer, and nothing lost.
    if (alive || call === 'fdatasync') expect(later.at(-1)?.[1]).toBe(200)
    await expectNothingLost(dir)
  })
})

const mountTrouble = findMountTrouble()

test.skipIf(mountTrouble !== undefined)(
  `a volume that is really full: senders are put off, and taken again within 10 s of space ${mountTrouble ?? ''}`,
  async () => {
    const dir = bench.freshDir('ledger')
    const volume = bench.freshDir('volume')
    mount(volume)
    try {
      const subject = await bench.startJournalServer({ dir: volume })
      if (subject === undefined) throw new Error('the server did not start on the small volume')
      const load = { url: subject.url, ledgerDir: dir, concurrency: 8, padBytes: 60_000 }
      const filling = await bench.runLoad({ ...load, prefix: 'filling', durationMs: 30_000, maxEvents: 1200 })
      expectHonest(filling)
      expect(filling.at(0)?.[1]).toBe(200)
      expect(filling.at(-1)?.[1]).toBe(503)
      expect(subject.isAlive()).toBe(true)
      expect((await fetch(`${subject.url}stats`)).status).toBe(200)
      // Checkpoints and trimming work on the full volume: this is how space comes back.
      expect((await fetch(`${subject.url}trim`)).status).toBe(200)
      const after = await loadUntilAccepted(subject, dir)
      expectHonest(after)
      expect(after.at(-1)?.[1]).toBe(200)
      expect(subject.isAlive()).toBe(true)
      await subject.kill('SIGTERM')
    } finally {
      unmount(volume)
    }
  },
)

test.skipIf(mountTrouble !== undefined)(
  `a volume filled by someone else: nothing acknowledged is lost, and senders are taken again when there is room ${mountTrouble ?? ''}`,
  async () => {
    const dir = bench.freshDir('ledger-other')
    const volume = bench.freshDir('volume-other')
    mount(volume)
    try {
      const subject = await bench.startJournalServer({ dir: volume })
      if (subject === undefined) throw new Error('the server did not start on the small volume')
      const load = { url: subject.url, ledgerDir: dir, concurrency: 8, padBytes: 20_000 }
      await bench.runLoad({ ...load, prefix: 'before', durationMs: 10_000, maxEvents: 40 })
      const filler = join(volume, 'filler')
      fillUp(filler)
      const during = await bench.runLoad({ ...load, prefix: 'during', durationMs: 3_000, maxEvents: 200 })
      expectHonest(during)
      expect(during.at(-1)?.[1]).toBe(503)
      rmSync(filler)
      const after = await loadUntilAccepted(subject, dir)
      expect(after.at(-1)?.[1]).toBe(200)
      await subject.kill('SIGKILL')
      await expectNothingLost(dir, volume)
    } finally {
      unmount(volume)
    }
  },
)

function findMountTrouble(): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return '(skipped: only root on Linux may mount)'
  const dir = bench.freshDir('mount-check')
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'telltale-test', dir])
  if (status !== 0) return '(skipped: mounting is not allowed here)'
  unmount(dir)
  return undefined
}

function mount(dir: string): void {
  const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'telltale-test', dir])
  if (status !== 0) throw new Error(`mount: ${stderr}`)
}

function unmount(dir: string): void {
  spawnSync('umount', ['-l', dir])
}

function fillUp(path: string): void {
  for (let size = 64; size > 0; size--) {
    try {
      writeFileSync(path, Buffer.alloc(MIB), { flag: 'a' })
    } catch {
      // The volume is full: that is what was wanted.
      return
    }
  }
}
