import { hash } from 'node:crypto'
import type { ScanResult, ScanRole } from '@telltale/model'

/** What texts gave away before, by text and role. Conversations are sent again and again. */
export interface ScanCache {
  get(key: string): ScanResult | undefined
  set(key: string, result: ScanResult): void
}

/** Characters kept, an entry and a finding counted as some: a few tens of megabytes at most. */
const CAPACITY = 16_000_000
const ENTRY = 100
const FINDING = 300
/** Longer texts are named by their hash: it costs less than keeping them. */
const LONGEST_KEY = 4_096

/** Forgets what was not asked for longest. */
export function createScanCache(capacity: number = CAPACITY): ScanCache {
  const kept = new Map<string, ScanResult>()
  let size = 0
  return {
    get(key) {
      const result = kept.get(key)
      if (result === undefined) return undefined
      kept.delete(key)
      kept.set(key, result)
      return result
    },
    set(key, result) {
      const before = kept.get(key)
      if (before !== undefined) size -= sizeOf(key, before)
      kept.delete(key)
      kept.set(key, result)
      size += sizeOf(key, result)
      for (const [oldest, value] of kept) {
        if (size <= capacity) break
        kept.delete(oldest)
        size -= sizeOf(oldest, value)
      }
    },
  }
}

function sizeOf(key: string, result: ScanResult): number {
  return key.length + ENTRY + FINDING * result.findings.length
}

/** Names a text in a role; no two texts share a name. */
export function scanKey(text: string, role: ScanRole): string {
  if (text.length <= LONGEST_KEY) return `${role} ${text}`
  // UTF-16 as it stands: UTF-8 would make one of two texts that differ in half a character.
  return `${role}# ${hash('sha256', Buffer.from(text, 'utf16le'), 'base64')}`
}
