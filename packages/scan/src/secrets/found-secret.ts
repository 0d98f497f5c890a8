/** A secret that stands in a text. */
export interface FoundSecret {
  /** The rule, kebab case. */
  readonly rule: string
  /** What it is, for a person. */
  readonly name: string
  readonly start: number
  readonly end: number
  readonly score: number
}

export function isAlphanumeric(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
}

/** Letters, digits and the signs that join them in keys: `_ + / ~ . -`. */
export function isTokenCode(code: number): boolean {
  return isAlphanumeric(code) || code === 95 || code === 43 || code === 47 || code === 126 || code === 46 || code === 45
}
