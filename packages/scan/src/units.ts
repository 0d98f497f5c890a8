/** Longest text whose arrays are kept for the next one; a longer text gets its own. */
const MOST_KEPT = 65_536
/** So many zeros stand behind the text, for those who look ahead. */
const PADDING = 8
/** Shorter texts share a place. */
const SHORT = 256

/** How many places there are for what is known of a text. */
const PLACES = 10

interface Slot {
  text: string
  units: Uint16Array
}

const encoder = new TextEncoder()
let bytes = new Uint8Array(4096)
const slots: readonly Slot[] = Array.from({ length: PLACES }, () => ({ text: '', units: new Uint16Array(0) }))

/**
 * Which place a text has by its length: one for each power of two from 256 on to 65,536, so that what is decoded from a
 * text seldom pushes out that text, which the next stage asks for again.
 */
export function placeOf({ length }: string): number {
  return length < SHORT ? 0 : Math.min(PLACES - 1, 24 - Math.clz32(length))
}

/**
 * The UTF-16 units of a text, read once for every stage that walks over it, and eight zeros behind them. The array
 * holds these units only until this is called with another text.
 */
export function unitsOf(text: string): Uint16Array {
  const slot = slots[placeOf(text)] ?? { text: '', units: new Uint16Array(0) }
  if (slot.text === text && text !== '') return slot.units
  const least = text.length + PADDING
  if (slot.units.length < least || (slot.units.length > MOST_KEPT && least <= MOST_KEPT)) {
    slot.units = new Uint16Array(roomFor(least))
  }
  const { units } = slot
  fill(units, text)
  for (let at = text.length; at < least; at += 1) units[at] = 0
  slot.text = text
  return units
}

function roomFor(length: number): number {
  return length > MOST_KEPT ? length : Math.max(SHORT + PADDING, Math.min(MOST_KEPT, 2 ** Math.ceil(Math.log2(length))))
}

// UTF-8 has a byte for a unit just where the text is ASCII; then it is by far the fastest way to the units.
function fill(units: Uint16Array, text: string): void {
  const { length } = text
  if (length >= 64 && length <= MOST_KEPT) {
    if (bytes.length < length) bytes = new Uint8Array(roomFor(length))
    const { read, written } = encoder.encodeInto(text, bytes)
    if (read === length && written === length) {
      for (let at = 0; at < length; at += 1) units[at] = bytes[at] ?? 0
      return
    }
  }
  for (let at = 0; at < length; at += 1) units[at] = text.charCodeAt(at)
}
