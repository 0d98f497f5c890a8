import { parseJson } from '../../wire/read-json.ts'
import type { CallObserver } from '../observe/observe-call.ts'

/** Looks at the bytes of a body as they pass. */
export interface BodyReader {
  add(bytes: Uint8Array): void
  /** The body is over. Throws BlockedError, or gives a promise back, as the observer does. */
  end(): Promise<void> | undefined
}

/** A line of a stream, or a whole answer, longer than this is passed on unread. */
const MOST_CHARACTERS = 4_000_000

/** Reads server-sent events one by one, and anything else as one JSON text at its end. */
export function createBodyReader(contentType: string, observer: CallObserver): BodyReader {
  return contentType.includes('text/event-stream') ? eventReader(observer) : wholeReader(observer)
}

function wholeReader(observer: CallObserver): BodyReader {
  const decoder = new TextDecoder()
  let text = ''
  return {
    add: (bytes) => {
      if (text.length <= MOST_CHARACTERS) text += decoder.decode(bytes, { stream: true })
    },
    end: () => observer.answer(text.length > MOST_CHARACTERS ? undefined : parseJson(text + decoder.decode())),
  }
}

function eventReader(observer: CallObserver): BodyReader {
  const decoder = new TextDecoder()
  let pieces: string[] = []
  let length = 0
  const read = (text: string): void => {
    const lines = text.split('\n')
    lines.forEach((line, place) => {
      if (place > 0) {
        if (length <= MOST_CHARACTERS) readLine(pieces.join(''), observer)
        pieces = []
        length = 0
      }
      length += line.length
      // A line without end is dropped, and passes unread.
      if (length <= MOST_CHARACTERS) pieces.push(line)
      else pieces = []
    })
  }
  return {
    add: (bytes) => read(decoder.decode(bytes, { stream: true })),
    end: () => {
      read(`${decoder.decode()}\n`)
      return observer.finish()
    },
  }
}

function readLine(line: string, observer: CallObserver): void {
  if (!line.startsWith('data:')) return
  const chunk = parseJson(line.slice('data:'.length))
  if (chunk !== undefined) observer.chunk(chunk)
}
