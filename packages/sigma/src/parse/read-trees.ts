import {
  Composer,
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Scalar,
} from 'yaml'
import type { Place } from '../rule/document.ts'
import { LIMITS } from './limits.ts'
import type { Report } from './report.ts'
import { type MapEntry, type MapTree, type ScalarTree, sizeOf, type Tree } from './tree.ts'
import { readYamlTokens, TOO_DEEP, TooMuchYaml } from './yaml-tokens.ts'

const START: Place = { line: 1, column: 1 }
const QUOTED = new Set<string | undefined>(['QUOTE_SINGLE', 'QUOTE_DOUBLE'])
interface Reading {
  readonly text: string
  readonly report: Report
  readonly placeOf: (offset: number) => Place
  readonly anchors: Map<string, Tree>
  left: number
  /** Offset of the node being read. */
  at: number
}

/** The documents of a YAML text that could be read, empty ones left out. What is wrong goes to the report; never throws. */
export function readTrees(text: string, report: Report): readonly Tree[] {
  if (text.length > LIMITS.textLength) {
    report.error(START, 'file-too-long', `the file has more than ${LIMITS.textLength} characters`)
    return []
  }
  const lines = new LineCounter()
  const documents = parseDocuments(text, lines, report)
  const placeOf = (offset: number): Place => placeAt(lines, offset)
  const reading: Reading = { text, report, placeOf, anchors: new Map(), left: LIMITS.nodes, at: 0 }
  return documents.flatMap((document) => readDocument(document, reading))
}

/** Documents up to the first place where the text holds too much. */
function parseDocuments(text: string, lines: LineCounter, report: Report): readonly Document.Parsed[] {
  // Double keys are found below: the library compares each key with each other one.
  const composer = new Composer({ uniqueKeys: false, logLevel: 'silent' })
  const documents: Document.Parsed[] = []
  try {
    for (const document of composer.compose(readYamlTokens(text, lines))) {
      if (documents.length >= LIMITS.documents) {
        throw new TooMuchYaml(`the file has more than ${LIMITS.documents} documents`, document.range[0])
      }
      documents.push(document)
    }
  } catch (error) {
    const place = error instanceof TooMuchYaml ? placeAt(lines, error.offset) : START
    const message = error instanceof Error ? error.message : String(error)
    report.error(place, error instanceof TooMuchYaml ? 'too-much-yaml' : 'bad-yaml', message)
  }
  return documents
}

function placeAt(lines: LineCounter, offset: number): Place {
  const { line, col } = lines.linePos(offset)
  return { line: Math.max(1, line), column: Math.max(1, col) }
}

function nothingAt({ line, column }: Place): ScalarTree {
  return { kind: 'scalar', value: null, source: '', line, column }
}

function readDocument(document: Document.Parsed, reading: Reading): readonly Tree[] {
  const { report, placeOf } = reading
  for (const { pos, code, message } of document.warnings) {
    report.warn(placeOf(pos[0]), yamlCode(code), message)
  }
  for (const { pos, code, message } of document.errors) {
    report.error(placeOf(pos[0]), yamlCode(code), message)
  }
  if (document.errors.length > 0 || document.contents === null) return []
  reading.anchors.clear()
  const before = report.errors
  try {
    const tree = readNode(document.contents, reading, 0)
    if (report.errors > before || (tree.kind === 'scalar' && tree.value === null)) return []
    return [tree]
  } catch (error) {
    if (!(error instanceof TooMuchYaml)) throw error
    report.error(placeOf(error.offset), 'too-much-yaml', error.message)
    return []
  }
}

function yamlCode(code: string): string {
  return `yaml-${code.toLowerCase().replaceAll('_', '-')}`
}

function offsetOf(node: Node): number {
  return node.range?.[0] ?? 0
}

function readNode(node: unknown, reading: Reading, depth: number): Tree {
  if (depth > LIMITS.depth) throw new TooMuchYaml(TOO_DEEP, reading.at)
  const tree = readContent(node, reading, depth)
  if ((isMap(node) || isSeq(node) || isScalar(node)) && node.anchor !== undefined)
    reading.anchors.set(node.anchor, tree)
  return tree
}

function readContent(node: unknown, reading: Reading, depth: number): Tree {
  if (isNode(node)) reading.at = offsetOf(node)
  if (isAlias(node)) return readAlias(node, reading, depth)
  spend(reading, 1)
  if (isMap(node)) return readMap(node, reading, depth)
  if (isSeq(node)) {
    const items = node.items.map((item) => readNode(item, reading, depth + 1))
    return {
      kind: 'list',
      items,
      size: sizeOfAll(items),
      height: heightOf(items),
      ...reading.placeOf(offsetOf(node as Node)),
    }
  }
  if (isScalar(node)) return readScalar(node, reading)
  return nothingAt(START)
}

function spend(reading: Reading, nodes: number): void {
  reading.left -= nodes
  if (reading.left < 0) {
    throw new TooMuchYaml(`the file has more than ${LIMITS.nodes} values, repeated ones counted again`, reading.at)
  }
}

/** Levels that a node holding these has. */
function heightOf(trees: readonly Tree[]): number {
  return trees.reduce((most, tree) => Math.max(most, tree.kind === 'scalar' ? 1 : tree.height + 1), 1)
}

function sizeOfAll(trees: readonly Tree[]): number {
  return trees.reduce((sum, tree) => sum + sizeOf(tree), 1)
}

function readAlias(node: Node & { readonly source: string }, reading: Reading, depth: number): Tree {
  const target = reading.anchors.get(node.source)
  const place = reading.placeOf(offsetOf(node))
  if (target === undefined) {
    reading.report.error(place, 'unknown-alias', `no anchor &${node.source} stands before this alias`)
    return nothingAt(place)
  }
  // The same piece stands at both places, so a file of aliases of aliases is paid for at each.
  spend(reading, sizeOf(target))
  if (depth + heightOf([target]) > LIMITS.depth) throw new TooMuchYaml(TOO_DEEP, reading.at)
  return target
}

function readMap(
  node: Node & { readonly items: readonly { key: unknown; value: unknown }[] },
  reading: Reading,
  depth: number,
): MapTree {
  const entries = new Map<string, MapEntry>()
  for (const pair of node.items) {
    const key = readNode(pair.key, reading, depth + 1)
    const value: Tree = pair.value === null ? nothingAt(key) : readNode(pair.value, reading, depth + 1)
    if (key.kind !== 'scalar') {
      reading.report.error(key, 'bad-key', 'a key must be plain text, not a list or a map')
    } else if (entries.has(key.source)) {
      reading.report.error(key, 'duplicate-key', `the key ${JSON.stringify(key.source)} stands here twice`)
    } else {
      entries.set(key.source, { key, value })
    }
  }
  const values = [...entries.values()].map((entry) => entry.value)
  return {
    kind: 'map',
    entries,
    size: sizeOfAll(values) + entries.size,
    height: heightOf(values),
    ...reading.placeOf(offsetOf(node)),
  }
}

function readScalar(node: Scalar, reading: Reading): ScalarTree {
  const offset = offsetOf(node)
  const place = reading.placeOf(offset)
  const { value } = node
  const source = typeof value === 'string' ? value : (node.source ?? '')
  const textStart = offset + (QUOTED.has(node.type) ? 1 : 0)
  const verbatim = reading.text.startsWith(source, textStart) ? reading.placeOf(textStart) : undefined
  const known = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null
  return { kind: 'scalar', value: known ? value : source, source, ...place, ...(verbatim ? { verbatim } : {}) }
}
