import { describe, expect, test } from 'vitest'
import type { CorrelatedEvent } from '../../src/correlate/correlator.ts'
import type { CorrelationRule } from '../../src/rule/document.ts'
import { all, brief, correlation, correlatorOf, event, extended, hitsOf, tests } from './correlation-kit.ts'

const at = (matched: string, ...seconds: number[]) => seconds.map((second) => event(second, matched))
const answer = correlation({
  type: 'telltale_absence',
  rules: ['b', 'c'],
  condition: { kind: 'absence', after: 'a', atLeast: 1 },
})
const silence = (atLeast: number) => correlation({ type: 'telltale_absence', condition: { kind: 'absence', atLeast } })

describe('telltale_absence', () => {
  const vectors: readonly (readonly [string, CorrelationRule, readonly CorrelatedEvent[], readonly string[]])[] = [
    ['an answer in time is no hit', answer, [...at('a', 1), ...at('b', 11)], []],
    ['an answer too late is', answer, [...at('a', 1), ...at('c', 12)], ['@11 1']],
    ['an answer before does not count', answer, [...at('b', 1), ...at('a', 2)], ['@12 1']],
    ['one answer serves all that wait', answer, [...at('a', 1, 2, 3), ...at('b', 4)], []],
    ['each that waits in vain is a hit', answer, at('a', 1, 5), ['@11 1', '@15 1']],
    ['a group that falls silent', silence(3), at('a', 1, 5, 9), ['@19 3']],
    ['too little known to be missed', silence(3), at('a', 1, 5), []],
    ['silent twice, missed twice', silence(2), at('a', 1, 5, 40), ['@15 2', '@50 3']],
  ]
  test.each(vectors)('%s', (_, rule, events, expected) => {
    expect(hitsOf(correlatorOf([rule]), events, 100).map(brief)).toEqual(expected)
  })

  test('a silent group names the events it was last seen by, and is forgotten after ten timespans', () => {
    const correlator = correlatorOf([silence(2)])
    const [hit] = hitsOf(correlator, at('a', 1, 2), 50)
    expect(hit?.events).toEqual(['a@1', 'a@2'])
    expect(correlator.tick(200_000)).toEqual([])
    expect(hitsOf(correlator, at('a', 201), 300)).toEqual([])
  })
})

describe('telltale_baseline', () => {
  const habit = (parts: object) =>
    correlation({
      type: 'telltale_baseline',
      groupBy: ['user'],
      condition: {
        kind: 'baseline',
        measure: 'count',
        fields: [],
        deviations: 3,
        direction: 'above',
        minimum: 5,
        learn: 4,
        ...parts,
      },
    })
  /** So many events in each window of ten seconds. */
  const days = (counts: readonly number[], value: (i: number) => unknown = (i) => i) =>
    counts.flatMap((count, day) =>
      Array.from({ length: count }, (_, i) => event(day * 10 + (i + 0.5) / 100, 'a', { user: 'x', n: value(i) })),
    )

  test.each([
    ['far above its own habit, as soon as it is', {}, days([4, 5, 4, 5, 30]), ['x @40.085 9 =9']],
    ['nothing is said while it learns', {}, days([4, 5, 4, 30]), []],
    ['silent windows between count as zero', {}, days([4, 0, 0, 0, 5]), ['x @40.045 5 =5']],
    ['below the minimum nothing is said', { minimum: 40 }, days([4, 5, 4, 5, 30]), []],
    [
      'far below, when the window is over',
      { direction: 'below', minimum: 5 },
      days([20, 21, 20, 22, 2, 20]),
      ['x @50 2 =2'],
    ],
    [
      'silence is far below as well',
      { direction: 'below', minimum: 5 },
      [...days([20, 21, 20, 22, 0, 20]), event(61, 'b')],
      ['@50 0 =0'],
    ],
    ['a sum', { measure: 'sum', fields: ['n'], minimum: 1 }, days([3, 3, 3, 3, 9], () => 0.5), ['x @40.035 4 =2']],
    [
      'distinct values',
      { measure: 'distinct', fields: ['n'], minimum: 1 },
      days([3, 3, 3, 3, 9], (i) => i % 8),
      ['x @40.075 8 =8'],
    ],
    [
      'more of the same is not more distinct',
      { measure: 'distinct', fields: ['n'] },
      days([3, 3, 3, 3, 90], (i) => i % 4),
      [],
    ],
  ] as const)('%s', (_, parts, events, expected) => {
    const hits = hitsOf(correlatorOf([habit(parts)]), events)
    expect(hits.map(brief).map((text) => text.replace(/^x @50 0/, '@50 0'))).toEqual(expected)
  })
})

describe('chains', () => {
  const inner = correlation({
    name: 'inner',
    type: 'event_count',
    groupBy: ['user'],
    condition: tests({ gte: 2 }),
  })
  const outer = correlation({
    name: 'outer',
    type: 'temporal_ordered',
    rules: ['inner', 'b'],
    groupBy: ['account'],
    aliases: new Map([
      [
        'account',
        new Map([
          ['inner', 'user'],
          ['b', 'name'],
        ]),
      ],
    ]),
    condition: extended(all('inner', 'b')),
  })
  const guesses = [event(1, 'a', { user: 'x' }), event(2, 'a', { user: 'x' })]

  test('a hit is an event with the fields of its group, under an alias too', () => {
    const hits = hitsOf(correlatorOf([outer, inner]), [...guesses, event(3, 'b', { name: 'x' })])
    expect(hits.map((hit) => [hit.rule.name, brief(hit)])).toEqual([
      ['inner', 'x @2 2 =2'],
      ['outer', 'x @3 2'],
    ])
    expect(hits[1]?.group).toEqual([['account', 'x']])
    expect(hits[1]?.events).toEqual(['a@1', 'a@2', 'b@3'])
  })

  test('another account is another group', () => {
    expect(hitsOf(correlatorOf([outer, inner]), [...guesses, event(3, 'b', { name: 'y' })])).toHaveLength(1)
  })

  test('may be thousands deep', () => {
    const chain = Array.from({ length: 3_000 }, (_, i) =>
      correlation({
        name: `c${i}`,
        rules: [i === 0 ? 'a' : `c${i - 1}`],
        type: 'event_count',
        condition: tests({ gte: 1 }),
      }),
    )
    expect(hitsOf(correlatorOf(chain.reverse()), at('a', 1))).toHaveLength(3_000)
  })

  test('that rest on themselves never come true', () => {
    const [one, two] = ['one', 'two'].map((name, i) =>
      correlation({ name, rules: ['a', i === 0 ? 'two' : 'one'], type: 'event_count', condition: tests({ gte: 1 }) }),
    )
    expect(hitsOf(correlatorOf([one, two].filter((rule) => rule !== undefined)), at('a', 1, 2))).toEqual([])
  })
})
