import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads'
import type { Finding } from '@telltale/model'
import type { SecondOpinion, SecondReader } from '@telltale/scan'
import { unusable } from './model-folder.ts'
import { type ReaderAnswer, type ReaderQuestion, type ReaderThreadData, START } from './reader-protocol.ts'
import { createTimeShare, type TimeShareOptions } from './time-share.ts'

/** Where the model is, and how long it may take. */
export interface SecondReaderOptions {
  /** Folder with config.json, tokenizer.json and model.onnx. */
  readonly dir: string
  readonly runtimeDir?: string | undefined
  /** The built file of the thread. */
  readonly workerUrl: URL
  /** Milliseconds to wait for one answer. */
  readonly answerMs: number
  /** Share of the time that may be spent waiting; all of it when left out. */
  readonly share?: TimeShareOptions
  /** Monotonic milliseconds. */
  readonly nowMs: () => number
}

/** A second reader in a thread of its own. */
export interface OpenSecondReader extends SecondReader {
  /** Texts that got no answer: too late, no time left, or the model failed. */
  unanswered(): number
  close(): Promise<void>
}

const START_MS = 60_000
/** Findings that say where to look first. */
const MOST_PLACES = 8

/**
 * Starts the thread and waits until the model has answered once. The caller stands still while it waits for an answer,
 * never longer than it was told: meant for a thread that has nothing else to do. Throws SECOND_OPINION_UNUSABLE.
 */
export function openSecondReader(options: SecondReaderOptions): OpenSecondReader {
  const { dir, runtimeDir, workerUrl, answerMs, nowMs } = options
  const { port1, port2 } = new MessageChannel()
  const answered = new Int32Array(new SharedArrayBuffer(4))
  const workerData: ReaderThreadData = { dir, runtimeDir, port: port2, answered }
  const worker = new Worker(workerUrl, { workerData, transferList: [port2], execArgv: [] })
  worker.unref()
  let dead = false
  worker.on('error', () => {
    dead = true
  })
  const awaitAnswer = (id: number, waitMs: number): ReaderAnswer | undefined => {
    for (const end = nowMs() + waitMs; ; ) {
      const seen = Atomics.load(answered, 0)
      const answer = takeAnswer(() => receiveMessageOnPort(port1)?.message as ReaderAnswer | undefined, id)
      const leftMs = end - nowMs()
      if (answer !== undefined || leftMs <= 0) return answer
      Atomics.wait(answered, 0, seen, leftMs)
    }
  }
  const close = async (): Promise<void> => {
    dead = true
    port1.close()
    await worker.terminate()
  }
  const started = awaitAnswer(START, START_MS)
  if (started?.kind !== 'ready') {
    void close()
    const said =
      started?.kind === 'failed' ? started.reason : 'No second opinion: the model was not loaded in a minute.'
    throw unusable(said.replace(/^No second opinion: /, '').replace(/\.$/, ''))
  }
  const share = createTimeShare(options.share)
  let asked = START
  let waitsFor: number | undefined
  let unanswered = 0
  const ask = (text: string, findings: readonly Finding[]): SecondOpinion | undefined => {
    const from = nowMs()
    // While it works on a text that came too late it is not asked about the next.
    if (waitsFor !== undefined && awaitAnswer(waitsFor, 0) === undefined) return undefined
    if (dead || !share.hasTime(from)) return undefined
    asked += 1
    const places = findings.slice(0, MOST_PLACES).map(({ start }) => start)
    port1.postMessage({ id: asked, text, places } satisfies ReaderQuestion)
    const answer = awaitAnswer(asked, answerMs)
    waitsFor = answer === undefined ? asked : undefined
    share.spend(nowMs() - from)
    return answer?.kind === 'read' ? answer.reading : undefined
  }
  return {
    name: started.name,
    ask: (text, findings) => {
      const opinion = ask(text, findings)
      if (opinion === undefined) unanswered += 1
      return opinion
    },
    unanswered: () => unanswered,
    close,
  }
}

/** The answer to one question; those to earlier ones came too late and are dropped. */
function takeAnswer(receive: () => ReaderAnswer | undefined, id: number): ReaderAnswer | undefined {
  for (let answer = receive(); answer !== undefined; answer = receive()) {
    if ((answer.kind === 'ready' ? START : answer.id) === id) return answer
  }
  return undefined
}
