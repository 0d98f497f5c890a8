import type { Journal, SavedState, SequencedEntry, StateFile } from '../journal/journal.ts'
import type { EventStore } from '../store/store.ts'
import type { EngineWorker } from './engine-thread.ts'
import { type KeepLimit, KeptHistory, readHistory } from './kept-history.ts'
import { type Backoff, backoffMs, pause } from './pause.ts'
import type { ProcessedEntries, StageTimes } from './process-entries.ts'
import { type AlertKeeper, type StoreBatchOptions, storeBatch } from './store-batch.ts'
import { type SupervisedEngine, superviseEngine } from './supervised-engine.ts'

interface PipelineLog {
  warn(details: Readonly<Record<string, unknown>>, message: string): void
}

/** What one checkpoint covered. */
export interface ProgressReport {
  readonly seq: number
  readonly entries: number
  readonly bodyBytes: number
  readonly events: number
  readonly stored: number
  readonly quarantined: number
  /** Texts whose scan failed. */
  readonly unscanned: number
  readonly times: StageTimes
  /** Time in `store.write`, waiting included, milliseconds. */
  readonly storeMs: number
}

interface PipelineState {
  /** 'stuck' while the store or the journal refuses work; the journal goes on acknowledging as long as it has room. */
  readonly phase: 'running' | 'stuck' | 'stopped'
  /** Entries after the checkpoint. */
  readonly lagEntries: number
  readonly oldestPendingMs: number | undefined
  readonly lastError: { readonly message: string; readonly atMs: number } | undefined
  readonly enginesLost: number
}

export interface Pipeline {
  /** Call after an append: the pipeline looks at once. */
  appended(): void
  state(): PipelineState
  /** Other rules from the next entries on. */
  configure(config: unknown): Promise<void>
  /** Gives memory back at once that is not needed. */
  relieve(): void
  /** True when everything appended so far is stored within that time. */
  drain(deadlineMs: number): Promise<boolean>
  /** Ends without losing anything: what has no checkpoint is done again at the next start. */
  stop(): Promise<void>
}

export interface PipelineOptions {
  readonly journal: Journal
  readonly store: Pick<EventStore, 'write'>
  readonly alerts: AlertKeeper
  /** Where what the engine remembers is kept over restarts. */
  readonly stateFile: StateFile
  /** The rules to begin with. */
  readonly config: unknown
  readonly startWorker: () => EngineWorker
  /** Wall clock, epoch milliseconds. */
  readonly now: () => number
  readonly log: PipelineLog
  readonly onProgress?: (report: ProgressReport) => void
  readonly batch?: { readonly entries: number; readonly bytes: number }
  readonly keep?: KeepLimit
  readonly backoff?: Backoff
  /** Small batches come at most this often, so that the store is not given a part per request. */
  readonly gatherMs?: number
  /** After so long without an append, what waits for the rest of its trace is looked at. */
  readonly idleMs?: number
  /** The engine's memory is saved at most so often, or after `saveBytes` of bodies. */
  readonly saveMs?: number
  readonly saveBytes?: number
}

const MIB = 1024 * 1024
const BATCH = { entries: 2_000, bytes: 8 * MIB }
const KEEP: KeepLimit = { bytes: 64 * MIB, ms: 10 * 60_000 }
const BACKOFF: Backoff = { firstMs: 100, longestMs: 5_000 }
const GATHER_MS = 50
const SMALL_BATCH = 64
const IDLE_MS = 250
/** Rests of `idleMs` after which the engine gives back what the last work took. */
const RESTS_TO_COLLECT = 8
const DRAIN_LOOK_MS = 20
const SAVE_MS = 10_000
const SAVE_BYTES = 64 * MIB
/** Saving may take this share of the time at most. */
const SAVE_SHARE = 0.025

/** Starts moving entries from the journal through the engine into the store, in order, until stopped. */
export function startPipeline(options: PipelineOptions): Pipeline {
  return new RunningPipeline(options)
}

class RunningPipeline implements Pipeline {
  readonly #options: PipelineOptions
  readonly #engine: SupervisedEngine
  readonly #history: KeptHistory
  readonly #stopping = new AbortController()
  readonly #done: Promise<void>
  /** Everything up to here was handed to the engine. */
  #takenSeq: number
  #oldestWaitingSeq: number | undefined
  #wake: () => void = () => {}
  #awake = false
  #stuck = false
  /** How often in a row there was nothing to do; the memory of a run that never worked is not looked at. */
  #restedTimes = Number.POSITIVE_INFINITY
  #lastError: PipelineState['lastError']
  /** The entry after which the kept state was taken; the state itself is in its file. */
  #savedSeq: number | undefined
  /** The first batch of a run is a reason to save: a program that dies again and again must not go through more each time. */
  readonly #save = { sinceMs: Number.NEGATIVE_INFINITY, bytes: 0, tookMs: 0 }

  constructor(options: PipelineOptions) {
    const { journal, startWorker, backoff = BACKOFF } = options
    this.#options = options
    this.#takenSeq = journal.stats().checkpointSeq
    const savedSeq = options.stateFile.read()?.seq
    // A state from after the checkpoint would see entries twice; one from another journal is of no use.
    this.#savedSeq = savedSeq !== undefined && savedSeq <= this.#takenSeq ? savedSeq : undefined
    // What an engine before this one waited for is not known yet: the first idle moment tells.
    this.#oldestWaitingSeq = this.#takenSeq > 0 ? journal.firstSeq() : undefined
    this.#history = new KeptHistory(limitTo(options.keep ?? KEEP, journal.stats().capacityBytes))
    for (const entries of readHistory(journal, this.#takenSeq, this.#batch())) this.#history.add(entries)
    this.#engine = superviseEngine({
      startWorker,
      backoff,
      history: () => readHistory(journal, this.#takenSeq, this.#batch()),
      savedState: () => this.#readSaved(),
      config: options.config,
      onTrouble: (message) => this.#note(message),
    })
    this.#done = this.#run()
  }

  appended(): void {
    this.#awake = true
    this.#wake()
  }

  state(): PipelineState {
    const { lastSeq, checkpointSeq, oldestPendingMs } = this.#options.journal.stats()
    return {
      phase: this.#stopping.signal.aborted ? 'stopped' : this.#stuck ? 'stuck' : 'running',
      lagEntries: lastSeq - checkpointSeq,
      oldestPendingMs,
      lastError: this.#lastError,
      enginesLost: this.#engine.lost(),
    }
  }

  configure(config: unknown): Promise<void> {
    return this.#engine.configure(config)
  }

  relieve(): void {
    void this.#engine.collect()
  }

  async drain(deadlineMs: number): Promise<boolean> {
    const { journal } = this.#options
    const target = journal.stats().lastSeq
    const end = performance.now() + deadlineMs
    this.appended()
    while (journal.stats().checkpointSeq < target) {
      if (performance.now() >= end || this.#stopping.signal.aborted) return false
      await pause(DRAIN_LOOK_MS, this.#stopping.signal)
    }
    return true
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    this.#wake()
    await this.#engine.stop()
    await this.#done
  }

  async #run(): Promise<void> {
    let finishing: Promise<void> = Promise.resolve()
    while (!this.#stopping.signal.aborted) {
      this.#awake = false
      const startMs = performance.now()
      const entries = this.#options.journal.read(this.#takenSeq, this.#batch())
      const last = entries.at(-1)
      if (last === undefined) {
        await this.#sleepUntilAppended()
        if (!this.#awake && !this.#stopping.signal.aborted) await this.#rest()
        continue
      }
      // While this batch is in the engine, the one before is written to the store.
      this.#restedTimes = 0
      const processed = await this.#engine.process(entries)
      if (processed === undefined) break
      this.#takenSeq = last.seq
      this.#oldestWaitingSeq = processed.oldestWaitingSeq
      const state = await this.#saveIfDue(entries)
      await finishing
      finishing = this.#finish(entries, processed, state)
      if (entries.length < SMALL_BATCH) await this.#gather(startMs)
    }
    await finishing
  }

  #readSaved(): SavedState | undefined {
    const saved = this.#savedSeq === undefined ? undefined : this.#options.stateFile.read()
    return saved?.seq === this.#savedSeq ? saved : undefined
  }

  async #rest(): Promise<void> {
    await this.#release()
    this.#restedTimes += 1
    if (this.#restedTimes === RESTS_TO_COLLECT) await this.#engine.collect()
  }

  /** Nothing came for a while: store what waited long enough for others of its trace. */
  async #release(): Promise<void> {
    const released = await this.#engine.release(this.#options.now())
    if (released === undefined) return
    this.#oldestWaitingSeq = released.oldestWaitingSeq
    if (released.rows.eventCount === 0 && released.alerts.length === 0 && released.gaps.length === 0) return
    await storeBatch([], released, this.#storing())
  }

  /** What the engine remembers after these entries, when it is time to keep it. */
  async #saveIfDue(entries: readonly SequencedEntry[]): Promise<SavedState | undefined> {
    const save = this.#save
    save.bytes += entries.reduce((sum, entry) => sum + entry.body.byteLength, 0)
    const startMs = performance.now()
    const dueMs = Math.max(this.#options.saveMs ?? SAVE_MS, save.tookMs / SAVE_SHARE)
    if (startMs - save.sinceMs < dueMs && save.bytes < this.#saveBytes()) return undefined
    const state = await this.#engine.save()
    const endMs = performance.now()
    this.#save.sinceMs = endMs
    this.#save.tookMs = endMs - startMs
    this.#save.bytes = 0
    return state === undefined ? undefined : { seq: this.#takenSeq, state }
  }

  /** A small journal must not fill up while it waits for the memory to be saved. */
  #saveBytes(): number {
    return Math.min(this.#options.saveBytes ?? SAVE_BYTES, this.#options.journal.stats().capacityBytes / 8)
  }

  /** Only after its checkpoint: at the next start no entry may be seen twice. */
  async #keep(state: SavedState | undefined): Promise<void> {
    if (state === undefined) return
    try {
      await this.#options.stateFile.write(state)
      this.#savedSeq = state.seq
    } catch (error) {
      // The one before still holds: the next start only has more to go through again.
      this.#note(`what the engine remembers could not be saved: ${messageOf(error)}`)
    }
  }

  /** Stores a batch, moves the checkpoint and trims; repeats what fails until it works or the pipeline stops. */
  async #finish(
    entries: readonly SequencedEntry[],
    processed: ProcessedEntries,
    state: SavedState | undefined,
  ): Promise<void> {
    const startMs = performance.now()
    const stored = await storeBatch(entries, processed, this.#storing())
    // What was refused and done again was not what the store has.
    if (stored === processed) this.#engine.reuse(processed.rows)
    const seq = entries.at(-1)?.seq
    if (stored === undefined || seq === undefined) return
    if (!(await this.#checkpoint(seq, stored))) return
    await this.#keep(state)
    this.#tell(report(entries, stored, performance.now() - startMs))
    this.#history.add(entries)
    await this.#trim()
  }

  #storing(): StoreBatchOptions {
    const { store, alerts, backoff = BACKOFF } = this.#options
    return {
      store,
      alerts,
      backoff,
      process: (part) => this.#engine.process(part),
      signal: this.#stopping.signal,
      onTrouble: (error) => this.#noteStuck(error),
    }
  }

  async #checkpoint(seq: number, { stored, unrecognised, quarantined }: ProcessedEntries): Promise<boolean> {
    const { journal, backoff = BACKOFF } = this.#options
    for (let failures = 1; ; failures++) {
      try {
        await journal.checkpoint({ seq, stored, unrecognised, quarantined })
        if (failures > 1) this.#noteStuck(undefined)
        return true
      } catch (error) {
        this.#noteStuck(error)
        await pause(backoffMs(backoff, failures), this.#stopping.signal)
        if (this.#stopping.signal.aborted) return false
      }
    }
  }

  #tell(progress: ProgressReport): void {
    try {
      this.#options.onProgress?.(progress)
    } catch (error) {
      this.#note(`a listener to progress failed: ${messageOf(error)}`)
    }
  }

  async #trim(): Promise<void> {
    const seq = this.#history.takeTrimmable(this.#options.now(), this.#neededFromSeq())
    if (seq === 0) return
    try {
      await this.#options.journal.trim(seq)
    } catch (error) {
      // Tried again with the next batch; until then the journal only holds more than it must.
      this.#note(`the journal could not be trimmed: ${messageOf(error)}`)
    }
  }

  /** Entries from here on teach a new engine what the saved state does not hold. */
  #neededFromSeq(): number {
    return Math.min(this.#oldestWaitingSeq ?? Number.POSITIVE_INFINITY, (this.#savedSeq ?? 0) + 1)
  }

  async #sleepUntilAppended(): Promise<void> {
    if (this.#awake) return
    const timer = new AbortController()
    this.#wake = () => timer.abort()
    await pause(this.#options.idleMs ?? IDLE_MS, timer.signal)
    this.#wake = () => {}
  }

  async #gather(startMs: number): Promise<void> {
    const left = startMs + (this.#options.gatherMs ?? GATHER_MS) - performance.now()
    if (left > 0) await pause(left, this.#stopping.signal)
  }

  #batch(): { readonly entries: number; readonly bytes: number } {
    return this.#options.batch ?? BATCH
  }

  #noteStuck(error: unknown | undefined): void {
    const was = this.#stuck
    this.#stuck = error !== undefined
    if (error !== undefined) this.#lastError = { message: messageOf(error), atMs: this.#options.now() }
    if (was !== this.#stuck) {
      this.#options.log.warn({ err: error }, this.#stuck ? 'cannot store, will try again' : 'storing again')
    }
  }

  #note(message: string): void {
    this.#lastError = { message, atMs: this.#options.now() }
    this.#options.log.warn({}, message)
  }
}

/** A small journal must not be filled by its own history. */
function limitTo(keep: KeepLimit, capacityBytes: number): KeepLimit {
  return { ms: keep.ms, bytes: Math.min(keep.bytes, Math.floor(capacityBytes / 4)) }
}

function report(entries: readonly SequencedEntry[], stored: ProcessedEntries, storeMs: number): ProgressReport {
  return {
    seq: entries.at(-1)?.seq ?? 0,
    entries: entries.length,
    bodyBytes: entries.reduce((sum, entry) => sum + entry.body.byteLength, 0),
    events: stored.rows.eventCount,
    stored: stored.stored,
    quarantined: stored.quarantined.reduce((sum, item) => sum + item.itemCount, 0),
    unscanned: stored.unscanned,
    times: stored.times,
    storeMs,
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'an unknown error'
}
