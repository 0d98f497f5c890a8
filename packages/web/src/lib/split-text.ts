import { type CharacterName, hex, nameHidden } from './hidden-characters.ts'
import { findLookAlikes } from './look-alikes.ts'

/**
 * A text that came in, cut into what shows as itself and what needs a chip. `escape` is what a copy takes
 * in the chip's place. Joining `text` and the characters behind the chips gives the original back in order.
 */
export type TextPart =
  | { readonly kind: 'plain'; readonly at: number; readonly text: string }
  | {
      readonly kind: 'chip'
      readonly at: number
      /** UTF-16 length in the original. */
      readonly length: number
      readonly label: string
      readonly words: string
      readonly escape: string
    }

type Chip = Extract<TextPart, { kind: 'chip' }> & { readonly family: string }

interface SplitOptions {
  /** One line: line ends and tabs become marks too. */
  readonly singleLine?: boolean
}

/** Runs of hidden characters longer than this fold … */
const LONGEST_RUN = 8
/** … to this many chips and a number. */
const SHOWN_OF_RUN = 6
/** More accents than this on one letter pile up over the lines above. */
const MOST_ACCENTS = 3

/** Splits `text`; linear in its length. */
export function splitText(text: string, options: SplitOptions = {}): readonly TextPart[] {
  const lookAlikes = findLookAlikes(text)
  const harmless = findHarmless(text)
  const parts: TextPart[] = []
  let plainFrom = 0
  let run: Chip[] = []
  let accents = 0
  const flush = (to: number) => {
    parts.push(...foldRun(run))
    run = []
    if (to > plainFrom) parts.push({ kind: 'plain', at: plainFrom, text: text.slice(plainFrom, to) })
  }
  for (let at = 0; at < text.length; ) {
    const code = text.codePointAt(at) ?? 0
    const length = code > 0xffff ? 2 : 1
    accents = code >= 0x300 && /\p{Mn}/u.test(String.fromCodePoint(code)) ? accents + 1 : 0
    const name = harmless.has(at) ? undefined : nameAt(text, at, code, lookAlikes, accents, options)
    if (name) {
      if (plainFrom < at) flush(at)
      run.push({
        kind: 'chip',
        at,
        length,
        label: name.label,
        words: name.words,
        escape: escapeOf(code),
        family: name.family,
      })
      plainFrom = at + length
    }
    at += length
  }
  flush(text.length)
  return parts
}

function nameAt(
  text: string,
  at: number,
  code: number,
  lookAlikes: ReadonlyMap<number, string>,
  accents = 0,
  options: SplitOptions = {},
): CharacterName | undefined {
  const latin = lookAlikes.get(at)
  if (latin !== undefined) {
    const letter = String.fromCodePoint(code)
    return {
      label: `${hex(code)} ${letter}`,
      words: `${hex(code)}, looks like Latin ${latin}`,
      family: `look-alike ${at}`,
    }
  }
  if (code === 0x0a || code === 0x09) return options.singleLine ? lineMark(code) : undefined
  if (code === 0x0d && text.charCodeAt(at + 1) === 0x0a) return options.singleLine ? lineMark(code) : undefined
  if (accents > MOST_ACCENTS) return { label: 'COMB', words: 'one more combining accent', family: 'COMB' }
  return nameHidden(code)
}

function lineMark(code: number): CharacterName {
  if (code === 0x0a) return { label: '↵', words: 'line end', family: 'line end' }
  if (code === 0x0d) return { label: 'CR', words: 'carriage return', family: 'line end' }
  return { label: 'TAB', words: 'tab', family: 'TAB' }
}

// Joiners that make up an emoji, the selector that colours it, and the three flags spelt with tags: a reader
// sees them, so a chip there would be noise. The lengths are bounded so that nothing longer hides behind one.
const EMOJI =
  /\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier})?(?:\u200d\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier})?){0,4}|[0-9#*]\ufe0f\u20e3/gu
const FLAG =
  /\u{1f3f4}(?:\u{e0067}\u{e0062}(?:\u{e0065}\u{e006e}\u{e0067}|\u{e0073}\u{e0063}\u{e0074}|\u{e0077}\u{e006c}\u{e0073}))\u{e007f}/gu

function findHarmless(text: string): ReadonlySet<number> {
  const found = new Set<number>()
  if (!/[\u200d\ufe0f\u{e0067}]/u.test(text)) return found
  for (const pattern of [EMOJI, FLAG]) {
    for (const match of text.matchAll(pattern)) {
      for (let at = match.index; at < match.index + match[0].length; at += 1) found.add(at)
    }
  }
  return found
}

function foldRun(run: readonly Chip[]): readonly TextPart[] {
  if (run.length <= LONGEST_RUN) return run.map(toPart)
  const rest = run.slice(SHOWN_OF_RUN)
  const first = rest[0]
  if (!first || rest.some((chip) => chip.family.startsWith('look-alike'))) return run.map(toPart)
  const family = rest.every((chip) => chip.family === first.family) ? first.family : 'hidden'
  const folded: TextPart = {
    kind: 'chip',
    at: first.at,
    length: rest.reduce((sum, chip) => sum + chip.length, 0),
    label: `+${rest.length} ${family}`,
    words: `${rest.length} more hidden characters`,
    escape: rest.map((chip) => chip.escape).join(''),
  }
  return [...run.slice(0, SHOWN_OF_RUN).map(toPart), folded]
}

function toPart(chip: Chip): TextPart {
  return { kind: 'chip', at: chip.at, length: chip.length, label: chip.label, words: chip.words, escape: chip.escape }
}

function escapeOf(code: number): string {
  return code === 0x0a ? '\\n' : code === 0x09 ? '\\t' : code === 0x0d ? '\\r' : `\\u{${code.toString(16)}}`
}

/** What a copy of `text` takes: hidden characters as escapes, addresses made harmless. */
export function escapeForCopy(text: string): string {
  return defang(
    splitText(text)
      .map((part) => (part.kind === 'plain' ? part.text : part.escape))
      .join(''),
  )
}

/** Addresses that a chat or mail client would turn into links, spelt so that it does not. */
export function defang(text: string): string {
  return text.replace(/\bhttp(s?:\/\/)/gi, 'hxxp$1').replace(/\bftp(s?:\/\/)/gi, 'fxp$1')
}

/** At most `limit` UTF-16 units of `text`, never half a character. */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text
  const last = text.charCodeAt(limit - 1)
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? limit - 1 : limit)
}
