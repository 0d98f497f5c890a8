import type { WireFormat } from '@telltale/sdk'
import type { AnswerStream, CallAnswer, ProxyLimits } from './proxy-options.ts'
import { type ByteBudget, HeldBytes } from './read-whole.ts'
import { createSseSplitter, type EventListener, type EventSplitter, parseJson } from './split-events.ts'
import { createFrameSplitter } from './split-frames.ts'

/** How an answer is written. */
export type AnswerKind = 'sse' | 'frames' | 'whole'

/** Reads an answer that passes. Nothing of it throws. */
export interface AnswerReader {
  add(chunk: Buffer): void
  /** What was read; undefined where nothing could be. Frees what was held. */
  end(): CallAnswer | undefined
}

/** What a reader needs. */
export interface ReaderOptions {
  readonly kind: AnswerKind
  readonly format: WireFormat
  readonly limits: ProxyLimits
  readonly budget: ByteBudget
  readonly onGap: (reason: string) => void
}

const KINDS: readonly (readonly [start: string, kind: AnswerKind])[] = [
  ['text/event-stream', 'sse'],
  ['application/vnd.amazon.eventstream', 'frames'],
]

/** How an answer with these headers is written; undefined where it is packed and cannot be read. */
export function kindOfAnswer(headers: Readonly<Record<string, string | string[]>>): AnswerKind | undefined {
  if (![undefined, 'identity'].includes(headers['content-encoding']?.toString())) return undefined
  const type = headers['content-type']?.toString().toLowerCase() ?? ''
  return KINDS.find(([start]) => type.startsWith(start))?.[1] ?? 'whole'
}

/** Cuts a stream of one kind. */
export function createSplitter(kind: 'sse' | 'frames', listener: EventListener, maxBytes: number): EventSplitter {
  return kind === 'sse' ? createSseSplitter(listener, maxBytes) : createFrameSplitter(listener, maxBytes)
}

/** A reader for one answer that passes untouched. */
export function createAnswerReader(options: ReaderOptions): AnswerReader {
  return options.kind === 'whole' ? readWholeAnswer(options) : readStream(options, options.kind)
}

/** What a whole answer says. Gemini without server-sent events writes its stream as one array. */
export function readAnswer(format: WireFormat, json: unknown): CallAnswer {
  if (!Array.isArray(json)) return format.readAnswer(json)
  const stream = format.createStream()
  for (const chunk of json) stream.add(chunk)
  return stream.answer()
}

function readStream({ format, limits, onGap }: ReaderOptions, kind: 'sse' | 'frames'): AnswerReader {
  let stream: AnswerStream | undefined
  const quietly = <T>(work: () => T): T | undefined => {
    try {
      return work()
    } catch {
      // A reader that fails must not end the call.
      onGap('answer_unreadable')
      return undefined
    }
  }
  const listener: EventListener = {
    onEvent: ({ json }) => {
      if (json === undefined) return
      quietly(() => {
        stream ??= format.createStream()
        stream.add(json)
      })
    },
    onTooLarge: () => onGap('event_too_large'),
  }
  const splitter = createSplitter(kind, listener, limits.eventBytes)
  return {
    add: (chunk) => quietly(() => splitter.add(chunk)),
    end: () =>
      quietly(() => {
        splitter.end()
        return stream?.answer()
      }),
  }
}

function readWholeAnswer({ format, limits, budget, onGap }: ReaderOptions): AnswerReader {
  const held = new HeldBytes(limits.answerBytes, budget)
  let full = false
  return {
    add: (chunk) => {
      if (full || held.add(chunk)) return
      full = true
      held.release()
      onGap('answer_too_large')
    },
    end: () => {
      const bytes = held.whole()
      held.release()
      const json = full || bytes.length === 0 ? undefined : parseJson(bytes.toString('utf8'))
      if (json === undefined) {
        if (!full && bytes.length > 0) onGap('answer_unreadable')
        return undefined
      }
      try {
        return readAnswer(format, json)
      } catch {
        // As above: the answer has gone out already.
        onGap('answer_unreadable')
        return undefined
      }
    },
  }
}
