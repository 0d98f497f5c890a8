import { createReader, type ReadText } from './create-reader.ts'
import { loadRuntime } from './load-runtime.ts'
import { readModelFolder } from './model-folder.ts'
import { type ReaderAnswer, type ReaderQuestion, type ReaderThreadData, START } from './reader-protocol.ts'

/** Loads the model and answers questions, one after the other, for the life of the thread. */
export async function serveReader({ dir, runtimeDir, port, answered }: ReaderThreadData): Promise<void> {
  const send = (answer: ReaderAnswer): void => {
    port.postMessage(answer)
    Atomics.add(answered, 0, 1)
    Atomics.notify(answered, 0)
  }
  try {
    const folder = readModelFolder(dir)
    const read = await createReader(folder, loadRuntime(runtimeDir))
    let last: Promise<void> = Promise.resolve()
    port.on('message', (question: ReaderQuestion) => {
      last = last.then(async () => send(await answer(question, read)))
    })
    send({ kind: 'ready', name: folder.name })
  } catch (error) {
    send({ kind: 'failed', id: START, reason: describe(error) })
  }
}

async function answer({ id, text, places }: ReaderQuestion, read: ReadText): Promise<ReaderAnswer> {
  try {
    return { kind: 'read', id, reading: await read(text, places) }
  } catch (error) {
    return { kind: 'failed', id, reason: describe(error) }
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : 'an unknown error'
}
