import { FORMATS } from './format-list.ts'
import type { ImportFormat } from './import-format.ts'
import type { ImportProgress } from './import-progress.ts'
import type { ImportSource } from './open-source.ts'
import { type Outgoing, parseRecord, toOutgoing } from './read-record.ts'
import { type FileRecord, readRecords } from './read-records.ts'
import { type FilePlace, HEAD_BYTES, hashHead } from './resume-state.ts'
import { type Batch, type Sender, sendBatch } from './send-batch.ts'

/** What an import reads, does and says. */
export interface ImportRun {
  readonly sources: readonly ImportSource[]
  /** Undefined when it is to be told from the first record of each file. */
  readonly format: ImportFormat | undefined
  /** Undefined in a dry run. */
  readonly sender: Sender | undefined
  readonly app: string | undefined
  readonly places: Map<string, FilePlace>
  /** Keeps the places; called after each batch that the server has. */
  readonly save: () => Promise<void>
  readonly say: (line: string) => void
  readonly progress: ImportProgress
}

/** A line that could not be read, or that the server refused. */
interface BadLine {
  readonly source: string
  readonly line: number
  readonly reason: string
}

/** How an import came out. */
export interface ImportResult {
  records: number
  accepted: number
  skipped: number
  badCount: number
  /** The first of the bad lines. */
  readonly bad: BadLine[]
  /** Events by log. */
  readonly kinds: Map<string, number>
  /** The first events. */
  readonly first: string[]
}

/** Nothing can be imported as asked. */
export class ImportError extends Error {}

const MOST_BYTES = 16 * 1024 * 1024
const BATCH_ITEMS = 500
const BATCH_CHARACTERS = 1_000_000
const SHOWN_BAD = 50
const SHOWN_EVENTS = 3

/** Imports every source in its order. One bad line stops nothing; a server that cannot be used stops everything. */
export async function runImport(run: ImportRun): Promise<ImportResult> {
  const result: ImportResult = {
    records: 0,
    accepted: 0,
    skipped: 0,
    badCount: 0,
    bad: [],
    kinds: new Map(),
    first: [],
  }
  const reader = { bytes: 0 }
  const totalBytes = sumOf(run.sources)
  try {
    for (const source of run.sources)
      await new FileImport(run, source, result).run((bytes) => {
        reader.bytes += bytes
        run.progress.reached({ bytes: reader.bytes, totalBytes, events: result.accepted, bad: result.badCount })
      })
  } finally {
    run.progress.clear()
  }
  return result
}

function sumOf(sources: readonly ImportSource[]): number | undefined {
  let sum = 0
  for (const { totalBytes } of sources) {
    if (totalBytes === undefined) return undefined
    sum += totalBytes
  }
  return sum
}

/** One file on its way in: what waits to be sent, and how far the server has it. */
class FileImport {
  readonly #run: ImportRun
  readonly #source: ImportSource
  readonly #result: ImportResult
  #format: ImportFormat | undefined
  #head = Buffer.alloc(0)
  #from = 0
  #waiting: { readonly out: Outgoing; readonly line: number }[] = []
  #characters = 0
  #end = 0

  constructor(run: ImportRun, source: ImportSource, result: ImportResult) {
    this.#run = run
    this.#source = source
    this.#result = result
    this.#format = run.format
  }

  async run(seen: (bytes: number) => void): Promise<void> {
    let begun = false
    for await (const record of readRecords(this.#keepHead(this.#source.open(seen)), MOST_BYTES)) {
      if (!begun) this.#from = this.#placeToBegin()
      begun = true
      if (record.end <= this.#from) this.#result.skipped += 1
      else await this.#take(record)
    }
    await this.#flush()
  }

  async *#keepHead(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      if (this.#head.length < HEAD_BYTES)
        this.#head = Buffer.concat([this.#head, chunk.subarray(0, HEAD_BYTES - this.#head.length)])
      yield chunk
    }
  }

  /** Where an earlier import came to, if this is still the file it read. */
  #placeToBegin(): number {
    const place = this.#run.places.get(this.#source.id)
    if (place === undefined) return 0
    const same = this.#head.length >= place.headBytes && hashHead(this.#head, place.headBytes) === place.head
    if (same) this.#run.say(`${this.#source.name}: going on behind byte ${place.offset}`)
    else this.#run.say(`${this.#source.name}: not the file that was begun; starting from its beginning`)
    return same ? place.offset : 0
  }

  async #take(record: FileRecord): Promise<void> {
    this.#result.records += 1
    const read = this.#read(record)
    if (read.length > 0 && !this.#fits(read)) await this.#flush()
    for (const out of read) this.#add(out, record.line)
    this.#end = record.end
    if (this.#waiting.length >= BATCH_ITEMS || this.#characters >= BATCH_CHARACTERS) await this.#flush()
  }

  #read(record: FileRecord): readonly Outgoing[] {
    try {
      const parsed = parseRecord(record, MOST_BYTES)
      this.#format ??= this.#guess(parsed)
      return toOutgoing(parsed, this.#format, this.#run.app)
    } catch (error) {
      if (error instanceof ImportError) throw error
      this.#addBad(record.line, error instanceof Error ? error.message : 'cannot be read')
      return []
    }
  }

  #guess(record: Parameters<ImportFormat['reads']>[0]): ImportFormat {
    const found = FORMATS.find((format) => format.reads(record))
    const names = FORMATS.map(({ name }) => name).join(', ')
    if (found === undefined)
      throw new ImportError(
        `What ${this.#source.name} holds cannot be told from its first record: use --format (${names}) or --mapping.`,
      )
    this.#run.say(`${this.#source.name}: read as ${found.name}`)
    return found
  }

  /** Records of one signal travel together, and none is parted: the place is kept between records. */
  #fits(read: readonly Outgoing[]): boolean {
    const size = read.reduce((sum, { text }) => sum + text.length, this.#characters)
    const path = this.#waiting[0]?.out.path ?? read[0]?.path
    return size <= BATCH_CHARACTERS && read.every((out) => out.path === path)
  }

  #add(out: Outgoing, line: number): void {
    const { kinds, first } = this.#result
    kinds.set(out.kind, (kinds.get(out.kind) ?? 0) + 1)
    if (first.length < SHOWN_EVENTS) first.push(out.text)
    if (this.#run.sender === undefined) return
    this.#waiting.push({ out, line })
    this.#characters += out.text.length
  }

  async #flush(): Promise<void> {
    const { sender } = this.#run
    const waiting = this.#waiting
    this.#waiting = []
    this.#characters = 0
    if (sender === undefined || this.#end === 0) return
    for (const batch of toBatches(waiting)) {
      const { accepted, refused } = await sendBatch(sender, batch)
      this.#result.accepted += accepted
      for (const { line, reason } of refused) this.#addBad(line, reason)
    }
    const headBytes = Math.min(this.#head.length, this.#end)
    const place = { offset: this.#end, headBytes, head: hashHead(this.#head, headBytes) }
    this.#run.places.set(this.#source.id, place)
    await this.#run.save()
  }

  #addBad(line: number, reason: string): void {
    this.#result.badCount += 1
    if (this.#result.bad.length < SHOWN_BAD) this.#result.bad.push({ source: this.#source.name, line, reason })
  }
}

/** One batch for each address; a record of OTLP may hold several signals. */
function toBatches(waiting: readonly { readonly out: Outgoing; readonly line: number }[]): readonly Batch[] {
  const batches = new Map<string, { path: string; list: string | undefined; items: { text: string; line: number }[] }>()
  for (const { out, line } of waiting) {
    const batch = batches.get(out.path) ?? { path: out.path, list: out.list, items: [] }
    batches.set(out.path, batch)
    batch.items.push({ text: out.text, line })
  }
  return [...batches.values()]
}
