import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdir, open, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { SavedState, StateFile } from './journal.ts'

/** Tells this format from others, and its version. */
const MAGIC = Buffer.from('TTSTATE1')
const DIGEST_BYTES = 32
const HEAD_BYTES = MAGIC.length + 8 + DIGEST_BYTES

/** Keeps the state in a file below a directory: a new one is written beside the old and then takes its name. */
export function openStateFile(dir: string): StateFile {
  const path = join(dir, 'engine.state')
  return {
    read() {
      try {
        return parse(readFileSync(path))
      } catch {
        // None was written yet, or it cannot be read: the journal tells what is needed.
        return undefined
      }
    },
    async write(saved) {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      const file = await open(`${path}.new`, 'w', 0o600)
      try {
        await file.writev([headOf(saved), saved.state])
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(`${path}.new`, path)
      await syncDirectory(dir)
    },
  }
}

function headOf({ seq, state }: SavedState): Uint8Array {
  const number = Buffer.alloc(8)
  number.writeBigUInt64BE(BigInt(seq))
  return Buffer.concat([MAGIC, number, digest(number, state)])
}

function parse(bytes: Buffer): SavedState | undefined {
  if (bytes.length < HEAD_BYTES || !bytes.subarray(0, MAGIC.length).equals(MAGIC)) return undefined
  const number = bytes.subarray(MAGIC.length, MAGIC.length + 8)
  const state = bytes.subarray(HEAD_BYTES)
  if (!bytes.subarray(MAGIC.length + 8, HEAD_BYTES).equals(digest(number, state))) return undefined
  return { seq: Number(number.readBigUInt64BE()), state }
}

function digest(number: Uint8Array, state: Uint8Array): Buffer {
  return createHash('sha256').update(number).update(state).digest()
}

/** Without this a crash could bring the old name back. */
async function syncDirectory(dir: string): Promise<void> {
  const handle = await open(dir, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
