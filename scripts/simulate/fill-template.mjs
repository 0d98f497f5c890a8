import { SLOTS } from './texts/slots.mjs'

/** Parsed templates: text at even places, names of slots at odd ones. */
const parsed = new Map()
const MAX_KEPT = 5000

/**
 * A template with its `{slot}` places filled: from `own` first, then from the lists of words; `{int:5-90}` is a number.
 * @param {import('./random.mjs').Random} random
 * @param {string} template
 * @param {Readonly<Record<string, string | number>>} [own]
 */
export function fillTemplate(random, template, own = {}) {
  let parts = parsed.get(template)
  if (parts === undefined) {
    // Questions are put together anew each time: those are not worth keeping.
    if (parsed.size >= MAX_KEPT) parsed.clear()
    parts = template.split(/\{([a-z_]+(?::\d+-\d+)?)\}/)
    parsed.set(template, parts)
  }
  let text = parts[0]
  for (let i = 1; i < parts.length; i += 2) text += fillSlot(random, parts[i], own) + parts[i + 1]
  return text
}

function fillSlot(random, name, own) {
  if (Object.hasOwn(own, name)) return String(own[name])
  if (name.startsWith('int:')) {
    const [low, high] = name.slice(4).split('-').map(Number)
    return String(random.int(low, high))
  }
  const words = SLOTS[name]
  if (words === undefined) throw new Error(`no words for {${name}}`)
  return random.pick(words)
}
