import { createRequire } from 'node:module'
import { unusable } from './model-folder.ts'

/** What is used of `onnxruntime-node`. */
export interface Runtime {
  openSession(path: string): Promise<Session>
  /** A tensor of whole numbers. */
  createTensor(values: BigInt64Array, dims: readonly number[]): unknown
}

/** A model that is ready to run. */
export interface Session {
  readonly inputNames: readonly string[]
  run(feeds: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>>>
}

interface RuntimeModule {
  readonly InferenceSession: { create(path: string, options: object): Promise<Session> }
  readonly Tensor: new (type: 'int64', data: BigInt64Array, dims: readonly number[]) => unknown
}

const PEER = 'onnxruntime-node'
/** A guest takes one core; the scan has the others. */
const OPTIONS = { executionProviders: ['cpu'], intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 3 }

/**
 * Loads the optional peer, or the copy of it in `folder`. Throws SECOND_OPINION_UNUSABLE with the command that
 * installs it when there is none. The model's own folder is never asked for code.
 */
export function loadRuntime(folder: string | undefined): Runtime {
  const { InferenceSession, Tensor } = requirePeer(folder)
  return {
    openSession: (path) => InferenceSession.create(path, OPTIONS),
    createTensor: (values, dims) => new Tensor('int64', values, dims),
  }
}

function requirePeer(folder: string | undefined): RuntimeModule {
  try {
    return createRequire(import.meta.url)(folder ?? PEER) as RuntimeModule
  } catch (cause) {
    const place = folder === undefined ? '' : ` in ${folder}`
    throw unusable(
      `${PEER} is not installed${place}. Install it beside telltale: ONNXRUNTIME_NODE_INSTALL=skip npm install ${PEER}@1`,
      cause,
    )
  }
}
