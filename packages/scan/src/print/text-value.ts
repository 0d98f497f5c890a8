/** Kinds of values that are known again however they are written. */
export type TypedKind =
  | 'email'
  | 'url'
  | 'host'
  | 'iban'
  | 'account'
  | 'amount'
  | 'date'
  | 'path'
  | 'identifier'
  | 'secret'
  | 'phone'
  | 'hash'

/** A value in a text. Equal keys are the same value, however it is written. */
export interface TextValue {
  readonly kind: TypedKind
  readonly key: string
  readonly start: number
  readonly end: number
  /** Whether it says something wherever it stands; others only count as the whole of an argument. */
  readonly isTelling: boolean
  /** Read out of base64 or URL encoding. */
  readonly isDecoded: boolean
}
