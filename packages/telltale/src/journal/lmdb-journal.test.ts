import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { Journal } from './journal.ts'
import { entryOf, quarantinedOf, testJournal } from './journal-contract.ts'
import { openLmdbJournal } from './lmdb-journal.ts'
import { createMemoryJournal } from './memory-journal.ts'
import { KEPT_QUARANTINED } from './plan-writes.ts'

const MIB = 1024 * 1024
const ALL = { entries: 1_000_000, bytes: 1_000_000_000 }
const base = mkdtempSync(join(tmpdir(), 'telltale-journal-'))
afterAll(() => rmSync(base, { recursive: true, force: true }))

let places = 0
function freshDir(): string {
  places += 1
  return join(base, `journal-${places}`)
}

const openAt = (dir: string, capacityBytes = 256 * MIB) => openLmdbJournal({ dir, capacityBytes })

describe('the LMDB journal', () => {
  testJournal((capacityBytes) => {
    const dir = freshDir()
    return { open: () => openAt(dir, capacityBytes) }
  })
})

describe('the memory journal', () => {
  testJournal((capacityBytes) => {
    const journal = createMemoryJournal(capacityBytes)
    return { open: async () => journal }
  })
})

test('takes entries of 20 MiB whole', async () => {
  const journal = await openAt(freshDir())
  const body = Buffer.alloc(20 * MIB, 'a long body ')
  await journal.append(entryOf({ body }))
  expect(Buffer.compare(journal.read(0, ALL)[0]?.body ?? Buffer.alloc(0), body)).toBe(0)
  await journal.close()
})

test('a body that was read is a copy: it stays as it was when the entry is trimmed and its place used again', async () => {
  const journal = await openAt(freshDir())
  await journal.append(entryOf({ body: Buffer.alloc(10_000, 'first') }))
  const body = journal.read(0, ALL)[0]?.body ?? Buffer.alloc(0)
  await journal.checkpoint({ seq: 1, stored: 1, unrecognised: 0, quarantined: [] })
  await journal.trim(1)
  for (let i = 0; i < 5; i++) await journal.append(entryOf({ body: Buffer.alloc(10_000, 'other') }))
  expect(Buffer.compare(body, Buffer.alloc(10_000, 'first'))).toBe(0)
  await journal.close()
})

test('a copy of the directory taken while it is written opens as it was at some moment', async () => {
  const dir = freshDir()
  const copy = freshDir()
  const journal = await openAt(dir)
  for (let i = 0; i < 50; i++) await journal.append(entryOf({ itemCount: 3 }))
  cpSync(dir, copy, { recursive: true, filter: (path) => !path.endsWith('lock.mdb') && !path.endsWith('lock.pid') })
  const second = await openAt(copy)
  expect(second.stats()).toMatchObject({ lastSeq: 50, accepted: 150 })
  expect(second.read(0, ALL)).toHaveLength(50)
  await second.close()
  await journal.close()
})

test('refuses a second opener with the pid of the first, and lets go on close', async () => {
  const dir = freshDir()
  const journal = await openAt(dir)
  await expect(openAt(dir)).rejects.toMatchObject({
    code: 'DATA_DIR_LOCKED',
    message: expect.stringContaining(`pid ${process.pid}`),
  })
  await journal.close()
  await (await openAt(dir)).close()
})

test('refuses everything after it was closed', async () => {
  const journal = await openAt(freshDir())
  await journal.close()
  await expect(journal.append(entryOf())).rejects.toMatchObject({ code: 'JOURNAL_FAILED' })
})

test('one entry that cannot be written is refused alone', async () => {
  const journal = await openAt(freshDir())
  const answers = await Promise.allSettled([
    journal.append(entryOf()),
    journal.append(entryOf({ tenant: 'x'.repeat(300) })),
    journal.append(entryOf({ itemCount: -1 })),
    journal.append(entryOf()),
  ])
  expect(answers.map((answer) => answer.status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled'])
  expect(journal.stats()).toMatchObject({ lastSeq: 2, accepted: 2 })
  await journal.close()
})

test('keeps the latest quarantined items only, and counts them all', async () => {
  const journal = await openAt(freshDir())
  const rounds = 3
  const each = Math.floor(KEPT_QUARANTINED / 2)
  for (let round = 1; round <= rounds; round++) {
    await journal.append(entryOf({ itemCount: each }))
    const quarantined = Array.from({ length: each }, (_, index) => quarantinedOf({ seq: round, index }))
    await journal.checkpoint({ seq: round, stored: 0, unrecognised: 0, quarantined })
  }
  expect(journal.stats().quarantined).toBe(rounds * each)
  const kept = journal.findQuarantined(10 * KEPT_QUARANTINED)
  expect(kept).toHaveLength(KEPT_QUARANTINED)
  expect(kept.at(-1)).toMatchObject({ seq: 2, index: 0 })
  await journal.close()
})

test('uses the space of trimmed entries again: the file stops growing', async () => {
  const dir = freshDir()
  const journal = await openAt(dir, 8 * MIB)
  const sizes: number[] = []
  for (let round = 0; round < 12; round++) {
    await fillAndTrim(journal, 4 * MIB)
    sizes.push(statSync(join(dir, 'entries', 'data.mdb')).size)
  }
  expect(sizes.at(-1)).toBeLessThan(24 * MIB)
  expect(journal.stats().bytes).toBe(0)
  await journal.close()
})

async function fillAndTrim(journal: Journal, bytes: number): Promise<void> {
  const body = Buffer.alloc(8000, 7)
  const appends = Array.from({ length: Math.floor(bytes / body.length) }, () => journal.append(entryOf({ body })))
  const seq = Math.max(...(await Promise.all(appends)))
  await journal.checkpoint({ seq, stored: appends.length, unrecognised: 0, quarantined: [] })
  await journal.trim(seq)
}

test('an entry whose bytes were changed on disk is told apart, and the others are read', async () => {
  const dir = freshDir()
  const first = await openAt(dir)
  for (const name of ['alpha', 'beta-marker', 'gamma']) {
    await first.append(entryOf({ itemCount: 4, body: Buffer.from(name.repeat(20)) }))
  }
  await first.close()
  flipBytes(dir, 'beta-markerbeta-marker')
  const second = await openAt(dir)
  const entries = second.read(0, ALL)
  expect(entries.map((entry) => [entry.seq, entry.itemCount, entry.damage])).toEqual([
    [1, 4, undefined],
    [2, 4, 'the body does not match its checksum'],
    [3, 4, undefined],
  ])
  await second.close()
})

test('lost heads still count exactly: the first of the run stands for all their records', async () => {
  const dir = freshDir()
  const first = await openAt(dir)
  for (const [itemCount, tenant] of [
    [1, 'a'],
    [20, 'tenant-to-lose'],
    [300, 'tenant-to-lose'],
    [4000, 'b'],
  ] as const) {
    await first.append(entryOf({ itemCount, tenant }))
  }
  await first.close()
  flipBytes(dir, 'tenant-to-lose')
  const second = await openAt(dir)
  const entries = second.read(0, ALL)
  expect(entries.map((entry) => entry.itemCount)).toEqual([1, 320, 0, 4000])
  expect(entries[1]?.damage).toContain('entries 2 to 3')
  expect(second.read(2, { entries: 1, bytes: 1 }).map((entry) => [entry.seq, entry.itemCount])).toEqual([[3, 0]])
  await second.checkpoint({ seq: 2, stored: 1, unrecognised: 0, quarantined: [quarantinedOf({ itemCount: 320 })] })
  await second.trim(2)
  expect(second.read(2, ALL).map((entry) => entry.itemCount)).toEqual([0, 4000])
  await second.close()
})

test('refuses a journal of a newer format and leaves it alone', async () => {
  const dir = freshDir()
  const first = await openAt(dir)
  await first.append(entryOf())
  await first.close()
  const file = join(dir, 'entries', 'data.mdb')
  const bytes = readFileSync(file)
  // The ledger is a JSON list that begins with the format: [1,lastSeq,firstSeq,…]
  for (let at = bytes.indexOf('[1,1,1,'); at !== -1; at = bytes.indexOf('[1,1,1,', at + 1)) bytes.write('[9', at)
  writeFileSync(file, bytes)
  await expect(openAt(dir)).rejects.toMatchObject({
    code: 'DATA_DIR_UNUSABLE',
    message: expect.stringContaining('format 9'),
  })
  expect(Buffer.compare(readFileSync(file), bytes)).toBe(0)
})

/** Changes one byte inside every place where the text stands. */
function flipBytes(dir: string, text: string): void {
  const file = join(dir, 'entries', 'data.mdb')
  const bytes = readFileSync(file)
  let places = 0
  for (let at = bytes.indexOf(text); at !== -1; at = bytes.indexOf(text, at + 1)) {
    bytes.writeUInt8(bytes.readUInt8(at + 3) ^ 0x20, at + 3)
    places += 1
  }
  expect(places).toBeGreaterThan(0)
  writeFileSync(file, bytes)
}
