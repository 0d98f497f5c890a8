import type { ProgressReport } from '../pipeline/run-pipeline.ts'

/** Sums where the time behind the journal goes, by stage, in seconds: CPU of the engine, waiting for the store. */
export class StageSeconds {
  readonly #seconds = new Map<string, number>()
  #unscanned = 0

  add({ times, storeMs, unscanned }: ProgressReport): void {
    this.#unscanned += unscanned
    this.#plus('decode', times.decodeNs / 1e9)
    this.#plus('normalize', times.normalizeNs / 1e9)
    this.#plus('scan', times.scanNs / 1e9)
    this.#plus('encode', times.encodeNs / 1e9)
    this.#plus('store_wait', storeMs / 1e3)
  }

  list(): ReadonlyMap<string, number> {
    return this.#seconds
  }

  /** Texts whose scan failed since the start. */
  unscanned(): number {
    return this.#unscanned
  }

  #plus(stage: string, seconds: number): void {
    this.#seconds.set(stage, (this.#seconds.get(stage) ?? 0) + seconds)
  }
}
