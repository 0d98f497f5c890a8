import { memberOf, textOf } from '../../wire/read-json.ts'
import { beginCall, type CallObserver, type Watch } from '../observe/observe-call.ts'
import { aiSdkLanguageModel } from './ai-sdk-format.ts'
import { observeReadable } from './observe-readable.ts'
import { providerOf } from './provider-of.ts'

/** A language model as far as this middleware needs it. */
interface Model<P, G, S> {
  readonly provider: string
  readonly modelId: string
  doGenerate(params: P): PromiseLike<G>
  doStream(params: P): PromiseLike<S>
}

interface Step<P, G, S> {
  readonly doGenerate: () => PromiseLike<G>
  readonly doStream: () => PromiseLike<S>
  readonly params: P
  readonly model: Model<P, G, S>
}

/** A middleware for `wrapLanguageModel({ model, middleware })` of the Vercel AI SDK. */
export interface AiSdkMiddleware {
  readonly specificationVersion: 'v3'
  wrapGenerate<P, G, S>(step: Step<P, G, S>): Promise<G>
  wrapStream<P, G, S extends { readonly stream: ReadableStream }>(step: Step<P, G, S>): Promise<S>
}

/**
 * A language-model middleware of the Vercel AI SDK (6; 5 works the same) that records each call of the model, its
 * tool calls and the results of tools that go back to it. In enforce mode a refused call rejects with BlockedError.
 */
export function aiSdkMiddleware(watch: Watch): AiSdkMiddleware {
  return {
    specificationVersion: 'v3',
    wrapGenerate: async ({ doGenerate, params, model }) => {
      const observer = begin(watch, { model, params, stream: false })
      await observer.permission
      const sent = sentParams(observer, params)
      const result = await settle(observer, sent === undefined ? doGenerate : () => model.doGenerate(sent.params))
      await observer.answer(result)
      return result
    },
    wrapStream: async ({ doStream, params, model }) => {
      const observer = begin(watch, { model, params, stream: true })
      await observer.permission
      const sent = sentParams(observer, params)
      const result = await settle(observer, sent === undefined ? doStream : () => model.doStream(sent.params))
      return { ...result, stream: observeReadable(result.stream, observer, errorOf) }
    },
  }
}

interface Beginning {
  readonly model: { readonly provider: string; readonly modelId: string }
  readonly params: unknown
  readonly stream: boolean
}

function begin(watch: Watch, { model, params, stream }: Beginning): CallObserver {
  const body = { model: model.modelId, stream, params }
  return beginCall(watch, { format: aiSdkLanguageModel, body, provider: providerOf(model.provider) })
}

/** The parameters where the policy took something out of them; undefined where they go as they came. */
function sentParams<P>(observer: CallObserver, params: P): { readonly params: P } | undefined {
  const sent = memberOf(observer.body, 'params')
  return sent === params ? undefined : { params: sent as P }
}

async function settle<R>(observer: CallObserver, send: () => PromiseLike<R>): Promise<R> {
  try {
    return await observer.run(send)
  } catch (error) {
    observer.fail(error)
    throw error
  }
}

/** A model may tell of an error as a part of its stream. */
function errorOf(part: unknown): unknown {
  return textOf(part, 'type') === 'error' ? (memberOf(part, 'error') ?? 'error') : undefined
}
