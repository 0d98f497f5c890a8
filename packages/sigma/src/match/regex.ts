import { RE2JS } from 're2js'
import type { ValueTest } from '../rule/selection.ts'
import { regexLiterals, topBranches } from './regex-literals.ts'

type Regex = Extract<ValueTest, { kind: 'regex' }>

/** By the test itself, so that a rule that never comes to its pattern never pays for it. */
const compiled = new WeakMap<Regex, RE2JS | null>()

/** True when the pattern is found anywhere in the text; linear time. A pattern that RE2 refuses is found nowhere. */
export function testRegex(test: Regex, text: string): boolean {
  let pattern = compiled.get(test)
  if (pattern === undefined) {
    pattern = compile(test)
    compiled.set(test, pattern)
  }
  return pattern?.test(text) ?? false
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is all of ASCII.
const BESIDE_ASCII = /[^\x00-\x7f]/

/**
 * As `testRegex`, made ready: where the pattern needs a text, that is looked for first, and where it must start with the
 * text, it is tried there only. Either costs far less.
 */
export function buildRegexTest(test: Regex): (text: string, folded: string) => boolean {
  const found = isAnchored(test) ? buildAnchoredTest(test) : (text: string) => testRegex(test, text)
  const needed = regexLiterals(test.source)
  if (needed === undefined) return found
  return (text, folded) => (needed.some((one) => folded.includes(one)) || BESIDE_ASCII.test(text)) && found(text)
}

/** Tried on the whole text with anything behind it: RE2 gives up where no way leads on, and otherwise tries every place. */
function buildAnchoredTest(test: Regex): (text: string) => boolean {
  const whole: Regex = { ...test, source: `(?:${test.source})(?s:.*)` }
  let pattern: RE2JS | null | undefined
  return (text) => {
    // A pattern that is refused as it stands is refused here, and where only this form is, that one is asked.
    if (pattern === undefined) pattern = compile(test) === null ? null : compile(whole)
    return pattern === null ? testRegex(test, text) : pattern.testExact(text)
  }
}

/** Whether every alternative starts where the text does; a pattern that changes its flags on the way is not read. */
function isAnchored({ source, multiline }: Regex): boolean {
  if (multiline || FLAGS.test(source)) return false
  const branches = topBranches(source)
  return branches?.every((branch) => ANCHOR.test(branch)) ?? false
}

const FLAGS = /\(\?[^:]/
/** A quantifier could make the anchor optional. */
const ANCHOR = /^\^(?![*?{+])/

function compile({ source, ignoreCase, multiline, dotAll }: Regex): RE2JS | null {
  const flags =
    (ignoreCase ? RE2JS.CASE_INSENSITIVE : 0) | (multiline ? RE2JS.MULTILINE : 0) | (dotAll ? RE2JS.DOTALL : 0)
  try {
    return RE2JS.compile(source, flags)
  } catch {
    // The parser has told the author already.
    return null
  }
}
