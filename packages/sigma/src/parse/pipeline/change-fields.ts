import type { Selection, ValueTest } from '../../rule/selection.ts'
import type { ItemSelection } from './map-items.ts'
import type { PipelineChange, PipelineStep } from './pipeline.ts'

type FieldChange = Extract<PipelineChange, { kind: 'rename' | 'prefix' }>

/** Whether the step is for this item; keywords have no field, so a step that names fields is not for them. */
export function isForField(step: PipelineStep, item: ItemSelection): boolean {
  if (step.fields === undefined) return true
  return item.kind === 'field' && isForName(step, item.field)
}

/** The new names of a field, itself where the step leaves it. Never empty. */
export function newNames(field: string, step: PipelineStep, change: FieldChange): readonly string[] {
  if (!isForName(step, field)) return [field]
  if (change.kind === 'prefix') return [change.prefix + field]
  return change.names.get(field) ?? [field]
}

/** The item under its new names: any of them, when there are several. Fields that it is compared with are renamed, too. */
export function renameItem(item: ItemSelection, step: PipelineStep, change: FieldChange): Selection {
  const tests = item.tests.map((test) => renameTest(test, step, change))
  if (item.kind === 'keywords') return { ...item, tests }
  const items = newNames(item.field, step, change).map((field): Selection => ({ ...item, field, tests }))
  const [first] = items
  return first !== undefined && items.length === 1 ? first : { kind: 'or', parts: items }
}

function isForName({ fields }: PipelineStep, field: string): boolean {
  return fields === undefined || fields.names.has(field) !== fields.without
}

function renameTest(test: ValueTest, step: PipelineStep, change: FieldChange): ValueTest {
  if (test.kind === 'anyOf') return { ...test, tests: test.tests.map((part) => renameTest(part, step, change)) }
  if (test.kind !== 'fieldref') return test
  const tests = newNames(test.field, step, change).map((field): ValueTest => ({ ...test, field }))
  const [first] = tests
  return first !== undefined && tests.length === 1 ? first : { kind: 'anyOf', tests }
}
