import type { Attributes, AttributeValue } from '@telltale/model'

/** Places of flattened lists above this are left in the raw record only. */
const MAX_INDEX = 4095

/**
 * Groups flattened keys `<prefix><i>.<rest>` by index, in index order: each group maps `<rest>` to its value.
 * Groups are Maps, so a key such as `__proto__` is only a key.
 */
export function groupByIndex(attributes: Attributes, prefix: string): readonly Attributes[] {
  const groups = new Map<number, Map<string, AttributeValue>>()
  for (const [key, value] of attributes) {
    if (!key.startsWith(prefix)) continue
    const dot = key.indexOf('.', prefix.length)
    const digits = key.slice(prefix.length, dot === -1 ? undefined : dot)
    const index = digits.length <= 4 && isDigits(digits) ? Number(digits) : -1
    if (index < 0 || index > MAX_INDEX) continue
    const group = groups.get(index) ?? new Map<string, AttributeValue>()
    groups.set(index, group)
    group.set(dot === -1 ? '' : key.slice(dot + 1), value)
  }
  return [...groups].sort(([a], [b]) => a - b).map(([, group]) => group)
}

function isDigits(text: string): boolean {
  if (text === '') return false
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    if (code < 48 || code > 57) return false
  }
  return true
}
