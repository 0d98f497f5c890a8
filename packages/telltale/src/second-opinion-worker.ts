import { workerData } from 'node:worker_threads'
import type { ReaderThreadData } from './second-opinion/reader-protocol.ts'
import { serveReader } from './second-opinion/serve-reader.ts'

// The thread that runs somebody else's model: what it costs and where it crashes is nobody else's.
await serveReader(workerData as ReaderThreadData)
