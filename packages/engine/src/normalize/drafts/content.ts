import { FIELD, type FieldName } from '@telltale/model'
import type { Canonical } from '../draft.ts'
import type { KeyedHash } from '../hash.ts'
import { isRedacted } from '../read/text.ts'

/** Where a text, its length and its keyed hash go. */
interface ContentFields {
  readonly text: FieldName
  readonly length: FieldName
  readonly hash: FieldName
}

/** Adds a text with its length (UTF-16 units) and keyed hash, and says whether content was there at all. */
export function addContent(fields: Canonical, names: ContentFields, text: string, hash: KeyedHash): void {
  if (text !== '') {
    fields.set(names.text, text)
    fields.set(names.length, text.length)
    fields.set(names.hash, hash(text))
    if (isRedacted(text)) fields.set(FIELD.contentRedacted, true)
  }
  fields.set(FIELD.contentCaptured, text !== '')
}
