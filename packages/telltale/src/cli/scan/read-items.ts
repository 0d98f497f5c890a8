import type { ScanRole } from '@telltale/model'
import { bad, isItem, parseItem, type ScanItem } from './parse-item.ts'
import { isBlank, joinBytes, readLines } from './read-lines.ts'

export interface ReadItemsOptions {
  /** Id of a plain text: the name of its file, or `-`. */
  readonly name: string
  /** `auto` looks at the first line that is not blank. */
  readonly form: 'auto' | 'text' | 'lines'
  /** Role of a text that names none. */
  readonly role: ScanRole
  /** Most bytes of a text or a line; more than Node.js can hold as a string is never read. */
  readonly mostBytes?: number
}

const MOST_BYTES = 256 * 1024 * 1024
const UTF8 = new TextDecoder()

/** The texts of a stream, one at a time: the whole stream as one, or one from each JSON line that is not blank. */
export async function* readItems(
  chunks: AsyncIterable<Uint8Array>,
  options: ReadItemsOptions,
): AsyncGenerator<ScanItem> {
  const most = options.mostBytes ?? MOST_BYTES
  const stream = chunks[Symbol.asyncIterator]()
  const seen: Uint8Array[] = []
  const form = options.form === 'auto' ? await findForm(stream, seen, most) : options.form
  const all = goOn(seen, stream)
  if (form === 'text') yield await readWhole(all, options, most)
  else yield* readJsonLines(all, options.role, most)
}

async function* readJsonLines(
  chunks: AsyncIterable<Uint8Array>,
  role: ScanRole,
  most: number,
): AsyncGenerator<ScanItem> {
  for await (const { number, bytes } of readLines(chunks, most)) {
    if (bytes === undefined) yield bad(null, number, `this is longer than ${mib(most)} MiB`)
    else if (!isBlank(bytes)) yield parseItem(UTF8.decode(bytes), number, role)
  }
}

async function readWhole(
  chunks: AsyncIterable<Uint8Array>,
  { name, role }: ReadItemsOptions,
  most: number,
): Promise<ScanItem> {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const chunk of chunks) {
    length += chunk.length
    if (length > most)
      return { kind: 'bad', id: name, problem: `the text is longer than ${mib(most)} MiB; split it into JSON lines` }
    pieces.push(chunk)
  }
  return { kind: 'text', id: name, text: UTF8.decode(joinBytes(pieces)), role }
}

/** Reads up to the end of the first line that is not blank, keeps what was read in `seen`, and judges by that line. */
async function findForm(
  stream: AsyncIterator<Uint8Array>,
  seen: Uint8Array[],
  most: number,
): Promise<'text' | 'lines'> {
  const looked: AsyncIterable<Uint8Array> = { [Symbol.asyncIterator]: () => remember(stream, seen) }
  for await (const { bytes } of readLines(looked, most)) {
    if (bytes === undefined) return 'text'
    if (!isBlank(bytes)) return isItem(UTF8.decode(bytes)) ? 'lines' : 'text'
  }
  return 'text'
}

/** The same stream; leaving it does not end it. */
function remember(stream: AsyncIterator<Uint8Array>, seen: Uint8Array[]): AsyncIterator<Uint8Array> {
  return {
    next: async () => {
      const step = await stream.next()
      if (step.done !== true) seen.push(step.value)
      return step
    },
  }
}

async function* goOn(seen: readonly Uint8Array[], stream: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* seen
  for (let step = await stream.next(); step.done !== true; step = await stream.next()) yield step.value
}

function mib(bytes: number): number {
  return Math.floor(bytes / (1024 * 1024))
}
