import { Worker } from 'node:worker_threads'
import type { ToldStory } from '../api/story/kept-stories.ts'
import { type TellTrace, type TraceToTell, tellTrace } from '../api/story/tell-trace.ts'

/** A teller with a thread of its own, that starts with the first long story and ends when none was asked for. */
export interface StoryThread {
  readonly tell: TellTrace
  close(): Promise<void>
}

/** Shorter traces are told at once: a thread costs more than they do. */
const LEAST_EVENTS = 100
const HEAP_MIB = 768
const LONGEST_MS = 60_000
const IDLE_MS = 30_000

interface Waiting {
  readonly resolve: (story: ToldStory) => void
  readonly reject: (error: Error) => void
}

/** Nothing is started yet. `url` is the built file of the thread. */
export function openStoryThread(url: URL): StoryThread {
  let worker: Worker | undefined
  let idle: NodeJS.Timeout | undefined
  let nextId = 0
  const waiting = new Map<number, Waiting>()
  const end = async (error: Error): Promise<void> => {
    const ended = worker
    worker = undefined
    clearTimeout(idle)
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
    await ended?.terminate()
  }
  const start = (): Worker => {
    const started = new Worker(url, { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: HEAP_MIB } })
    started.unref()
    started.on('message', ({ id, story }: { readonly id: number; readonly story: ToldStory }) => {
      waiting.get(id)?.resolve(story)
      waiting.delete(id)
    })
    started.on('error', (error) => {
      if (worker === started) void end(error)
    })
    worker = started
    return started
  }
  const askThread = (asked: TraceToTell): Promise<ToldStory> => {
    const id = nextId
    nextId += 1
    clearTimeout(idle)
    return new Promise<ToldStory>((resolve, reject) => {
      const late = setTimeout(() => void end(new Error(`The story took longer than ${LONGEST_MS} ms.`)), LONGEST_MS)
      late.unref()
      const settle = (): void => {
        clearTimeout(late)
        clearTimeout(idle)
        idle = setTimeout(() => void end(new Error('The thread was idle.')), IDLE_MS)
        idle.unref()
      }
      waiting.set(id, {
        resolve: (story) => {
          settle()
          resolve(story)
        },
        reject: (error) => {
          clearTimeout(late)
          reject(error)
        },
      })
      ;(worker ?? start()).postMessage({ id, asked })
    })
  }
  return {
    tell: (asked) => (asked.trace.events.length < LEAST_EVENTS ? tellNow(asked) : askThread(asked)),
    close: () => end(new Error('The server stops.')),
  }
}

async function tellNow(asked: TraceToTell): Promise<ToldStory> {
  return tellTrace(asked)
}
