import { type Incoming, Line } from './split-lines.ts'

/** One event of a `text/event-stream`, read the way clients read it. */
export interface SseEvent {
  /** Undefined where the event carries no data. */
  readonly message: Incoming | undefined
  readonly id: string | undefined
  readonly event: string | undefined
  readonly retry: string | undefined
}

const NEWLINE = 0x0a
const RETURN = 0x0d
const COLON = 0x3a
const SPACE = 0x20
/** Longest field that is not data, in bytes. */
const MOST_KEPT = 1024

/** Reads the events of a stream, with at most `most` bytes of one in memory. What follows the last blank line is left out. */
export async function* readSse(source: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<SseEvent> {
  const reader = new SseReader(most)
  for await (const chunk of source) {
    for (const line of cutLines(chunk)) {
      const event = reader.add(line.part, line.end)
      if (event !== undefined) yield event
    }
  }
}

interface LinePart {
  readonly part: Uint8Array
  /** The byte that ended the line, or 0 where the chunk did. */
  readonly end: number
}

// A line ends with LF, CR or both: whoever counts only one of them can be shown other events than the client.
function* cutLines(chunk: Uint8Array): Generator<LinePart> {
  let newline = nextOf(chunk, NEWLINE, 0)
  let carriage = nextOf(chunk, RETURN, 0)
  for (let start = 0; start < chunk.length; ) {
    const end = Math.min(newline, carriage)
    yield { part: chunk.subarray(start, end), end: chunk[end] ?? 0 }
    start = end + 1
    if (end === newline) newline = nextOf(chunk, NEWLINE, start)
    else carriage = nextOf(chunk, RETURN, start)
  }
}

function nextOf(chunk: Uint8Array, byte: number, from: number): number {
  const found = chunk.indexOf(byte, from)
  return found < 0 ? chunk.length : found
}

class SseReader {
  readonly #data: Line
  #hasData = false
  #name: number[] = []
  #named = false
  #startsValue = false
  #kept: number[] = []
  #blank = true
  #lastEnd = 0
  #fields = new Map<string, string>()

  constructor(most: number) {
    this.#data = new Line(most)
  }

  add(part: Uint8Array, end: number): SseEvent | undefined {
    // The second half of CR LF.
    const pair = part.length === 0 && end === NEWLINE && this.#lastEnd === RETURN
    this.#lastEnd = end
    if (pair) return undefined
    if (part.length > 0) this.#blank = false
    this.#take(part)
    return end === 0 ? undefined : this.#endLine()
  }

  #take(part: Uint8Array): void {
    let rest = part
    if (!this.#named) {
      const colon = rest.indexOf(COLON)
      for (const byte of rest.subarray(0, colon < 0 ? MOST_KEPT : Math.min(colon, MOST_KEPT))) {
        if (this.#name.length < MOST_KEPT) this.#name.push(byte)
      }
      if (colon < 0) return
      this.#named = true
      this.#startsValue = true
      rest = rest.subarray(colon + 1)
      this.#beginValue()
    }
    if (rest.length === 0) return
    if (this.#startsValue && rest[0] === SPACE) rest = rest.subarray(1)
    this.#startsValue = false
    if (this.#field() === 'data') this.#data.add(rest)
    else for (const byte of rest.subarray(0, MOST_KEPT - this.#kept.length)) this.#kept.push(byte)
  }

  #beginValue(): void {
    if (this.#field() !== 'data') return
    if (this.#hasData) this.#data.add(Uint8Array.of(NEWLINE))
    this.#hasData = true
  }

  #field(): string {
    return Buffer.from(this.#name).toString('utf8')
  }

  #endLine(): SseEvent | undefined {
    const blank = this.#blank
    const field = this.#field()
    if (field !== '' && field !== 'data') this.#fields.set(field, Buffer.from(this.#kept).toString('utf8'))
    this.#name = []
    this.#named = false
    this.#startsValue = false
    this.#kept = []
    this.#blank = true
    // Names that nobody knows are not kept for long.
    if (this.#fields.size > 16) this.#fields.clear()
    return blank ? this.#takeEvent() : undefined
  }

  #takeEvent(): SseEvent {
    const fields = this.#fields
    this.#fields = new Map()
    this.#hasData = false
    return {
      message: this.#data.take(),
      id: fields.get('id'),
      event: fields.get('event'),
      retry: fields.get('retry'),
    }
  }
}

/** Writes an event anew, so that it can only be read in one way. */
export function writeSse(event: SseEvent, data: Uint8Array | string | undefined): Buffer {
  const lines: Buffer[] = []
  const add = (name: string, value: Uint8Array | string): void =>
    void lines.push(Buffer.from(name), Buffer.from(value), LF)
  if (event.event !== undefined) add('event: ', event.event)
  if (event.id !== undefined) add('id: ', event.id)
  if (event.retry !== undefined) add('retry: ', event.retry)
  if (data !== undefined) {
    const bytes = typeof data === 'string' ? Buffer.from(data) : data
    for (const { part } of cutLines(bytes)) add('data: ', part)
  } else if (event.id !== undefined) add('data: ', '')
  if (lines.length === 0) lines.push(Buffer.from(':\n'))
  return Buffer.concat([...lines, LF])
}

const LF = Buffer.from('\n')
