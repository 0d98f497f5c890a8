import type { Selection } from '../../rule/selection.ts'

/** An item of a selection: what looks at one field, or at the whole event. */
export type ItemSelection = Extract<Selection, { kind: 'field' | 'keywords' }>

/** The selection with each item changed or, when the change answers undefined, taken out; undefined when none is left. */
export function mapItems(
  selection: Selection,
  change: (item: ItemSelection) => Selection | undefined,
): Selection | undefined {
  if (selection.kind === 'field' || selection.kind === 'keywords') return change(selection)
  if (selection.kind === 'not') {
    const operand = mapItems(selection.operand, change)
    return operand === undefined ? undefined : { kind: 'not', operand }
  }
  const parts = selection.parts.flatMap((part) => mapItems(part, change) ?? [])
  return parts.length <= 1 ? parts[0] : { kind: selection.kind, parts }
}
