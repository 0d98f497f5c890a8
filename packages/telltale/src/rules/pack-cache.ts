import { createHash } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { deserialize, serialize } from 'node:v8'
import type { RuleFile, RulePack } from './rule-pack.ts'

/** Where a parsed pack is kept, and which program parsed it: another program may read the same text otherwise. */
export interface PackCache {
  readonly file: string
  readonly program: string
}

const DIGEST_BYTES = 32

/**
 * The pack of these files: as it was kept when the same program parsed the same files, or else parsed now and kept. What
 * is kept and cannot be used, or cannot be written, costs time and nothing else.
 */
export async function cachedPack(
  files: readonly RuleFile[],
  cache: PackCache,
  parse: (files: readonly RuleFile[]) => RulePack,
): Promise<RulePack> {
  const key = keyOf(files, cache.program)
  const known = await readPack(cache.file, key)
  if (known !== undefined) return known
  const pack = parse(files)
  await writePack(cache.file, key, pack)
  return pack
}

function keyOf(files: readonly RuleFile[], program: string): Buffer {
  const hash = createHash('sha256').update(`${process.version}\0${program}\0`)
  for (const { path, text } of files) hash.update(`${path}\0${text.length}\0${text}\0`)
  return hash.digest()
}

/** The key, the digest of what follows, and the pack: nothing is read as a pack that was not written whole. */
async function readPack(file: string, key: Buffer): Promise<RulePack | undefined> {
  try {
    const bytes = await readFile(file)
    const pack = bytes.subarray(2 * DIGEST_BYTES)
    const isKnown = bytes.subarray(0, DIGEST_BYTES).equals(key)
    if (!isKnown || !bytes.subarray(DIGEST_BYTES, 2 * DIGEST_BYTES).equals(digestOf(pack))) return undefined
    return deserialize(pack) as RulePack
  } catch {
    // Not there yet, not readable, or of another version of Node.js: the files are read instead.
    return undefined
  }
}

async function writePack(file: string, key: Buffer, pack: RulePack): Promise<void> {
  try {
    const bytes = serialize(pack)
    const fresh = `${file}.new`
    await writeFile(fresh, Buffer.concat([key, digestOf(bytes), bytes]), { mode: 0o600 })
    await rename(fresh, file)
  } catch {
    // A full or read-only disk: the next start reads the files again.
  }
}

function digestOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}
