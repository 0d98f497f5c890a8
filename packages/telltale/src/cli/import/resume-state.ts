import { createHash } from 'node:crypto'
import { open, readFile, rename } from 'node:fs/promises'
import { isObject, member, numberOf, textOf } from './json-members.ts'

/** How far a file was taken in. */
export interface FilePlace {
  /** Every record that ends here or before was acknowledged; bytes of the unpacked file. */
  readonly offset: number
  /** How many bytes of its start the hash is over, and the hash: another file under the same name has another. */
  readonly headBytes: number
  readonly head: string
}

/** What of a file's start is hashed. */
export const HEAD_BYTES = 64 * 1024

/** The places of files by name. */
export type ResumeState = ReadonlyMap<string, FilePlace>

/** SHA-256 of the first bytes of a file. */
export function hashHead(head: Uint8Array, bytes: number): string {
  return createHash('sha256').update(head.subarray(0, bytes)).digest('hex')
}

/** Reads a state file; one that is not there is an import that has not begun. Throws when it is something else. */
export async function readState(path: string): Promise<ResumeState> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return new Map()
    throw error
  }
  const files = member(JSON.parse(text), 'files')
  if (!isObject(files)) throw new Error(`${path} is no state file of an import`)
  return new Map(
    Object.entries(files).map(([name, place]) => {
      const offset = numberOf(place, 'offset')
      const headBytes = numberOf(place, 'headBytes')
      const head = textOf(place, 'head')
      if (offset === undefined || headBytes === undefined || head === undefined)
        throw new Error(`${path} is no state file of an import`)
      return [name, { offset, headBytes, head }]
    }),
  )
}

/** Writes a state file whole or not at all. */
export async function writeState(path: string, state: ResumeState): Promise<void> {
  const text = `${JSON.stringify({ version: 1, files: Object.fromEntries(state) }, null, 2)}\n`
  const file = await open(`${path}.tmp`, 'w', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(`${path}.tmp`, path)
}
