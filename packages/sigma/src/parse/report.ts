import type { Place, Problem } from '../rule/document.ts'
import { LIMITS } from './limits.ts'

type Said = Pick<Problem, 'code' | 'message'> & { readonly fix?: string | undefined }

/** Gathers the problems of one file; past a limit it only counts them. */
export class Report {
  readonly #file: string
  readonly #problems: Problem[] = []
  #errors = 0

  constructor(file: string) {
    this.#file = file
  }

  get file(): string {
    return this.#file
  }

  /** Errors so far, those not kept included: a document is whole when the number stood still. */
  get errors(): number {
    return this.#errors
  }

  get problems(): readonly Problem[] {
    return this.#problems
  }

  /** Notes what makes the document unusable. */
  error(place: Place, code: string, message: string, fix?: string): void {
    this.#errors += 1
    this.#add(place, 'error', { code, message, fix })
  }

  /** Notes what the author should look at; the document stays. */
  warn(place: Place, code: string, message: string, fix?: string): void {
    this.#add(place, 'warning', { code, message, fix })
  }

  #add(place: Place, severity: Problem['severity'], said: Said): void {
    const { length } = this.#problems
    if (length > LIMITS.problems) return
    const { line, column } = place
    if (length === LIMITS.problems) {
      const message = `more than ${LIMITS.problems} problems: the rest is not told`
      this.#problems.push({ file: this.#file, line, column, severity, code: 'too-many-problems', message })
      return
    }
    const { fix, ...rest } = said
    this.#problems.push({
      file: this.#file,
      line,
      column,
      severity,
      ...rest,
      ...(fix === undefined ? {} : { fix }),
    })
  }
}
