/** One part of a text, short enough for the model. */
export interface TextWindow {
  /** UTF-16 indexes. */
  readonly start: number
  readonly end: number
  /** Without the marks around them. */
  readonly ids: readonly number[]
}

/** How a text is cut. */
export interface WindowOptions {
  readonly encode: (text: string) => readonly number[]
  /** Most tokens of a window. */
  readonly room: number
  /** Most windows of a text. */
  readonly most: number
}

export interface TextWindows {
  readonly windows: readonly TextWindow[]
  /** So many windows the whole text has; an estimate where it has more than were cut. */
  readonly all: number
}

/** UTF-16 units that are encoded at a time; the work of some tokenizers grows with the square. */
const SLICE = 96
/** A text of up to so many units a token of room is tried as one window first. */
const SHORT = 8
/** This share of a window stands in the next one as well, so that no cut hides an attack. */
const OVERLAP = 0.25

/**
 * A short text is one window. A longer one is cut at spaces into windows that overlap; of one that is longer still,
 * the windows around `places` come first, then some that are spread over the rest. Time grows with the length alone.
 */
export function cutWindows(text: string, places: readonly number[], options: WindowOptions): TextWindows {
  const { encode, room, most } = options
  if (text.length <= SHORT * room) {
    const ids = encode(text)
    if (ids.length <= room) return { windows: [{ start: 0, end: text.length, ids }], all: 1 }
  }
  const slices = cutSlices(text)
  const windows: TextWindow[] = []
  if (slices.length <= most * Math.ceil(room / 8)) {
    for (let next = 0; next < slices.length && windows.length <= most; ) {
      const filled = fillWindow(slices, next, options)
      windows.push(filled.window)
      next = filled.end >= slices.length ? slices.length : Math.max(next + 1, filled.overlapFrom)
    }
    if (windows.length <= most) return { windows, all: windows.length }
  }
  return spread(slices, places, options)
}

function spread(slices: readonly Slice[], places: readonly number[], options: WindowOptions): TextWindows {
  const { most } = options
  const told = places.slice(0, Math.ceil(most / 2)).map((place) => sliceAt(slices, place))
  const rest = most - told.length
  const even = Array.from({ length: rest }, (_, i) => Math.floor((i * (slices.length - 1)) / Math.max(1, rest - 1)))
  const chosen = new Map<number, TextWindow>()
  let units = 0
  for (const middle of [...told, ...even]) {
    if (chosen.size >= most) break
    // An attack is found at its middle; what leads up to it belongs to it.
    const first = Math.max(0, Math.min(middle - 1, slices.length - 1))
    const { window } = fillWindow(slices, first, options)
    if (chosen.has(window.start)) continue
    chosen.set(window.start, window)
    units += window.end - window.start
  }
  const windows = [...chosen.values()]
  const total = (slices.at(-1)?.end ?? 0) / Math.max(1, units / windows.length)
  return { windows, all: Math.max(windows.length + 1, Math.ceil(total)) }
}

interface Slice {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** Cuts before spaces where there are some, never between the halves of a character. */
function cutSlices(text: string): readonly Slice[] {
  const slices: Slice[] = []
  for (let start = 0; start < text.length; ) {
    const end = sliceEnd(text, start)
    slices.push({ text: text.slice(start, end), start, end })
    start = end
  }
  return slices
}

function sliceEnd(text: string, start: number): number {
  const limit = start + SLICE
  if (limit >= text.length) return text.length
  for (let end = limit; end > start + SLICE / 2; end -= 1) if (/\s/.test(text.charAt(end))) return end
  return /[\udc00-\udfff]/.test(text.charAt(limit)) ? limit + 1 : limit
}

function sliceAt(slices: readonly Slice[], place: number): number {
  let low = 0
  let high = slices.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((slices[middle]?.end ?? 0) <= place) low = middle + 1
    else high = middle
  }
  return low
}

interface Filled {
  readonly window: TextWindow
  /** Slice after the last one in it. */
  readonly end: number
  readonly overlapFrom: number
}

function fillWindow(slices: readonly Slice[], first: number, { encode, room }: WindowOptions): Filled {
  const ids: number[] = []
  let at = first
  let overlapFrom = first
  for (; at < slices.length; at += 1) {
    const more = encode(slices[at]?.text ?? '')
    if (at > first && ids.length + more.length > room) break
    if (ids.length <= room * (1 - OVERLAP)) overlapFrom = at
    ids.push(...more)
  }
  const start = slices[first]?.start ?? 0
  return { window: { start, end: slices[at - 1]?.end ?? start, ids: ids.slice(0, room) }, end: at, overlapFrom }
}
