import type { Carrier } from './carrier.ts'
import { LETTERS } from './letters.ts'
import { PAGES } from './pages.ts'
import { RECORDS } from './records.ts'

/** Every kind of text that an insert can stand in. */
export const CARRIERS: readonly Carrier[] = [...LETTERS, ...PAGES, ...RECORDS]
