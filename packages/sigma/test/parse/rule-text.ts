import { type ParsedSigma, type ParseOptions, parseSigma } from '../../src/parse/parse-sigma.ts'
import type { DetectionRule, Problem, SigmaDocument } from '../../src/rule/document.ts'
import type { Selection, ValueTest } from '../../src/rule/selection.ts'

/** A rule whose selection `sel` is the given YAML map or list, in flow form. */
export function ruleText(selection: string, condition = 'sel'): string {
  return [
    'title: A rule',
    'logsource:',
    '  product: test',
    'detection:',
    `  sel: ${selection}`,
    `  condition: ${condition}`,
  ].join('\n')
}

export function parse(text: string, options: Partial<ParseOptions> = {}): ParsedSigma {
  return parseSigma(text, { file: 'rule.yml', ...options })
}

/** The one document of a text that must have no problems at all. */
export function parseClean(text: string, options: Partial<ParseOptions> = {}): SigmaDocument {
  const { documents, problems } = parse(text, options)
  const [document] = documents
  if (document === undefined || problems.length > 0) throw new Error(JSON.stringify(problems))
  return document
}

export function parseRule(text: string, options: Partial<ParseOptions> = {}): DetectionRule {
  const document = parseClean(text, options)
  if (document.kind !== 'rule') throw new Error(`a ${document.kind} was read`)
  return document
}

/** The selection `sel` of a rule. */
export function parseSel(selection: string, options: Partial<ParseOptions> = {}): Selection {
  const found = parseRule(ruleText(selection), options).selections.get('sel')
  if (found === undefined) throw new Error('there is no sel')
  return found
}

/** The tests of the one item of a selection. */
export function testsOf(selection: string, options: Partial<ParseOptions> = {}): readonly ValueTest[] {
  const item = parseSel(selection, options)
  if (item.kind !== 'field' && item.kind !== 'keywords') throw new Error(`the selection is ${item.kind}`)
  return item.tests
}

/** A pattern as text: `*` and `?` are wildcards, what stands for itself is in angle brackets. */
export function showTest(test: ValueTest): string {
  if (test.kind === 'anyOf') return test.tests.map(showTest).join(' | ')
  if (test.kind !== 'pattern') return JSON.stringify(test)
  const parts = test.parts.map((part) => (part.kind === 'text' ? `<${part.text}>` : part.kind === 'many' ? '*' : '?'))
  return (test.cased ? 'cased ' : '') + parts.join('')
}

/** The patterns of the one item of a selection, see `showTest`. */
export function patternsOf(selection: string, options: Partial<ParseOptions> = {}): readonly string[] {
  return testsOf(selection, options).map(showTest)
}

export function show({ line, column, severity, code, fix }: Problem): string {
  return `${line}:${column} ${severity} ${code}${fix === undefined ? '' : ` -> ${fix}`}`
}

/** The problems of a text, each as `line:column severity code -> fix`. */
export function problemsOf(text: string, options: Partial<ParseOptions> = {}): readonly string[] {
  return parse(text, options).problems.map(show)
}
