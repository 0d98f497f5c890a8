/** One event of a stream: its bytes as they came, and what it says, parsed. */
export interface StreamEvent {
  /** The bytes, its end included. */
  readonly raw: Buffer
  /** The JSON it carries; undefined where it carries none. */
  readonly json: unknown
  /** What it carries that is no JSON; empty where there is nothing. */
  readonly text: string
}

/** Cuts a stream into events. */
export interface EventSplitter {
  add(chunk: Buffer): void
  /** The stream is over: an event without its end is told as well. */
  end(): void
}

/** What a splitter tells. */
export interface EventListener {
  onEvent(event: StreamEvent): void
  /** An event was larger than may be held. It is left out; told once for each. */
  onTooLarge(): void
}

const LINE_FEED = 0x0a
const RETURN = 0x0d

/** Cuts server-sent events at their blank lines; holds at most one event of `maxBytes`. */
export function createSseSplitter(listener: EventListener, maxBytes: number): EventSplitter {
  let held: Buffer[] = []
  let size = 0
  let lineBytes = 0
  let lastByte = 0
  let skipping = false

  const keep = (part: Buffer): void => {
    if (part.length === 0 || skipping) return
    size += part.length
    if (size <= maxBytes) held.push(part)
    else {
      skipping = true
      held = []
      listener.onTooLarge()
    }
  }
  const finish = (): void => {
    const raw = held.length === 1 && held[0] ? held[0] : Buffer.concat(held)
    const complete = !skipping && raw.length > 0
    held = []
    size = 0
    skipping = false
    if (complete) listener.onEvent({ raw, ...readData(raw) })
  }
  return {
    add(chunk) {
      let start = 0
      let lineStart = 0
      for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, lineStart)) {
        const before = at > lineStart ? (chunk[at - 1] ?? 0) : lastByte
        const length = lineBytes + at - lineStart
        lineBytes = 0
        lineStart = at + 1
        if (length > 1 || (length === 1 && before !== RETURN)) continue
        keep(chunk.subarray(start, lineStart))
        finish()
        start = lineStart
      }
      lineBytes += chunk.length - lineStart
      lastByte = chunk.at(-1) ?? lastByte
      keep(chunk.subarray(start))
    },
    end: finish,
  }
}

// What ends a stream of OpenAI's and its like.
const END = '[DONE]'

/** The `data` lines of an event. */
function readData(raw: Buffer): Pick<StreamEvent, 'json' | 'text'> {
  // A stream may begin with a byte order mark.
  const lines = raw
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
  const data = lines.flatMap((line) => (line.startsWith('data:') ? [line.slice(line[5] === ' ' ? 6 : 5)] : []))
  const text = data.join('\n')
  const json = parseJson(text)
  return { json, text: json !== undefined || text === END ? '' : text }
}

/** JSON as a value; undefined where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON (`[DONE]`, a comment, an error page): there is nothing to read.
    return undefined
  }
}
