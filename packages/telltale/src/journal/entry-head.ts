import { crc32 } from 'node:zlib'
import type { JournalEntry, Signal } from './journal.ts'

/** What is kept beside each body: who sent it, how it must be read, its checksum, and the running totals. */
export interface EntryHead extends Omit<JournalEntry, 'body'> {
  readonly bodyBytes: number
  readonly bodyCrc: number
  /** Records accepted up to and including this entry since the journal began. */
  readonly acceptedThrough: number
  /** Bytes kept for all entries up to and including this one since the journal began. */
  readonly bytesThrough: number
}

// Byte layout, little endian: version u8, signal u8, encoding u8, tenant length u8, key id length u8, unused u8 ×3,
// itemCount u32, bodyBytes u32, bodyCrc u32, unused u32, receivedMs f64, acceptedThrough f64, bytesThrough f64,
// tenant, key id, CRC-32 of all before and of the sequence number.
const VERSION = 1
const FIXED_BYTES = 48
const CRC_BYTES = 4
const MAX_NAME_BYTES = 255

const SIGNALS: readonly Signal[] = ['traces', 'logs', 'metrics', 'events']
const ENCODINGS: readonly JournalEntry['encoding'][] = ['protobuf', 'json', 'ndjson']

/** Bytes the head of this entry takes. */
export function headBytes(entry: Pick<JournalEntry, 'tenant' | 'keyId'>): number {
  return FIXED_BYTES + Buffer.byteLength(entry.tenant) + Buffer.byteLength(entry.keyId) + CRC_BYTES
}

/** Head to bytes, bound to its sequence number. Throws RangeError for a tenant or key id over 255 bytes or a bad count. */
export function encodeHead(seq: number, head: EntryHead): Buffer {
  const tenant = Buffer.from(head.tenant)
  const keyId = Buffer.from(head.keyId)
  if (tenant.length > MAX_NAME_BYTES || keyId.length > MAX_NAME_BYTES) {
    throw new RangeError(`tenant and key id take at most ${MAX_NAME_BYTES} bytes`)
  }
  const out = Buffer.alloc(FIXED_BYTES + tenant.length + keyId.length + CRC_BYTES)
  out.set([VERSION, SIGNALS.indexOf(head.signal), ENCODINGS.indexOf(head.encoding), tenant.length, keyId.length])
  out.writeUInt32LE(head.itemCount, 8)
  out.writeUInt32LE(head.bodyBytes, 12)
  out.writeUInt32LE(head.bodyCrc, 16)
  out.writeDoubleLE(head.receivedMs, 24)
  out.writeDoubleLE(head.acceptedThrough, 32)
  out.writeDoubleLE(head.bytesThrough, 40)
  out.set(tenant, FIXED_BYTES)
  out.set(keyId, FIXED_BYTES + tenant.length)
  out.writeUInt32LE(headCrc(seq, out), out.length - CRC_BYTES)
  return out
}

/** Bytes to head, or undefined when they are not exactly what was written for this sequence number. */
export function decodeHead(seq: number, bytes: Uint8Array): EntryHead | undefined {
  if (bytes.length < FIXED_BYTES + CRC_BYTES || bytes[0] !== VERSION) return undefined
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.readUInt32LE(view.length - CRC_BYTES) !== headCrc(seq, view)) return undefined
  const signal = SIGNALS[view.readUInt8(1)]
  const encoding = ENCODINGS[view.readUInt8(2)]
  const tenantEnd = FIXED_BYTES + view.readUInt8(3)
  const keyEnd = tenantEnd + view.readUInt8(4)
  if (signal === undefined || encoding === undefined || keyEnd + CRC_BYTES !== view.length) return undefined
  return {
    tenant: view.toString('utf8', FIXED_BYTES, tenantEnd),
    keyId: view.toString('utf8', tenantEnd, keyEnd),
    signal,
    encoding,
    itemCount: view.readUInt32LE(8),
    bodyBytes: view.readUInt32LE(12),
    bodyCrc: view.readUInt32LE(16),
    receivedMs: view.readDoubleLE(24),
    acceptedThrough: view.readDoubleLE(32),
    bytesThrough: view.readDoubleLE(40),
  }
}

// The number is part of the checksum, so that a head that turns up under another number is not believed.
function headCrc(seq: number, head: Buffer): number {
  return crc32(String(seq), crc32(head.subarray(0, head.length - CRC_BYTES)))
}
