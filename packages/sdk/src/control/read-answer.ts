import { parseBoundedJson } from '@telltale/model'

/** What a server answered, as far as we read it. */
export interface Answer {
  readonly status: number
  /** Undefined when the body is longer than was asked for. */
  readonly text: string | undefined
}

/** Reads an answer's body up to a bound; what is longer is not read to its end. */
export async function readAnswer(response: Response, mostBytes: number): Promise<Answer> {
  const { status, body } = response
  if (body === null) return { status, text: '' }
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return { status, text: text + decoder.decode() }
    bytes += value.byteLength
    if (bytes > mostBytes) {
      await reader.cancel().catch(() => undefined)
      return { status, text: undefined }
    }
    text += decoder.decode(value, { stream: true })
  }
}

/** The answer as JSON; undefined when it is none. */
export function answerJson({ text }: Answer): unknown {
  const value: unknown = text === undefined ? undefined : parseBoundedJson(text)
  return value
}

/** Waits unless stopped before. Unless `held`, the wait alone keeps no process alive. */
export function pause(ms: number, signal: AbortSignal, held = false): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const timer: unknown = setTimeout(done, ms)
    if (!held) release(timer)
    signal.addEventListener('abort', done, { once: true })
    function done(): void {
      clearTimeout(timer as ReturnType<typeof setTimeout>)
      signal.removeEventListener('abort', done)
      resolve()
    }
  })
}

/** Timers are objects in Node and numbers in browsers and at the edge. */
function release(timer: unknown): void {
  if (typeof timer === 'object' && timer !== null && 'unref' in timer && typeof timer.unref === 'function')
    timer.unref()
}
