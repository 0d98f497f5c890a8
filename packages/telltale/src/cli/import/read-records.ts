import { type FileRecord, ValueSplitter } from './value-splitter.ts'

export type { FileRecord } from './value-splitter.ts'

/** How much of a file is looked at to tell how its records stand in it. */
const PEEK_BYTES = 64 * 1024
const NEWLINE = 10

/**
 * The records of a file in their order: one JSON value a line, the items of a JSON list, or those of a page
 * (`{"data": […]}`). Blank lines are passed over. Holds one record at a time, and no more than `mostBytes` of it.
 */
export async function* readRecords(chunks: AsyncIterable<Uint8Array>, mostBytes: number): AsyncGenerator<FileRecord> {
  const iterator = chunks[Symbol.asyncIterator]()
  const head = await takeHead(iterator)
  const splitter = standsInLines(Buffer.concat(head)) ? new LineSplitter(mostBytes) : new ValueSplitter(mostBytes)
  for (const chunk of head) yield* splitter.push(chunk)
  for (let next = await iterator.next(); next.done !== true; next = await iterator.next())
    yield* splitter.push(next.value)
  yield* splitter.end()
}

async function takeHead(iterator: AsyncIterator<Uint8Array>): Promise<readonly Uint8Array[]> {
  const head: Uint8Array[] = []
  for (let length = 0; length < PEEK_BYTES; ) {
    const next = await iterator.next()
    if (next.done === true) break
    head.push(next.value)
    length += next.value.length
  }
  return head
}

/** Whether each line is a record: then one that is broken spoils no other. */
function standsInLines(head: Buffer): boolean {
  const text = head
    .toString('utf8', 0, PEEK_BYTES)
    .replace(/^\uFEFF/, '')
    .trimStart()
  if (text.startsWith('[')) return false
  if (!text.startsWith('{')) return true
  const newline = text.indexOf('\n')
  const line = (newline === -1 ? text : text.slice(0, newline)).trimEnd()
  if (isPage(head)) return false
  if (isJson(line)) return true
  // The first line of a value that stands on several.
  return !(newline !== -1 && /[[{,]$/.test(line))
}

function isPage(head: Buffer): boolean {
  const splitter = new ValueSplitter(PEEK_BYTES)
  for (const _ of splitter.push(head.subarray(0, PEEK_BYTES))) return splitter.inPage
  return splitter.inPage
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line)
    return true
  } catch {
    return false // what is wrong with it is said when it is read
  }
}

class LineSplitter {
  readonly #mostBytes: number
  #pieces: Uint8Array[] = []
  #length = 0
  #line = 1
  #offset = 0

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes
  }

  *push(chunk: Uint8Array): Generator<FileRecord> {
    let start = 0
    for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, start)) {
      this.#add(chunk.subarray(start, at))
      yield* this.#take(this.#offset + at + 1)
      start = at + 1
    }
    this.#add(chunk.subarray(start))
    this.#offset += chunk.length
  }

  *end(): Generator<FileRecord> {
    yield* this.#take(this.#offset)
  }

  #add(piece: Uint8Array): void {
    this.#length += piece.length
    if (this.#length > this.#mostBytes) this.#pieces = []
    else if (piece.length > 0) this.#pieces.push(piece)
  }

  *#take(end: number): Generator<FileRecord> {
    const bytes = this.#length > this.#mostBytes ? undefined : Buffer.concat(this.#pieces)
    const line = this.#line
    this.#line += 1
    this.#pieces = []
    this.#length = 0
    if (bytes === undefined || !bytes.every((byte) => byte === 32 || byte === 9 || byte === 13))
      yield { line, end, bytes }
  }
}
