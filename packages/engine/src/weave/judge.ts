import type { Reason } from './graph.ts'

/** What is known of one action before it is judged: numbers by name, each 0 to 1 or a small count. */
export type Features = ReadonlyMap<string, number>

/** A small calibrated model over features; the weights are made by training/fit-weave. */
export interface Judge {
  judge(features: Features): { readonly probability: number; readonly reasons: readonly Reason[] }
}
