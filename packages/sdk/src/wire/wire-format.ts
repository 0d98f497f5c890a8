import type { ScanRole } from '@telltale/model'
import type { Attributes } from '../record/recorder.ts'

/** A text of a call, for the guard. */
export interface CallText {
  readonly text: string
  readonly role: ScanRole
  /** The tool whose result or arguments it is. */
  readonly tool?: string
}

/** What a request to a provider says. */
export interface CallRequest {
  /** `chat`, `text_completion`, `embeddings`, `generate_content`, … of `gen_ai.operation.name`. */
  readonly operation: string
  /** The model asked for, '' where none is named. */
  readonly model: string
  readonly stream: boolean
  /** All of it under the names of the GenAI conventions, content included (`gen_ai.input.messages`, …, as JSON text). */
  readonly attributes: Attributes
  /** The texts that are new with this request: those after the model's last answer. */
  readonly fresh: readonly CallText[]
}

/** What the provider answered. */
export interface CallAnswer {
  readonly attributes: Attributes
  readonly texts: readonly CallText[]
  /** The tools that the model asks for, in order; arguments as JSON text. */
  readonly toolCalls: readonly { readonly id: string; readonly name: string; readonly arguments: string }[]
}

/** Puts the answer together from the parsed chunks of a stream, in bounded memory. */
export interface AnswerStream {
  add(chunk: unknown): void
  /** What is known so far; a stream that was cut off gives what came. */
  answer(): CallAnswer
}

/**
 * One endpoint of one family of providers, as plain functions over parsed JSON. The wrappers of clients and the proxy
 * read the same JSON, so they share these. Whatever the JSON holds, nothing throws: what cannot be read is left out.
 */
export interface WireFormat {
  readonly name: string
  /** `gen_ai.provider.name` where the caller knows no better. */
  readonly provider: string
  readRequest(body: unknown): CallRequest
  readAnswer(body: unknown): CallAnswer
  createStream(): AnswerStream
}
