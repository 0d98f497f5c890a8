import { closeSync, fdatasyncSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { readFreeBytes } from './disk-space.ts'

const MIB = 1024 * 1024
// A copy-on-write tree needs free pages even to delete. With the disk full it could never be emptied again, so some
// space is kept aside for checkpoints and trimming. When less is free, less is kept.
const SIZES = [16 * MIB, 8 * MIB, 4 * MIB, 2 * MIB]
// What must be left for the journal itself once the reserve is taken, as a share of the reserve: without it, a full
// disk would be declared well again the moment the reserve was given up.
const LEFT_OVER = 0.5

/** Disk space kept for the work that makes room, given up when the disk is full. */
export interface DiskReserve {
  /** Takes the space; false when the disk has none. Cheap when already held. */
  hold(): boolean
  release(): void
}

/** The reserve is a file in this directory, really written so that no file system only pretends to have it. */
export function createDiskReserve(dir: string): DiskReserve {
  const path = join(dir, 'reserve')
  return {
    hold: () =>
      isHeld(path) || SIZES.some((size) => readFreeBytes(dir) >= size * (1 + LEFT_OVER) && tryFill(path, size)),
    release: () => rmSync(path, { force: true }),
  }
}

function isHeld(path: string): boolean {
  const size = statSync(path, { throwIfNoEntry: false })?.size
  return size !== undefined && SIZES.includes(size)
}

function tryFill(path: string, size: number): boolean {
  let fd: number | undefined
  try {
    fd = openSync(path, 'w', 0o600)
    const block = Buffer.alloc(MIB)
    for (let written = 0; written < size; written += MIB) {
      if (writeSync(fd, block) !== MIB) throw new Error('short write')
    }
    fdatasyncSync(fd)
    return true
  } catch {
    // Full, or failing: either way there is no reserve, and the caller accepts nothing until there is.
    rmSync(path, { force: true })
    return false
  } finally {
    if (fd !== undefined) closeSync(fd)
  }
}
