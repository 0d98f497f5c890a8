import { RE2JS } from 're2js'
import type { ValueTest } from '../rule/selection.ts'
import type { Context } from './context.ts'
import { estimateRegexSize } from './estimate-regex-size.ts'
import { LIMITS } from './limits.ts'
import type { ItemKey } from './parse-item-key.ts'
import { expandRegex } from './placeholders.ts'
import type { ScalarTree } from './tree.ts'

/** Instructions of a compiled expression; trying it costs so many steps for each character. The largest of SigmaHQ has 1,003. */
const MAX_PROGRAM = 10_000
const LOOKAROUND = /\(\?<?[=!]/

/** A test by regular expression; undefined, with an error, for what RE2 refuses. */
export function readRegex(value: ScalarTree, key: ItemKey, context: Context): readonly ValueTest[] | undefined {
  const { report } = context
  const has = (name: string): boolean => key.modifiers.some((modifier) => modifier.name === name)
  const written = has('expand') ? expandRegex(value.source, value, context) : value.source
  const source = has('startswith') ? `\\A(?:${written})` : has('endswith') ? `(?:${written})\\z` : written
  if (source.length > LIMITS.regexLength) {
    report.error(value, 'regex-too-long', `the regular expression is longer than ${LIMITS.regexLength} characters`)
    return undefined
  }
  const flags = { ignoreCase: has('i'), multiline: has('m'), dotAll: has('s') }
  if (context.budget.regexSteps < 0) {
    report.error(value, 'too-many-values', 'the regular expressions of the rule come to too much together')
    return undefined
  }
  const measured = measureRegex(source, flags)
  context.budget.regexSteps -= 'size' in measured ? measured.size : MAX_PROGRAM / 10
  if ('size' in measured) return [{ kind: 'regex', source, ...flags }]
  report.error(value, 'bad-regex', `RE2 cannot use this regular expression: ${measured.refusal}`)
  return undefined
}

/** The size of the compiled expression, or why RE2 does not take it. */
export function measureRegex(
  source: string,
  flags: { readonly ignoreCase?: boolean; readonly multiline?: boolean; readonly dotAll?: boolean },
): { readonly size: number } | { readonly refusal: string } {
  const { CASE_INSENSITIVE, MULTILINE, DOTALL } = RE2JS
  const bits =
    (flags.ignoreCase ? CASE_INSENSITIVE : 0) | (flags.multiline ? MULTILINE : 0) | (flags.dotAll ? DOTALL : 0)
  if (estimateRegexSize(source) > MAX_PROGRAM) return { refusal: 'its repeats come to too much' }
  try {
    const size = RE2JS.compile(source, bits).programSize()
    return size > MAX_PROGRAM ? { refusal: 'its repeats come to too much' } : { size }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { refusal: LOOKAROUND.test(source) ? `${message} (lookaround has no linear-time form)` : message }
  }
}
