import { RE2JS } from 're2js'
import type { ValueTest } from '../rule/selection.ts'
import { regexLiterals } from './regex-literals.ts'

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

/** As `testRegex`, made ready: where the pattern needs a text, that is looked for first, which costs far less. */
export function buildRegexTest(test: Regex): (text: string, folded: string) => boolean {
  const needed = regexLiterals(test.source)
  if (needed === undefined) return (text) => testRegex(test, text)
  return (text, folded) =>
    (needed.some((one) => folded.includes(one)) || BESIDE_ASCII.test(text)) && testRegex(test, text)
}

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
