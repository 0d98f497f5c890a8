import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Row } from '../corpora/read-corpora.ts'
import type { Judgement, TextDetector } from './detectors.ts'
import { digest } from './select-rows.ts'
import { roleOf } from './sources.ts'

/** What one detector said of every row. */
export interface Scores {
  readonly name: string
  readonly version: string
  readonly judgements: ReadonlyMap<Row, Judgement>
  /** Rows it threw on; they count as scored 0. */
  readonly failed: number
}

/** Judges every row in turn; a throw is counted and is no alarm. */
export async function scoreRows(detector: TextDetector, rows: readonly Row[]): Promise<Scores> {
  const judgements = new Map<Row, Judgement>()
  let failed = 0
  const started = performance.now()
  for (const row of rows) {
    try {
      judgements.set(row, await detector.judge(row.text, roleOf(row)))
    } catch {
      failed += 1
      judgements.set(row, { score: 0, acts: false })
    }
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  process.stderr.write(`${detector.name} ${detector.version}: ${rows.length} texts in ${seconds} s, ${failed} failed\n`)
  return { name: detector.name, version: detector.version, judgements, failed }
}

/**
 * The detector with a memory in `folder`, since a pinned rival says the same of a text every time and some are slow.
 * `save` writes what was learnt.
 */
export function remember(detector: TextDetector, folder: string): { readonly detector: TextDetector; save(): void } {
  const file = join(folder, `scores-${detector.name.replaceAll(/[^a-z0-9]+/gi, '-')}-${detector.version}.json`)
  const known = new Map<string, Judgement>(existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [])
  return {
    detector: {
      ...detector,
      judge: async (text, role) => {
        const key = digest(text)
        const judgement = known.get(key) ?? (await detector.judge(text, role))
        known.set(key, judgement)
        return judgement
      },
    },
    save: () => {
      mkdirSync(folder, { recursive: true })
      writeFileSync(file, JSON.stringify([...known]))
    },
  }
}
