/** Every error Telltale raises has one of these codes; docs/errors.md is made from this list. */
export const ERROR_CODES = {
  CONFIG_INVALID: 'A setting has a value that is not allowed.',
  PORT_IN_USE: 'Another program listens on a port that Telltale needs.',
  DATA_DIR_UNUSABLE: 'The data directory cannot be made, read or written.',
  DATA_DIR_LOCKED: 'Another Telltale process uses the data directory.',
  JOURNAL_FULL: 'The journal has reached its size limit; senders are told to come back later.',
  JOURNAL_FAILED: 'The disk refused a journal write; nothing more is acknowledged until a restart.',
  RULES_INVALID: 'A rule that is to be loaded has a mistake.',
  STORE_UNREACHABLE: 'The event store does not answer.',
  STORE_QUERY_INVALID: 'The event store was asked something it cannot answer.',
  STORE_QUERY_LIMIT: 'A query needed more time or memory than one query may use.',
  STORE_ENGINE_MISSING: 'The embedded event store is not installed on this machine.',
  SECOND_OPINION_UNUSABLE: 'The model for second opinions cannot be used, or what runs it is not installed.',
} as const

export type ErrorCode = keyof typeof ERROR_CODES

/** An error with a code from the list, a sentence for people and the cause. */
export class TelltaleError extends Error {
  readonly code: ErrorCode

  constructor(code: ErrorCode, message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'TelltaleError'
    this.code = code
  }
}
