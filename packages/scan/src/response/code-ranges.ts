/** A UTF-16 range. */
export interface Range {
  readonly start: number
  readonly end: number
}

const FENCE = /(?:^|\n)[ >]{0,12}(```|~~~)/g
const INLINE_MOST = 400

function inlineRanges(text: string, from: number, to: number, ranges: Range[]): void {
  let at = text.indexOf('`', from)
  while (at !== -1 && at < to) {
    const close = text.indexOf('`', at + 1)
    if (close === -1 || close >= to) return
    const isCode = close - at <= INLINE_MOST && !text.slice(at, close).includes('\n')
    if (isCode) ranges.push({ start: at, end: close + 1 })
    at = isCode ? text.indexOf('`', close + 1) : close
  }
}

/** The parts of a Markdown text that are shown as code and not acted on, in order; a fence left open reaches the end. */
export function findCodeRanges(text: string): readonly Range[] {
  const ranges: Range[] = []
  if (!text.includes('`') && !text.includes('~~~')) return ranges
  let open: { start: number; mark: string } | undefined
  let prose = 0
  for (const match of text.matchAll(FENCE)) {
    const end = match.index + match[0].length
    const mark = match[1] ?? ''
    if (!open) {
      inlineRanges(text, prose, match.index, ranges)
      open = { start: match.index, mark }
    } else if (open.mark === mark) {
      ranges.push({ start: open.start, end })
      open = undefined
      prose = end
    }
  }
  if (open) ranges.push({ start: open.start, end: text.length })
  else inlineRanges(text, prose, text.length, ranges)
  return ranges
}

/** Whether a place is in one of some ordered ranges that lie apart. */
export function isInside(ranges: readonly Range[], place: number): boolean {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    const range = ranges[middle]
    if (!range || range.start > place) high = middle
    else if (range.end <= place) low = middle + 1
    else return true
  }
  return false
}
