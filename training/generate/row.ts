import type { ScanRole } from '@telltale/model'

/** What a generated text is. */
type RowLabel = 'benign' | 'injection' | 'jailbreak' | 'harmful_request'

/** One labelled text; `topic` and `noise` are there to check that neither gives the label away. */
export interface GeneratedRow {
  readonly id: string
  readonly text: string
  readonly label: RowLabel
  /** Quotes, explains or warns of attacks without being one; then the label is `benign`. */
  readonly discusses: boolean
  readonly lang: string
  /** The intent or family: `override`, `extract`, `twin`, `discuss`… */
  readonly kind: string
  readonly carrier: string
  readonly role: ScanRole
  readonly topic: string
  readonly noise: string
  /** Given where it is not the grammars. */
  readonly source?: string
  /** UTF-16 range of the attack; given for attacks that stand inside something longer. */
  readonly payload?: readonly [number, number]
}

/** What is to be set into a carrier, before noise. */
export interface Insert {
  readonly text: string
  readonly label: RowLabel
  readonly discusses: boolean
  readonly kind: string
}

/** Private-use signs that bracket the insert while a carrier is built; no seed holds them. */
export const OPEN = '\uE000'
export const CLOSE = '\uE001'
