import type { FixtureKind } from '@telltale/model'
import type { Problem } from '@telltale/sigma'
import { isMap, isSeq } from 'yaml'
import { expandEvents } from './expand-events.ts'
import { FIXTURE_KINDS, type FixtureCase } from './fixture-case.ts'
import { parseDuration } from './parse-duration.ts'
import { entriesOf, readYaml, textAt, valueAt, type YamlFile, type YamlRoot } from './yaml-places.ts'

const FILE_KEYS: ReadonlySet<string> = new Set(['rule', 'common', 'cases'])
const CASE_KEYS: ReadonlySet<string> = new Set(['name', 'kind', 'events', 'common', 'tick', 'tenant'])
const DEFAULT_TENANT = 'default'
const KINDS: ReadonlySet<string> = new Set(FIXTURE_KINDS)

export interface ParsedFixtures {
  /** Those without a problem. */
  readonly cases: readonly FixtureCase[]
  readonly problems: readonly Problem[]
}

/** Reads `<rule>.tests.yml` (one document for each rule): the cases, and every problem with its place. */
export function parseFixtures(text: string, file: string): ParsedFixtures {
  const read = readYaml(text, file)
  if (!read.ok) return { cases: [], problems: read.problems }
  const problems: Problem[] = []
  const cases = read.file.roots.flatMap((root) =>
    root === undefined ? [] : readDocument({ yaml: read.file, root, file, problems }),
  )
  if (cases.length === 0 && problems.length === 0) {
    problems.push(read.file.problem(undefined, 'no-cases', 'The file has no cases.'))
  }
  return { cases, problems }
}

/** What reading one document needs at hand. */
interface Reader {
  readonly yaml: YamlFile
  readonly root: YamlRoot
  readonly file: string
  readonly problems: Problem[]
}

function readDocument(reader: Reader): readonly FixtureCase[] {
  const { node } = reader.root
  if (!isMap(node)) {
    report(reader, node, 'not-a-mapping', 'Fixtures are a mapping with "rule" and "cases".')
    return []
  }
  refuseOthers(reader, node, FILE_KEYS)
  const ruleId = textAt(valueAt(node, 'rule'))
  if (ruleId === undefined) report(reader, valueAt(node, 'rule') ?? node, 'no-rule', '"rule" must be the id of a rule.')
  const list = valueAt(node, 'cases')
  if (!isSeq(list) || list.items.length === 0) {
    report(reader, list ?? node, 'no-cases', '"cases" must be a list with at least one case.')
    return []
  }
  const names = new Set<string>()
  return list.items.flatMap((item) => {
    const read = readCase(reader, item, ruleId ?? '')
    if (read === undefined) return []
    if (names.has(read.name)) report(reader, item, 'same-name', `Another case is called "${read.name}".`)
    names.add(read.name)
    return ruleId === undefined ? [] : [read]
  })
}

function readCase(reader: Reader, item: unknown, ruleId: string): FixtureCase | undefined {
  if (!isMap(item)) {
    report(reader, item, 'not-a-mapping', 'A case is a mapping with "name", "kind" and "events".')
    return undefined
  }
  const before = reader.problems.length
  refuseOthers(reader, item, CASE_KEYS)
  const name = textAt(valueAt(item, 'name'))?.trim()
  if (name === undefined || name === '')
    report(reader, valueAt(item, 'name') ?? item, 'no-name', 'A case needs a "name".')
  const kind = readKind(reader, item)
  const tickMs = readTick(reader, valueAt(item, 'tick'))
  const tenant = textAt(valueAt(item, 'tenant')) ?? DEFAULT_TENANT
  const common = [valueAt(reader.root.node, 'common'), valueAt(item, 'common')]
  const events = expandEvents(
    { node: valueAt(item, 'events'), owner: item, common, root: reader.root },
    (node, code, message) => report(reader, node, code, message),
  )
  if (reader.problems.length > before || kind === undefined || name === undefined) return undefined
  const { line, column } = reader.yaml.problem(item, '', '')
  return { file: reader.file, line, column, ruleId, name, kind, tenant, events, tickMs }
}

function readKind(reader: Reader, item: unknown): FixtureKind | undefined {
  const node = valueAt(item, 'kind')
  const text = textAt(node)
  if (isKind(text)) return text
  report(reader, node ?? item, 'unknown-kind', `"kind" must be one of ${FIXTURE_KINDS.join(', ')}.`)
  return undefined
}

function isKind(text: string | undefined): text is FixtureKind {
  return text !== undefined && KINDS.has(text)
}

function readTick(reader: Reader, node: unknown): number | undefined {
  if (node === undefined) return undefined
  const span = parseDuration(textAt(node) ?? '')
  if (span === undefined) report(reader, node, 'bad-tick', '"tick" must be a span of time such as 40m.')
  return span
}

function refuseOthers(reader: Reader, node: unknown, known: ReadonlySet<string>): void {
  if (!isMap(node)) return
  for (const { key, keyNode } of entriesOf(node)) {
    if (!known.has(key))
      report(reader, keyNode, 'unknown-key', `"${key}" is not known here; known: ${[...known].join(', ')}.`)
  }
}

function report(reader: Reader, node: unknown, code: string, message: string): void {
  reader.problems.push(reader.yaml.problem(node, code, message))
}
