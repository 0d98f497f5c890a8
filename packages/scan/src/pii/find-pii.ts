import { unitsOf } from '../units.ts'
import { findAfterWords } from './after-words.ts'
import { type Context, readContext } from './context-words.ts'
import { findEmail, findUrlCredentials } from './email.ts'
import { findAtDigit } from './find-at-digit.ts'
import type { FoundPii } from './found-pii.ts'
import { findAddressLines } from './street-address.ts'

/** In each stretch of this many characters only so many looks may find nothing, so that time stays linear in length. */
const STRETCH = 4096
const MAX_FAILED = 240

/** Longest first among those that overlap and are about as sure; else the surest. */
function withoutOverlaps(found: readonly FoundPii[]): readonly FoundPii[] {
  // Nearly always they come in order already.
  const inOrder = found.every((one, at) => at === 0 || one.start > (found[at - 1]?.start ?? 0))
  const order = inOrder ? found : [...found].sort((a, b) => a.start - b.start || b.score - a.score)
  const kept: FoundPii[] = []
  for (const one of order) {
    const last = kept.at(-1)
    if (last === undefined || one.start >= last.end) kept.push(one)
    else if (
      one.score > last.score + 0.05 ||
      (one.score >= last.score && one.end - one.start > last.end - last.start)
    ) {
      kept[kept.length - 1] = one
    }
  }
  return kept
}

/** Where digits and `@` stand, as long as the next text is not asked for. */
const STARTS = { count: 0, starts: new Int32Array(1024) }
const MOST_KEPT = 65_536
const BEGINS = Uint8Array.from({ length: 0x10000 }, (_, unit) => ((unit >= 48 && unit <= 57) || unit === 64 ? 1 : 0))

// Four at a time, since most of a text is words. Written down in every case and kept in some: a wrong guess of the
// processor costs more than a write.
function startsOf(text: string): typeof STARTS {
  const { length } = text
  const room = STARTS.starts.length
  if (room <= length || (room > MOST_KEPT && length < MOST_KEPT)) STARTS.starts = new Int32Array(length + 1024)
  const { starts } = STARTS
  const units = unitsOf(text)
  const begins = BEGINS
  let count = 0
  // The zeros behind the text begin nothing.
  for (let four = 0; four < length; four += 4) {
    const ahead = (begins[units[four + 2] ?? 0] ?? 0) | (begins[units[four + 3] ?? 0] ?? 0)
    if (((begins[units[four] ?? 0] ?? 0) | (begins[units[four + 1] ?? 0] ?? 0) | ahead) === 0) continue
    for (let at = four; at < four + 4; at += 1) {
      starts[count] = at
      count += begins[units[at] ?? 0] ?? 0
    }
  }
  STARTS.count = count
  return STARTS
}

/** Every piece of structured personal data in a text, in the order they stand, none overlapping another. */
export function findPii(text: string): readonly FoundPii[] {
  const found: FoundPii[] = []
  let read: Context | undefined
  const context = (): Context => {
    read ??= readContext(text)
    return read
  }
  let stretchEnd = STRETCH
  let failed = 0
  let digits = false

  const places = startsOf(text)
  let done = 0
  for (let next = 0; next < places.count; next += 1) {
    const at = places.starts[next] ?? 0
    if (at < done) continue
    const code = text.charCodeAt(at)
    if (at >= stretchEnd) {
      stretchEnd = at + STRETCH
      failed = 0
    }
    if (code === 64) {
      const one = failed < MAX_FAILED ? (findUrlCredentials(text, at) ?? findEmail(text, at)) : undefined
      if (one) found.push(one)
      else failed += 1
      continue
    }
    digits = true
    const look = findAtDigit(text, at, failed < MAX_FAILED ? context : undefined)
    if (look.found) found.push(look.found)
    else failed += look.cost
    done = look.next
  }
  if (digits) found.push(...findAfterWords(text, context()), ...findAddressLines(text, context()))
  return withoutOverlaps(found)
}
