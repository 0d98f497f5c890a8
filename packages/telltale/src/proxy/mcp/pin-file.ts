import { randomUUID } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'

const definition = z.object({ hash: z.string(), definition: z.string(), atMs: z.number() })
const pinnedTool = z.object({
  name: z.string(),
  /** What people, or the first sight of it, have agreed to. */
  approved: definition.optional(),
  /** What was seen since and waits for a yes, with what is held against it. */
  pending: definition.extend({ reasons: z.array(z.string()) }).optional(),
})
const pinnedServer = z.object({ name: z.string(), tools: z.array(pinnedTool) })
const pinFile = z.object({ version: z.literal(1), servers: z.array(pinnedServer) })

export type PinnedTool = z.infer<typeof pinnedTool>
/** Tools by name, by server. */
export type Pins = Map<string, Map<string, PinnedTool>>

/** Raised for a pins file that cannot be used; the sentence says what to do. */
export class PinFileError extends Error {
  override readonly name = 'PinFileError'
}

/** Largest pins file that is read, in bytes. */
const LARGEST = 64 * 1024 * 1024

/** Reads the pins; a file that is not there has none. Throws a PinFileError for one that cannot be understood. */
export function readPins(path: string): Pins {
  let text: string
  try {
    if (statSync(path).size > LARGEST) throw new PinFileError(`The pins file ${path} is too large to be one.`)
    text = readFileSync(path, 'utf8')
  } catch (cause) {
    if (cause instanceof PinFileError) throw cause
    if (isMissing(cause)) return new Map()
    throw new PinFileError(`The pins file ${path} cannot be read.`, { cause })
  }
  return parsePins(path, text)
}

function parsePins(path: string, text: string): Pins {
  try {
    const { servers } = pinFile.parse(JSON.parse(text))
    return new Map(servers.map(({ name, tools }) => [name, new Map(tools.map((tool) => [tool.name, tool]))]))
  } catch (cause) {
    const advice = 'Restore it, or move it away to pin every tool anew.'
    throw new PinFileError(`The pins file ${path} is not one that Telltale wrote. ${advice}`, { cause })
  }
}

/** Tells one state of the file from another; the empty text where there is no file. */
export function stampOf(path: string): string {
  try {
    const { ino, mtimeMs, size } = statSync(path)
    return `${ino} ${mtimeMs} ${size}`
  } catch {
    // No file, or none that may be looked at: nothing to tell apart.
    return ''
  }
}

/** Changes the file as one step, also beside other processes that do. Gives back what it then holds. */
export async function updatePins(path: string, change: (pins: Pins) => void): Promise<Pins> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const unlock = await lock(`${path}.lock`)
  try {
    const pins = readPins(path)
    change(pins)
    writePins(path, pins)
    return pins
  } finally {
    unlock()
  }
}

function writePins(path: string, pins: Pins): void {
  const servers = [...pins].map(([name, tools]) => ({ name, tools: [...tools.values()] }))
  const draft = `${path}.${randomUUID()}`
  try {
    writeFileSync(draft, `${JSON.stringify({ version: 1, servers }, null, 2)}\n`, {
      mode: 0o600,
      flag: 'wx',
      flush: true,
    })
    chmodSync(draft, 0o600)
    renameSync(draft, path)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
}

const LOCK_TRIES = 200
const LOCK_PAUSE_MS = 25
/** A lock this old was left by a process that died. */
const LOCK_STALE_MS = 10_000

async function lock(path: string): Promise<() => void> {
  for (let tries = 0; tries < LOCK_TRIES; tries += 1) {
    try {
      closeSync(openSync(path, 'wx', 0o600))
      return () => rmSync(path, { force: true })
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
    if (isStale(path)) rmSync(path, { force: true })
    else await wait(LOCK_PAUSE_MS)
  }
  throw new PinFileError(`Another process has held ${path} for too long.`)
}

function isStale(path: string): boolean {
  try {
    return Date.now() - statSync(path).mtimeMs > LOCK_STALE_MS
  } catch {
    // It has just been given back.
    return false
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
