import { createSplitter } from './answer-reader.ts'
import { checkTools, responseSubject } from './check-answer.ts'
import { type Decider, undecided } from './decide.ts'
import type { AnswerStream, ProxyLimits } from './proxy-options.ts'
import type { Refusal } from './refuse-call.ts'
import { rewriteEvent } from './rewrite-event.ts'
import type { StreamEvent } from './split-events.ts'
import { findTexts, type TextLeaf } from './text-leaves.ts'

/** What holding a stream needs. */
export interface HoldOptions {
  readonly kind: 'sse' | 'frames'
  readonly decider: Decider
  /** Reads the answer for its record, and says which tools it asks for. */
  readonly stream: AnswerStream
  readonly limits: ProxyLimits
  /** Lets bytes go to the caller. */
  readonly release: (bytes: Buffer) => Promise<void>
  /** Ends the reading of a stream that was refused while nothing came. */
  readonly cancel: () => void
}

interface HeldEvent extends StreamEvent {
  readonly leaves: readonly TextLeaf[]
}

// How much of what was let go is looked at again with what follows, and how many texts of a stream are told apart.
const OVERLAP = 2048
const MOST_KEYS = 256
const FIRST_HOLD_MS = 100

/**
 * Passes a stream on in windows, each longer than the one before: text waits until it is decided of, at most `holdMs`
 * twice or `holdBytes`; a tool call waits until it is whole. Gives back the refusal that ended it; nothing after the place of the decision was let go.
 */
export async function holdAnswer(body: AsyncIterable<Buffer>, options: HoldOptions): Promise<Refusal | undefined> {
  const held = new HeldAnswer(options)
  try {
    for await (const chunk of body) {
      await held.add(chunk)
      if (held.refusal !== undefined) return held.refusal
    }
    return await held.end()
  } catch (error) {
    if (held.refusal !== undefined) return held.refusal
    throw error
  } finally {
    held.stop()
  }
}

class HeldAnswer {
  refusal: Refusal | undefined
  readonly #options: HoldOptions
  readonly #splitter
  #held: HeldEvent[] = []
  #bytes = 0
  /** How many of the held events were held back once already, so that half a word was not let go. */
  #kept = 0
  #tool = false
  #timer: NodeJS.Timeout | undefined
  /** How long the window that comes waits: the first is short, since somebody looks at an empty screen. */
  #waitMs: number
  #turn: Promise<void> = Promise.resolve()
  readonly #tails = new Map<string, string>()

  constructor(options: HoldOptions) {
    this.#options = options
    this.#waitMs = Math.min(FIRST_HOLD_MS, options.limits.holdMs)
    const listener = {
      onEvent: (event: StreamEvent) => this.#take(event),
      onTooLarge: () => this.#refuse(undecided('A part of the answer is larger than may be checked.')),
    }
    this.#splitter = createSplitter(options.kind, listener, options.limits.eventBytes)
  }

  async add(chunk: Buffer): Promise<void> {
    this.#splitter.add(chunk)
    if (this.#bytes >= this.#options.limits.holdBytes) return this.#decideInTurn(false)
    if (this.#held.length > 0) this.#startTimer()
  }

  async end(): Promise<Refusal | undefined> {
    this.#splitter.end()
    await this.#decideInTurn(true)
    return this.refusal
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#held = []
  }

  #take(event: StreamEvent): void {
    if (this.refusal !== undefined) return
    if (event.json !== undefined) this.#options.stream.add(event.json)
    const { leaves, tool } = findTexts(event.json, false)
    this.#tool ||= tool
    this.#held.push({ ...event, leaves: event.text === '' ? leaves : [bareLeaf(event.text)] })
    this.#bytes += event.raw.length
  }

  #refuse(refusal: Refusal): void {
    this.refusal ??= refusal
  }

  #startTimer(): void {
    this.#timer ??= setTimeout(() => void this.#onTimer(), this.#waitMs)
  }

  async #onTimer(): Promise<void> {
    this.#timer = undefined
    try {
      await this.#decideInTurn(false)
    } catch {
      // A guard that fails: the stream must not go on unchecked.
      this.#refuse(undecided('The answer could not be checked.'))
    }
    if (this.refusal !== undefined) this.#options.cancel()
  }

  #decideInTurn(last: boolean): Promise<void> {
    this.#turn = this.#turn.then(() => this.#decide(last))
    return this.#turn
  }

  async #decide(last: boolean): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.refusal !== undefined || this.#mustWait(last)) return
    if (last) {
      const refusal = await checkTools(this.#options.decider, this.#options.stream.answer())
      if (refusal !== undefined) return this.#refuse(refusal)
    }
    // What comes while a person is asked waits for the next decision.
    const events = this.#held
    this.#held = []
    const changed = await this.#checkTexts(events)
    if (this.refusal !== undefined) return
    const count = last || changed.size > 0 ? events.length : this.#wholeWords(events)
    if (count > 0) this.#waitMs = Math.min(2 * this.#waitMs, this.#options.limits.holdMs)
    await this.#letGo(events.splice(0, count), changed)
    this.#kept = events.length
    this.#held = [...events, ...this.#held]
    this.#bytes = this.#held.reduce((sum, { raw }) => sum + raw.length, 0)
    if (this.#held.length > 0 && !last) this.#startTimer()
  }

  #mustWait(last: boolean): boolean {
    if (last) return false
    if (this.#held.length === 0) return true
    this.#tool ||= this.#options.stream.answer().toolCalls.length > 0
    if (this.#tool && this.#bytes > this.#options.limits.toolBytes) {
      this.#refuse(undecided('A tool call of the answer is larger than may be checked.'))
    }
    return this.#tool
  }

  /** Decides of each text that the events hold, with the end of what was let go before. Gives the events it changed. */
  async #checkTexts(events: readonly HeldEvent[]): Promise<ReadonlySet<HeldEvent>> {
    const changed = new Set<HeldEvent>()
    for (const [key, pieces] of piecesOf(events)) {
      const tail = this.#tails.get(key) ?? ''
      const text = tail + pieces.map(({ leaf }) => leaf.text).join('')
      const outcome = await this.#options.decider.decide(responseSubject(text))
      if (outcome.kind === 'refused') this.#refuse(outcome.refusal)
      if (outcome.kind === 'redacted' && outcome.text !== text) {
        if (!outcome.text.startsWith(tail) || key === BARE) this.#refuse(ALREADY_BEGUN)
        pieces.forEach(({ leaf, event }, at) => {
          leaf.replace(at === 0 ? outcome.text.slice(tail.length) : '')
          changed.add(event)
        })
      }
      if (this.refusal !== undefined) return changed
    }
    return changed
  }

  /** How many events end before the last word that may not be whole yet. */
  #wholeWords(events: readonly HeldEvent[]): number {
    if (this.#bytes >= this.#options.limits.holdBytes) return events.length
    const last = events.findLastIndex(({ leaves }) => leaves.length === 0 || leaves.some(({ text }) => /\s/.test(text)))
    let whole = events[last]?.leaves.length === 0 ? last + 1 : Math.max(last, 0)
    while (whole > 0 && isWithinNumber(events[whole - 1], events[whole])) whole -= 1
    return Math.max(whole, this.#kept)
  }

  async #letGo(events: readonly HeldEvent[], changed: ReadonlySet<HeldEvent>): Promise<void> {
    for (const [key, pieces] of piecesOf(events)) {
      // What was taken out is not looked at again: it would be taken out, and told, twice.
      const text = pieces.some(({ event }) => changed.has(event)) ? '' : pieces.map(({ leaf }) => leaf.text).join('')
      if (this.#tails.size < MOST_KEYS || this.#tails.has(key)) {
        this.#tails.set(key, ((this.#tails.get(key) ?? '') + text).slice(-OVERLAP))
      }
    }
    const bytes = events.map((event) => (changed.has(event) ? rewriteEvent(this.#options.kind, event) : event.raw))
    if (bytes.length > 0) await this.#options.release(Buffer.concat(bytes))
  }
}

// Numbers of cards and accounts are written in groups: taken out whole, or not at all.
function isWithinNumber(before: HeldEvent | undefined, after: HeldEvent | undefined): boolean {
  return /\d[\s.-]{0,3}$/.test(textOf(before)) && /^[\s.-]{0,3}\d/.test(textOf(after))
}

function textOf(event: HeldEvent | undefined): string {
  return event?.leaves.map(({ text }) => text).join('') ?? ''
}

// What is no JSON is looked at as it is, and cannot be rewritten.
const BARE = 'bare'

function bareLeaf(text: string): TextLeaf {
  return { key: BARE, text, replace: () => {} }
}

const ALREADY_BEGUN: Refusal = {
  status: 403,
  code: 'TELLTALE_BLOCKED',
  message: 'The policy takes something out of this answer that had begun already, or cannot be rewritten.',
}

interface Piece {
  readonly event: HeldEvent
  readonly leaf: TextLeaf
}

function piecesOf(events: readonly HeldEvent[]): ReadonlyMap<string, Piece[]> {
  const texts = new Map<string, Piece[]>()
  for (const event of events) {
    for (const leaf of event.leaves) {
      const pieces = texts.get(leaf.key)
      if (pieces) pieces.push({ event, leaf })
      else texts.set(leaf.key, [{ event, leaf }])
    }
  }
  return texts
}
