/** One record of a file, still as bytes. */
export interface FileRecord {
  /** Line on which it begins, from 1. */
  readonly line: number
  /** Offset of the first byte behind it. */
  readonly end: number
  /** Undefined when it is longer than may be held. */
  readonly bytes: Uint8Array | undefined
}

/** Lists that the pages of APIs and exports keep their records in. */
const PAGE_LISTS = new Set(['data', 'records', 'Records', 'value', 'activities', 'events'])

/** What else stands in such a page before the list. */
const PAGE_WORDS = new Set([
  'object',
  'has_more',
  'first_id',
  'last_id',
  'next_page',
  'nextToken',
  'nextForwardToken',
  'nextBackwardToken',
  '@odata.context',
  'count',
])

const QUOTE = 34
const COMMA = 44
const COLON = 58
const BACKSLASH = 92
const NEWLINE = 10

function isOpen(byte: number): boolean {
  return byte === 91 || byte === 123
}

function isClose(byte: number): boolean {
  return byte === 93 || byte === 125
}

function isSpace(byte: number): boolean {
  return byte === 32 || byte === 9 || byte === 13 || byte === NEWLINE
}

/**
 * Cuts a stream of JSON into its records: the items of a list, the items of a page's list, or whole values one after
 * the other, on as many lines as they like. Holds one record at a time, and no more than `mostBytes` of it.
 */
export class ValueSplitter {
  readonly #mostBytes: number
  #depth = 0
  #inString = false
  #escaped = false
  #line = 1
  #offset = 0
  /** Depth at which records stand; undefined while it is not known what the value is. */
  #recordDepth: number | undefined
  #key = ''
  #keyStart = -1
  #pieces: Uint8Array[] = []
  #length = 0
  #startLine = 0
  /** Place in the chunk from which bytes belong to the record; -1 outside of one. */
  #from = -1
  #open = false

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes
  }

  /** Whether the records stand in a page's list. */
  get inPage(): boolean {
    return this.#recordDepth === 2
  }

  /** The records that end in this chunk. */
  *push(chunk: Uint8Array): Generator<FileRecord> {
    if (this.#open) this.#from = 0
    if (this.#keyStart >= 0) this.#keyStart = 0
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0
      if (byte === NEWLINE) this.#line += 1
      if (this.#inString) this.#readString(byte, chunk, at)
      else if (this.#readOutside(byte, at)) yield this.#take(chunk, at)
    }
    if (this.#keyStart >= 0) this.#addKey(chunk, chunk.length)
    this.#keep(chunk, chunk.length)
    this.#offset += chunk.length
  }

  /** What is left when the stream ends: a value that was cut off, or a bare one. */
  *end(): Generator<FileRecord> {
    if (this.#open) yield this.#take(new Uint8Array(0), -1)
  }

  #readString(byte: number, chunk: Uint8Array, at: number): void {
    if (this.#escaped) this.#escaped = false
    else if (byte === BACKSLASH) this.#escaped = true
    else if (byte === QUOTE) {
      this.#inString = false
      if (this.#keyStart >= 0) {
        this.#addKey(chunk, at)
        this.#keyStart = -1
      }
    }
  }

  #addKey(chunk: Uint8Array, end: number): void {
    const part = chunk.subarray(this.#keyStart, Math.min(end, this.#keyStart + 64))
    if (this.#key.length < 64) this.#key += Buffer.from(part).toString('latin1')
  }

  /** Reads a byte outside of texts; true when a record ends with it (or before it, for a bare value). */
  #readOutside(byte: number, at: number): boolean {
    if (byte === QUOTE) return this.#openString(at)
    if (byte === COLON && this.#depth === 1 && this.#recordDepth === undefined) this.#seeKey()
    if (isOpen(byte)) return this.#openBracket(byte, at)
    if (isClose(byte)) return this.#closeBracket()
    if (byte === COMMA) return this.#open && this.#depth === this.#recordDepth
    if (!isSpace(byte)) this.#startAt(at)
    return false
  }

  #openString(at: number): boolean {
    this.#inString = true
    this.#startAt(at)
    if (this.#depth === 1 && this.#recordDepth === undefined) {
      this.#key = ''
      this.#keyStart = at + 1
    }
    return false
  }

  #seeKey(): void {
    if (!PAGE_WORDS.has(this.#key) && !PAGE_LISTS.has(this.#key)) this.#recordDepth = 0
  }

  #openBracket(byte: number, at: number): boolean {
    if (this.#depth === 0 && byte === 91) this.#recordDepth = 1
    else if (this.#depth === 1 && byte === 91 && this.#recordDepth === undefined && PAGE_LISTS.has(this.#key)) {
      this.#recordDepth = 2
      this.#drop()
    } else this.#startAt(at)
    this.#depth += 1
    return false
  }

  #closeBracket(): boolean {
    this.#depth -= 1
    const depth = this.#recordDepth ?? 0
    // A bare value in a list ends before the bracket that closes the list.
    const ends = this.#open && this.#depth <= depth
    if (this.#depth <= 0) {
      this.#depth = 0
      this.#recordDepth = undefined
    } else if (this.#recordDepth === 2 && this.#depth === 1) this.#recordDepth = Number.POSITIVE_INFINITY
    return ends
  }

  /** A record begins here, if one can and none has. */
  #startAt(at: number): void {
    if (this.#open || this.#depth !== (this.#recordDepth ?? 0)) return
    this.#open = true
    this.#from = at
    this.#startLine = this.#line
  }

  #drop(): void {
    this.#open = false
    this.#from = -1
    this.#pieces = []
    this.#length = 0
  }

  #keep(chunk: Uint8Array, end: number): void {
    if (!this.#open || this.#from < 0) return
    this.#length += end - this.#from
    if (this.#length > this.#mostBytes) this.#pieces = []
    else if (end > this.#from) this.#pieces.push(Buffer.from(chunk.subarray(this.#from, end)))
  }

  #take(chunk: Uint8Array, at: number): FileRecord {
    const last = chunk[at]
    // The bracket that closes the list, or the comma, is none of a bare value's.
    const isOwn = last !== undefined && isClose(last) && this.#endsWithBracket(chunk, at)
    const end = isOwn ? at + 1 : Math.max(at, 0)
    this.#keep(chunk, end)
    const bytes = this.#length > this.#mostBytes ? undefined : Buffer.concat(this.#pieces)
    const record = { line: this.#startLine, end: this.#offset + end, bytes }
    this.#drop()
    return record
  }

  #endsWithBracket(chunk: Uint8Array, at: number): boolean {
    const first = this.#pieces[0]?.[0] ?? chunk[this.#from] ?? 0
    return at >= 0 && isOpen(first)
  }
}
