import { expect, test } from 'vitest'
import { createFakeGuard } from '../../../test/openai-provider.ts'
import { createFakeRecorder } from '../../record/fake-recorder.ts'
import { openAiChat } from '../../wire/openai-chat.ts'
import { beginCall, type CallObserver } from './observe-call.ts'
import { observeStream } from './observe-stream.ts'

const CHUNKS = ['a', 'b', 'c'].map((content) => ({ choices: [{ index: 0, delta: { content } }] }))

function begin(): { readonly observer: CallObserver; readonly said: () => unknown; readonly ended: () => boolean } {
  const { recorder, spans } = createFakeRecorder()
  const observer = beginCall({ recorder, guard: createFakeGuard().guard }, { format: openAiChat, body: { model: 'm' } })
  const text = (): unknown => {
    const messages = spans[0]?.attributes['gen_ai.output.messages']
    return typeof messages === 'string' ? JSON.parse(messages)[0].parts[0].content : undefined
  }
  return { observer, said: text, ended: () => spans[0]?.ended === true }
}

async function* generate(): AsyncGenerator<unknown> {
  yield* CHUNKS
}

/** A stream with private members, as clients have them. */
class Sealed {
  readonly #chunks = CHUNKS
  async *[Symbol.asyncIterator](): AsyncGenerator<unknown> {
    yield* this.#chunks
  }
  size(): number {
    return this.#chunks.length
  }
}

async function readAll(stream: AsyncIterable<unknown>): Promise<readonly unknown[]> {
  const found: unknown[] = []
  for await (const chunk of stream) found.push(chunk)
  return found
}

test('a generator stays the same object, and is observed step by step', async () => {
  const { observer, said, ended } = begin()
  const stream = generate()
  const observed = observeStream(stream, observer)
  expect(observed).toBe(stream)
  expect((await observed.next()).value).toBe(CHUNKS[0])
  expect(ended()).toBe(false)
  expect(await readAll(observed)).toEqual(CHUNKS.slice(1))
  expect([said(), ended()]).toEqual(['abc', true])
})

test('a generator that is left early ends its call', async () => {
  const { observer, said, ended } = begin()
  for await (const _ of observeStream(generate(), observer)) break
  expect([said(), ended()]).toEqual(['a', true])
})

test.each([
  ['as it is', (stream: Sealed) => stream],
  ['frozen', (stream: Sealed) => Object.freeze(stream)],
])('an iterable with private members keeps them: %s', async (_, make) => {
  const { observer, said, ended } = begin()
  const observed = observeStream(make(new Sealed()), observer)
  expect(observed).toBeInstanceOf(Sealed)
  expect(observed.size()).toBe(3)
  expect(await readAll(observed)).toEqual(CHUNKS)
  expect([said(), ended()]).toEqual(['abc', true])
})

test('an error on the way is the same error, and ends the call with what came', async () => {
  const { observer, said, ended } = begin()
  const error = new Error('cut')
  const stream = observeStream(
    (async function* () {
      yield CHUNKS[0]
      throw error
    })(),
    observer,
  )
  await expect(readAll(stream)).rejects.toBe(error)
  expect([said(), ended()]).toEqual(['a', true])
})

test('a call whose format fails goes on, and is recorded by its name alone', () => {
  const { recorder, spans } = createFakeRecorder()
  const fails = (): never => {
    throw new Error('a fault of ours')
  }
  const format = { ...openAiChat, readRequest: fails, readAnswer: fails, createStream: fails }
  const observer = beginCall({ recorder, guard: createFakeGuard().guard }, { format, body: {} })
  observer.chunk({})
  observer.answer({})
  expect(spans[0]).toMatchObject({ name: 'chat', ended: true, error: undefined })
})
