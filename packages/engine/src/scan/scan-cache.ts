import { hash } from 'node:crypto'
import type { ScanResult, ScanRole } from '@telltale/model'
import { ownText } from '../analyse/own-text.ts'

/** What texts gave away before, by text and role. Conversations are sent again and again. */
export interface ScanCache {
  get(text: string, role: ScanRole): ScanResult | undefined
  set(text: string, role: ScanRole, result: ScanResult): void
}

/** Characters kept, an entry and a finding counted as some: a few tens of megabytes at most. */
const CAPACITY = 16_000_000
const ENTRY = 100
const FINDING = 300
/** Longer texts are named by their hash: it costs less than keeping them. */
const LONGEST_KEY = 4_096

/** Results by role and then by name: a text that is looked for by itself is neither copied nor hashed again. */
type Results = Map<string, Map<string, ScanResult>>

/** Forgets what was not asked for long: of two halves, the older goes when the younger is full. */
export function createScanCache(capacity: number = CAPACITY): ScanCache {
  let young: Results = new Map()
  let old = young
  let size = 0
  const keep = (name: string, role: string, result: ScanResult) => {
    const weight = name.length + role.length + 1 + ENTRY + FINDING * result.findings.length
    if (young.get(role)?.has(name) !== true) size += weight
    if (size > capacity / 2 && young.size > 0) {
      old = young
      young = new Map()
      size = weight
    }
    const ofRole = young.get(role) ?? new Map<string, ScanResult>()
    young.set(role, ofRole)
    ofRole.set(name, result)
  }
  return {
    get(text, role) {
      const [name, kind] = nameOf(text, role)
      const result = young.get(kind)?.get(name)
      if (result !== undefined || old === young) return result
      const older = old.get(kind)?.get(name)
      if (older !== undefined) keep(ownText(name), kind, older)
      return older
    },
    set(text, role, result) {
      const [name, kind] = nameOf(text, role)
      keep(ownText(name), kind, result)
    },
  }
}

/** What a text in a role is kept under; no two texts share both. */
function nameOf(text: string, role: ScanRole): readonly [name: string, kind: string] {
  if (text.length <= LONGEST_KEY) return [text, role]
  // UTF-16 as it stands: UTF-8 would make one of two texts that differ in half a character.
  return [hash('sha256', Buffer.from(text, 'utf16le'), 'base64'), `${role}#`]
}
