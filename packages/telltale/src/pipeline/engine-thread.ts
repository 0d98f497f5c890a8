import { Worker } from 'node:worker_threads'
import type { SequencedEntry } from '../journal/journal.ts'
import type { EncodedRows } from '../store/store.ts'
import { type EngineAnswer, type EngineRequest, memoryOfRows, packEntries, type RowMemory } from './engine-protocol.ts'
import type { ProcessedEntries } from './process-entries.ts'

/** One engine that runs somewhere else and may die there. Requests are made one at a time. */
export interface EngineWorker {
  /** Rejects with `EngineLostError` when the engine died, hung or could not answer; it is of no use after that. */
  process(entries: readonly SequencedEntry[]): Promise<ProcessedEntries>
  /** Entries from before the saved state: they teach it open traces. */
  warm(entries: readonly SequencedEntry[]): Promise<void>
  /** Entries after the saved state that are stored already: they bring its memory up to date. */
  replay(entries: readonly SequencedEntry[]): Promise<void>
  /** Other rules from the next entry on. */
  configure(config: unknown): Promise<void>
  /** All it remembers, to go on from after `load`. */
  save(): Promise<readonly Uint8Array[]>
  load(state: readonly Uint8Array[]): Promise<void>
  /** Rows of what waited long enough by that time, epoch milliseconds. */
  release(nowMs: number): Promise<ProcessedEntries>
  /** Takes back the rows of an answer that nobody reads any more: their memory is for rows to come. */
  reuse(rows: EncodedRows): void
  /** Gives memory back that it does not need. */
  collect(): Promise<void>
  stop(): Promise<void>
}

/** The engine was lost while it had entries in hand; the message says how. */
export class EngineLostError extends Error {
  override readonly name = 'EngineLostError'
}

export interface EngineThreadOptions {
  readonly url: URL
  readonly workerData?: unknown
  /** After so long without an answer the thread is given up. */
  readonly answerMs: number
  /** Old-generation heap of the thread, MiB. */
  readonly heapMiB: number
  /** Young-generation heap, MiB: what a batch makes and throws away should die there. */
  readonly youngMiB: number
}

type Work = Partial<Pick<EngineRequest, 'entries' | 'nowMs' | 'payload'>>

interface Waiting {
  readonly id: number
  readonly resolve: (answer: EngineAnswer) => void
  readonly reject: (error: EngineLostError) => void
  readonly timer: NodeJS.Timeout
}

/** Memory for the bodies of one batch is kept for the next, but not what one huge entry took. */
const KEPT_BYTES = 16 * 1024 * 1024

/** Starts the engine in a thread of its own. */
export function startEngineThread(options: EngineThreadOptions): EngineWorker {
  return new EngineThread(options)
}

class EngineThread implements EngineWorker {
  readonly #worker: Worker
  readonly #answerMs: number
  #waiting: Waiting | undefined
  #lost: EngineLostError | undefined
  #nextId = 1
  #bodies: ArrayBuffer | undefined
  #spent: RowMemory[] = []

  constructor({ url, workerData, answerMs, heapMiB, youngMiB }: EngineThreadOptions) {
    this.#answerMs = answerMs
    this.#worker = new Worker(url, {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: heapMiB, maxYoungGenerationSizeMb: youngMiB },
    })
    this.#worker.on('message', (answer: EngineAnswer) => this.#settle(answer))
    this.#worker.on('messageerror', (error) => this.#lose(`its answer could not be read (${error.message})`))
    this.#worker.on('error', (error) => this.#lose(`${error.name}: ${error.message}`))
    this.#worker.on('exit', (code) => this.#lose(`it exited with code ${code}`))
  }

  process(entries: readonly SequencedEntry[]): Promise<ProcessedEntries> {
    return this.#askForRows('process', entries, 0)
  }

  release(nowMs: number): Promise<ProcessedEntries> {
    return this.#askForRows('release', [], nowMs)
  }

  warm(entries: readonly SequencedEntry[]): Promise<void> {
    return this.#tell('warm', { entries })
  }

  replay(entries: readonly SequencedEntry[]): Promise<void> {
    return this.#tell('replay', { entries })
  }

  configure(config: unknown): Promise<void> {
    return this.#tell('configure', { payload: config })
  }

  load(state: readonly Uint8Array[]): Promise<void> {
    return this.#tell('load', { payload: state })
  }

  reuse(rows: EncodedRows): void {
    if (this.#lost === undefined) this.#spent.push(...memoryOfRows(rows))
  }

  collect(): Promise<void> {
    this.#bodies = undefined
    return this.#tell('collect', {})
  }

  async save(): Promise<readonly Uint8Array[]> {
    const answer = await this.#ask('save', {})
    if (answer.kind === 'saved') return answer.state
    throw new EngineLostError(answer.kind === 'failed' ? answer.reason : 'it answered something else')
  }

  async #askForRows(
    mode: EngineRequest['mode'],
    entries: readonly SequencedEntry[],
    nowMs: number,
  ): Promise<ProcessedEntries> {
    const answer = await this.#ask(mode, { entries, nowMs })
    if (answer.kind === 'processed') return answer.result
    throw new EngineLostError(answer.kind === 'failed' ? answer.reason : 'it answered something else')
  }

  async #tell(mode: EngineRequest['mode'], work: Work): Promise<void> {
    const answer = await this.#ask(mode, work)
    if (answer.kind === 'failed') throw new EngineLostError(answer.reason)
  }

  async stop(): Promise<void> {
    this.#lose('it was stopped')
    await this.#worker.terminate()
  }

  #ask(mode: EngineRequest['mode'], { entries = [], nowMs = 0, payload }: Work): Promise<EngineAnswer> {
    return new Promise((resolve, reject) => {
      if (this.#lost !== undefined) return reject(this.#lost)
      const id = this.#nextId++
      const timer = setTimeout(() => this.#giveUp(), this.#answerMs)
      this.#waiting = { id, resolve, reject, timer }
      const packed = packEntries(entries, this.#bodies)
      const spent = this.#spent
      const request = { id, mode, entries: packed.entries, bodies: packed.buffer, spent, nowMs, payload }
      this.#bodies = undefined
      this.#spent = []
      this.#worker.postMessage(request satisfies EngineRequest, [packed.buffer, ...spent.map(({ buffer }) => buffer)])
    })
  }

  #settle(answer: EngineAnswer): void {
    if (this.#waiting?.id !== answer.id) return
    clearTimeout(this.#waiting.timer)
    if (answer.bodies.byteLength <= KEPT_BYTES) this.#bodies = answer.bodies
    this.#waiting.resolve(answer)
    this.#waiting = undefined
  }

  #giveUp(): void {
    this.#lose(`it did not answer within ${this.#answerMs} ms`)
    void this.#worker.terminate()
  }

  #lose(how: string): void {
    this.#lost ??= new EngineLostError(how)
    if (this.#waiting === undefined) return
    clearTimeout(this.#waiting.timer)
    this.#waiting.reject(this.#lost)
    this.#waiting = undefined
  }
}
