import { deserialize, serialize } from 'node:v8'
import type { AnalysisState, PromptMemoryState } from '@telltale/engine'

/** All that an engine remembers between entries and that the journal would not tell it again. */
export interface EngineState {
  readonly prompts: PromptMemoryState
  readonly analysis: AnalysisState
}

/** Raised whenever a part of the state changes its shape: an older one is then not loaded. */
const VERSION = 1

/** The state as bytes. */
export function writeEngineState(state: EngineState): Uint8Array {
  return serialize({ version: VERSION, state })
}

/** The state that was written; throws when the bytes are of another version. They must come from `writeEngineState`. */
export function readEngineState(bytes: unknown): EngineState {
  const read: unknown = bytes instanceof Uint8Array ? deserialize(bytes) : undefined
  if (typeof read === 'object' && read !== null && 'version' in read && read.version === VERSION && 'state' in read) {
    return read.state as EngineState
  }
  throw new Error('the saved state is of another version')
}
