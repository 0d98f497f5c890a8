import { closeSync, fsyncSync, openSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Database, open, type RootDatabase } from 'lmdb'
import { TelltaleError } from '../errors.ts'
import { readFreeBytes } from './disk-space.ts'

/** `heads` and `bodies` go by sequence number, `notes` by quarantine number; `ledger` has the one key `now`. */
export type Table = 'heads' | 'bodies' | 'notes' | 'ledger'

/** One change; without a value the key is removed. */
export interface Write {
  readonly table: Table
  readonly key: number | string
  readonly value?: Uint8Array
  /** The key is above all keys of its table: pages are then filled to the end instead of split in half. */
  readonly isLast?: boolean
}

export type Sync = 'full' | 'none'

interface Tables {
  readonly root: RootDatabase<Buffer, number | string>
  readonly byName: ReadonlyMap<Table, Database<Buffer, number | string>>
}

interface Appendable {
  /** False when the key was not above all others; nothing is put then. */
  put(key: number | string, value: Buffer, options: { readonly append: true }): Promise<boolean>
}

const TABLES: readonly Table[] = ['heads', 'bodies', 'notes', 'ledger']

// From errno and lmdb.h: no space, quota, map full.
const FULL_CODES: readonly unknown[] = [28, 122, -30792]
const EIO = 5
const NO_SPACE_BYTES = 1024 * 1024

/**
 * The LMDB files of a journal. One commit at a time: all its writes or none, and it resolves after LMDB has called
 * fdatasync on the pages and written the root that makes them count through a descriptor opened with O_DSYNC.
 */
export class LmdbEnvironment {
  readonly #dir: string
  readonly #mapBytes: number
  readonly #sync: Sync
  #tables: Tables

  constructor(dir: string, mapBytes: number, sync: Sync) {
    this.#dir = dir
    this.#mapBytes = mapBytes
    this.#sync = sync
    this.#tables = this.#open()
    // The names of new files are durable only once their directories are.
    syncDirectory(dir)
    syncDirectory(dirname(dir))
  }

  /** A copy of the value, or undefined. Sees every commit that has resolved. */
  get(table: Table, key: number | string): Buffer | undefined {
    return this.#table(table).getBinary(key)
  }

  /** The highest key of a table, or undefined when it is empty. */
  lastKey(table: Table): number | string | undefined {
    for (const key of this.#table(table).getKeys({ reverse: true, limit: 1 })) return key
    return undefined
  }

  /** Rejects with `JOURNAL_FULL` when there was no space (call `reopen` before the next commit), else `JOURNAL_FAILED`. */
  async commit(writes: readonly Write[]): Promise<void> {
    const puts: Promise<boolean>[] = []
    try {
      await this.#tables.root.batch(() => {
        for (const write of writes) {
          const done = this.#put(write)
          if (write.isLast) puts.push(done)
        }
      })
    } catch (error) {
      // Each of these is rejected like the whole; the cause is read from the whole.
      await Promise.allSettled(puts)
      throw this.#toTelltaleError(await findCause(error))
    }
    if ((await Promise.all(puts)).includes(false)) {
      throw new TelltaleError('JOURNAL_FAILED', 'an entry was not put behind the last one')
    }
  }

  /** After a failed commit LMDB may refuse everything until it is opened again; the disk then says what holds. */
  async reopen(): Promise<void> {
    await this.#tables.root.close()
    this.#tables = this.#open()
  }

  async close(): Promise<void> {
    await this.#tables.root.close()
  }

  #toTelltaleError(cause: unknown): TelltaleError {
    const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined
    // LMDB calls it EIO when only a part of a write fitted on the disk.
    const isFull = FULL_CODES.includes(code) || (code === EIO && readFreeBytes(this.#dir) < NO_SPACE_BYTES)
    if (isFull) return new TelltaleError('JOURNAL_FULL', 'the disk has no space for the journal', cause)
    return new TelltaleError('JOURNAL_FAILED', 'the disk refused a journal write', cause)
  }

  #put({ table, key, value, isLast = false }: Write): Promise<boolean> {
    if (value === undefined) return this.#table(table).remove(key)
    if (!isLast) return this.#table(table).put(key, asBuffer(value))
    // The options are documented; lmdb's types have them for its other put only.
    const appendable: Appendable = this.#table(table) as unknown as Appendable
    return appendable.put(key, asBuffer(value), { append: true })
  }

  #table(name: Table): Database<Buffer, number | string> {
    const table = this.#tables.byName.get(name)
    if (table === undefined) throw new TelltaleError('JOURNAL_FAILED', `the journal has no table ${name}`)
    return table
  }

  #open(): Tables {
    const root = open<Buffer, number | string>({
      path: join(this.#dir, 'entries'),
      noSubdir: false,
      encoding: 'binary',
      maxDbs: TABLES.length + 1,
      mapSize: this.#mapBytes,
      // Off, so that a commit is one step: durable when it resolves, and gone when it does not.
      overlappingSync: false,
      noSync: this.#sync === 'none',
      eventTurnBatching: false,
    })
    const tables = TABLES.map((name) => [name, root.openDB({ name, encoding: 'binary' })] as const)
    return { root, byName: new Map(tables) }
  }
}

// lmdb takes any Uint8Array; its types ask for a Buffer, which this is without a copy.
function asBuffer(value: Uint8Array): Buffer {
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength)
}

// lmdb rejects with a general error whose `commitError` is a promise of the real one.
async function findCause(error: unknown): Promise<unknown> {
  if (typeof error !== 'object' || error === null || !('commitError' in error)) return error
  try {
    await error.commitError
    return error
  } catch (cause) {
    return cause
  }
}

function syncDirectory(dir: string): void {
  const fd = openSync(dir, 'r')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}
