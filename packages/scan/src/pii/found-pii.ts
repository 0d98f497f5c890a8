/** A piece of personal data that stands in a text. */
export interface FoundPii {
  /** Kebab case; the finding is `pii/<type>`. */
  readonly type: string
  readonly start: number
  readonly end: number
  readonly score: number
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

export function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
}

export function isAlphanumeric(code: number): boolean {
  return isDigit(code) || isLetter(code)
}
