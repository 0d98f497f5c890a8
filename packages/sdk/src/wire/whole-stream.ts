import type { AnswerStream, CallAnswer } from './wire-format.ts'

/** For endpoints that never stream: the last chunk is the answer. */
export function createWholeStream(readAnswer: (body: unknown) => CallAnswer): AnswerStream {
  let last: unknown
  return {
    add: (chunk) => {
      last = chunk
    },
    answer: () => readAnswer(last),
  }
}
