import type { Problem, SigmaDocument } from '../rule/document.ts'
import { type Context, createContext, type Placeholders } from './context.ts'
import { nearestName } from './nearest-name.ts'
import { parseCorrelation } from './parse-correlation.ts'
import { parseDetection } from './parse-detection.ts'
import { parseFilter } from './parse-filter.ts'
import { applyPipelines } from './pipeline/apply-pipeline.ts'
import type { Pipeline } from './pipeline/pipeline.ts'
import { needMap } from './read-entry.ts'
import { readLogSource } from './read-log-source.ts'
import { readMetadata } from './read-metadata.ts'
import { readTrees } from './read-trees.ts'
import { Report } from './report.ts'
import { describeTree, type MapTree, type Tree } from './tree.ts'

export interface ParseOptions {
  /** Named in problems and documents. */
  readonly file: string
  /** Values of `%name%`, by name without the percent signs. */
  readonly placeholders?: Placeholders
  /** Let placeholders without values stand for anything, with a warning. */
  readonly allowUnresolvedPlaceholders?: boolean
  /** What turns the documents for the fields and log sources of the events; least priority first. */
  readonly pipelines?: readonly Pipeline[]
}

/** What a file holds: documents without errors, and everything that is wrong with any of them. */
export interface ParsedSigma {
  readonly documents: readonly SigmaDocument[]
  readonly problems: readonly Problem[]
}

type Parse = (map: MapTree, context: Context) => SigmaDocument | undefined

/** Entries that say what kind of document it is. */
const KINDS = new Map<string, Parse>([
  ['detection', parseRule],
  ['correlation', parseCorrelation],
  ['filter', parseFilter],
])
/** `timeframe` belonged to counting conditions, which are gone. */
const NO_SELECTIONS = new Set(['timeframe'])

/** Reads a Sigma file of one or several documents. Never throws, whatever the text. */
export function parseSigma(text: string, options: ParseOptions): ParsedSigma {
  const report = new Report(options.file)
  const documents = readTrees(text, report).flatMap((tree) => parseDocument(tree, options, report) ?? [])
  return { documents, problems: report.problems }
}

function parseDocument(tree: Tree, options: ParseOptions, report: Report): SigmaDocument | undefined {
  if (tree.kind !== 'map') {
    report.error(tree, 'wrong-type', `a Sigma document is a map, not ${describeTree(tree)}`)
    return undefined
  }
  const kinds = [...KINDS].filter(([name]) => tree.entries.has(name))
  const [kind, second] = kinds
  if (kind === undefined) return unknownKind(tree, report)
  if (second !== undefined) {
    report.error(tree, 'two-kinds', `a document has either ${kind[0]} or ${second[0]}, not both`)
    return undefined
  }
  const before = report.errors
  const context = createContext(report, options)
  const document = kind[1](tree, context)
  if (document === undefined || report.errors > before) return undefined
  const changed = applyPipelines(document, options.pipelines ?? [])
  if (changed === undefined) report.error(tree, 'nothing-left', 'the pipelines leave the rule nothing to look for')
  return changed
}

function unknownKind(map: MapTree, report: Report): undefined {
  const names = [...KINDS.keys()]
  const near = [...map.entries.keys()].find((name) => nearestName(name, names) !== undefined)
  const fix = near === undefined ? undefined : nearestName(near, names)
  const place = (near === undefined ? undefined : map.entries.get(near)?.key) ?? map
  report.error(place, 'unknown-document', `a document needs one of ${names.join(', ')}`, fix)
  return undefined
}

function parseRule(map: MapTree, context: Context): SigmaDocument | undefined {
  const metadata = readMetadata(map, context.report)
  const logsource = readLogSource(map, context.report)
  const body = needMap(map, 'detection', context.report)
  const detection = body === undefined ? undefined : parseDetection(body, NO_SELECTIONS, context)
  return detection === undefined ? undefined : { kind: 'rule', ...metadata, logsource, ...detection }
}
