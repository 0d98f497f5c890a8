import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdir, open, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { SavedState, StateFile } from './journal.ts'

/** Tells this format from others, and its version. */
const MAGIC = Buffer.from('TTSTATE2')
const DIGEST_BYTES = 32
const HEAD_BYTES = MAGIC.length + 8 + DIGEST_BYTES
const LENGTH_BYTES = 8

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
        for (const bytes of [headOf(saved), tableOf(saved.state), ...saved.state]) await file.writeFile(bytes)
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
  return Buffer.concat([MAGIC, number, digest([number, tableOf(state), ...state])])
}

/** How many pieces there are, and how long each is. */
function tableOf(pieces: readonly Uint8Array[]): Buffer {
  const table = Buffer.alloc((1 + pieces.length) * LENGTH_BYTES)
  for (const [place, length] of [pieces.length, ...pieces.map((piece) => piece.byteLength)].entries()) {
    table.writeBigUInt64BE(BigInt(length), place * LENGTH_BYTES)
  }
  return table
}

function parse(bytes: Buffer): SavedState | undefined {
  if (bytes.length < HEAD_BYTES || !bytes.subarray(0, MAGIC.length).equals(MAGIC)) return undefined
  const number = bytes.subarray(MAGIC.length, MAGIC.length + 8)
  const rest = bytes.subarray(HEAD_BYTES)
  if (!bytes.subarray(MAGIC.length + 8, HEAD_BYTES).equals(digest([number, rest]))) return undefined
  return { seq: Number(number.readBigUInt64BE()), state: cut(rest) }
}

/** The pieces behind their table; the digest said that nobody changed it. */
function cut(rest: Buffer): readonly Uint8Array[] {
  const count = Number(rest.readBigUInt64BE(0))
  let at = (1 + count) * LENGTH_BYTES
  return Array.from({ length: count }, (_, place) => {
    const start = at
    at += Number(rest.readBigUInt64BE((1 + place) * LENGTH_BYTES))
    return rest.subarray(start, at)
  })
}

function digest(parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
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
