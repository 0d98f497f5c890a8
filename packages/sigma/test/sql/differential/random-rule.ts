import type { Condition } from '../../../src/rule/condition.ts'
import type { DetectionRule } from '../../../src/rule/document.ts'
import { type PatternPart, type Selection, TIME_PARTS, type ValueTest } from '../../../src/rule/selection.ts'
import { randomText } from './random-event.ts'
import type { Random } from './seeded-random.ts'
import { NETWORKS, SOURCES, WHOLE_TEXTS } from './words.ts'

type Names = readonly [string, ...string[]]

const METADATA = {
  kind: 'rule',
  file: 'random.yml',
  line: 1,
  column: 1,
  title: 'random',
  taxonomy: 'sigma',
  references: [],
  tags: [],
  falsepositives: [],
  fields: [],
  scope: [],
  related: [],
  custom: new Map(),
  logsource: {},
} as const

/** A rule of one to three selections over these fields. */
export function randomRule(random: Random, fields: Names): DetectionRule {
  const names: Names = ['s0', 's1', 's2']
  const selections = new Map(names.map((name) => [name, randomSelection(random, fields, 0)] as const))
  return { ...METADATA, selections, condition: randomCondition(random, names, 0) }
}

function randomCondition(random: Random, names: Names, depth: number): Condition {
  const kind = depth > 2 ? 0 : random.below(6)
  if (kind < 3) return { kind: 'name', name: random.pick(names) }
  if (kind === 3) return { kind: 'not', operand: randomCondition(random, names, depth + 1) }
  const parts = Array.from({ length: 1 + random.below(2) }, () => randomCondition(random, names, depth + 1))
  return { kind: kind === 4 ? 'and' : 'or', parts }
}

function randomSelection(random: Random, fields: Names, depth: number): Selection {
  const kind = depth > 2 ? 0 : random.below(12)
  if (kind < 8) {
    const need = random.chance(0.75) ? 'any' : 'all'
    return { kind: 'field', field: random.pick(fields), need, tests: randomTests(random, fields, 0) }
  }
  if (kind === 8) {
    const need = random.chance(0.7) ? 'any' : 'all'
    const tests = Array.from({ length: 1 + random.below(2) }, () => randomKeyword(random))
    return { kind: 'keywords', need, tests }
  }
  if (kind === 9) return { kind: 'not', operand: randomSelection(random, fields, depth + 1) }
  const parts = Array.from({ length: 1 + random.below(2) }, () => randomSelection(random, fields, depth + 1))
  return { kind: kind === 10 ? 'and' : 'or', parts }
}

function randomTests(random: Random, fields: Names, depth: number): readonly ValueTest[] {
  return Array.from({ length: 1 + random.below(random.chance(0.1) ? 8 : 2) }, () => randomTest(random, fields, depth))
}

const COMPARISONS = ['eq', 'lt', 'lte', 'gt', 'gte'] as const
const STANDS = ['equals', 'contains', 'startswith', 'endswith'] as const

function randomTest(random: Random, fields: Names, depth: number): ValueTest {
  const [, ...orders] = COMPARISONS
  const makers: readonly [() => ValueTest, ...(() => ValueTest)[]] = [
    () => randomPattern(random),
    () => randomPattern(random),
    () => randomPattern(random),
    () => randomRegex(random),
    () => ({
      kind: 'equal',
      value: random.chance(0.3) ? random.chance(0.5) : random.pick([0, 5, -1, 0.1, 1e21, 1e-7, 1000]),
    }),
    () => ({
      kind: 'compare',
      comparison: random.pick(orders as ['lt', 'lte', 'gt', 'gte']),
      value: random.pick([0, 5, -1, 0.1, 1e3, 1e300, -0.0015]),
    }),
    () => randomTime(random),
    () => ({ kind: 'cidr', network: random.pick(NETWORKS) }),
    () => ({ kind: 'exists', wanted: random.chance(0.5) }),
    () => ({ kind: 'null' }),
    () => ({ kind: 'fieldref', field: random.pick(fields), how: random.pick(STANDS), cased: random.chance(0.3) }),
    () => (depth > 1 ? randomPattern(random) : { kind: 'anyOf', tests: randomTests(random, fields, depth + 1) }),
  ]
  return random.pick(makers)()
}

function randomTime(random: Random): ValueTest {
  const value = random.pick([0, 1, 2, 12, 23, 29, 30, 31, 52, 53, 59, 1900, 2024])
  return { kind: 'time', part: random.pick(TIME_PARTS), comparison: random.pick(COMPARISONS), value }
}

/** Mostly short: what never matches proves little. */
function randomPattern(random: Random): ValueTest {
  if (random.chance(0.1))
    return { kind: 'pattern', parts: [{ kind: 'text', text: random.pick(WHOLE_TEXTS) }], cased: false }
  const parts: PatternPart[] = []
  if (random.chance(0.6)) parts.push({ kind: 'many' })
  for (let i = random.below(3); i >= 0; i -= 1) {
    const kind = random.below(6)
    if (kind < 4) parts.push({ kind: 'text', text: beginning(randomText(random)) })
    else parts.push(kind === 4 ? { kind: 'one' } : { kind: 'many' })
  }
  if (random.chance(0.6)) parts.push({ kind: 'many' })
  return { kind: 'pattern', parts, cased: random.chance(0.3) }
}

function randomRegex(random: Random): ValueTest {
  const source = random.chance(0.8) ? random.pick(SOURCES) : `${random.pick(SOURCES)}${random.pick(SOURCES)}`
  const [ignoreCase, multiline, dotAll] = [random.chance(0.3), random.chance(0.3), random.chance(0.3)]
  return { kind: 'regex', source, ignoreCase, multiline, dotAll }
}

function randomKeyword(random: Random): ValueTest {
  if (random.chance(0.2)) return randomRegex(random)
  const text = beginning(randomText(random))
  return {
    kind: 'pattern',
    parts: [{ kind: 'many' }, { kind: 'text', text }, { kind: 'many' }],
    cased: random.chance(0.3),
  }
}

/** Whole characters, never half of one. */
function beginning(text: string): string {
  return [...text].slice(0, 3).join('')
}
