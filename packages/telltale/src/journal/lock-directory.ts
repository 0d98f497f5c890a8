import { closeSync, fsyncSync, linkSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { TelltaleError } from '../errors.ts'

interface Holder {
  readonly pid: number
  /** Tells apart two processes that got the same pid, also across a reboot; '' where the system does not say. */
  readonly birth: string
}

const LOCK_FILE = 'lock.pid'
const TAKEOVER_TRIES = 3

/**
 * Makes this process the only one that uses the directory, and gives the function that ends it. A lock left by a
 * process that no longer lives is taken over; `DATA_DIR_LOCKED` names the process that still does.
 */
export function lockDirectory(dir: string): () => void {
  const path = join(resolve(dir), LOCK_FILE)
  for (let attempt = 0; attempt < TAKEOVER_TRIES; attempt++) {
    if (tryCreate(path)) return () => rmSync(path, { force: true })
    const holder = readHolder(path)
    if (holder !== undefined && isAlive(holder)) {
      throw new TelltaleError('DATA_DIR_LOCKED', `${dir} is used by the Telltale process with pid ${holder.pid}`)
    }
    removeStale(path, holder)
  }
  throw new TelltaleError('DATA_DIR_LOCKED', `${dir} is being opened by another Telltale process`)
}

function tryCreate(path: string): boolean {
  let fd: number
  try {
    fd = openSync(path, 'wx', 0o600)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw new TelltaleError('DATA_DIR_UNUSABLE', `cannot write ${path}`, error)
  }
  try {
    writeSync(fd, JSON.stringify({ pid: process.pid, birth: readBirth(process.pid) ?? '' } satisfies Holder))
    fsyncSync(fd)
  } catch (error) {
    rmSync(path, { force: true })
    throw new TelltaleError('DATA_DIR_UNUSABLE', `cannot write ${path}`, error)
  } finally {
    closeSync(fd)
  }
  return true
}

// Two processes may find the same stale lock: what was moved away is looked at again, and put back if it is a new one.
function removeStale(path: string, seen: Holder | undefined): void {
  const aside = `${path}.${process.pid}`
  try {
    renameSync(path, aside)
    const moved = readHolder(aside)
    if (moved?.pid !== seen?.pid || moved?.birth !== seen?.birth) linkSync(aside, path)
  } catch {
    // Someone else moved it or made a new one first; the next try looks at what is there then.
  } finally {
    rmSync(aside, { force: true })
  }
}

// An unreadable lock is one whose writer died half-way: it protects nobody.
function readHolder(path: string): Holder | undefined {
  try {
    const parsed: unknown = JSON.parse(readFileSync(path, 'utf8'))
    if (typeof parsed !== 'object' || parsed === null || !('pid' in parsed) || !('birth' in parsed)) return undefined
    const { pid, birth } = parsed
    return Number.isInteger(pid) && Number(pid) > 0 ? { pid: Number(pid), birth: String(birth) } : undefined
  } catch {
    return undefined
  }
}

function isAlive(holder: Holder): boolean {
  const birth = readBirth(holder.pid)
  if (birth !== undefined && holder.birth !== '') return birth === holder.birth
  try {
    process.kill(holder.pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Boot id and start time (field 22 of /proc/PID/stat), where there is a /proc. */
function readBirth(pid: number): string | undefined {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in brackets may hold spaces and brackets; the numbered fields begin after the last one.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return `${boot}:${fields[19] ?? ''}`
  } catch {
    return undefined
  }
}
