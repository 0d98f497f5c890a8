import { crc32 } from 'node:zlib'
import { decodeHead, type EntryHead } from './entry-head.ts'
import type { SequencedEntry } from './journal.ts'
import type { Ledger } from './journal-ledger.ts'

/** Where kept bytes are looked up; undefined when there are none under that number. May throw on a damaged file. */
export interface KeptBytes {
  head(seq: number): Uint8Array | undefined
  body(seq: number): Uint8Array | undefined
}

interface Limit {
  readonly entries: number
  readonly bytes: number
}

/**
 * Entries after `afterSeq` in order, up to the limits but at least one. A damaged one comes with its `damage`; of a
 * run of entries whose heads are lost the first carries the count of them all, so that the sums stay exact.
 */
export function readEntries(kept: KeptBytes, ledger: Ledger, afterSeq: number, limit: Limit): SequencedEntry[] {
  const entries: SequencedEntry[] = []
  let bytes = 0
  let seq = Math.max(afterSeq + 1, ledger.firstSeq)
  while (seq <= ledger.lastSeq && entries.length < limit.entries) {
    const head = readHead(kept, seq)
    if (head === undefined) {
      const run = readLostRun(kept, ledger, seq).slice(0, limit.entries - entries.length)
      entries.push(...run)
      seq += run.length
      continue
    }
    if (entries.length > 0 && bytes + head.bodyBytes > limit.bytes) break
    bytes += head.bodyBytes
    entries.push(readEntry(kept, seq, head))
    seq += 1
  }
  return entries
}

/** Head of an entry, or undefined when it is missing or damaged. */
export function readHead(kept: KeptBytes, seq: number): EntryHead | undefined {
  const bytes = attempt(() => kept.head(seq))
  return bytes === undefined ? undefined : decodeHead(seq, bytes)
}

function readEntry(kept: KeptBytes, seq: number, head: EntryHead): SequencedEntry {
  const body = attempt(() => kept.body(seq))
  const { tenant, keyId, receivedMs, signal, encoding, itemCount } = head
  const entry = { tenant, keyId, receivedMs, signal, encoding, itemCount, seq, body: body ?? new Uint8Array() }
  if (body === undefined) return { ...entry, damage: 'the body is missing' }
  if (body.byteLength !== head.bodyBytes || crc32(body) !== head.bodyCrc) {
    return { ...entry, damage: 'the body does not match its checksum' }
  }
  return entry
}

function readLostRun(kept: KeptBytes, ledger: Ledger, fromSeq: number): readonly SequencedEntry[] {
  let toSeq = fromSeq
  while (toSeq < ledger.lastSeq && readHead(kept, toSeq + 1) === undefined) toSeq += 1
  // Entered in the middle of a run: its first entry, read before, has carried the count already.
  const isRest = fromSeq - 1 > ledger.checkpointSeq && readHead(kept, fromSeq - 1) === undefined
  const itemCount = isRest ? 0 : acceptedBefore(kept, ledger, toSeq + 1) - acceptedBefore(kept, ledger, fromSeq)
  const range = fromSeq === toSeq ? `entry ${fromSeq}` : `entries ${fromSeq} to ${toSeq}`
  return Array.from({ length: toSeq - fromSeq + 1 }, (_, i): SequencedEntry => {
    return {
      seq: fromSeq + i,
      tenant: '',
      keyId: '',
      receivedMs: 0,
      signal: 'traces',
      encoding: 'protobuf',
      itemCount: i === 0 ? Math.max(0, itemCount) : 0,
      body: attempt(() => kept.body(fromSeq + i)) ?? new Uint8Array(),
      damage: `the head is missing or damaged (${range}); sender and signal are unknown`,
    }
  })
}

/** Records accepted before this entry, from the running totals beside it. */
function acceptedBefore(kept: KeptBytes, ledger: Ledger, seq: number): number {
  if (seq > ledger.lastSeq) return ledger.accepted
  const own = readHead(kept, seq)
  if (own !== undefined) return own.acceptedThrough - own.itemCount
  if (seq - 1 === ledger.checkpointSeq) return ledger.stored + ledger.quarantined
  return readHead(kept, seq - 1)?.acceptedThrough ?? 0
}

/** Bytes kept up to and including this entry since the journal began, also when its own head is lost. */
export function bytesThrough(kept: KeptBytes, ledger: Ledger, seq: number): number {
  for (let next = seq; next <= ledger.lastSeq; next += 1) {
    const head = readHead(kept, next)
    if (head === undefined) continue
    // A later head tells a little too much of what is gone; it is corrected as that one is trimmed in its turn.
    return head.bytesThrough
  }
  return ledger.appendedBytes
}

// A damaged page makes LMDB throw: to the reader that is the same as bytes that are not there.
function attempt<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
