import {
  calmData,
  calmRequest,
  directInjection,
  discussion,
  harmfulRequest,
  indirectInjection,
  jailbreak,
  type MakeInsert,
  pairAttack,
  pairTwin,
  persona,
  plain,
  prompt,
  slyData,
  slyRequest,
  twin,
} from './inserts.ts'
import type { Random } from './random.ts'

/** One kind of row: who makes the insert, and whether it stands in a carrier or alone. */
export interface Part {
  readonly make: MakeInsert
  readonly carried: boolean
  /** Alone, as what a tool or a search gave back. */
  readonly isData?: boolean
  /** Written in many languages: less of it is English. */
  readonly isWide?: boolean
  /** How many of 35,000 rows are of this kind. */
  readonly share: number
}

/** What the rows are made of; attacks, benign twins and discussions stand in carriers in like proportions. */
const PARTS: readonly Part[] = [
  { make: directInjection, carried: false, share: 4000 },
  { make: indirectInjection, carried: true, share: 4000 },
  { make: jailbreak, carried: false, share: 2600 },
  { make: jailbreak, carried: true, share: 400 },
  { make: harmfulRequest, carried: false, share: 1300 },
  { make: harmfulRequest, carried: true, share: 200 },
  { make: prompt, carried: false, share: 2200 },
  { make: plain, carried: true, share: 2100 },
  { make: persona, carried: false, share: 700 },
  { make: persona, carried: true, share: 100 },
  { make: twin, carried: false, share: 1600 },
  { make: twin, carried: true, share: 1900 },
  { make: discussion, carried: false, share: 1400 },
  { make: discussion, carried: true, share: 1500 },
  { make: pairAttack, carried: false, isWide: true, share: 1500 },
  { make: pairTwin, carried: false, isWide: true, share: 1900 },
  { make: calmRequest, carried: false, isWide: true, share: 2000 },
  { make: calmData, carried: false, isWide: true, isData: true, share: 1200 },
  { make: calmData, carried: true, isWide: true, share: 900 },
  { make: slyRequest, carried: false, isWide: true, share: 1500 },
  { make: slyData, carried: false, isWide: true, isData: true, share: 1100 },
  { make: slyData, carried: true, isWide: true, share: 900 },
]

/** Shares of languages in percent. */
const LANGUAGES: readonly (readonly [string, number])[] = [
  ['en', 55],
  ['de', 4.2],
  ['fr', 4.2],
  ['es', 4.2],
  ['zh', 4.2],
  ['ja', 4.2],
  ['ru', 4],
  ['pt', 2.5],
  ['it', 2.5],
  ['nl', 2.5],
  ['pl', 2.5],
  ['tr', 2.5],
  ['ar', 2.5],
  ['hi', 2.5],
  ['ko', 2.5],
]

/** The kind of the next row. */
export function pickPart(random: Random): Part {
  return pickWeighted(random, PARTS, (part) => part.share)
}

/** The language of the next row. */
export function pickLanguage(random: Random, part: Part): string {
  return pickWeighted(random, LANGUAGES, ([code, share]) => (part.isWide === true && code === 'en' ? 30 : share))[0]
}

function pickWeighted<T>(random: Random, items: readonly T[], weigh: (item: T) => number): T {
  let at = random.next() * items.reduce((sum, item) => sum + weigh(item), 0)
  for (const item of items) {
    at -= weigh(item)
    if (at < 0) return item
  }
  return random.pick(items)
}
