import type { Finding, ScanRole } from '@telltale/model'
import { createScanner, redact, type Scanner } from '@telltale/scan'
import type { Scanned } from './build-policy.ts'

/** A text of which more than this was not looked at is cut in the middle; UTF-16 units, the server's own figures. */
const LONGEST = 1024 * 1024
const PART = 512 * 1024
/**
 * Texts are remembered with what was found: one text often passes several checks, and an application says the same to
 * the model with each conversation. The one not asked for longest gives way; UTF-16 units of all, and of one.
 */
const REMEMBERED_TOTAL = 512 * 1024
const REMEMBERED_LENGTH = 64 * 1024
const REMEMBERED = 64
/** A scan gives 256 findings at most: what holds more secrets is scanned again once those are out. */
const MOST_ROUNDS = 8
/** Stands where more secrets were found than could be taken out one by one. */
const ALL_TAKEN_OUT = '[REDACTED]'
const LEFT_OUT = '[NOT_CHECKED]'
/** Canaries of one application; the oldest gives way. */
const MOST_CANARIES = 64

/** What a text gave away, and whether all of it was looked at. */
export interface TextReport extends Scanned {
  readonly findings: readonly Finding[]
  readonly whole: boolean
}

/** What one text gave away in a role; in another one it is looked at again. */
interface Remembered {
  readonly role: ScanRole
  readonly report: TextReport
}

/** What is taken out where a rule names no labels of its own. */
export const REDACTED_LABELS: readonly string[] = ['secret', 'canary']

/** Looks at texts with the scanner, which is made when the first text comes. What the scanner throws, it throws. */
export class TextCheck {
  readonly #given: Scanner | undefined
  readonly #known = new Map<string, Remembered>()
  #remembered = 0
  readonly #canaries = new Set<string>()
  #scanner: Scanner | undefined

  constructor(scanner: Scanner | undefined) {
    this.#given = scanner
    this.#scanner = scanner
  }

  /** Looks for one more canary from now on. A scanner that was given keeps to what it knows. */
  watch(canary: string): void {
    if (this.#canaries.has(canary)) return
    const [oldest] = this.#canaries
    if (oldest !== undefined && this.#canaries.size >= MOST_CANARIES) this.#canaries.delete(oldest)
    this.#canaries.add(canary)
    this.#known.clear()
    this.#remembered = 0
    this.#scanner = this.#given
  }

  /** What one text gives away. */
  read(text: string, role: ScanRole): TextReport {
    if (text.length > REMEMBERED_LENGTH) return this.#look(text, role)
    const known = this.#known.get(text)
    const report = known?.role === role ? known.report : this.#look(text, role)
    if (this.#known.delete(text)) this.#remembered -= text.length
    this.#known.set(text, { role, report })
    this.#remembered += text.length
    this.#forget()
    return report
  }

  #forget(): void {
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= REMEMBERED && this.#remembered <= REMEMBERED_TOTAL) return
      this.#known.delete(oldest)
      this.#remembered -= oldest.length
    }
  }

  /** The text without what carries one of the labels; nothing of it is left, however much there was. */
  redact(text: string, role: ScanRole, labels: readonly string[]): string {
    if (text.length > LONGEST) {
      return this.redact(text.slice(0, PART), role, labels) + LEFT_OUT + this.redact(text.slice(-PART), role, labels)
    }
    let left = text
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const found = this.read(left, role).findings.filter(({ label }) => labels.includes(label))
      if (found.length === 0) return left
      const next = redact(left, found.map(asReplaceable)).text
      if (next === left) break
      left = next
    }
    return this.read(left, role).findings.some(({ label }) => labels.includes(label)) ? ALL_TAKEN_OUT : left
  }

  #look(text: string, role: ScanRole): TextReport {
    const scanner = this.#open()
    if (text.length <= LONGEST) return { ...scanner.scan(text, role), whole: true }
    const head = scanner.scan(text.slice(0, PART), role)
    const tail = scanner.scan(text.slice(-PART), role)
    const start = text.length - PART
    const moved = tail.findings.map((item) => ({ ...item, start: item.start + start, end: item.end + start }))
    return {
      risk: Math.max(head.risk, tail.risk),
      labels: [...new Set([...head.labels, ...tail.labels])],
      findings: [...head.findings, ...moved].sort((a, b) => b.score - a.score),
      whole: false,
    }
  }

  #open(): Scanner {
    this.#scanner ??= createScanner({ canaries: [...this.#canaries] })
    return this.#scanner
  }
}

/** `redact` takes out secrets and personal data only, and names them by their rule. */
function asReplaceable(finding: Finding): Finding {
  if (finding.label === 'secret' || finding.label === 'pii') return finding
  return { ...finding, label: finding.label === 'canary' ? 'secret' : 'pii' }
}
