import type { Condition } from '../rule/condition.ts'
import type { DetectionRule } from '../rule/document.ts'
import type { Selection } from '../rule/selection.ts'
import type { EventReader } from './event-reader.ts'
import { buildAnyTest, buildFieldTest, type FieldTest } from './field-test.ts'

/** Whether a rule, or a part of one, holds of the event that the reader has open. */
export type Check = () => boolean

type Item = Extract<Selection, { kind: 'field' | 'keywords' }>

/** Turns conditions into functions; an item that stands in many rules is made once and tried once an event. */
export class RuleCompiler {
  readonly #reader: EventReader
  readonly #items = new Map<string, Check>()
  #round = 1

  constructor(reader: EventReader) {
    this.#reader = reader
  }

  /** Forgets what held of the last event. */
  nextEvent(): void {
    this.#round += 1
  }

  compile({ condition, selections }: Pick<DetectionRule, 'condition' | 'selections'>): Check {
    const named = new Map([...selections].map(([name, selection]) => [name, () => this.#selection(selection)]))
    return this.#condition(condition, named)
  }

  #condition(condition: Condition, named: ReadonlyMap<string, () => Check>): Check {
    if (condition.kind === 'name') return named.get(condition.name)?.() ?? (() => false)
    if (condition.kind === 'not') return negate(this.#condition(condition.operand, named))
    return join(
      condition.kind,
      condition.parts.map((part) => this.#condition(part, named)),
    )
  }

  #selection(selection: Selection): Check {
    switch (selection.kind) {
      case 'not':
        return negate(this.#selection(selection.operand))
      case 'and':
      case 'or':
        return join(
          selection.kind,
          selection.parts.map((part) => this.#selection(part)),
        )
      default:
        return this.#item(selection)
    }
  }

  #item(item: Item): Check {
    const key = keyOf(item)
    const known = this.#items.get(key)
    if (known !== undefined) return known
    const check = this.#remember(this.#build(item))
    this.#items.set(key, check)
    return check
  }

  #build(item: Item): Check {
    const reader = this.#reader
    const test = buildItemTest(item)
    if (item.kind === 'keywords') return () => test(reader.readEverything(), reader.readNamed)
    const place = reader.placeOf(item.field)
    return () => test(reader.read(place), reader.readNamed)
  }

  #remember(check: Check): Check {
    let round = 0
    let held = false
    return () => {
      if (round !== this.#round) {
        round = this.#round
        held = check()
      }
      return held
    }
  }
}

function negate(check: Check): Check {
  return () => !check()
}

function join(kind: 'and' | 'or', checks: readonly Check[]): Check {
  const [only] = checks
  if (only !== undefined && checks.length === 1) return only
  return kind === 'and' ? () => checks.every((check) => check()) : () => checks.some((check) => check())
}

function buildItemTest({ need, tests }: Item): FieldTest {
  if (need === 'any') return buildAnyTest(tests)
  const all = tests.map(buildFieldTest)
  return (value, other) => all.every((test) => test(value, other))
}

/** Numbers are marked, since JSON has no infinite ones. */
function keyOf(item: Item): string {
  return JSON.stringify(item, (_, value: unknown) => (typeof value === 'number' ? { number: String(value) } : value))
}
