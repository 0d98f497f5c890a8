import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** An answer beside the prompt that its model had. */
export interface LeakPair {
  readonly id: string
  readonly prompt: string
  readonly output: string
  readonly leaks: boolean
  readonly kind: string
}

/** A stable 32-bit hash (FNV-1a) of a name; its lowest bits part the pairs in halves. */
export function hashName(name: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193)
  return (hash ^ (hash >>> 15)) >>> 0
}

/** Reads the pairs of the corpora folder. */
export function readLeakPairs(folder: string): readonly LeakPair[] {
  const file = readFileSync(join(folder, 'system-prompts', 'leak_pairs.jsonl.gz'))
  const rows = gunzipSync(file).toString('utf8').split('\n')
  return rows
    .filter((line) => line !== '')
    .map((line) => {
      const raw = JSON.parse(line) as Record<string, unknown>
      return {
        id: String(raw.id),
        prompt: String(raw.system_prompt),
        output: String(raw.output),
        leaks: raw.label === 'leak',
        kind: String(raw.kind),
      }
    })
}

/** The rows of `size` words of a text, in lower case: by which two prompts are told to be of one family. */
export function shingle(text: string, size = 8): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const rows = new Set<string>()
  for (let i = 0; i + size <= words.length; i++) rows.add(words.slice(i, i + size).join(' '))
  return rows
}

/** Whether two prompts share more than one row in twenty of the smaller: versions of one product, or one template. */
export function isOneFamily(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  const most = Math.max(1, small.size / 20)
  let shared = 0
  for (const row of small) if (large.has(row) && ++shared > most) return true
  return false
}
