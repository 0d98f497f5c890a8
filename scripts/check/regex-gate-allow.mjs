/**
 * Regular expressions that the gate cannot clear, each with the reason why it is harmless where it stands.
 * `file` ends the path, `source` is the pattern as it is written; leave `source` out for one that is not constant.
 * @type {{ file: string, source?: string, reason: string }[]}
 */
export const ALLOWED = []
