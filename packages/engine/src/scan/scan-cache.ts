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

/** Forgets what was not asked for long: of two halves, the older goes when the younger is full. */
export function createScanCache(capacity: number = CAPACITY): ScanCache {
  let young = new Map<string, ScanResult>()
  let old = young
  let size = 0
  const keep = (key: string, result: ScanResult) => {
    if (!young.has(key)) size += sizeOf(key, result)
    if (size > capacity / 2 && young.size > 0) {
      old = young
      young = new Map()
      size = sizeOf(key, result)
    }
    young.set(key, result)
  }
  return {
    get(key) {
      const result = young.get(key)
      if (result !== undefined || old === young) return result
      const older = old.get(key)
      if (older !== undefined) keep(key, older)
      return older
    },
    set: keep,
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
