import type { Finding } from '@telltale/model'

/** What a second model made of a text. */
export interface SecondOpinion {
  /** Probability that the text attacks the model, 0 to 1. */
  readonly attack: number
  readonly label: 'injection' | 'jailbreak'
  /** The part of the text that scored highest, UTF-16 indexes. */
  readonly start: number
  readonly end: number
  /** Parts of the text that were looked at, and those there are. */
  readonly parts: { readonly read: number; readonly all: number }
}

/** Somebody who can be asked; answers undefined when there is no answer in time, and never throws. */
export interface SecondReader {
  /** How findings name it, for example `deberta-injection`. */
  readonly name: string
  /** `findings` say which parts of a long text to read first. */
  ask(text: string, findings: readonly Finding[]): SecondOpinion | undefined
}

/** From which risk on, and below which, a second opinion can change something. */
export interface Uncertain {
  readonly from: number
  readonly below: number
}

/** The uncertain middle; training/second-opinion prints what lies in it. */
export const UNCERTAIN: Uncertain = { from: 0.3, below: 0.9 }
