import type { ApiOptions } from './api-options.ts'

type Watched = Pick<ApiOptions, 'store' | 'journalStats' | 'pipelineState' | 'now'>

const CACHE_MS = 1_000
const PING_MS = 2_000

/** Which parts can do their work. Anyone may ask, so the store is asked at most once a second. */
export class ReadyCheck {
  readonly #watched: Watched
  #checkedMs = Number.NEGATIVE_INFINITY
  #store: Promise<boolean> = Promise.resolve(false)

  constructor(watched: Watched) {
    this.#watched = watched
  }

  /** Names of the parts that are not ready; none when all is well. */
  async findNotReady(): Promise<readonly string[]> {
    const { journalStats, pipelineState } = this.#watched
    const stats = journalStats()
    const parts: readonly (readonly [string, boolean])[] = [
      ['store', await this.#storeAnswers()],
      ['journal', stats.bytes < stats.capacityBytes],
      ['pipeline', pipelineState() === 'running'],
    ]
    return parts.filter(([, ready]) => !ready).map(([name]) => name)
  }

  #storeAnswers(): Promise<boolean> {
    const nowMs = this.#watched.now()
    if (Math.abs(nowMs - this.#checkedMs) >= CACHE_MS) {
      this.#checkedMs = nowMs
      this.#store = this.#ping()
    }
    return this.#store
  }

  async #ping(): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), PING_MS)
    })
    const answered = this.#watched.store.ping().then(
      () => true,
      () => false, // why is for the log of whoever uses the store; here only that it does not answer
    )
    const ready = await Promise.race([answered, late])
    clearTimeout(timer)
    return ready
  }
}
