import { judge } from '../judge.ts'
import { type Decoder, type Piece, type Source, Work } from '../piece.ts'

// ITU-R M.1677-1, letters and digits, and the signs that sentences need.
const CODES = new Map<string, string>(
  (
    'a.- b-... c-.-. d-.. e. f..-. g--. h.... i.. j.--- k-.- l.-.. m-- n-. o--- p.--. q--.- r.-. s... t- u..- v...- ' +
    'w.-- x-..- y-.-- z--.. 0----- 1.---- 2..--- 3...-- 4....- 5..... 6-.... 7--... 8---.. 9----. ,--..-- ?..--.. ..-.-.-'
  )
    .split(' ')
    .map((entry): [string, string] => [entry.slice(1), entry.charAt(0)]),
)
const DOT = 46
const DASH = 45
const LOW_LINE = 95
const DOTS = '·•∙'
const DASHES = '–—−_'
const BREAKS = '/|'
const LEAST_LETTERS = 6
const LONGEST_CODE = 6

/** Text in Morse code: letters parted by a blank, words by a slash, a bar, two blanks or a line break. */
export const morse: Decoder = {
  name: 'morse',
  wants: ({ text, survey }) =>
    text.includes('.-') || text.includes('-.') || (survey.beyondAscii && /[·•∙][-–—−_]|[-–—−_][·•∙]/.test(text)),
  read: readMorse,
}

/** A letter, or a gap between words. */
interface Row {
  text: string
  readonly starts: number[]
  letters: number
  /** Whether a gap came last; asked of the text itself, the whole of it would be copied each time. */
  isAtGap: boolean
  end: number
}

function readMorse(source: Source): readonly Piece[] {
  const { text } = source
  const work = new Work(source)
  const pieces: Piece[] = []
  let row: Row = { text: '', starts: [], letters: 0, isAtGap: false, end: 0 }
  const close = () => {
    if (row.letters >= LEAST_LETTERS && judge(row.text) === 'text') {
      pieces.push({
        kind: 'morse',
        text: row.text,
        starts: row.starts,
        start: row.starts[0] ?? 0,
        end: row.end,
        suspicion: 0.4,
      })
    }
    if (row.text !== '') row = { text: '', starts: [], letters: 0, isAtGap: false, end: 0 }
  }
  for (let at = 0; at < text.length; ) {
    const sign = signAt(text, at)
    if (sign === '') {
      if (row.text !== '' && !addGap(row, text, at)) close()
      at += 1
      continue
    }
    if (!work.spend(4)) break
    const start = at
    let code = ''
    for (let next: '' | '.' | '-' = sign; next !== '' && code.length <= LONGEST_CODE; next = signAt(text, at)) {
      code += next
      at += 1
    }
    const letter = CODES.get(code)
    if (letter === undefined || row.letters >= source.room) close()
    else {
      row.text += letter
      row.starts.push(start)
      row.letters += 1
      row.isAtGap = false
      row.end = at
    }
  }
  close()
  return pieces
}

function signAt(text: string, at: number): '' | '.' | '-' {
  if (at >= text.length) return ''
  const code = text.charCodeAt(at)
  if (code === DOT) return '.'
  if (code === DASH) return '-'
  if (code < 0x80 && code !== LOW_LINE) return ''
  if (DOTS.includes(text.charAt(at))) return '.'
  return DASHES.includes(text.charAt(at)) ? '-' : ''
}

/** Whether the row goes on behind that character; notes the gap between two words. */
function addGap(row: Row, text: string, at: number): boolean {
  const sign = text.charAt(at)
  const isBlank = sign === ' ' || sign === '\n' || sign === '\t' || sign === '\r'
  if (!isBlank && !BREAKS.includes(sign)) return false
  const isWide = !isBlank || sign === '\n' || at > row.end
  if (isWide && !row.isAtGap) {
    row.text += ' '
    row.isAtGap = true
    row.starts.push(at)
  }
  return at - row.end < 8
}
