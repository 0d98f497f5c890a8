import type { ScanLabel, ScanRole } from '@telltale/model'

/** One way in which a text gives an attack away: words that point at it, and a closer look at where they stand. */
export interface Signature {
  /** `<family>.<what>`, unique. */
  readonly id: string
  readonly family: string
  readonly label: ScanLabel
  /** 0 to 1; 0.9 and more only for what ordinary text practically never holds. */
  readonly score: number
  readonly reason: string
  /** MITRE ATLAS 2026.09 ids. */
  readonly atlas: readonly string[]
  /** OWASP ids with their edition. */
  readonly owasp: readonly string[]
  /** Lower-case anchors, of two characters or more; a space stands for any run of white space. */
  readonly literals: readonly string[]
  /** What must stand from the first character of the literal on; its quantifiers are bounded. Without it the literal is enough. */
  readonly pattern?: RegExp
  /** A closer look in place of a pattern, where words say more together than each alone; its score is that of the hit. */
  readonly check?: (
    text: string,
    start: number,
    end: number,
  ) => { readonly end: number; readonly score: number } | undefined
  /** Where the score holds; in other roles it is multiplied by `elsewhere`. Without it the score holds everywhere. */
  readonly roles?: readonly ScanRole[]
  /** 0 to 1, for the roles that `roles` leaves out; 0 is silence. */
  readonly elsewhere?: number
  /** Looked for in the context of a hit, where `HIT` stands for the hit: found, the text only discusses the attack. */
  readonly unless?: RegExp
}

/** All roles but that of the operator, who may tell a model to be silent, to obey and to be someone else. */
export const NOT_SYSTEM: readonly ScanRole[] = [
  'user',
  'retrieval',
  'tool',
  'tool_arguments',
  'tool_definition',
  'response',
]

/** What the signatures of a family share. */
export interface FamilyDefaults {
  readonly family: string
  readonly label: ScanLabel
  readonly atlas: readonly string[]
  readonly owasp: readonly string[]
  readonly roles?: readonly ScanRole[]
  readonly elsewhere?: number
  readonly unless?: RegExp
}

/** A signature as its family file writes it: what it does not say comes from the family. */
export type SignatureRow = Pick<Signature, 'id' | 'score' | 'reason' | 'literals'> & Partial<Signature>

/** Completes the rows of a family with what they share. */
export function buildFamily(defaults: FamilyDefaults, rows: readonly SignatureRow[]): readonly Signature[] {
  return rows.map((row) => ({ ...defaults, ...row }))
}
