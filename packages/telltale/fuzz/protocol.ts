/** What a worker is given. */
export interface WorkerTask {
  readonly targets: readonly string[]
  readonly inputs: number
  readonly seed: number
  /** The input at hand, so that it can be saved when the worker hangs on it. */
  readonly current: SharedArrayBuffer
  /** [inputs begun, length of the input at hand, index of its target]. */
  readonly progress: SharedArrayBuffer
}

/** What a worker says at the end of its work, or when it finds something. */
export type WorkerReport =
  | { readonly kind: 'done'; readonly decoded: number; readonly refused: number }
  | { readonly kind: 'found'; readonly target: string; readonly error: string; readonly input: Uint8Array }
