import { splitVisible } from '../visible-parts.ts'

const ENTITIES = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
])

/** Text as text: nothing in it begins an element or ends an attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES.get(character) ?? '')
}

/** Words that came in: as text, hidden characters written out in a chip, kept from turning the line around. */
export function foreignHtml(text: string): string {
  const parts = splitVisible(text).map((part) =>
    part.isEscape ? `<span class="chip">${escapeHtml(part.text)}</span>` : escapeHtml(part.text),
  )
  return `<bdi>${parts.join('')}</bdi>`
}
