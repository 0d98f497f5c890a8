import type { Condition } from '../rule/condition.ts'
import type { DetectionRule } from '../rule/document.ts'
import type { Selection, ValueTest } from '../rule/selection.ts'
import type { EventView } from './event-view.ts'
import { buildFieldTest, type FieldValue, foldParts } from './field-test.ts'
import { fitsPattern } from './fits-pattern.ts'
import { readEverything, readField } from './read-field.ts'
import { testRegex } from './regex.ts'

/** True when the rule holds of the event, its log source left aside: read straight off the tree, slow, the measure of `buildRuleSet`. */
export function evaluateRule(rule: DetectionRule, event: EventView): boolean {
  return holds(rule.condition, rule.selections, event)
}

function holds(condition: Condition, selections: ReadonlyMap<string, Selection>, event: EventView): boolean {
  switch (condition.kind) {
    case 'and':
      return condition.parts.every((part) => holds(part, selections, event))
    case 'or':
      return condition.parts.some((part) => holds(part, selections, event))
    case 'not':
      return !holds(condition.operand, selections, event)
    case 'name': {
      const selection = selections.get(condition.name)
      return selection !== undefined && matchesSelection(selection, event)
    }
  }
}

/** True when one selection holds of the event. */
function matchesSelection(selection: Selection, event: EventView): boolean {
  switch (selection.kind) {
    case 'and':
      return selection.parts.every((part) => matchesSelection(part, event))
    case 'or':
      return selection.parts.some((part) => matchesSelection(part, event))
    case 'not':
      return !matchesSelection(selection.operand, event)
    case 'field':
      return passes(selection, readField(event.value(selection.field)), event)
    case 'keywords':
      return passes(selection, readEverything(event.values()), event)
  }
}

function passes(
  { need, tests }: { readonly need: 'any' | 'all'; readonly tests: readonly ValueTest[] },
  value: FieldValue,
  event: EventView,
): boolean {
  const test = (one: ValueTest) => holdsOf(one, value, event)
  return need === 'all' ? tests.every(test) : tests.some(test)
}

function holdsOf(test: ValueTest, value: FieldValue, event: EventView): boolean {
  if (test.kind === 'anyOf') return test.tests.some((one) => holdsOf(one, value, event))
  if (test.kind === 'pattern') {
    const parts = test.cased ? test.parts : foldParts(test.parts)
    return (test.cased ? value.texts : value.folded).some((text) => fitsPattern(parts, text))
  }
  if (test.kind === 'regex') return value.texts.some((text) => testRegex(test, text))
  return buildFieldTest(test)(value, (field) => readField(event.value(field)))
}
