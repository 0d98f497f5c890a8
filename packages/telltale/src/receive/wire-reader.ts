import protobuf from 'protobufjs/minimal.js'
import { malformed } from './decode-error.ts'
import { KEYS } from './key-cache.ts'
import type { RecordGate } from './record-gate.ts'

const NOTHING = Buffer.alloc(0)

/**
 * Reads protobuf fields within exact bounds: a nested message can neither leave its parent nor stop
 * short of its end. Texts, bytes and ids of records that are only counted (`keep` false) are measured and
 * skipped. Throws `DecodeError` or the reader's own errors for bytes that are no protobuf.
 */
export class WireReader {
  readonly gate: RecordGate
  readonly keep: boolean
  readonly #reader: protobuf.Reader
  readonly #buf: Buffer

  constructor(body: Uint8Array, gate: RecordGate, keep: boolean) {
    this.#buf = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
    this.#reader = protobuf.Reader.create(this.#buf)
    this.gate = gate
    this.keep = keep
  }

  /** Whether the message at hand has another field. */
  more(): boolean {
    return this.#reader.pos < this.#reader.len
  }

  /** Field number and wire type, as `number << 3 | type`. */
  tag(): number {
    const tag = this.#reader.tag()
    if (tag < 8) throw malformed('a field has the number 0')
    return tag
  }

  /** Enters a nested message; what it returns goes to `close`. */
  open(): number {
    const reader = this.#reader
    const outer = reader.len
    const end = reader.size() + reader.pos
    if (end > outer) throw malformed('a length goes beyond the end of its message')
    reader.len = end
    return outer
  }

  /** Leaves a nested message, skipping what was not read of it. */
  close(outer: number): void {
    const reader = this.#reader
    reader.pos = reader.len
    reader.len = outer
  }

  /** Where the reader stands, for a second walk with `rewind`. */
  position(): number {
    return this.#reader.pos
  }

  rewind(position: number): void {
    this.#reader.pos = position
  }

  /** Skips the field behind `tag`, groups included. */
  skip(tag: number): void {
    if ((tag & 7) === 3) this.#skipGroup(tag >>> 3)
    else this.#skipField(tag & 7)
  }

  /** A text; bytes that are not UTF-8 become U+FFFD. */
  text(): string {
    const length = this.#length()
    if (!this.gate.fitsValue(length) || !this.keep) return this.#pass(length, '')
    return this.#slice(length)
  }

  /** An attribute key. */
  key(): string {
    const length = this.#length()
    if (!this.gate.fitsKey(length) || !this.keep) return this.#pass(length, '')
    const start = this.#reader.pos
    this.#reader.pos = start + length
    return KEYS.find(this.#buf, start, length)
  }

  /** A copy of a byte string, so that it does not keep the whole body in memory. */
  bytes(): Uint8Array {
    const length = this.#length()
    if (!this.gate.fitsValue(length) || !this.keep) return this.#pass(length, NOTHING)
    const start = this.#reader.pos
    this.#reader.pos = start + length
    return new Uint8Array(this.#buf.subarray(start, start + length))
  }

  /**
   * An id of exactly `size` bytes as hex; '' when it is absent or all zero; `undefined` when it has
   * another length. When only counting, a good id is given as any text that is not ''.
   */
  id(size: number): string | undefined {
    const length = this.#length()
    const start = this.#reader.pos
    this.#reader.pos = start + length
    if (length === 0) return ''
    if (length !== size) return undefined
    let bits = 0
    for (let i = start; i < start + size; i += 1) bits |= this.#buf[i] ?? 0
    if (bits === 0) return ''
    return this.keep ? this.#buf.toString('hex', start, start + size) : 'id'
  }

  int32(): number {
    return this.#reader.int32()
  }

  uint32(): number {
    return this.#reader.uint32()
  }

  bool(): boolean {
    return this.#reader.bool()
  }

  fixed32(): number {
    return this.#reader.fixed32()
  }

  double(): number {
    return this.#reader.double()
  }

  fixed64(): bigint {
    const start = this.#eightBytes()
    return this.keep ? this.#buf.readBigUInt64LE(start) : 0n
  }

  sfixed64(): bigint {
    return this.#buf.readBigInt64LE(this.#eightBytes())
  }

  /** A number when it is exact as one, otherwise decimal digits. */
  int64(): number | string {
    const long = this.#reader.int64()
    const value = long.high * 4294967296 + (long.low >>> 0)
    return Number.isSafeInteger(value) ? value : ((BigInt(long.high) << 32n) | BigInt(long.low >>> 0)).toString()
  }

  #eightBytes(): number {
    const start = this.#reader.pos
    this.#reader.skip(8)
    return start
  }

  #length(): number {
    const length = this.#reader.size()
    if (this.#reader.pos + length > this.#reader.len) throw malformed('a length goes beyond the end of its message')
    return length
  }

  #pass<T>(length: number, value: T): T {
    this.#reader.pos += length
    return value
  }

  #slice(length: number): string {
    const start = this.#reader.pos
    this.#reader.pos = start + length
    return this.#buf.toString('utf8', start, start + length)
  }

  #skipField(wireType: number): void {
    const reader = this.#reader
    if (wireType === 0) reader.uint32()
    else if (wireType === 1) reader.skip(8)
    else if (wireType === 2) reader.skip(this.#length())
    else if (wireType === 5) reader.skip(4)
    else throw malformed(`wire type ${wireType} where a field begins`)
  }

  #skipGroup(field: number): void {
    const open = [field]
    while (open.length > 0) {
      const tag = this.tag()
      const wireType = tag & 7
      if (wireType === 3) {
        open.push(tag >>> 3)
        if (open.length > this.gate.limits.protobufDepth) throw malformed('groups nest too deeply')
      } else if (wireType === 4) {
        if (open.pop() !== tag >>> 3) throw malformed('a group ends that is not open')
      } else this.#skipField(wireType)
    }
  }
}
