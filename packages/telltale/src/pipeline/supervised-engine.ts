import type { SequencedEntry } from '../journal/journal.ts'
import type { EncodedRows } from '../store/store.ts'
import { EngineLostError, type EngineWorker } from './engine-thread.ts'
import { mergeProcessed, setAsideWhole } from './merge-processed.ts'
import { type Backoff, backoffMs, pause } from './pause.ts'
import type { ProcessedEntries } from './process-entries.ts'

/** An engine that is always there: lost threads are replaced, and entries that kill them are set aside. */
export interface SupervisedEngine {
  /** Undefined only after `stop`. */
  process(entries: readonly SequencedEntry[]): Promise<ProcessedEntries | undefined>
  /** What waited long enough; undefined when the engine is lost over it, and then learns again what waits. */
  release(nowMs: number): Promise<ProcessedEntries | undefined>
  /** Other rules from the next entries on, for threads to come too. */
  configure(config: unknown): Promise<void>
  /** All the engine remembers after what it was given last; undefined when it is lost over it. */
  save(): Promise<readonly Uint8Array[] | undefined>
  /** Takes back rows that nobody reads any more. */
  reuse(rows: EncodedRows): void
  /** Gives memory back that it does not need. */
  collect(): Promise<void>
  /** Threads lost since the start. */
  lost(): number
  stop(): Promise<void>
}

export interface SupervisedEngineOptions {
  readonly startWorker: () => EngineWorker
  /** Entries handed out before, oldest first, in batches: what a new thread needs to know of open traces. */
  readonly history: () => Iterable<readonly SequencedEntry[]>
  /** What an engine remembered after the entry with that number; undefined when nothing was saved yet. */
  readonly savedState: () => { readonly seq: number; readonly state: readonly Uint8Array[] } | undefined
  /** The rules to begin with. */
  readonly config: unknown
  readonly backoff: Backoff
  readonly onTrouble: (message: string) => void
}

const DEATHS_TO_BLAME = 3

export function superviseEngine(options: SupervisedEngineOptions): SupervisedEngine {
  return new Supervisor(options)
}

class Supervisor implements SupervisedEngine {
  readonly #options: SupervisedEngineOptions
  readonly #stopping = new AbortController()
  #worker: EngineWorker | undefined
  #turn: Promise<unknown> = Promise.resolve()
  #lost = 0
  #config: unknown

  constructor(options: SupervisedEngineOptions) {
    this.#options = options
    this.#config = options.config
  }

  process(entries: readonly SequencedEntry[]): Promise<ProcessedEntries | undefined> {
    // One at a time: the engine's state must see entries in one order, and a death must have one suspect.
    const result = this.#turn.then(() => this.#processNow(entries))
    this.#turn = result.catch(() => undefined)
    return result
  }

  release(nowMs: number): Promise<ProcessedEntries | undefined> {
    const result = this.#turn.then(() => this.#releaseNow(nowMs))
    this.#turn = result.catch(() => undefined)
    return result
  }

  configure(config: unknown): Promise<void> {
    this.#config = config
    return this.#tell((worker) => worker.configure(config))
  }

  reuse(rows: EncodedRows): void {
    this.#worker?.reuse(rows)
  }

  collect(): Promise<void> {
    return this.#tell((worker) => worker.collect())
  }

  #tell(what: (worker: EngineWorker) => Promise<void>): Promise<void> {
    const done = this.#turn.then(async () => {
      try {
        if (this.#worker !== undefined) await what(this.#worker)
      } catch (error) {
        if (!this.#stopping.signal.aborted) await this.#replace(error)
      }
    })
    this.#turn = done.catch(() => undefined)
    return done
  }

  save(): Promise<readonly Uint8Array[] | undefined> {
    const result = this.#turn.then(async () => {
      try {
        return await this.#worker?.save()
      } catch (error) {
        if (!this.#stopping.signal.aborted) await this.#replace(error)
        return undefined
      }
    })
    this.#turn = result.catch(() => undefined)
    return result
  }

  lost(): number {
    return this.#lost
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#worker?.stop()
    await this.#turn
    await this.#worker?.stop()
  }

  async #processNow(entries: readonly SequencedEntry[]): Promise<ProcessedEntries | undefined> {
    const whole = await this.#try(entries)
    if (whole.kind === 'done') return whole.result
    if (whole.kind === 'stopped') return undefined
    const parts: ProcessedEntries[] = []
    for (const entry of entries) {
      const part = await this.#processAlone(entry)
      if (part === undefined) return undefined
      parts.push(part)
    }
    return mergeProcessed(parts)
  }

  async #releaseNow(nowMs: number): Promise<ProcessedEntries | undefined> {
    const worker = await this.#ready()
    try {
      return await worker?.release(nowMs)
    } catch (error) {
      if (!this.#stopping.signal.aborted) await this.#replace(error)
      return undefined
    }
  }

  async #processAlone(entry: SequencedEntry): Promise<ProcessedEntries | undefined> {
    let how = ''
    for (let deaths = 0; deaths < DEATHS_TO_BLAME; deaths++) {
      const outcome = await this.#try([entry])
      if (outcome.kind === 'done') return outcome.result
      if (outcome.kind === 'stopped') return undefined
      how = outcome.how
    }
    this.#options.onTrouble(
      `entry ${entry.seq} is set aside: the engine was lost on it ${DEATHS_TO_BLAME} times (${how})`,
    )
    return setAsideWhole(entry, `the engine was lost on it ${DEATHS_TO_BLAME} times: ${how}`)
  }

  async #try(entries: readonly SequencedEntry[]): Promise<Outcome> {
    const worker = await this.#ready()
    if (worker === undefined) return { kind: 'stopped' }
    try {
      return { kind: 'done', result: await worker.process(entries) }
    } catch (error) {
      if (this.#stopping.signal.aborted) return { kind: 'stopped' }
      const how = await this.#replace(error)
      return { kind: 'lost', how }
    }
  }

  /** A thread that has shown that it answers: a thread that cannot even start must not be blamed on an entry. */
  async #ready(): Promise<EngineWorker | undefined> {
    for (let failures = 1; !this.#stopping.signal.aborted; failures++) {
      if (this.#worker !== undefined) return this.#worker
      const worker = this.#options.startWorker()
      this.#worker = worker
      try {
        await this.#begin(worker)
        await this.#warm(worker)
      } catch (error) {
        await this.#replace(error)
        await pause(backoffMs(this.#options.backoff, failures), this.#stopping.signal)
      }
    }
    return undefined
  }

  async #begin(worker: EngineWorker): Promise<void> {
    await worker.warm([])
    await worker.configure(this.#config)
  }

  /** A thread lost over history starts afresh without it: newer entries matter more than open traces. */
  async #warm(worker: EngineWorker): Promise<void> {
    try {
      await this.#teach(worker)
    } catch (error) {
      const how = await this.#replace(error)
      if (this.#stopping.signal.aborted) return
      this.#options.onTrouble(`the engine starts without what it knew of open traces: ${how}`)
      this.#worker = this.#options.startWorker()
      await this.#begin(this.#worker)
    }
  }

  async #teach(worker: EngineWorker): Promise<void> {
    const saved = this.#options.savedState()
    let loaded = saved === undefined
    const load = async (): Promise<void> => {
      if (saved !== undefined && !loaded) await worker.load(saved.state)
      loaded = true
    }
    for (const batch of this.#options.history()) {
      if (this.#stopping.signal.aborted) return
      const before = loaded ? [] : batch.filter((entry) => entry.seq <= (saved?.seq ?? 0))
      const after = batch.slice(before.length)
      if (before.length > 0) await worker.warm(before)
      if (after.length === 0) continue
      await load()
      await worker.replay(after)
    }
    await load()
  }

  async #replace(error: unknown): Promise<string> {
    const how = error instanceof EngineLostError || error instanceof Error ? error.message : 'it failed'
    const worker = this.#worker
    this.#worker = undefined
    this.#lost += 1
    if (!this.#stopping.signal.aborted) this.#options.onTrouble(`the engine was lost: ${how}`)
    await worker?.stop()
    return how
  }
}

type Outcome =
  | { readonly kind: 'done'; readonly result: ProcessedEntries }
  | { readonly kind: 'lost'; readonly how: string }
  | { readonly kind: 'stopped' }
