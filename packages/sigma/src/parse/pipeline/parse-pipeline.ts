import type { Problem } from '../../rule/document.ts'
import { type Context, createContext } from '../context.ts'
import { LIMITS } from '../limits.ts'
import { nearestName } from '../nearest-name.ts'
import { parseSelection } from '../parse-selection.ts'
import { needMap, needText, readText, readTexts } from '../read-entry.ts'
import { readNumber } from '../read-number.ts'
import { measureRegex } from '../read-regex.ts'
import { readTrees } from '../read-trees.ts'
import { Report } from '../report.ts'
import { describeTree, type MapTree, type Tree } from '../tree.ts'
import type { Pipeline, PipelineChange, PipelineStep } from './pipeline.ts'
import { readLogSourceParts, readStepScope } from './step-scope.ts'

type ReadChange = (step: MapTree, context: Context) => PipelineChange | undefined

const MAX_STEPS = 500
const PRIORITY = { least: -1_000_000, most: 1_000_000, whole: false, fallback: 0 }
const CHANGES = new Map<string, ReadChange>([
  ['field_name_mapping', readRename],
  ['field_name_prefix', readPrefix],
  ['add_condition', readAddedCondition],
  ['change_logsource', (step, { report }) => ({ kind: 'logsource', logsource: readLogSourceParts(step, report) })],
  ['drop_detection_item', () => ({ kind: 'drop' })],
  ['replace_string', readReplace],
])

/** Reads a pipeline from YAML, close to pySigma's form. Never throws; without a pipeline there is an error among the problems. */
export function parsePipeline(
  text: string,
  options: { readonly file: string },
): { readonly pipeline?: Pipeline; readonly problems: readonly Problem[] } {
  const report = new Report(options.file)
  const [tree, second] = readTrees(text, report)
  if (second !== undefined) report.error(second, 'several-documents', 'a pipeline is a file of its own')
  if (tree === undefined && report.errors === 0) {
    report.error({ line: 1, column: 1 }, 'empty', 'the file is empty')
  }
  const pipeline = tree === undefined ? undefined : readPipeline(tree, report)
  return pipeline === undefined || report.errors > 0
    ? { problems: report.problems }
    : { pipeline, problems: report.problems }
}

function readPipeline(tree: Tree, report: Report): Pipeline | undefined {
  if (tree.kind !== 'map') {
    report.error(tree, 'wrong-type', `a pipeline is a map, not ${describeTree(tree)}`)
    return undefined
  }
  const list = tree.entries.get('transformations')?.value
  if (list?.kind !== 'list') {
    report.error(list ?? tree, 'missing-transformations', 'a pipeline needs a list of transformations')
    return undefined
  }
  if (list.items.length > MAX_STEPS)
    report.error(list, 'list-too-long', `there are more than ${MAX_STEPS} transformations`)
  const name = readText(tree, 'name', report)?.source ?? report.file
  const priority = readNumber(tree, 'priority', PRIORITY, report)
  const steps = list.items.slice(0, MAX_STEPS).flatMap((item) => readStep(item, report) ?? [])
  return { name, priority, steps }
}

function readStep(tree: Tree, report: Report): PipelineStep | undefined {
  if (tree.kind !== 'map') {
    report.error(tree, 'wrong-type', `a transformation is a map, not ${describeTree(tree)}`)
    return undefined
  }
  const type = needText(tree, 'type', report)
  const read = type === undefined ? undefined : CHANGES.get(type.source)
  if (type !== undefined && read === undefined) {
    const message = `there is no transformation ${JSON.stringify(type.source)}`
    report.error(type, 'unknown-transformation', message, nearestName(type.source, CHANGES.keys()))
  }
  const scope = readStepScope(tree, report)
  const change = read?.(tree, createContext(report, {}))
  if (change === undefined) return undefined
  if (change.kind === 'drop' && scope.fields === undefined) {
    report.error(tree, 'missing-fields', 'drop_detection_item needs field_name_conditions that say which fields')
  }
  return { ...scope, change }
}

function readRename(step: MapTree, { report }: Context): PipelineChange | undefined {
  const mapping = needMap(step, 'mapping', report)
  if (mapping === undefined) return undefined
  const names = new Map<string, readonly string[]>()
  for (const [field, { value }] of mapping.entries) {
    const targets = readTexts(value, 'mapping', report).map((text) => text.source)
    if (targets.length === 0 || targets.includes('')) report.error(value, 'empty', 'the new name of the field is empty')
    names.set(field, [...new Set(targets)])
  }
  return { kind: 'rename', names }
}

function readPrefix(step: MapTree, { report }: Context): PipelineChange | undefined {
  const prefix = needText(step, 'prefix', report)
  return prefix === undefined ? undefined : { kind: 'prefix', prefix: prefix.source }
}

function readAddedCondition(step: MapTree, context: Context): PipelineChange | undefined {
  const conditions = needMap(step, 'conditions', context.report)
  const selection = conditions === undefined ? undefined : parseSelection(conditions, context)
  const negated = step.entries.get('negated')?.value
  if (negated !== undefined && (negated.kind !== 'scalar' || typeof negated.value !== 'boolean')) {
    context.report.error(negated, 'needs-boolean', `negated is true or false, not ${describeTree(negated)}`)
  }
  if (selection === undefined) return undefined
  return { kind: 'condition', selection, negated: negated?.kind === 'scalar' && negated.value === true }
}

function readReplace(step: MapTree, { report }: Context): PipelineChange | undefined {
  const regex = needText(step, 'regex', report)
  const replacement = readText(step, 'replacement', report)
  if (regex === undefined) return undefined
  if (replacement === undefined) report.error(step, 'missing-replacement', 'there is no replacement')
  const tooLong = regex.source.length > LIMITS.regexLength
  const measured = tooLong ? { refusal: 'it is too long' } : measureRegex(regex.source, {})
  if ('refusal' in measured) {
    report.error(regex, 'bad-regex', `RE2 cannot use this regular expression: ${measured.refusal}`)
  }
  return { kind: 'replace', source: regex.source, replacement: replacement?.source ?? '' }
}
