import type { Finding, ScanRole } from '@telltale/model'
import { createScanner, redact, type Scanner } from '@telltale/scan'
import type { Scanned } from './build-policy.ts'

/** A text of which more than this was not looked at is cut in the middle; UTF-16 units, the server's own figures. */
const LONGEST = 1024 * 1024
const PART = 512 * 1024
/** Texts up to this length are remembered with what was found, since one text often passes several checks. */
const REMEMBERED_LENGTH = 8192
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

/** What is taken out where a rule names no labels of its own. */
export const REDACTED_LABELS: readonly string[] = ['secret', 'canary']

/** Looks at texts with the scanner, which is made when the first text comes. What the scanner throws, it throws. */
export class TextCheck {
  readonly #given: Scanner | undefined
  readonly #known = new Map<string, TextReport>()
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
    this.#scanner = this.#given
  }

  /** What one text gives away. */
  read(text: string, role: ScanRole): TextReport {
    if (text.length > REMEMBERED_LENGTH) return this.#look(text, role)
    const key = `${role}\0${text}`
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const report = this.#look(text, role)
    const [oldest] = this.#known.keys()
    if (oldest !== undefined && this.#known.size >= REMEMBERED) this.#known.delete(oldest)
    this.#known.set(key, report)
    return report
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
