import { isInside } from './code-ranges.ts'
import { HITS_PER_RULE, type SinkCheck, type SinkHit, type SinkText } from './sink-check.ts'

// Each begins where a command begins, with the words that make it beyond repair.
const COMMANDS: readonly (readonly [RegExp, string])[] = [
  [
    /rm[ ]{1,4}(?:-{1,2}[\w=-]{1,24}[ ]{1,4}){1,4}(?:"?\/(?:[ *"]|$|etc|usr|var|home|boot|bin|lib)|~|\$HOME|\*|--no-preserve-root)/iy,
    'deletes files beyond repair',
  ],
  [
    /(?:mkfs(?:\.\w{1,8})?[ ]|dd[ ][^\n]{0,80}\bof=\/dev\/|shred[ ][^\n]{0,60}\/dev\/|wipefs[ ]{1,4}-a)/iy,
    'wipes a disk',
  ],
  [/:\(\)[ ]{0,2}\{[ ]{0,2}:[ ]{0,2}\|[ ]{0,2}:[ ]{0,2}&/y, 'starts processes without end'],
  [
    /(?:curl|wget)[ ][^\n|]{1,300}\|[ ]{0,3}(?:sudo[ ]{1,3})?(?:ba|z|da)?sh\b/iy,
    'runs a script from the network unseen',
  ],
  [
    /(?:iex|invoke-expression)\b[^\n]{0,60}(?:iwr|irm|invoke-webrequest|invoke-restmethod|downloadstring)/iy,
    'runs a script from the network unseen',
  ],
  [/(?:bash|sh)[ ]{1,3}-i[ ]{0,3}>&[ ]{0,3}\/dev\/tcp\//iy, 'opens a shell to another machine'],
  [/nc(?:at)?[ ][^\n]{0,80}-(?:e|c)[ ]{1,3}(?:\/bin\/)?(?:ba)?sh\b/iy, 'opens a shell to another machine'],
  [
    /chmod[ ]{1,3}(?:-R|--recursive)[ ]{1,3}[0-7]{0,1}777[ ]{1,3}\/(?:[ ]|$|etc|usr|var)/iy,
    'opens the whole system to everyone',
  ],
  [
    /(?:format[ ]{1,3}[a-z]:|del[ ]{1,3}(?:\/[fsq][ ]{1,3}){1,3}[a-z]:\\|rd[ ]{1,3}\/s[ ]{1,3}\/q[ ]{1,3}[a-z]:\\|vssadmin[ ]{1,3}delete[ ]{1,3}shadows)/iy,
    'wipes a disk',
  ],
  [
    /remove-item[ ][^\n]{0,80}-recurse\b[^\n]{0,60}(?:[a-z]:\\(?:[ "*]|$|windows|users)|\$env:)/iy,
    'deletes files beyond repair',
  ],
  [/drop[ ]{1,4}(?:table|database|schema)[ ]{1,4}(?:if[ ]{1,4}exists[ ]{1,4})?["'`[]?\w{1,64}/iy, 'drops data'],
  [/truncate[ ]{1,4}table[ ]{1,4}["'`[]?\w{1,64}/iy, 'empties a table'],
  [
    /delete[ ]{1,4}from[ ]{1,4}["'`[]?[\w.]{1,64}["'`\]]?[ ]{0,4}(?:;|$|where[ ]{1,4}(?:1|true|'1')[ ]{0,2}(?:=|;|$))/imy,
    'empties a table',
  ],
  [
    /update[ ]{1,4}["'`[]?[\w.]{1,64}["'`\]]?[ ]{1,4}set[ ]{1,4}(?![^\n;]{0,300}\bwhere\b)[^\n;]{1,300};/iy,
    'changes every row of a table',
  ],
  [
    /(?:terraform[ ]{1,3}destroy\b[^\n]{0,60}-auto-approve|kubectl[ ]{1,3}delete[ ][^\n]{0,60}--all\b|aws[ ]{1,3}s3[ ]{1,3}rb[ ][^\n]{0,80}--force|docker[ ]{1,3}system[ ]{1,3}prune[ ]{1,3}-a)/iy,
    'removes a whole environment',
  ],
]

const LINE_START = /(?:^|\n|;|&&|\|\|)[ \t]{0,8}(?:[$#>][ ]{1,2}|sudo[ ]{1,3}){0,2}/g
const WARNS =
  /\b(?:never|don't|do not|dangerous|destructive|warning|caution|careful|avoid|irreversible|example of|would (?:delete|wipe|drop|remove)|such as|means|backup)\b/i
const CONTEXT = 160
const TRIES = 4000
/** As much text may stand beside a command that is still the whole of an answer. */
const BARE_REST = 60

function commandAt(text: string, at: number): { readonly end: number; readonly what: string } | undefined {
  for (const [pattern, what] of COMMANDS) {
    pattern.lastIndex = at
    if (pattern.test(text)) return { end: pattern.lastIndex, what }
  }
  return undefined
}

function scoreOf({ text, code }: SinkText, start: number, end: number): number {
  const line = text.indexOf('\n', end)
  const rest = text.length - ((line === -1 ? text.length : line) - start)
  if (isInside(code, start)) return rest <= BARE_REST ? 0.6 : 0
  const around = text.slice(Math.max(0, start - CONTEXT), end + CONTEXT)
  if (WARNS.test(around)) return 0
  return rest <= BARE_REST ? 0.85 : 0.55
}

/** Finds shell and SQL commands beyond repair that begin a line: an answer that is one may be run as it is. */
export const findCommands: SinkCheck = (sink) => {
  const { text } = sink
  const hits: SinkHit[] = []
  let tries = 0
  for (const match of text.matchAll(LINE_START)) {
    if (++tries > TRIES || hits.length === HITS_PER_RULE) break
    const start = match.index + match[0].length
    const command = commandAt(text, start)
    if (!command) continue
    const score = scoreOf(sink, start, command.end)
    const reason = `A command that ${command.what}, where an answer may be run.`
    if (score > 0) hits.push({ rule: 'command', score, start, end: command.end, reason })
  }
  return hits
}
