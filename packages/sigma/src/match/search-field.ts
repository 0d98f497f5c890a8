import { scanAffixes } from './affix-search.ts'
import { plainText } from './ascii-units.ts'
import type { FieldValue } from './field-test.ts'
import { scanGrams } from './gram-search.ts'
import { type LiteralAutomaton, scanLiterals } from './literal-automaton.ts'
import type { FieldIndex } from './rule-index.ts'

/** Where literals that are not ASCII are looked for, and who is told what was seen. */
interface FieldSearch {
  readonly wide: LiteralAutomaton
  readonly wideIds: Int32Array
  /** May be told of one posting more than once, and rarely of one that is not there; never misses one. */
  readonly tell: (id: number) => void
}

/** Tells of every posting of the field that its texts show. */
export function searchField(index: FieldIndex, value: FieldValue, search: FieldSearch): void {
  const { texts } = value
  for (let i = 0; i < texts.length; i += 1) {
    const text = texts[i] ?? ''
    if (index.exact.size > 0) {
      const id = index.exact.get(value.folded[i] ?? '')
      if (id !== undefined) search.tell(id)
    }
    if (index.few.length > 0) scanFew(index.few, value.folded[i] ?? '', search)
    // Most texts are ASCII, and need no folding here.
    if (scanPlain(index, text, search)) scanFolded(index, value.folded[i] ?? '', search)
    else for (const { text: short, id } of index.short) if (value.folded[i]?.includes(short)) search.tell(id)
  }
}

function scanFew(few: FieldIndex['few'], folded: string, { tell }: FieldSearch): void {
  const plain = plainText(folded)
  for (const { text, id } of few) if (plain.includes(text)) tell(id)
}

/** Answers whether it met letters that are not ASCII. */
function scanPlain({ grams, starts, ends }: FieldIndex, text: string, { tell }: FieldSearch): boolean {
  let wide = false
  if (grams !== undefined && scanGrams(grams, text, tell)) wide = true
  if (starts !== undefined && scanAffixes(starts, text, tell)) wide = true
  if (ends !== undefined && scanAffixes(ends, text, tell)) wide = true
  return wide
}

function scanFolded(index: FieldIndex, folded: string, search: FieldSearch): void {
  scanPlain(index, plainText(folded), search)
  const { wide, wideIds, tell } = search
  if (index.root < 0) return
  scanLiterals(wide, index.root, { text: folded, onHit: (literal) => tell(wideIds[literal] ?? 0) })
}
