import type { JournalEntry, SavedState, SequencedEntry, StateFile } from '../journal/journal.ts'
import type { EncodedRows } from '../store/store.ts'
import { EngineLostError, type EngineWorker } from './engine-thread.ts'
import { NO_ROWS } from './merge-processed.ts'
import { type ProcessedEntries, processEntries, type Steps } from './process-entries.ts'
import type { AlertKeeper } from './store-batch.ts'

/** An entry whose body is its text; each word is one record. */
export function textEntry(text: string, change: Partial<JournalEntry> = {}): JournalEntry {
  const words = text.split(' ').filter((word) => word !== '')
  return {
    tenant: 'default',
    keyId: 'local',
    receivedMs: 1_795_420_800_000,
    signal: 'events',
    encoding: 'ndjson',
    itemCount: words.length,
    body: Buffer.from(text),
    ...change,
  }
}

/**
 * Steps over such entries, with real control flow and tiny work: the word `throw` makes its entry undecodable, `bad` is
 * one record that fails, `unknown` one that no dialect reads, `norow` cannot be encoded.
 */
export const WORD_STEPS: Steps = {
  decode: (entry) => {
    const words = Buffer.from(entry.body).toString('utf8').split(' ')
    if (words.includes('throw')) throw new RangeError('nested too deep')
    const fields = (word: string) => new Map([['word', word]])
    const records = words.filter((word) => word !== '' && word !== 'rejected')
    const rejected = words.flatMap((word, index) => (word === 'rejected' ? [{ index, reason: 'too long' }] : []))
    return { records: records.map((word, line) => ({ kind: 'event', fields: fields(word), line })), rejected }
  },
  normalize: (records, { tenant, receivedMs, seq }) => {
    const words = records.map((record) => (record.kind === 'event' ? String(record.fields.get('word')) : ''))
    const failed = words.flatMap((word, index) => (word === 'bad' ? [{ index, reason: 'it is bad' }] : []))
    const events = words
      .filter((word) => word !== 'bad')
      .map((word) => ({
        id: `${seq}-${word}`,
        tenant,
        category: 'ai_prompt' as const,
        action: 'prompt.submitted',
        timeUnixNano: 0n,
        receivedMs,
        seq,
        fields: new Map([['word', word]]),
      }))
    return { events, rawRecords: [], failed, unrecognised: words.filter((word) => word === 'unknown').length }
  },
  scan: (events) => ({ events, findings: [], failed: 0 }),
  analyse: (events) => ({ events, alerts: [] }),
  tick: () => ({ events: [], alerts: [] }),
  takeGaps: () => [],
  openRows: () => {
    const lines: string[] = []
    return {
      add({ events }) {
        const words = events.map((event) => String(event.fields.get('word')))
        if (words.includes('norow')) throw new TypeError('a value that JSON cannot hold')
        lines.push(...words.map((word) => `${JSON.stringify({ word })}\n`))
      },
      finish: () => ({ ...NO_ROWS, events: Buffer.from(lines.join('')), eventCount: lines.length }),
    }
  },
  release: () => [],
  oldestWaitingSeq: () => undefined,
  clock: () => process.hrtime.bigint(),
}

/** The words in rows made by `WORD_STEPS`. */
export function wordsIn(rows: EncodedRows): readonly string[] {
  const lines = Buffer.from(rows.events).toString('utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line).word)
}

/** A store that remembers words, and fails as told: each write first asks `fail` for an error. */
export class WordStore {
  readonly words: string[] = []
  readonly writes: (readonly string[])[] = []
  fail: (words: readonly string[]) => Error | undefined = () => undefined

  async write(rows: EncodedRows): Promise<void> {
    const words = wordsIn(rows)
    const error = this.fail(words)
    if (error !== undefined) throw error
    this.writes.push(words)
    this.words.push(...words)
  }
}

/** Keeps nothing for nobody. */
export const NO_ALERTS: AlertKeeper = { saveAlerts: async () => undefined, saveGaps: async () => undefined }

/** A file that begins empty, or with what it is given. */
export function memoryStateFile(saved?: SavedState): StateFile & { kept: SavedState | undefined } {
  const file = {
    kept: saved,
    read: () => file.kept,
    write: async (next: SavedState) => {
      file.kept = next
    },
  }
  return file
}

/**
 * An engine in this thread that dies, for good, when it is given an entry with the word `kill`, and that waits with
 * one more row, `released`, for each entry with the word `late`.
 */
export class FakeEngine implements EngineWorker {
  readonly warmed: number[] = []
  readonly seen: number[][] = []
  readonly replayed: number[] = []
  readonly configs: unknown[] = []
  /** What it loaded, and after that what it was given: what `save` gives back. */
  readonly memory: number[] = []
  #dead = false
  #late: number[] = []

  async process(entries: readonly SequencedEntry[]): Promise<ProcessedEntries> {
    this.seen.push(entries.map((entry) => entry.seq))
    this.#dieOf(entries)
    this.memory.push(...entries.map((entry) => entry.seq))
    const late = entries.filter(({ body }) => Buffer.from(body).toString('utf8').includes('late'))
    this.#late.push(...late.map(({ seq }) => seq))
    return { ...processEntries(entries, WORD_STEPS), oldestWaitingSeq: this.#late[0] }
  }

  async release(): Promise<ProcessedEntries> {
    const text = this.#late.map(() => 'released').join(' ')
    this.#late = []
    const rows = processEntries(text === '' ? [] : [{ ...textEntry(text), seq: 0 }], WORD_STEPS)
    return { ...rows, stored: 0 }
  }

  async warm(entries: readonly SequencedEntry[]): Promise<void> {
    this.#dieOf(entries)
    this.warmed.push(...entries.map((entry) => entry.seq))
  }

  async replay(entries: readonly SequencedEntry[]): Promise<void> {
    this.#dieOf(entries)
    this.replayed.push(...entries.map((entry) => entry.seq))
    this.memory.push(...entries.map((entry) => entry.seq))
  }

  reuse(): void {}

  async collect(): Promise<void> {}

  async configure(config: unknown): Promise<void> {
    this.configs.push(config)
  }

  async save(): Promise<readonly Uint8Array[]> {
    return [Uint8Array.from(this.memory)]
  }

  async load(state: readonly Uint8Array[]): Promise<void> {
    for (const piece of state) this.memory.push(...piece)
  }

  async stop(): Promise<void> {
    this.#dead = true
  }

  #dieOf(entries: readonly SequencedEntry[]): void {
    const text = entries.map((entry) => Buffer.from(entry.body).toString('utf8')).join(' ')
    if (text.split(' ').includes('kill')) this.#dead = true
    if (this.#dead) throw new EngineLostError('it ran out of memory')
  }
}
