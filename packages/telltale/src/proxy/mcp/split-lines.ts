import { JsonSkimmer, type Skimmed } from './skim-json.ts'

/** A message as a transport hands it over: its bytes, or what was seen of one that is too large to keep. */
export type Incoming =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'too_large'; readonly skimmed: Skimmed; readonly size: number }

const NEWLINE = 0x0a

/** Cuts a stream into the messages of its lines, with at most `most` bytes of one line in memory. */
export async function* splitLines(source: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Incoming> {
  const line = new Line(most)
  for await (const chunk of source) {
    let start = 0
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      line.add(chunk.subarray(start, end))
      start = end + 1
      const message = line.take()
      if (message !== undefined) yield message
    }
    line.add(chunk.subarray(start))
  }
  const last = line.take()
  if (last !== undefined) yield last
}

/** Gathers one message; beyond the limit it only skims. */
export class Line {
  readonly #most: number
  #parts: Uint8Array[] = []
  #size = 0
  #skimmer: JsonSkimmer | undefined

  constructor(most: number) {
    this.#most = most
  }

  add(part: Uint8Array): void {
    if (part.length === 0) return
    this.#size += part.length
    if (this.#skimmer !== undefined) {
      this.#skimmer.write(part)
      return
    }
    this.#parts.push(part)
    if (this.#size <= this.#most) return
    this.#skimmer = new JsonSkimmer()
    for (const kept of this.#parts) this.#skimmer.write(kept)
    this.#parts = []
  }

  /** The message, and a fresh start; undefined where nothing but white space stood. */
  take(): Incoming | undefined {
    const [parts, size, skimmer] = [this.#parts, this.#size, this.#skimmer]
    this.#parts = []
    this.#size = 0
    this.#skimmer = undefined
    if (skimmer !== undefined) return { kind: 'too_large', skimmed: skimmer.end(), size }
    const bytes = parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts)
    return isBlank(bytes) ? undefined : { kind: 'bytes', bytes }
  }
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x0d || byte === 0x09 || byte === 0x0a)
}
