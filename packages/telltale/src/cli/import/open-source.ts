import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { createGunzip } from 'node:zlib'

/** One file that is imported, or standard input. */
export interface ImportSource {
  /** As people know it. */
  readonly name: string
  /** As the state file knows it. */
  readonly id: string
  readonly totalBytes: number | undefined
  /** Its bytes, unpacked; `seen` is told of the bytes that were read from it, packed. */
  open(seen: (bytes: number) => void): AsyncIterable<Uint8Array>
}

const CHUNK_BYTES = 256 * 1024

/** Opens a file, `-` for standard input; throws when it is not there or is none. */
export async function openSource(path: string, input: AsyncIterable<Uint8Array>): Promise<ImportSource> {
  if (path === '-')
    return { name: 'standard input', id: '-', totalBytes: undefined, open: (seen) => unpack(counted(input, seen)) }
  const found = await stat(path)
  if (!found.isFile() && !found.isFIFO()) throw new Error(`${path} is no file`)
  return {
    name: basename(path),
    id: resolve(path),
    totalBytes: found.isFile() ? found.size : undefined,
    open: (seen) => unpack(counted(createReadStream(path, { highWaterMark: CHUNK_BYTES }), seen)),
  }
}

async function* counted(chunks: AsyncIterable<Uint8Array>, seen: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
    seen(bytes.length)
    yield bytes
  }
}

/** Unpacks what begins as gzip does, whatever the file is called; one chunk at a time is held. */
async function* unpack(chunks: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const first = await chunks.next()
  if (first.done === true) return
  const all = startingWith(first.value, chunks)
  if (first.value[0] === 0x1f && first.value[1] === 0x8b) {
    const { Readable } = await import('node:stream')
    const gunzip = createGunzip({ chunkSize: CHUNK_BYTES })
    const packed = Readable.from(all)
    packed.on('error', (error) => gunzip.destroy(error))
    yield* packed.pipe(gunzip)
  } else yield* all
}

async function* startingWith(first: Uint8Array, rest: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first
  yield* rest
}
