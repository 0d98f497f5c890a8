import { HITS_PER_RULE, type SinkCheck, type SinkHit } from './sink-check.ts'

const ESCAPE = 0x1b
const BELL = 0x07
const STRING_END = 0x9c
const LONGEST = 1024
/** Sequences looked at in one text. */
const MOST = 256
/** The one-byte forms of an escape and a letter, by the letter they stand for (ECMA-48, 5.3). */
const FIRST_C1 = 0x80
const LETTER_OF_C1 = 0x40
const C1_INTRODUCERS = 'P[]^_'
const STRINGS = 'P]^_X'

function isControl(code: number): boolean {
  return code < 0x20 || (code >= 0x7f && code < 0xa0)
}

/** Where a control string ends: at a bell, an escape or a string terminator. */
function stringEnd(text: string, start: number): number {
  const stop = Math.min(text.length, start + LONGEST)
  let end = start
  while (end < stop && ![ESCAPE, BELL, STRING_END].includes(text.charCodeAt(end))) end++
  return end
}

function sequenceEnd(text: string, start: number): number {
  let end = start
  while (end < text.length && end - start < 64 && text.charCodeAt(end) >= 0x20 && text.charCodeAt(end) < 0x40) end++
  return end < text.length && !isControl(text.charCodeAt(end)) ? end + 1 : end
}

function judgeString(kind: string, body: string): readonly [number, string] {
  if (kind !== ']') return [0.85, 'sends a command string to a terminal']
  if (/^(?:52|7|50|1337);/.test(body)) return [0.9, 'reaches for the clipboard or the settings of a terminal']
  if (body.startsWith('8;')) return [0.75, 'hides an address behind a link in a terminal']
  return [0.8, 'changes the title or the colours of a terminal']
}

function judge(text: string, start: number): SinkHit | undefined {
  const code = text.charCodeAt(start)
  const kind = code === ESCAPE ? text.charAt(start + 1) : String.fromCharCode(code - FIRST_C1 + LETTER_OF_C1)
  const body = start + (code === ESCAPE ? 2 : 1)
  if (STRINGS.includes(kind) && kind !== '') {
    const end = stringEnd(text, body)
    const [score, what] = judgeString(kind, text.slice(body, end))
    return { rule: 'terminal-escape', score, start, end, reason: `An escape sequence ${what}.` }
  }
  if (kind !== '[') return undefined
  const end = sequenceEnd(text, body)
  const isColour = text.charAt(end - 1) === 'm'
  const what = isColour
    ? 'colours text in a terminal, and can hide it'
    : 'moves the cursor of a terminal or wipes what it shows'
  return { rule: 'terminal-escape', score: isColour ? 0.4 : 0.8, start, end, reason: `An escape sequence ${what}.` }
}

/** Finds terminal escape sequences; they take effect in code blocks too. */
export const findTerminalEscapes: SinkCheck = ({ text }) => {
  const hits: SinkHit[] = []
  for (let i = 0; i < text.length && hits.length < MOST; i++) {
    const code = text.charCodeAt(i)
    const isC1 = code > FIRST_C1 && code < 0xa0 && C1_INTRODUCERS.includes(String.fromCharCode(code - LETTER_OF_C1))
    if (code !== ESCAPE && !isC1) continue
    const hit = judge(text, i)
    if (!hit) continue
    hits.push(hit)
    i = Math.max(i, hit.end - 1)
  }
  return hits.sort((a, b) => b.score - a.score).slice(0, HITS_PER_RULE)
}
