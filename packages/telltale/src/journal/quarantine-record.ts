import type { QuarantinedItem, Signal } from './journal.ts'

/** Most of what came that is kept with a quarantined item. */
const EXCERPT_BYTES = 4096

/** Quarantined item to bytes; the excerpt is cut to its limit. */
export function encodeQuarantined(item: QuarantinedItem): Buffer {
  const excerpt = Buffer.from(item.excerpt.subarray(0, EXCERPT_BYTES)).toString('base64')
  return Buffer.from(
    JSON.stringify([
      item.tenant,
      item.seq,
      item.index,
      item.itemCount,
      item.signal,
      item.reason,
      item.receivedMs,
      excerpt,
    ]),
  )
}

/** Bytes to quarantined item; what cannot be read is shown as such instead of hiding the others. */
export function decodeQuarantined(bytes: Uint8Array): QuarantinedItem {
  try {
    const [tenant, seq, index, itemCount, signal, reason, receivedMs, excerpt] = JSON.parse(
      Buffer.from(bytes).toString('utf8'),
    ) as [string, number, number, number, Signal, string, number, string]
    return { tenant, seq, index, itemCount, signal, reason, receivedMs, excerpt: Buffer.from(excerpt, 'base64') }
  } catch {
    // A damaged note about a damaged record still counts as one; the totals are kept elsewhere.
    return {
      tenant: '',
      seq: 0,
      index: -1,
      itemCount: 0,
      signal: 'traces',
      reason: 'this quarantine note is damaged',
      receivedMs: 0,
      excerpt: new Uint8Array(),
    }
  }
}
