import type { Problem } from '@telltale/sigma'
import { isMap, isNode, isScalar, LineCounter, type Node, type Pair, parseAllDocuments, type YAMLMap } from 'yaml'

/** Longest YAML text that is read, characters. */
const MAX_TEXT = 1_048_576

/** One document: its top node, and what gives the plain value of a node in it (throws when aliases blow it up). */
export interface YamlRoot {
  readonly node: Node
  plain(node: unknown): unknown
}

/** The documents of one YAML text, and where things stand in it. */
export interface YamlFile {
  /** Each document; undefined for an empty one. */
  readonly roots: readonly (YamlRoot | undefined)[]
  /** An error at the place of a node (or at the top). */
  problem(node: unknown, code: string, message: string): Problem
}

export type ReadYaml =
  | { readonly ok: true; readonly file: YamlFile }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** Reads YAML with places, or gives every syntax error. */
export function readYaml(text: string, file: string): ReadYaml {
  const lines = new LineCounter()
  const placed = (offset: number, code: string, message: string): Problem => {
    const { line, col } = lines.linePos(offset)
    return { file, line: Math.max(1, line), column: Math.max(1, col), severity: 'error', code, message }
  }
  if (text.length > MAX_TEXT) {
    return { ok: false, problems: [placed(0, 'too-long', `The file has more than ${MAX_TEXT} characters.`)] }
  }
  const documents = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true })
  const list = Array.isArray(documents) ? documents : []
  const errors = list.flatMap((one) =>
    one.errors.map((error) => placed(error.pos[0], 'yaml', firstLine(error.message))),
  )
  if (errors.length > 0) return { ok: false, problems: errors }
  return {
    ok: true,
    file: {
      roots: list.map((one) =>
        one.contents === null
          ? undefined
          : {
              node: one.contents,
              plain: (node) => (isNode(node) ? node.toJS(one, { maxAliasCount: 1000 }) : undefined),
            },
      ),
      problem: (node, code, message) => placed(offsetOf(node), code, message),
    },
  }
}

/** The entries of a mapping by key, in order; keys that are not text are left out. */
export function entriesOf(
  map: YAMLMap,
): readonly { readonly key: string; readonly keyNode: unknown; readonly value: unknown }[] {
  return map.items.flatMap(({ key, value }: Pair) =>
    isScalar(key) ? [{ key: String(key.value), keyNode: key, value }] : [],
  )
}

/** The value of a key of a mapping; undefined when it is no mapping or lacks the key. */
export function valueAt(node: unknown, key: string): unknown {
  return isMap(node) ? (node.get(key, true) ?? undefined) : undefined
}

/** The text of a node; undefined when it is anything else. */
export function textAt(node: unknown): string | undefined {
  return isScalar(node) && typeof node.value === 'string' ? node.value : undefined
}

function offsetOf(node: unknown): number {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)
    ? Number(node.range[0])
    : 0
}

function firstLine(message: string): string {
  return message.split('\n')[0] ?? message
}
