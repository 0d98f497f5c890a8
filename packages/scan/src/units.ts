/** Longest text whose arrays are kept for the next one; a longer text gets its own. */
const MOST_KEPT = 65_536
/** So many zeros stand behind the text, for those who look ahead. */
const PADDING = 8
/** Shorter texts share a place. */
const SHORT = 256

/** For a shorter text the encoder takes longer than a loop. */
const LEAST_ENCODED = 64

/** How many places there are for what is known of a text. */
const PLACES = 10

interface Slot {
  text: string
  units: Uint16Array
  /** Whether all of the units are known to be below 128. */
  isAscii: boolean
}

const encoder = new TextEncoder()
let bytes = new Uint8Array(4096)
const slots: readonly Slot[] = Array.from({ length: PLACES }, emptySlot)

function emptySlot(): Slot {
  return { text: '', units: new Uint16Array(0), isAscii: true }
}

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
  return slotOf(text).units
}

/** Whether a text is known to have no character beyond ASCII, as it is once its units were read from it. */
export function isAscii(text: string): boolean {
  return slotOf(text).isAscii
}

/** Takes over the units of a text that was made from them, so that they need not be read from it again. */
export function keepUnits(text: string, units: Uint16Array): void {
  const slot = slots[placeOf(text)] ?? emptySlot()
  makeRoom(slot, text)
  slot.units.set(units.subarray(0, text.length))
  slot.isAscii = false
}

function slotOf(text: string): Slot {
  const slot = slots[placeOf(text)] ?? emptySlot()
  if (slot.text === text && text !== '') return slot
  makeRoom(slot, text)
  slot.isAscii = fill(slot.units, text)
  return slot
}

/** Makes the place that of `text`, with the zeros behind it; its units are still to come. */
function makeRoom(slot: Slot, text: string): void {
  const least = text.length + PADDING
  if (slot.units.length < least || (slot.units.length > MOST_KEPT && least <= MOST_KEPT)) {
    slot.units = new Uint16Array(roomFor(least))
  }
  slot.units.fill(0, text.length, least)
  slot.text = text
}

function roomFor(length: number): number {
  return length > MOST_KEPT ? length : Math.max(SHORT + PADDING, Math.min(MOST_KEPT, 2 ** Math.ceil(Math.log2(length))))
}

// UTF-8 has a byte for a unit just where the text is ASCII; then it is by far the fastest way to the units.
function fill(units: Uint16Array, text: string): boolean {
  const { length } = text
  let done = 0
  while (length - done >= LEAST_ENCODED) {
    const part = done === 0 && length <= MOST_KEPT ? text : text.slice(done, done + MOST_KEPT)
    if (bytes.length < part.length) bytes = new Uint8Array(roomFor(part.length))
    const { read, written } = encoder.encodeInto(part, bytes)
    if (read !== part.length || written !== part.length) break
    units.set(bytes.subarray(0, part.length), done)
    done += part.length
  }
  let all = 0
  for (let at = done; at < length; at += 1) {
    const unit = text.charCodeAt(at)
    units[at] = unit
    all |= unit
  }
  return all < 128
}
