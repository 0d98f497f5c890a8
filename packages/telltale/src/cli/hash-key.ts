import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { TelltaleError } from '../errors.ts'

const KEY_BYTES = 32

/** The secret behind content hashes: made at the first start, kept in the data directory, readable by its owner only. */
export function readHashKey(dataDir: string): Uint8Array {
  const path = join(dataDir, 'hash.key')
  try {
    writeFileSync(path, randomBytes(KEY_BYTES), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (!isAlreadyThere(error)) throw new TelltaleError('DATA_DIR_UNUSABLE', `${path} cannot be written.`, error)
  }
  const key = readFileSync(path)
  if (key.length === KEY_BYTES) return key
  throw new TelltaleError(
    'DATA_DIR_UNUSABLE',
    `${path} should hold ${KEY_BYTES} bytes and holds ${key.length}; restore it from a backup.`,
  )
}

function isAlreadyThere(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST'
}
