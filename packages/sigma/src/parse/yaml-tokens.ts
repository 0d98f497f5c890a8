import { CST, Lexer, type LineCounter, Parser } from 'yaml'
import { LIMITS } from './limits.ts'

/** Ends the reading of a file that would cost more than it should. */
export class TooMuchYaml extends Error {
  /** Character where the limit was reached. */
  readonly offset: number

  constructor(message: string, offset: number) {
    super(message)
    this.offset = offset
  }
}

/** Where the text being cut into pieces stands. */
interface Position {
  pieces: number
  faults: number
  /** Brackets open. */
  flow: number
  /** Column where the content of the line begins, with what opens lists and maps counted once more. */
  opened: number
  atLineStart: boolean
  afterScalarMark: boolean
}

const OPENS = new Set(['flow-map-start', 'flow-seq-start'])
const CLOSES = new Set(['flow-map-end', 'flow-seq-end'])
const INDICATORS = new Set(['seq-item-ind', 'explicit-key-ind', 'map-value-ind'])
/** What may follow a backslash in double quotes (YAML 1.2, 5.7). */
const ESCAPES = '0abtnvfre "/\\N_LPxuU\t\r\n'

export const TOO_DEEP = `maps and lists stand more than ${LIMITS.depth} deep in each other`

/**
 * The syntax of a YAML text, document by document. Throws `TooMuchYaml` before the library's own descent could be deep:
 * it calls itself at each level, and a full stack can end the process rather than the call.
 */
export function* readYamlTokens(text: string, lines: LineCounter): Generator<CST.Token> {
  const parser = new Parser(lines.addNewLine)
  lines.addNewLine(0)
  const position: Position = { pieces: 0, faults: 0, flow: 0, opened: 0, atLineStart: true, afterScalarMark: false }
  let offset = 0
  for (const piece of new Lexer().lex(text)) {
    const fault = advance(position, piece)
    if (fault !== undefined) throw new TooMuchYaml(fault, offset)
    if (offset < text.length && text.startsWith(piece, offset)) offset += piece.length
    yield* parser.next(piece)
  }
  yield* parser.end()
}

function advance(position: Position, piece: string): string | undefined {
  position.pieces += 1
  if (position.pieces > LIMITS.yamlPieces) return `the file has more than ${LIMITS.yamlPieces} pieces of YAML`
  if (position.afterScalarMark) {
    // The text of a scalar: whatever it holds opens nothing.
    position.afterScalarMark = false
    position.atLineStart = piece.endsWith('\n')
    if (position.atLineStart) position.opened = 0
    return undefined
  }
  const type = CST.tokenType(piece)
  if (type === null) return undefined
  position.afterScalarMark = type === 'scalar'
  if (OPENS.has(type)) position.flow += 1
  if (CLOSES.has(type)) close(position)
  if (type === 'directive-line') position.faults += 1
  if (type === 'double-quoted-scalar') position.faults += countBadEscapes(piece)
  if (position.faults > LIMITS.yamlFaults) return 'the file is not YAML in too many places'
  if (type === 'doc-start' || type === 'doc-end' || type === 'flow-error-end') position.flow = 0
  moveInLine(position, type, piece)
  if (position.flow > LIMITS.depth || position.opened > LIMITS.yamlIndent) return TOO_DEEP
  return undefined
}

function close(position: Position): void {
  if (position.flow > 0) position.flow -= 1
  else position.faults += 1
}

/** Escapes that YAML does not know, in a quoted text. */
function countBadEscapes(text: string): number {
  let bad = 0
  for (let at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', at + 2)) {
    if (!ESCAPES.includes(text.charAt(at + 1))) bad += 1
    if (bad > LIMITS.yamlFaults) break
  }
  return bad
}

function moveInLine(position: Position, type: CST.TokenType, piece: string): void {
  if (type === 'newline') {
    position.atLineStart = true
    position.opened = 0
  } else if (position.flow > 0) {
    position.atLineStart = false
  } else if (type === 'space') {
    if (position.atLineStart) position.opened += piece.length
  } else if (INDICATORS.has(type)) {
    position.opened += 1
  } else if (type !== 'anchor' && type !== 'tag') {
    position.atLineStart = false
  }
}
