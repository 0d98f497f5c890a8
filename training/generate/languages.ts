import { ENGLISH } from './english/english.ts'
import { WORDS } from './english/words.ts'
import { parseSections } from './grammar.ts'
import { createLanguage, type Language } from './language.ts'
import { ARABIC } from './languages/arabic.ts'
import { CHINESE } from './languages/chinese.ts'
import { DUTCH } from './languages/dutch.ts'
import { FRENCH } from './languages/french.ts'
import { GERMAN } from './languages/german.ts'
import { HINDI } from './languages/hindi.ts'
import { ITALIAN } from './languages/italian.ts'
import { JAPANESE } from './languages/japanese.ts'
import { KOREAN } from './languages/korean.ts'
import { MORE_EUROPEAN } from './languages/more-european.ts'
import { MORE_LANGUAGES } from './languages/more-languages.ts'
import { PAIRS_EUROPEAN } from './languages/pairs-european.ts'
import { PAIRS_LANGUAGES } from './languages/pairs-languages.ts'
import { POLISH } from './languages/polish.ts'
import { PORTUGUESE } from './languages/portuguese.ts'
import { RUSSIAN } from './languages/russian.ts'
import { SPANISH } from './languages/spanish.ts'
import { TURKISH } from './languages/turkish.ts'
import { SHARED } from './shared.ts'

const BASE = parseSections(WORDS)
const SEEDS: readonly (readonly [string, readonly string[]])[] = [
  ['en', ENGLISH],
  ['de', [GERMAN]],
  ['fr', [FRENCH]],
  ['es', [SPANISH]],
  ['ru', [RUSSIAN]],
  ['zh', [CHINESE]],
  ['pt', [PORTUGUESE]],
  ['it', [ITALIAN]],
  ['ja', [JAPANESE]],
  ['nl', [DUTCH]],
  ['ko', [KOREAN]],
  ['hi', [HINDI]],
  ['pl', [POLISH]],
  ['ar', [ARABIC]],
  ['tr', [TURKISH]],
]

/** Every language that texts are made in. */
export const LANGUAGES: ReadonlyMap<string, Language> = new Map(
  SEEDS.map(([code, seeds]) => {
    const more = MORE_EUROPEAN.get(code) ?? MORE_LANGUAGES.get(code) ?? ''
    const pairs = PAIRS_EUROPEAN.get(code) ?? PAIRS_LANGUAGES.get(code) ?? ''
    return [code, createLanguage(code, [SHARED, ...seeds, more, pairs], BASE)]
  }),
)
