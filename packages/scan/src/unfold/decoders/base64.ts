import { judge } from '../judge.ts'
import { mirrored } from '../mirror.ts'
import { type Decoder, type Piece, type Source, Work } from '../piece.ts'
import { spellBytes } from '../spell-bytes.ts'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const NONE = 255
const VALUES = new Uint8Array(128).fill(NONE)
for (let at = 0; at < 64; at += 1) VALUES[ALPHABET.charCodeAt(at)] = at
// The URL-safe alphabet (RFC 4648, section 5).
VALUES[45] = 62
VALUES[95] = 63

const LEAST = 16
const PROBE = 240
const LONGEST_TAIL = 1024
const LONGEST_GROUP = 98_304
const SUSPICION = 0.3

function valueAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code < 128 ? (VALUES[code] ?? NONE) : NONE
}

function endOfRun(text: string, from: number): number {
  let at = from
  while (at < text.length && valueAt(text, at) !== NONE) at += 1
  return at
}

/** Text in base64 or its URL-safe form, whole or broken into lines or blocks of one length. */
export const base64: Decoder = {
  name: 'base64',
  wants: ({ survey }) => survey.long > 0 || survey.blocks >= 4,
  read: readBase64,
}

function readBase64(source: Source): readonly Piece[] {
  const { text } = source
  const work = new Work(source)
  const pieces: Piece[] = []
  for (let at = 0; at < text.length; ) {
    const runEnd = endOfRun(text, at)
    if (runEnd === at) {
      at += 1
      continue
    }
    const { end, lastStart } = groupFrom(text, at, runEnd)
    // A run alone is passed once; one of a group may be looked at again, which has its price.
    if (end - at >= LEAST && !work.spend(end > runEnd ? end - at : 16)) break
    const piece =
      end - at >= LEAST && !isSealed(text, at, end) ? readGroup(source, work, [at, lastStart, end]) : undefined
    if (piece) pieces.push(piece)
    at = piece ? end : runEnd
  }
  return pieces
}

// With its last run, which may be a word of the text that goes on; without it; and the end of it alone.
function readGroup(
  source: Source,
  work: Work,
  [start, lastStart, end]: readonly [number, number, number],
): Piece | undefined {
  return (
    readPart(source, work, start, end) ??
    readPart(source, work, start, lastStart) ??
    readTail(source, work, start, end) ??
    readBackwards(source, work, start, end)
  )
}

/** From one run on over all that follow behind one blank, as long as they have the length of the first. */
function groupFrom(text: string, start: number, runEnd: number): { readonly end: number; readonly lastStart: number } {
  const size = runEnd - start
  let end = runEnd
  let lastStart = start
  while (size >= 4 && size % 4 === 0 && end - start < LONGEST_GROUP) {
    const next = skipBreak(text, end)
    if (next === end) break
    const nextEnd = endOfRun(text, next)
    if (nextEnd === next || nextEnd - next > size) break
    lastStart = end
    end = nextEnd
    if (nextEnd - next < size) break
  }
  return { end, lastStart }
}

function skipBreak(text: string, at: number): number {
  if (text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10) return at + 2
  const code = text.charCodeAt(at)
  return code === 10 || code === 32 ? at + 1 : at
}

// Pictures and fonts are bytes, and the parts of a JSON Web Token are what they seem.
function isSealed(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 48), start)
  if (/data:(?:image|font|audio|video)\/[\w.+-]{1,24};base64,$/.test(before)) return true
  return text.startsWith('eyJ', start) && (text[end] === '.' || text[start - 1] === '.')
}

// A path or a name in front belongs to the run by its letters: what follows the last such sign is tried alone.
function readTail(source: Source, work: Work, start: number, end: number): Piece | undefined {
  let at = end - LEAST - 1
  const least = Math.max(start, end - LONGEST_TAIL)
  while (at >= least && !'/_-+'.includes(source.text.charAt(at))) at -= 1
  return at >= least && work.spend(end - at) ? readPart(source, work, at + 1, end) : undefined
}

// Written backwards, so that the padding comes first.
function readBackwards(source: Source, work: Work, start: number, end: number): Piece | undefined {
  if (end - start < LEAST || !work.spend(PROBE)) return undefined
  const probe = mirrored(source.text, Math.max(start, end - PROBE), end)
  if (!readPart({ ...source, text: probe.text }, work, 0, probe.text.length)) return undefined
  const { text, starts } = mirrored(source.text, Math.max(start, end - source.room), end)
  const piece = readPart({ ...source, text }, work, 0, text.length)
  if (piece === undefined) return undefined
  const places = Array.from(piece.starts, (at) => starts[at] ?? start)
  return { ...piece, kind: 'reversed-base64', starts: places, start, end, suspicion: 0.5 }
}

function readPart(source: Source, work: Work, start: number, end: number): Piece | undefined {
  const { text } = source
  if (end - start < LEAST || !startsReadable(text, start)) return undefined
  if (!work.spend(Math.min(PROBE, end - start))) return undefined
  const probe = decode(text, start, Math.min(end, start + PROBE), PROBE)
  if (probe === undefined || judge(probe.text) === 'noise') return undefined
  const whole = end - start <= PROBE ? probe : decode(text, start, end, source.room)
  if (whole === undefined) return undefined
  const isShell = judge(whole.text) !== 'text'
  return { kind: 'base64', ...whole, start, end: endOfPadding(text, end), suspicion: SUSPICION, isShell }
}

function endOfPadding(text: string, end: number): number {
  if (text[end] !== '=') return end
  return text[end + 1] === '=' ? end + 2 : end + 1
}

// The first byte of a text is no control character: turns most random runs away for the price of two letters.
function startsReadable(text: string, start: number): boolean {
  const first = (valueAt(text, start) << 2) | (valueAt(text, start + 1) >> 4)
  return (first >= 0x20 && first < 0x7f) || first === 0x0a || first === 0x09 || first >= 0xc2
}

function decode(text: string, start: number, end: number, most: number): ReturnType<typeof spellBytes> {
  const bytes: number[] = []
  const starts: number[] = []
  let bits = 0
  let held = 0
  let from = start
  for (let at = start; at < end && bytes.length < most; at += 1) {
    const value = valueAt(text, at)
    if (value === NONE) continue
    held = ((held << 6) | value) & 0xffff
    if (bits === 0) from = at
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes.push((held >> bits) & 0xff)
    starts.push(from)
    from = at
  }
  return spellBytes(bytes, starts)
}
