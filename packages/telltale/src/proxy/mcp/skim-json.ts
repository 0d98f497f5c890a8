/** What can be told of a JSON-RPC message without building it. */
export interface Skimmed {
  /** The id as it was written; undefined where there is none, or none that is short and simple. */
  readonly id: string | undefined
  readonly method: string | undefined
  /** It has a result or an error: it answers a request. */
  readonly answers: boolean
  readonly batch: boolean
  readonly depth: number
  /** A name stands twice at the top, so that two readers may read two messages. */
  readonly repeats: boolean
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COLON = 0x3a
const COMMA = 0x2c
/** Longest name or value that is kept, in bytes. */
const MOST_KEPT = 256
/** More names than this at the top are no message of JSON-RPC. */
const MOST_NAMES = 64

/** Reads a message of any size as it passes, in constant memory, and never fails: of broken JSON it tells what it saw. */
export class JsonSkimmer {
  #depth = 0
  #deepest = 0
  #inString = false
  #escaped = false
  #batch = false
  #repeats = false
  #awaitsName = true
  #name: string | undefined
  #kept: number[] = []
  readonly #names = new Set<string>()
  readonly #values = new Map<string, string>()

  write(chunk: Uint8Array): void {
    for (let index = 0; index < chunk.length; index += 1) {
      const byte = chunk[index] ?? 0
      if (this.#depth === 1 && !this.#batch) this.#readTop(byte)
      else this.#readDeep(byte)
    }
  }

  end(): Skimmed {
    const method = readString(this.#values.get('method'))
    return {
      id: readId(this.#values.get('id')),
      method,
      answers: this.#names.has('result') || this.#names.has('error'),
      batch: this.#batch,
      depth: this.#deepest,
      repeats: this.#repeats,
    }
  }

  #readDeep(byte: number): void {
    if (this.#inString) this.#readString(byte)
    else if (byte === QUOTE) this.#inString = true
    else this.#nest(byte)
  }

  #readString(byte: number): void {
    if (this.#escaped) this.#escaped = false
    else if (byte === BACKSLASH) this.#escaped = true
    else if (byte === QUOTE) this.#inString = false
  }

  #nest(byte: number): void {
    if (byte === 0x7b || byte === 0x5b) {
      if (this.#depth === 0) this.#batch = byte === 0x5b
      this.#depth += 1
      this.#deepest = Math.max(this.#deepest, this.#depth)
    } else if (byte === 0x7d || byte === 0x5d) this.#depth = Math.max(0, this.#depth - 1)
  }

  #readTop(byte: number): void {
    if (this.#inString) {
      this.#keep(byte)
      this.#readString(byte)
      if (!this.#inString && this.#awaitsName) this.#takeName()
      return
    }
    if (byte === QUOTE) this.#inString = true
    if (byte === COLON) this.#awaitsName = false
    else if (byte === COMMA || byte === 0x7d) this.#takeValue()
    else if (byte > 0x20) this.#keep(byte)
    this.#nest(byte)
  }

  #keep(byte: number): void {
    if (this.#kept.length <= MOST_KEPT) this.#kept.push(byte)
  }

  #takeName(): void {
    const name = readString(this.#text())
    this.#kept = []
    this.#name = name
    if (name === undefined) return
    if (this.#names.has(name)) this.#repeats = true
    if (this.#names.size < MOST_NAMES) this.#names.add(name)
  }

  #takeValue(): void {
    if (this.#name === 'id' || this.#name === 'method') this.#values.set(this.#name, this.#text())
    this.#kept = []
    this.#name = undefined
    this.#awaitsName = true
  }

  #text(): string {
    return this.#kept.length > MOST_KEPT ? '' : Buffer.from(this.#kept).toString('utf8')
  }
}

/** Skims a message that is already whole. */
export function skimJson(bytes: Uint8Array): Skimmed {
  const skimmer = new JsonSkimmer()
  skimmer.write(bytes)
  return skimmer.end()
}

function readString(text: string | undefined): string | undefined {
  const value = readScalar(text)
  return typeof value === 'string' ? value : undefined
}

function readId(text: string | undefined): string | undefined {
  const value = readScalar(text)
  return typeof value === 'string' || typeof value === 'number' ? text : undefined
}

function readScalar(text: string | undefined): unknown {
  if (text === undefined || text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON: nothing that can be told.
    return undefined
  }
}
