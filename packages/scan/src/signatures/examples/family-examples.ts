import type { ScanLabel, ScanRole } from '@telltale/model'

/** Texts for one family: attacks it must find, texts of everyday use that it must leave alone, and texts that speak of the attack. */
export interface FamilyExamples {
  readonly family: string
  readonly label: ScanLabel
  /** Where the attacks and their benign twins stand. */
  readonly role: ScanRole
  readonly attacks: readonly string[]
  readonly benign: readonly string[]
  readonly discussing: readonly string[]
  /** Where the discussing twins stand; `role` if left out. */
  readonly discussedIn?: ScanRole
}
