/** The body as a whole cannot be taken: malformed (400), or more than the limits allow (413). */
export class DecodeError extends Error {
  readonly kind: 'malformed' | 'too_large'

  constructor(kind: 'malformed' | 'too_large', message: string) {
    super(message)
    this.name = 'DecodeError'
    this.kind = kind
  }
}

/** A `DecodeError` for bytes that are not what they claim to be. */
export function malformed(message: string): DecodeError {
  return new DecodeError('malformed', message)
}
