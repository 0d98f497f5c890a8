import type { Recorder } from '../record/recorder.ts'
import { createRequestBook } from './follow-requests.ts'
import { httpChannels } from './http-channels.ts'
import { undiciChannels } from './undici-channels.ts'

export interface EgressOptions {
  readonly recorder: Recorder
  /** Addresses that are never told of: where the logs themselves are sent. */
  readonly own?: readonly string[]
}

/** What of `node:diagnostics_channel` is used. */
interface Channels {
  subscribe(name: string, listener: (message: unknown) => void): void
  unsubscribe(name: string, listener: (message: unknown) => void): boolean
}

/**
 * Writes a client span for each request that leaves by `fetch`, undici or `node:http`, below the tool or model call
 * that caused it: destination, method, scheme of authentication, status, bytes, whether the destination is new to
 * this process. It listens to the channels that Node.js itself offers and patches nothing. Does nothing where
 * the platform has no such channels.
 */
export async function followEgress({ recorder, own = [] }: EgressOptions): Promise<{ stop(): void }> {
  const channels = await loadChannels()
  if (channels === undefined) return { stop: () => {} }
  const book = createRequestBook(
    recorder,
    new Set(own.filter((url) => URL.canParse(url)).map((url) => new URL(url).origin)),
  )
  const listeners = new Map(
    [...undiciChannels(book), ...httpChannels(book)].map(([name, listen]) => [name, quiet(listen)]),
  )
  for (const [name, listener] of listeners) channels.subscribe(name, listener)
  return {
    stop() {
      for (const [name, listener] of listeners) channels.unsubscribe(name, listener)
    },
  }
}

// A listener that throws would end the host with an uncaught exception.
function quiet(listen: (message: unknown) => void): (message: unknown) => void {
  return (message) => {
    try {
      listen(message)
    } catch {
      // The request goes on; it is missing from the log.
    }
  }
}

async function loadChannels(): Promise<Channels | undefined> {
  try {
    return await import('node:diagnostics_channel')
  } catch {
    return undefined
  }
}
