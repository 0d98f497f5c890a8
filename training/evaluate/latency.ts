import type { TextDetector } from './detectors.ts'
import { quantile } from './metrics.ts'

/** Text lengths in KB of 1,024 UTF-16 units. */
const LENGTHS_KB: readonly number[] = [0.2, 0.5, 1, 2, 8, 64]

/** Time of one text of a length, in microseconds. */
export interface Latency {
  readonly kb: number
  readonly runs: number
  readonly p50Micros: number
  readonly p99Micros: number
}

const TEXTS = 25
const MOST_RUNS = 400
const LEAST_RUNS = 5
const BUDGET_MS = 1500

/** Times a detector on ordinary texts of each length; `pool` is cut and joined to the lengths. */
export async function measureLatency(detector: TextDetector, pool: readonly string[]): Promise<readonly Latency[]> {
  const latencies: Latency[] = []
  for (const kb of LENGTHS_KB) latencies.push(await measureLength(detector, pool, kb))
  return latencies
}

async function measureLength(detector: TextDetector, pool: readonly string[], kb: number): Promise<Latency> {
  const texts = Array.from({ length: TEXTS }, (_, i) => cutText(pool, i * 37, Math.round(kb * 1024)))
  await timeRuns(detector, texts, { runs: TEXTS, budgetMs: BUDGET_MS / 3 })
  const micros = await timeRuns(detector, texts, { runs: MOST_RUNS, budgetMs: BUDGET_MS })
  return { kb, runs: micros.length, p50Micros: quantile(micros, 0.5), p99Micros: quantile(micros, 0.99) }
}

async function timeRuns(
  detector: TextDetector,
  texts: readonly string[],
  { runs, budgetMs }: { readonly runs: number; readonly budgetMs: number },
): Promise<number[]> {
  const micros: number[] = []
  const end = performance.now() + budgetMs
  for (let i = 0; i < runs && (i < LEAST_RUNS || performance.now() < end); i += 1) {
    const text = texts[i % texts.length] ?? ''
    const started = performance.now()
    const judgement = detector.judge(text, 'retrieval')
    if (judgement instanceof Promise) await judgement
    micros.push((performance.now() - started) * 1000)
  }
  return micros
}

/** Texts of the pool from place `from` on, joined and cut to `length`; flat, as a text that came over the wire is. */
function cutText(pool: readonly string[], from: number, length: number): string {
  const parts: string[] = []
  let size = 0
  for (let i = from; size < length && pool.length > 0; i += 1) {
    const part = `${pool[i % pool.length]}\n\n`
    parts.push(part)
    size += part.length
  }
  return Buffer.from(parts.join('').slice(0, length)).toString()
}
