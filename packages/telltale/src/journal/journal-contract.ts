import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Journal, JournalEntry, QuarantinedItem, SequencedEntry } from './journal.ts'
import { createMemoryJournal } from './memory-journal.ts'

/** A place where one journal lives; opening it again gives the same journal. */
interface JournalPlace {
  open(): Promise<Journal>
}

const ALL = { entries: 1_000_000, bytes: 1_000_000_000 }
const CAPACITY_BYTES = 64 * 1024

/** An entry as a receiver makes it, with anything overridden. */
export function entryOf(change: Partial<JournalEntry> = {}): JournalEntry {
  return {
    tenant: 'default',
    keyId: 'local',
    receivedMs: 1_795_420_800_000,
    signal: 'traces',
    encoding: 'protobuf',
    itemCount: 1,
    body: Buffer.from('one span'),
    ...change,
  }
}

/** A quarantined item of an entry, with anything overridden. */
export function quarantinedOf(change: Partial<QuarantinedItem> = {}): QuarantinedItem {
  return {
    tenant: 'default',
    seq: 1,
    index: 0,
    itemCount: 1,
    signal: 'logs',
    reason: 'body is not UTF-8',
    receivedMs: 1_795_420_800_000,
    excerpt: Buffer.from([0xff, 0x00, 0xfe]),
    ...change,
  }
}

type MakePlace = (capacityBytes: number) => JournalPlace

/** What every journal must do. `makePlace` gives a fresh place with room for `capacityBytes`. */
export function testJournal(makePlace: MakePlace): void {
  testEntries(makePlace)
  testProgress(makePlace)
  testAgainstModel(makePlace)
}

function testEntries(makePlace: MakePlace): void {
  test('numbers entries from 1 without gaps in the order they were appended', async () => {
    const journal = await makePlace(CAPACITY_BYTES).open()
    const seqs = await Promise.all([1, 2, 3, 4].map((n) => journal.append(entryOf({ itemCount: n }))))
    expect(seqs).toEqual([1, 2, 3, 4])
    expect(journal.read(0, ALL).map((entry) => entry.itemCount)).toEqual([1, 2, 3, 4])
    expect(journal.stats()).toMatchObject({ lastSeq: 4, accepted: 10, checkpointSeq: 0, stored: 0, quarantined: 0 })
    await journal.close()
  })

  test('gives back every part of an entry, also after it was opened again', async () => {
    const place = makePlace(CAPACITY_BYTES)
    const entry = entryOf({ tenant: 'größe', keyId: 'k1', signal: 'events', encoding: 'ndjson', itemCount: 7 })
    const first = await place.open()
    await first.append(entry)
    await first.append(entryOf({ body: new Uint8Array() }))
    await first.close()
    const second = await place.open()
    expect(second.read(0, ALL).map(plain)).toEqual([
      plain({ ...entry, seq: 1 }),
      plain({ ...entryOf({ body: new Uint8Array() }), seq: 2 }),
    ])
    await second.close()
  })

  test('reads at least one entry, then no more than the limits allow', async () => {
    const journal = await makePlace(CAPACITY_BYTES).open()
    for (let i = 0; i < 4; i++) await journal.append(entryOf({ body: Buffer.alloc(100, i) }))
    expect(journal.read(0, { entries: 10, bytes: 1 }).map((entry) => entry.seq)).toEqual([1])
    expect(journal.read(1, { entries: 10, bytes: 200 }).map((entry) => entry.seq)).toEqual([2, 3])
    expect(journal.read(1, { entries: 1, bytes: 1000 }).map((entry) => entry.seq)).toEqual([2])
    expect(journal.read(4, ALL)).toEqual([])
    await journal.close()
  })

  test('starts empty: nothing kept, nothing pending', async () => {
    const journal = await makePlace(CAPACITY_BYTES).open()
    expect(journal.firstSeq()).toBe(1)
    expect(journal.read(0, ALL)).toEqual([])
    expect(journal.findQuarantined(10)).toEqual([])
    expect(journal.stats()).toMatchObject({ lastSeq: 0, bytes: 0, oldestPendingMs: undefined })
    await journal.close()
  })
}

function testProgress(makePlace: MakePlace): void {
  test('moves the checkpoint forward only, and counts each progress once', async () => {
    const journal = await makePlace(CAPACITY_BYTES).open()
    for (let i = 0; i < 3; i++) await journal.append(entryOf({ itemCount: 2, receivedMs: 1000 + i }))
    const progress = { seq: 2, stored: 3, unrecognised: 1, quarantined: [quarantinedOf({ seq: 2 })] }
    await journal.checkpoint(progress)
    await journal.checkpoint(progress)
    await journal.checkpoint({ seq: 1, stored: 2, unrecognised: 0, quarantined: [] })
    expect(journal.stats()).toMatchObject({ checkpointSeq: 2, stored: 3, quarantined: 1, unrecognised: 1, accepted: 6 })
    expect(journal.stats().oldestPendingMs).toBe(1002)
    await journal.close()
  })

  test('keeps progress that quarantined nothing over a restart', async () => {
    const place = makePlace(CAPACITY_BYTES)
    const first = await place.open()
    await first.append(entryOf())
    await first.checkpoint({ seq: 1, stored: 1, unrecognised: 1, quarantined: [] })
    await first.close()
    const second = await place.open()
    expect(second.stats()).toMatchObject({ checkpointSeq: 1, stored: 1, unrecognised: 1 })
    await second.close()
  })

  test('shows a tenant its own quarantined items only', async () => {
    const journal = await makePlace(CAPACITY_BYTES).open()
    await journal.append(entryOf({ itemCount: 3 }))
    const quarantined = ['acme', 'other', 'acme'].map((tenant, index) => quarantinedOf({ tenant, index }))
    await journal.checkpoint({ seq: 1, stored: 0, unrecognised: 0, quarantined })
    expect(journal.findQuarantined(10, 'acme').map((item) => item.index)).toEqual([2, 0])
    expect(journal.findQuarantined(1, 'other').map((item) => item.index)).toEqual([1])
    expect(journal.findQuarantined(10, 'nobody')).toEqual([])
    await journal.close()
  })

  test('keeps counters and quarantined items over a restart, newest first', async () => {
    const place = makePlace(CAPACITY_BYTES)
    const first = await place.open()
    await first.append(entryOf({ itemCount: 5 }))
    const quarantined = [quarantinedOf({ index: 1 }), quarantinedOf({ index: 3, reason: 'too deep' })]
    await first.checkpoint({ seq: 1, stored: 3, unrecognised: 0, quarantined })
    const before = first.stats()
    await first.close()
    const second = await place.open()
    expect(second.stats()).toEqual(before)
    expect(second.findQuarantined(10).map((item) => item.reason)).toEqual(['too deep', 'body is not UTF-8'])
    expect(second.findQuarantined(1)).toHaveLength(1)
    expect(Buffer.from(second.findQuarantined(1)[0]?.excerpt ?? [])).toEqual(Buffer.from([0xff, 0x00, 0xfe]))
    await second.close()
  })

  test('trims nothing after the checkpoint, and has room again for what it trimmed', async () => {
    const journal = await makePlace(1500).open()
    await journal.append(entryOf({ body: Buffer.alloc(500) }))
    await journal.append(entryOf({ body: Buffer.alloc(500) }))
    await expect(journal.append(entryOf({ body: Buffer.alloc(500) }))).rejects.toMatchObject({ code: 'JOURNAL_FULL' })
    await journal.checkpoint({ seq: 1, stored: 1, unrecognised: 0, quarantined: [] })
    await journal.trim(2)
    expect(journal.firstSeq()).toBe(2)
    expect(journal.read(0, ALL).map((entry) => entry.seq)).toEqual([2])
    expect(await journal.append(entryOf({ body: Buffer.alloc(500) }))).toBe(3)
    await journal.close()
  })
}

type Step =
  | { readonly kind: 'append'; readonly sizes: readonly number[]; readonly itemCount: number }
  | { readonly kind: 'checkpoint'; readonly part: number; readonly quarantined: number }
  | { readonly kind: 'trim'; readonly part: number }
  | { readonly kind: 'read'; readonly part: number; readonly entries: number; readonly bytes: number }
  | { readonly kind: 'reopen' }

const part = fc.double({ min: 0, max: 1.1, noNaN: true })
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('append' as const),
    sizes: fc.array(fc.oneof(fc.nat(300), fc.nat(30_000)), { minLength: 1, maxLength: 6 }),
    itemCount: fc.nat(1000),
  }),
  fc.record({ kind: fc.constant('checkpoint' as const), part, quarantined: fc.nat(3) }),
  fc.record({ kind: fc.constant('trim' as const), part }),
  fc.record({
    kind: fc.constant('read' as const),
    part,
    entries: fc.integer({ min: 1, max: 9 }),
    bytes: fc.nat(60_000),
  }),
  fc.constant({ kind: 'reopen' as const }),
)

function testAgainstModel(makePlace: MakePlace): void {
  test('does what the model does, whatever the order of calls and restarts', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
        const place = makePlace(CAPACITY_BYTES)
        const model = createMemoryJournal(CAPACITY_BYTES)
        let journal = await place.open()
        for (const next of steps) {
          if (next.kind === 'reopen') {
            await journal.close()
            journal = await place.open()
          } else expect(await take(journal, next)).toEqual(await take(model, next))
          expect(journal.stats()).toEqual(model.stats())
          expect(journal.firstSeq()).toBe(model.firstSeq())
        }
        expect(journal.read(0, ALL).map(plain)).toEqual(model.read(0, ALL).map(plain))
        expect(journal.findQuarantined(100).map(plainItem)).toEqual(model.findQuarantined(100).map(plainItem))
        await journal.close()
      }),
      { numRuns: Number(process.env.TELLTALE_MODEL_RUNS ?? 60) },
    )
  })
}

async function take(journal: Journal, next: Exclude<Step, { kind: 'reopen' }>): Promise<unknown> {
  const { lastSeq, checkpointSeq } = journal.stats()
  const target = (share: number) => Math.floor(lastSeq * share)
  if (next.kind === 'append') {
    // All at once, as requests come: each is answered on its own.
    const body = (size: number) => Buffer.alloc(size, size % 251)
    const calls = next.sizes.map((size) => journal.append(entryOf({ body: body(size), itemCount: next.itemCount })))
    const answers = await Promise.allSettled(calls)
    return answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : answer.reason.code))
  }
  if (next.kind === 'checkpoint') {
    const seq = target(next.part)
    const quarantined = Array.from({ length: next.quarantined }, (_, index) => quarantinedOf({ seq, index }))
    return journal.checkpoint({ seq, stored: Math.max(0, seq - checkpointSeq), unrecognised: 1, quarantined })
  }
  if (next.kind === 'trim') return journal.trim(target(next.part))
  return journal.read(target(next.part), next).map(plain)
}

function plain(entry: SequencedEntry): unknown {
  return { ...entry, body: Buffer.from(entry.body).toString('hex') }
}

function plainItem(item: QuarantinedItem): unknown {
  return { ...item, excerpt: Buffer.from(item.excerpt).toString('hex') }
}
