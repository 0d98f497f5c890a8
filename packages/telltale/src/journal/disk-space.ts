import { statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'

const MIB = 1024 * 1024
/** Left on the disk at any time, for the work that makes room. */
const MARGIN_BYTES = 4 * MIB
// A commit writes each changed page anew. Measured on groups of 256: 1.06 (64 KB bodies) to 1.94 (2.1 KB bodies) bytes
// written for each byte of entries; a commit of one small entry writes 25 KB, for which the margin is there.
const WRITTEN_PER_BYTE = 2
// Measured for bodies of 100 bytes to 64 KB: the file takes 0.9 to 2.1 times the bytes of its entries.
const FILE_PER_KEPT_BYTE = 3
const SPARE_FILE_BYTES = 16 * MIB

/** Bytes that this process may still write to the disk of the directory. */
export function readFreeBytes(dir: string): number {
  const { bavail, bsize } = statfsSync(dir)
  return bavail * bsize
}

/** Whether the disk has too little left even for the work that makes room. */
export function isNearlyFull(dir: string): boolean {
  return readFreeBytes(dir) < MARGIN_BYTES
}

/**
 * Whether so many more bytes of entries fit: on the disk, or into what trimming left free inside the file. LMDB
 * survives a page write that fails for lack of space, but lmdb 3.5.6 does not always: it reports a short write as
 * EIO, and formats its message into 100 bytes that can be too few, which may abort the process. So it is asked to
 * write only what fits.
 */
export function hasRoomFor(bytes: number, journal: { readonly dir: string; readonly keptBytes: number }): boolean {
  if (readFreeBytes(journal.dir) >= MARGIN_BYTES + bytes * WRITTEN_PER_BYTE) return true
  const fileBytes = statSync(join(journal.dir, 'entries', 'data.mdb'), { throwIfNoEntry: false })?.size ?? 0
  return fileBytes >= (journal.keptBytes + bytes) * FILE_PER_KEPT_BYTE + SPARE_FILE_BYTES
}
