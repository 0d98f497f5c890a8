const NEWLINE = 10

/** One line of a stream of bytes, without its line end. */
export interface Line {
  /** From 1. */
  readonly number: number
  /** Undefined when the line is longer than may be held. */
  readonly bytes: Uint8Array | undefined
}

/** Cuts a stream into lines; holds one of them at a time, and no more than `mostBytes` of it. */
export async function* readLines(chunks: AsyncIterable<Uint8Array>, mostBytes: number): AsyncGenerator<Line> {
  let number = 1
  let pieces: Uint8Array[] = []
  let length = 0
  const add = (piece: Uint8Array) => {
    length += piece.length
    if (length > mostBytes) pieces = []
    else if (piece.length > 0) pieces.push(piece)
  }
  const take = (): Line => {
    const line = { number, bytes: length > mostBytes ? undefined : joinBytes(pieces) }
    number += 1
    pieces = []
    length = 0
    return line
  }
  for await (const chunk of chunks) {
    let start = 0
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      add(chunk.subarray(start, end))
      yield take()
      start = end + 1
    }
    add(chunk.subarray(start))
  }
  if (length > 0) yield take()
}

/** Pieces as one; a single piece is not copied. */
export function joinBytes(pieces: readonly Uint8Array[]): Uint8Array {
  const [only] = pieces
  return pieces.length === 1 && only !== undefined ? only : Buffer.concat(pieces)
}

/** Whether a line holds nothing but blanks. */
export function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 32 || byte === 9 || byte === 13)
}
