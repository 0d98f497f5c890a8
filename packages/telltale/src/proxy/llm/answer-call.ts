import type { ServerResponse } from 'node:http'
import type { WireFormat } from '@telltale/sdk'
import { createAnswerReader, kindOfAnswer } from './answer-reader.ts'
import { type UpstreamAnswer, writeAnswer } from './call-upstream.ts'
import { checkAnswer } from './check-answer.ts'
import { type Decider, undecided } from './decide.ts'
import { holdAnswer } from './hold-answer.ts'
import type { CallAnswer, Endpoint, ProxyLimits } from './proxy-options.ts'
import { type ByteBudget, HeldBytes, readWhole } from './read-whole.ts'
import { type Refusal, writeStreamError } from './refuse-call.ts'

/** What passing an answer on needs. */
export interface AnswerOptions {
  readonly answer: UpstreamAnswer
  readonly response: ServerResponse
  readonly format: WireFormat
  readonly endpoint: Endpoint
  readonly limits: ProxyLimits
  readonly budget: ByteBudget
  readonly onGap: (reason: string) => void
  /** Told what is known of the answer, whether it came to its end or not; at most once. */
  readonly onAnswer: (answer: CallAnswer) => void
  /** Told that the first byte went out. */
  readonly arrived: () => void
}

/** What checking an answer needs beyond that. */
export interface CheckedOptions extends AnswerOptions {
  readonly decider: Decider
  /** Ends the call to the provider. */
  readonly cancel: () => void
}

/** Passes an answer on byte for byte, and reads it on the way. */
export async function passAnswer(options: AnswerOptions): Promise<void> {
  const { answer, response, format, limits, budget, onGap } = options
  const kind = kindOfAnswer(answer.headers)
  // An error is passed on and nothing in it is missed.
  const miss = answer.status < 400 ? onGap : () => {}
  const reader = kind && createAnswerReader({ kind, format, limits, budget, onGap: miss })
  if (kind === undefined) miss('answer_packed')
  sendHead(response, answer)
  // Else a stream shows that it has begun only with its first event. Later than what is there already: one write less.
  if (kind !== 'whole') setImmediate(() => response.flushHeaders())
  try {
    for await (const chunk of answer.body) {
      await writeAnswer(response, chunk)
      options.arrived()
      reader?.add(chunk)
    }
    response.end()
  } finally {
    const read = reader?.end()
    if (read !== undefined && answer.status < 400) options.onAnswer(read)
  }
}

/** Passes an answer on after it was decided of. Gives the refusal where it was not let through to its end. */
export async function passCheckedAnswer(options: CheckedOptions): Promise<Refusal | undefined> {
  const { answer } = options
  // An error holds nothing that a model wrote.
  if (answer.status >= 400) {
    await passAnswer(options)
    return undefined
  }
  const kind = kindOfAnswer(answer.headers)
  if (kind === undefined) return undecided('The answer is packed, and cannot be checked.')
  return kind === 'whole' ? passWhole(options) : passStream(options, kind)
}

async function passWhole(options: CheckedOptions): Promise<Refusal | undefined> {
  const { answer, response, limits, budget } = options
  const held = new HeldBytes(limits.answerBytes, budget)
  try {
    const read = await readWhole(answer.body[Symbol.asyncIterator](), held)
    if (read.kind === 'begun') return undecided('The answer is larger than may be checked.')
    const checked = await checkAnswer(options.decider, options.format, read.bytes)
    if (checked.answer !== undefined) options.onAnswer(checked.answer)
    if (checked.kind === 'refused') return checked.refusal
    sendHead(response, { ...answer, headers: { ...answer.headers, 'content-length': String(checked.bytes.length) } })
    response.end(checked.bytes)
    return undefined
  } finally {
    held.release()
  }
}

async function passStream(options: CheckedOptions, kind: 'sse' | 'frames'): Promise<Refusal | undefined> {
  const { answer, response, decider, limits, cancel } = options
  const stream = options.format.createStream()
  const { 'content-length': _, ...headers } = answer.headers
  // The head waits for the first decision, so that what is refused at once is refused with a status.
  const release = async (bytes: Buffer): Promise<void> => {
    if (!response.headersSent) sendHead(response, { ...answer, headers })
    await writeAnswer(response, bytes)
    options.arrived()
  }
  try {
    const refusal = await holdAnswer(answer.body, { kind, decider, stream, limits, release, cancel })
    if (refusal === undefined) {
      if (!response.headersSent) sendHead(response, { ...answer, headers })
      response.end()
    } else if (response.headersSent) response.end(writeStreamError(options.endpoint, refusal))
    return refusal
  } finally {
    options.onAnswer(stream.answer())
  }
}

/** Sends the status and the headers that may pass. */
export function sendHead(response: ServerResponse, { status, headers }: UpstreamAnswer): void {
  if (!response.headersSent && !response.destroyed) response.writeHead(status, headers)
}
