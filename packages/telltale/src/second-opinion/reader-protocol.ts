import type { MessagePort } from 'node:worker_threads'
import type { Reading } from './create-reader.ts'

/** What the thread of the second reader is started with. */
export interface ReaderThreadData {
  readonly dir: string
  /** Folder of `onnxruntime-node`; found beside the program when left out. */
  readonly runtimeDir: string | undefined
  readonly port: MessagePort
  /** Counts the answers, and wakes who waits for one. */
  readonly answered: Int32Array
}

export interface ReaderQuestion {
  readonly id: number
  readonly text: string
  readonly places: readonly number[]
}

/** `ready` comes first and once; `failed` with the number of a question is about that question alone. */
export type ReaderAnswer =
  | { readonly kind: 'ready'; readonly name: string }
  | { readonly kind: 'read'; readonly id: number; readonly reading: Reading }
  | { readonly kind: 'failed'; readonly id: number; readonly reason: string }

/** Number of the question that is not one: the start. */
export const START = 0
