import { findBuiltinModule } from './builtin-module.ts'
import type { Signal } from './encode-otlp.ts'

type Fs = typeof import('node:fs')
type Path = typeof import('node:path')

/** A body that was kept on disk. */
interface Spooled {
  readonly name: string
  readonly signal: Signal
  readonly records: number
  readonly body: string
}

/** Bodies that could not be sent, on disk until they are. No function of it throws. */
export interface Spool {
  /** False where it is full, or cannot be written. */
  write(signal: Signal, records: number, body: string): Promise<boolean>
  /** The same at once, for the exit of a process. */
  writeNow(signal: Signal, records: number, body: string): boolean
  /** The oldest; undefined where there is none. */
  oldest(): Promise<Spooled | undefined>
  /** False where it is still there. */
  remove(name: string): Promise<boolean>
}

export interface SpoolOptions {
  readonly directory: string
  /** Most bytes of all files together. */
  readonly bytes: number
  /** The id of this process, for the names of files. */
  readonly source: string
  readonly now: () => number
}

// telltale-<milliseconds>-<source>-<number>-<records>.<signal>.json
const NAME = /^telltale-\d{13}-[0-9a-f]{8}-\d{6}-(\d{1,6})\.(traces|logs)\.json$/
const MOST_FILE = 32 * 1024 * 1024
const MOST_FILES = 10_000

/** A spool in a directory, which is made where it is missing; undefined where the runtime has no files. */
export function createSpool({ directory, bytes, source, now }: SpoolOptions): Spool | undefined {
  const fs = findBuiltinModule('node:fs') as Fs | undefined
  const path = findBuiltinModule('node:path') as Path | undefined
  if (fs === undefined || path === undefined) return undefined
  const files = { fs, at: (name: string) => path.join(directory, name), directory }
  let written = 0
  const nameOf = (signal: Signal, records: number): string => {
    written += 1
    const number = String(written % 1_000_000).padStart(6, '0')
    const time = String(Math.floor(now())).padStart(13, '0')
    return `telltale-${time}-${source.slice(0, 8)}-${number}-${records}.${signal}.json`
  }
  return {
    write: async (signal, records, body) => {
      const name = nameOf(signal, records)
      try {
        if (!hasRoom(files, body, bytes)) return false
        await fs.promises.writeFile(files.at(`${name}.part`), body, { mode: 0o600, flag: 'wx' })
        await fs.promises.rename(files.at(`${name}.part`), files.at(name))
        return true
      } catch {
        return false // counted by the caller as not kept
      }
    },
    writeNow: (signal, records, body) => {
      try {
        if (!hasRoom(files, body, bytes)) return false
        fs.writeFileSync(files.at(nameOf(signal, records)), body, { mode: 0o600, flag: 'wx' })
        return true
      } catch {
        return false
      }
    },
    oldest: async () => {
      for (const name of listNames(files)) {
        const found = await readSpooled(files, name)
        if (found !== undefined) return found
      }
      return undefined
    },
    remove: (name) =>
      fs.promises.rm(files.at(name), { force: true }).then(
        () => true,
        () => false,
      ),
  }
}

interface Files {
  readonly fs: Fs
  readonly directory: string
  at(name: string): string
}

function listNames({ fs, directory }: Files): readonly string[] {
  try {
    return fs
      .readdirSync(directory)
      .filter((name) => NAME.test(name))
      .sort()
      .slice(0, MOST_FILES)
  } catch {
    return [] // not there yet
  }
}

function hasRoom(files: Files, body: string, most: number): boolean {
  const { fs, directory, at } = files
  fs.mkdirSync(directory, { recursive: true, mode: 0o700 })
  const sizes = listNames(files).map((name) => fs.lstatSync(at(name), { throwIfNoEntry: false })?.size ?? 0)
  return sizes.length < MOST_FILES && sizes.reduce((sum, size) => sum + size, body.length) <= most
}

// Only a plain file of a size that we write: a directory that others can write to may hold anything.
async function readSpooled({ fs, at }: Files, name: string): Promise<Spooled | undefined> {
  const [, records = '0', signal] = NAME.exec(name) ?? []
  try {
    const { size } = await fs.promises.lstat(at(name)).then((stat) => (stat.isFile() ? stat : { size: MOST_FILE + 1 }))
    if (size > MOST_FILE) return undefined
    const body = await fs.promises.readFile(at(name), 'utf8')
    return { name, signal: signal === 'logs' ? 'logs' : 'traces', records: Number(records), body }
  } catch {
    return undefined // taken by another process in the meantime
  }
}
