import { parentPort } from 'node:worker_threads'
import { type TraceToTell, tellTrace } from './api/story/tell-trace.ts'

// The thread that tells long stories, so that the server goes on answering meanwhile.
parentPort?.on('message', ({ id, asked }: { readonly id: number; readonly asked: TraceToTell }) => {
  parentPort?.postMessage({ id, story: tellTrace(asked) })
})
