import type { DetectionRule } from '../../../src/rule/document.ts'
import type { Selection, ValueTest } from '../../../src/rule/selection.ts'

/** Rules that say less than this one, those that say least first. */
export function smallerRules(rule: DetectionRule): readonly DetectionRule[] {
  const rules: DetectionRule[] = []
  for (const selection of rule.selections.values()) {
    for (const smaller of [...smallerSelections(selection), selection]) rules.push(only(rule, smaller))
  }
  return rules.filter((smaller) => sizeOf(smaller) < sizeOf(rule))
}

function sizeOf(rule: DetectionRule): number {
  return JSON.stringify([[...rule.selections], rule.condition]).length
}

function only(rule: DetectionRule, selection: Selection): DetectionRule {
  return { ...rule, selections: new Map([['s', selection]]), condition: { kind: 'name', name: 's' } }
}

function smallerSelections(selection: Selection): readonly Selection[] {
  if (selection.kind === 'and' || selection.kind === 'or') {
    return selection.parts.flatMap((part) => [...smallerSelections(part), part])
  }
  if (selection.kind === 'not') return [...smallerSelections(selection.operand), selection.operand]
  return selection.tests.flatMap(smallerTests).map((test) => ({ ...selection, need: 'any' as const, tests: [test] }))
}

function smallerTests(test: ValueTest): readonly ValueTest[] {
  return test.kind === 'anyOf' ? test.tests.flatMap(smallerTests) : [test]
}
