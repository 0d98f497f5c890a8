import { isInside } from './code-ranges.ts'
import { HITS_PER_RULE, type SinkCheck, type SinkHit, type SinkText } from './sink-check.ts'

const CELL_LONGEST = 60
/** Places looked at in one text. */
const TRIES = 2000

/** What makes a formula reach outside of its sheet; the cell is looked for before it. */
const REACHING =
  /\b(?:HYPERLINK|IMAGE|WEBSERVICE|IMPORT(?:XML|DATA|HTML|FEED|RANGE)|RTD|CALL|REGISTER\.ID|EXEC|DDE|DDEAUTO)[ ]{0,2}\(/gi
const DDE = /\|[ ]{0,2}['"]?[^\n!|]{0,200}![A-Z]{1,3}\$?[0-9]/gi
const OPENS = /^(?:HYPERLINK|IMAGE)/i
const ADDRESS = /^[ ]{0,2}["']{1,2}(?:https?:|file:|ftp:|\\\\)[^\n"']{0,300}(["']{1,2}[ ]{0,2}&)?/i
const WINDOW = 320

interface Verdict {
  readonly score: number
  readonly reason: string
}

function judgeFunction(name: string, rest: string): Verdict | undefined {
  if (!OPENS.test(name)) {
    return { score: 0.75, reason: 'A cell fetches an address or calls a program when a spreadsheet opens it.' }
  }
  const address = ADDRESS.exec(rest)
  if (!address) return undefined
  return address[1] === undefined
    ? { score: 0.45, reason: 'A cell holds a formula that opens an address.' }
    : { score: 0.85, reason: 'A cell puts the content of other cells into an address.' }
}

/** Whether a cell begins at `at`: at the start of a line or after a separator, quoted or not. */
function isCellStart(text: string, at: number): boolean {
  let before = at - 1
  if (before >= 0 && '"\''.includes(text.charAt(before))) before--
  while (before >= 0 && at - before < 5 && text.charAt(before) === ' ') before--
  return before < 0 || '\n\t,;|'.includes(text.charAt(before))
}

/** Where the formula starts whose cell holds `at`, -1 where there is none. */
function formulaStart(text: string, at: number): number {
  for (let start = at - 1; start >= 0 && at - start <= CELL_LONGEST; start--) {
    const character = text.charAt(start)
    if ('\n\t;'.includes(character)) return -1
    if ('=+@-'.includes(character) && isCellStart(text, start)) return start
  }
  return -1
}

type Judge = (matched: string, end: number) => Verdict | undefined

function findFormulas({ text, code }: SinkText, pattern: RegExp, judge: Judge): readonly SinkHit[] {
  const hits: SinkHit[] = []
  let tries = 0
  for (const match of text.matchAll(pattern)) {
    if (++tries > TRIES || hits.length === HITS_PER_RULE) break
    const start = formulaStart(text, match.index)
    const end = match.index + match[0].length
    if (start === -1 || isInside(code, start)) continue
    const verdict = judge(match[0], end)
    if (verdict) hits.push({ rule: 'cell-formula', ...verdict, start, end })
  }
  return hits
}

/** Finds spreadsheet formulas that reach outside of the sheet, at the start of a cell. */
export const findCellFormulas: SinkCheck = (sink) => [
  ...findFormulas(sink, DDE, () => ({ score: 0.9, reason: 'A cell starts a program through a DDE link.' })),
  ...findFormulas(sink, REACHING, (name, end) => judgeFunction(name, sink.text.slice(end, end + WINDOW))),
]
