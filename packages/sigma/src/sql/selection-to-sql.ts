import type { Selection, ValueTest } from '../rule/selection.ts'
import type { SqlMapping } from './sql-mapping.ts'
import { joinSql, SqlRefusal } from './sql-refusal.ts'
import { foldSql, type SingleTest, valueTestsToSql } from './value-tests-to-sql.ts'

/** Deeper trees are refused: ClickHouse has a limit of its own, and so has the stack. */
export const MAX_SQL_DEPTH = 100

type FieldRef = Extract<ValueTest, { kind: 'fieldref' }>
type Need = 'any' | 'all'

/** Where values come from: one field, or all of them for keywords. */
interface Subject {
  readonly mapping: SqlMapping
  /** Undefined for keywords. */
  readonly field: string | undefined
}

/** The selection as a condition that is 0 or 1, never NULL. */
export function selectionToSql(selection: Selection, mapping: SqlMapping, depth = 0): string {
  if (depth > MAX_SQL_DEPTH) throw new SqlRefusal('the selection is nested too deep')
  switch (selection.kind) {
    case 'and':
    case 'or': {
      const parts = selection.parts.map((part) => selectionToSql(part, mapping, depth + 1))
      return joinSql(parts, selection.kind === 'and' ? 'AND' : 'OR')
    }
    case 'not':
      return `NOT (${selectionToSql(selection.operand, mapping, depth + 1)})`
    case 'field':
      return testsToSql({ mapping, field: selection.field }, selection.need, selection.tests)
    case 'keywords':
      return testsToSql({ mapping, field: undefined }, selection.need, selection.tests)
  }
}

function testsToSql(subject: Subject, need: Need, tests: readonly ValueTest[], depth = 0): string {
  if (depth > MAX_SQL_DEPTH) throw new SqlRefusal('a value is nested too deep')
  if (need === 'all') {
    return joinSql(
      tests.map((test) => testsToSql(subject, 'any', [test], depth + 1)),
      'AND',
    )
  }
  const single: SingleTest[] = []
  const parts: string[] = []
  for (const test of tests.flatMap((item) => flatten(item))) {
    if (test.kind === 'exists' || test.kind === 'null' || test.kind === 'fieldref') {
      parts.push(fieldTestToSql(subject, test))
    } else single.push(test)
  }
  if (single.length > 0) parts.push(anyValue(subject, single))
  return joinSql(parts, 'OR')
}

type FlatTest = Exclude<ValueTest, { kind: 'anyOf' }>

/** Any of any is any. */
function flatten(test: ValueTest, depth = 0): readonly FlatTest[] {
  if (depth > MAX_SQL_DEPTH) throw new SqlRefusal('a value is nested too deep')
  return test.kind === 'anyOf' ? test.tests.flatMap((inner) => flatten(inner, depth + 1)) : [test]
}

function anyValue({ mapping, field }: Subject, tests: readonly SingleTest[]): string {
  const scalar = field === undefined ? undefined : mapping.scalar?.(field)
  if (scalar !== undefined) return valueTestsToSql(scalar, tests)
  const values = field === undefined ? mapping.allValues() : mapping.values(field)
  return `arrayExists(x -> ${valueTestsToSql('x', tests)}, ${values})`
}

function fieldTestToSql(
  { mapping, field }: Subject,
  test: Extract<ValueTest, { kind: 'exists' | 'null' | 'fieldref' }>,
): string {
  if (field === undefined) throw new SqlRefusal(`"${test.kind}" needs a field, and a keyword has none`)
  if (test.kind === 'exists') return test.wanted ? mapping.exists(field) : `NOT (${mapping.exists(field)})`
  if (test.kind === 'null') return mapping.isNull?.(field) ?? `empty(${mapping.values(field)})`
  return fieldRefToSql(mapping, field, test)
}

const STANDS: Readonly<Record<FieldRef['how'], (a: string, b: string) => string>> = {
  equals: (a, b) => `${a} = ${b}`,
  contains: (a, b) => `position(${a}, ${b}) > 0`,
  startswith: (a, b) => `startsWith(${a}, ${b})`,
  endswith: (a, b) => `endsWith(${a}, ${b})`,
}

/** Values of either field that are looked at, unless they are to be equal; as many as in the matcher. */
const MAX_REFERENCES = 64

function fieldRefToSql(mapping: SqlMapping, field: string, { field: other, how, cased }: FieldRef): string {
  const first = (values: string) => (how === 'equals' ? values : `arraySlice(${values}, 1, ${MAX_REFERENCES})`)
  const [a, b] = [field, other].map((name) => foldAll(first(mapping.values(name)), cased))
  return `arrayExists(a -> arrayExists(b -> ${STANDS[how]('a', 'b')}, ${b}), ${a})`
}

function foldAll(values: string, cased: boolean): string {
  return cased ? values : `arrayMap(x -> ${foldSql('x')}, ${values})`
}
