import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'

/** The lines of a file (`.gz` is unpacked), or of standard input for `-`; rejects when it cannot be read. */
export async function* readLines(path: string): AsyncGenerator<string> {
  const source = path === '-' ? process.stdin : createReadStream(path)
  const failed = new Promise<never>((_resolve, reject) => source.once('error', reject))
  // Told below, in the loop; without this a failure before the first line would end the program.
  failed.catch(() => undefined)
  const input = path.endsWith('.gz') ? source.pipe(createGunzip()) : source
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })[Symbol.asyncIterator]()
  for (;;) {
    const next = await Promise.race([lines.next(), failed])
    if (next.done === true) return
    yield next.value
  }
}
