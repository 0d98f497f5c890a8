import type { RE2JS } from 're2js'
import type { PatternPart, ValueTest } from '../../rule/selection.ts'
import { LIMITS } from '../limits.ts'
import type { ItemSelection } from './map-items.ts'

/** The item with the expression replaced in each text of its patterns; a text that would grow beyond the limit stays. */
export function replaceTexts<T extends ItemSelection>(item: T, regex: RE2JS, replacement: string): T {
  return { ...item, tests: item.tests.map((test) => replaceInTest(test, regex, replacement)) }
}

function replaceInTest(test: ValueTest, regex: RE2JS, replacement: string): ValueTest {
  if (test.kind === 'anyOf')
    return { ...test, tests: test.tests.map((part) => replaceInTest(part, regex, replacement)) }
  if (test.kind !== 'pattern') return test
  const parts = test.parts.map((part) => replaceInPart(part, regex, replacement))
  return { ...test, parts: parts.filter((part) => part.kind !== 'text' || part.text !== '') }
}

function replaceInPart(part: PatternPart, regex: RE2JS, replacement: string): PatternPart {
  // Each place between two characters may take the replacement once.
  if (part.kind !== 'text' || (part.text.length + 1) * (replacement.length + 1) > LIMITS.textLength) return part
  const text = regex.matcher(part.text).replaceAll(replacement)
  return text.length > LIMITS.patternLength ? part : { kind: 'text', text }
}
