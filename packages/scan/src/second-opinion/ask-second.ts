import type { PolicyName } from '../policy.ts'
import type { Scanner } from '../scan.ts'
import { isUncertain, mergeOpinion } from './merge-opinion.ts'
import type { SecondReader, Uncertain } from './opinion.ts'

/** How a second opinion is asked for. */
export interface AskOptions {
  /** The policy that `scanner` was made with; `balanced` when left out. */
  readonly policy?: PolicyName | undefined
  readonly uncertain?: Uncertain | undefined
}

/**
 * A scanner that asks a second reader about the texts it is not sure of. Where there is no answer the first result
 * stands. Pure when the reader is.
 */
export function askSecond(scanner: Scanner, reader: SecondReader, options: AskOptions = {}): Scanner {
  return {
    versions: [...scanner.versions, `second-opinion ${reader.name}`],
    scan: (text, role = 'user') => {
      const first = scanner.scan(text, role)
      if (!isUncertain(first, options.uncertain)) return first
      const opinion = reader.ask(text, first.findings)
      return opinion === undefined ? first : mergeOpinion(first, opinion, { ...options, name: reader.name, role })
    },
  }
}
