import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { TelltaleError } from '../errors.ts'
import { createDiskReserve, type DiskReserve } from './disk-reserve.ts'
import { hasRoomFor, isNearlyFull } from './disk-space.ts'
import type { Journal, JournalEntry, JournalStats, Progress, QuarantinedItem, SequencedEntry } from './journal.ts'
import { decodeLedger, EMPTY_LEDGER, encodeLedger, type Ledger } from './journal-ledger.ts'
import { LmdbEnvironment, type Sync, type Write } from './lmdb-environment.ts'
import { lockDirectory } from './lock-directory.ts'
import { entryBytes, type Plan, planAppend, planCheckpoint, planTrim } from './plan-writes.ts'
import { decodeQuarantined } from './quarantine-record.ts'
import { bytesThrough, type KeptBytes, readEntries, readHead } from './read-entries.ts'

export interface LmdbJournalOptions {
  readonly dir: string
  /** Bytes of kept entries after which `append` answers `JOURNAL_FULL`. */
  readonly capacityBytes: number
  /** 'none' exists for the tests that must notice a missing sync; nothing else may use it. */
  readonly sync?: Sync
}

/** One request that waits for its commit. */
interface Request {
  readonly bytes: number
  /** Checkpoints and trimming get a second try on a full disk; appends do not. */
  readonly makesRoom: 'no' | 'untried' | 'tried'
  readonly plan: (ledger: Ledger) => Plan
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

const MIB = 1024 * 1024
// One commit takes at most this much, so that none of its requests waits for very long.
const COMMIT_BYTES = 32 * MIB
const COMMIT_REQUESTS = 4096
const TRIM_ENTRIES = 512
const RECOVERY_PAUSE_MS = 1000
const NO_SPACE = 'the disk has no space for the journal'

/**
 * Opens the journal in its own directory, or makes it. Rejects with `DATA_DIR_LOCKED` when another process has it
 * and `DATA_DIR_UNUSABLE` when the files cannot be used.
 */
export async function openLmdbJournal(options: LmdbJournalOptions): Promise<Journal> {
  const { dir, capacityBytes, sync = 'full' } = options
  // Pages filled to a third at worst, and room for quarantined items; address space only, the file grows as needed.
  const mapBytes = Math.ceil((capacityBytes * 3 + 512 * MIB) / MIB) * MIB
  makeDirectory(dir)
  const unlock = lockDirectory(dir)
  try {
    const environment = new LmdbEnvironment(dir, mapBytes, sync)
    return new LmdbJournal({ dir, environment, reserve: createDiskReserve(dir), capacityBytes, unlock })
  } catch (error) {
    unlock()
    if (error instanceof TelltaleError) throw error
    throw new TelltaleError('DATA_DIR_UNUSABLE', `cannot open the journal in ${join(dir, 'entries')}`, error)
  }
}

function makeDirectory(dir: string): void {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new TelltaleError('DATA_DIR_UNUSABLE', `cannot make ${dir}`, error)
  }
}

interface Parts {
  readonly dir: string
  readonly environment: LmdbEnvironment
  readonly reserve: DiskReserve
  readonly capacityBytes: number
  readonly unlock: () => void
}

class LmdbJournal implements Journal {
  readonly #parts: Parts
  readonly #kept: KeptBytes
  readonly #waiting: Request[] = []
  #waitingBytes = 0
  #ledger: Ledger
  #pump: Promise<void> | undefined
  /** Set for good by the first failure that is not lack of space. */
  #failure: TelltaleError | undefined
  /** While the disk is full: nothing is accepted before this time. */
  #fullUntilMs: number | undefined

  constructor(parts: Parts) {
    const { environment } = parts
    this.#parts = parts
    this.#ledger = loadLedger(environment)
    this.#kept = { head: (seq) => environment.get('heads', seq), body: (seq) => environment.get('bodies', seq) }
    if (!parts.reserve.hold()) this.#fullUntilMs = 0
  }

  async append(entry: JournalEntry): Promise<number> {
    const bytes = entryBytes(entry)
    this.#checkAccepting(bytes)
    let seq = 0
    await this.#request(bytes, (ledger) => {
      seq = ledger.lastSeq + 1
      return planAppend(ledger, entry)
    })
    return seq
  }

  read(afterSeq: number, limit: { readonly entries: number; readonly bytes: number }): readonly SequencedEntry[] {
    return readEntries(this.#kept, this.#ledger, afterSeq, limit)
  }

  async checkpoint(progress: Progress): Promise<void> {
    await this.#request(0, (ledger) => planCheckpoint(ledger, progress))
  }

  async trim(upToSeq: number): Promise<void> {
    for (;;) {
      const { firstSeq, checkpointSeq } = this.#ledger
      const end = Math.min(upToSeq, checkpointSeq, firstSeq + TRIM_ENTRIES - 1)
      if (end < firstSeq) return
      // The total is read before the request waits: entries before the checkpoint do not change any more.
      const bytes = bytesThrough(this.#kept, this.#ledger, end)
      await this.#request(0, (ledger) => planTrim(ledger, end, bytes))
    }
  }

  findQuarantined(limit: number, tenant?: string): readonly QuarantinedItem[] {
    const { quarantineNext, quarantineFirst } = this.#ledger
    const found: QuarantinedItem[] = []
    for (let at = quarantineNext - 1; at >= quarantineFirst && found.length < limit; at -= 1) {
      const bytes = this.#parts.environment.get('notes', at)
      const item = bytes === undefined ? undefined : decodeQuarantined(bytes)
      if (item !== undefined && (tenant === undefined || item.tenant === tenant)) found.push(item)
    }
    return found
  }

  stats(): JournalStats {
    const { lastSeq, checkpointSeq, accepted, stored, quarantined, unrecognised } = this.#ledger
    const oldest = lastSeq > checkpointSeq ? readHead(this.#kept, checkpointSeq + 1)?.receivedMs : undefined
    return {
      lastSeq,
      checkpointSeq,
      accepted,
      stored,
      quarantined,
      unrecognised,
      bytes: keptBytes(this.#ledger),
      capacityBytes: this.#parts.capacityBytes,
      oldestPendingMs: oldest,
    }
  }

  firstSeq(): number {
    return this.#ledger.firstSeq
  }

  async close(): Promise<void> {
    while (this.#pump !== undefined) await this.#pump
    this.#failure ??= new TelltaleError('JOURNAL_FAILED', 'the journal is closed')
    await this.#parts.environment.close()
    this.#parts.unlock()
  }

  #checkAccepting(bytes: number): void {
    if (this.#failure !== undefined) throw this.#failure
    if (keptBytes(this.#ledger) + this.#waitingBytes + bytes > this.#parts.capacityBytes) {
      throw new TelltaleError('JOURNAL_FULL', `the journal keeps ${this.#parts.capacityBytes} bytes and is full`)
    }
    if (this.#fullUntilMs === undefined) return
    // Monotonic clock: a step of the wall clock must not keep senders out.
    if (performance.now() < this.#fullUntilMs || !this.#parts.reserve.hold()) {
      if (performance.now() >= this.#fullUntilMs) this.#fullUntilMs = performance.now() + RECOVERY_PAUSE_MS
      throw new TelltaleError('JOURNAL_FULL', NO_SPACE)
    }
    this.#fullUntilMs = undefined
  }

  #request(bytes: number, plan: Request['plan']): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#failure !== undefined) return reject(this.#failure)
      this.#waiting.push({ bytes, makesRoom: bytes === 0 ? 'untried' : 'no', plan, resolve, reject })
      this.#waitingBytes += bytes
      this.#pump ??= this.#commitAll()
    })
  }

  async #commitAll(): Promise<void> {
    // Everything that arrives in one turn of the event loop shares the first commit.
    await new Promise((resolve) => setImmediate(resolve))
    while (this.#waiting.length > 0) await this.#commitGroup(this.#refuseWithoutRoom(this.#takeGroup()))
    this.#pump = undefined
  }

  #takeGroup(): readonly Request[] {
    let bytes = 0
    const end = this.#waiting.findIndex((request, i) => {
      bytes += request.bytes
      return i > 0 && (bytes > COMMIT_BYTES || i >= COMMIT_REQUESTS)
    })
    return this.#waiting.splice(0, end === -1 ? this.#waiting.length : end)
  }

  /** On a disk that is nearly full only the work that makes room goes on. */
  #refuseWithoutRoom(group: readonly Request[]): readonly Request[] {
    const bytes = group.reduce((sum, request) => sum + request.bytes, 0)
    if (bytes === 0) {
      if (isNearlyFull(this.#parts.dir)) this.#giveUpReserve()
      return group
    }
    if (hasRoomFor(bytes, { dir: this.#parts.dir, keptBytes: keptBytes(this.#ledger) })) return group
    this.#giveUpReserve()
    this.#waitingBytes -= bytes
    for (const request of group) {
      if (request.makesRoom === 'no') request.reject(new TelltaleError('JOURNAL_FULL', NO_SPACE))
    }
    return group.filter((request) => request.makesRoom !== 'no')
  }

  /** The space kept aside goes to the work that makes room; nothing is accepted until it can be taken again. */
  #giveUpReserve(): void {
    this.#fullUntilMs = performance.now() + RECOVERY_PAUSE_MS
    if (isNearlyFull(this.#parts.dir)) this.#parts.reserve.release()
  }

  async #commitGroup(group: readonly Request[]): Promise<void> {
    const { ledger, writes, planned } = planGroup(this.#ledger, group)
    try {
      if (this.#failure !== undefined) throw this.#failure
      if (ledger !== this.#ledger) {
        await this.#parts.environment.commit([...writes, { table: 'ledger', key: 'now', value: encodeLedger(ledger) }])
      }
      this.#ledger = ledger
      for (const request of planned) request.resolve()
    } catch (error) {
      const reason = await this.#recover(error)
      for (const request of planned.toReversed()) {
        if (reason.code === 'JOURNAL_FULL' && request.makesRoom === 'untried') {
          // The reserve has just been given up for exactly this.
          this.#waiting.unshift({ ...request, makesRoom: 'tried' })
        } else request.reject(reason)
      }
    } finally {
      for (const request of group) this.#waitingBytes -= request.bytes
    }
  }

  /** After lack of space the files are opened again and say what holds; after anything else nothing is accepted. */
  async #recover(error: unknown): Promise<TelltaleError> {
    const { environment } = this.#parts
    try {
      if (!(error instanceof TelltaleError) || error.code !== 'JOURNAL_FULL') throw error
      this.#giveUpReserve()
      await environment.reopen()
      this.#ledger = loadLedger(environment)
      return error
    } catch (cause) {
      this.#failure ??=
        cause instanceof TelltaleError && cause.code === 'JOURNAL_FAILED'
          ? cause
          : new TelltaleError('JOURNAL_FAILED', 'the journal cannot go on after a failed write', cause)
      return this.#failure
    }
  }
}

/** One request that cannot be planned (a count that is no number) is refused alone; the others go on. */
function planGroup(before: Ledger, group: readonly Request[]): Plan & { readonly planned: readonly Request[] } {
  let ledger = before
  const writes: Write[] = []
  const planned: Request[] = []
  for (const request of group) {
    try {
      const plan = request.plan(ledger)
      ledger = plan.ledger
      for (const write of plan.writes) writes.push(write)
      planned.push(request)
    } catch (error) {
      request.reject(error)
    }
  }
  return { ledger, writes, planned }
}

function loadLedger(environment: LmdbEnvironment): Ledger {
  const bytes = environment.get('ledger', 'now')
  const ledger = bytes === undefined ? EMPTY_LEDGER : decodeLedger(bytes)
  // New entries are put behind the last one: an entry the ledger does not know would make that fail unseen.
  for (const table of ['heads', 'bodies'] as const) {
    if (Number(environment.lastKey(table) ?? 0) > ledger.lastSeq) {
      throw new TelltaleError('DATA_DIR_UNUSABLE', `the journal holds ${table} after entry ${ledger.lastSeq}`)
    }
  }
  return ledger
}

function keptBytes(ledger: Ledger): number {
  return ledger.appendedBytes - ledger.trimmedBytes
}
