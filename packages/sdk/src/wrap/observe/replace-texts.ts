/** Deeper than any request or answer keeps its texts. */
const MOST_LEVELS = 32

type Texts = ReadonlyMap<string, string>
type Holder = Record<string, unknown>

/**
 * Replaces each text that is exactly one of those to replace, wherever in the value it stands: in place, or in a copy
 * that shares what holds none of them. Each object is looked at once.
 */
export function replaceTexts(value: unknown, texts: Texts, where: 'here' | 'copy'): unknown {
  const known = new Map<object, unknown>()
  const change = where === 'here' ? changeHere : changeCopy
  const replace = (found: unknown, levels: number): unknown => {
    if (typeof found === 'string') return texts.get(found) ?? found
    if (!isHolder(found) || levels === 0) return found
    if (known.has(found)) return known.get(found)
    known.set(found, found)
    const changes = Object.keys(found).flatMap((key) => {
      const after = replace(found[key], levels - 1)
      return after === found[key] ? [] : [[key, after] as const]
    })
    const made = changes.length === 0 ? found : change(found, changes)
    known.set(found, made)
    return made
  }
  return replace(value, MOST_LEVELS)
}

type Changes = readonly (readonly [string, unknown])[]

function changeHere(holder: Holder, changes: Changes): Holder {
  for (const [key, after] of changes) define(holder, key, after)
  return holder
}

function changeCopy(holder: Holder, changes: Changes): Holder {
  const copy: Holder = Array.isArray(holder)
    ? ([...holder] as unknown as Holder)
    : Object.create(Object.getPrototypeOf(holder), Object.getOwnPropertyDescriptors(holder))
  return changeHere(copy, changes)
}

/** Defined and not set: a key may be `__proto__`. */
function define(holder: Holder, key: string, value: unknown): void {
  const own = Object.getOwnPropertyDescriptor(holder, key)
  Object.defineProperty(holder, key, { value, writable: true, enumerable: own?.enumerable ?? true, configurable: true })
}

function isHolder(value: unknown): value is Holder {
  return typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)
}
