import { deserialize, serialize } from 'node:v8'

/** A part of the engine that remembers things between entries which the journal would not tell it again. */
export interface StatePart {
  /** A value that `structuredClone` takes. */
  readonly save: () => unknown
  /** Takes what `save` gave, and nothing else. */
  readonly load: (state: never) => void
}

/** Raised whenever a part of the state changes its shape: an older one is then not loaded. */
const VERSION = 2

/**
 * The state of each part as bytes of its own, and before them what they are. One part after the other: a copy of all at
 * once would take as much memory again as all that is remembered.
 */
export function writeEngineState(parts: ReadonlyMap<string, StatePart>): readonly Uint8Array<ArrayBuffer>[] {
  const pieces = [...parts.values()].map((part) => toBytes(part.save()))
  return [toBytes({ version: VERSION, parts: [...parts.keys()] }), ...pieces]
}

/** Gives each part what it saved; throws when the bytes are of another version. They must come from `writeEngineState`. */
export function readEngineState(pieces: unknown, parts: ReadonlyMap<string, StatePart>): void {
  const [head, ...rest] = Array.isArray(pieces) ? pieces : []
  const names = readHead(head)
  if (names === undefined || names.length !== rest.length) throw new Error('the saved state is of another version')
  for (const [place, name] of names.entries()) parts.get(name)?.load(deserialize(rest[place]) as never)
}

function readHead(bytes: unknown): readonly string[] | undefined {
  const head: unknown = bytes instanceof Uint8Array ? deserialize(bytes) : undefined
  if (typeof head !== 'object' || head === null || !('version' in head) || head.version !== VERSION) return undefined
  return 'parts' in head && Array.isArray(head.parts) ? head.parts : undefined
}

/** In a buffer of their own, which can be handed to another thread whole. */
function toBytes(value: unknown): Uint8Array<ArrayBuffer> {
  const { buffer, byteOffset, byteLength } = serialize(value)
  const isOwn = buffer instanceof ArrayBuffer && byteOffset === 0 && buffer.byteLength === byteLength
  return isOwn ? new Uint8Array(buffer) : new Uint8Array(new Uint8Array(buffer, byteOffset, byteLength))
}
