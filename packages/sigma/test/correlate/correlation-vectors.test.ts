import { describe, expect, test } from 'vitest'
import type { CorrelatedEvent } from '../../src/correlate/correlator.ts'
import type { CorrelationRule } from '../../src/rule/document.ts'
import { all, any, brief, correlation, correlatorOf, event, extended, hitsOf, not, tests } from './correlation-kit.ts'

/** What it shows, the correlation, its events, hits expected (`@window end, events, =measured`) once time reaches 100 s. */
type Vector = readonly [string, CorrelationRule, readonly CorrelatedEvent[], readonly string[]]

const at = (matched: string, ...seconds: number[]) => seconds.map((second) => event(second, matched))
const having = (field: string, ...pairs: [number, unknown][]) =>
  pairs.map(([second, value]) => event(second, 'a', { [field]: value }))
const count = (limits: Parameters<typeof tests>[0]) => correlation({ type: 'event_count', condition: tests(limits) })
const users = (limits: Parameters<typeof tests>[0]) =>
  correlation({ type: 'value_count', condition: tests(limits, 'user') })
const over = (type: CorrelationRule['type'], limits: Parameters<typeof tests>[0]) =>
  correlation({ type, condition: tests(limits, 'n') })
const temporal = (expression: Parameters<typeof extended>[0]) =>
  correlation({ type: 'temporal', rules: ['a', 'b', 'c'], condition: extended(expression) })
const ordered = (expression: Parameters<typeof extended>[0]) =>
  correlation({ type: 'temporal_ordered', rules: ['a', 'b', 'c'], condition: extended(expression) })

function check(vectors: readonly Vector[]): void {
  test.each(vectors)('%s', (_, rule, events, expected) => {
    expect(hitsOf(correlatorOf([rule]), events, 100).map(brief)).toEqual(expected)
  })
}

describe('event_count', () =>
  check([
    ['gte fires with the event that reaches it', count({ gte: 3 }), at('a', 1, 2, 3), ['@3 3 =3']],
    ['gt needs one more', count({ gt: 3 }), at('a', 1, 2, 3, 4), ['@4 4 =4']],
    ['both ends of a window belong to it', count({ gte: 2 }), at('a', 1, 11), ['@11 2 =2']],
    ['a little longer is too long', count({ gte: 2 }), at('a', 1, 11.001), []],
    ['other rules do not count', count({ gte: 2 }), at('b', 1, 2), []],
    ['true without end fires at the double', count({ gte: 2 }), at('a', 1, 2, 3, 4, 5), ['@2 2 =2', '@4 4 =4']],
    ['and with a window of its own', count({ gte: 2 }), at('a', 1, 2, 13, 14), ['@2 2 =2', '@14 2 =2']],
    ['lt is judged when the window is over', count({ lt: 3 }), at('a', 1, 2, 50, 51, 52), ['@11 2 =2']],
    ['lte', count({ lte: 1 }), at('a', 1, 20, 21), ['@11 1 =1']],
    ['eq', count({ eq: 2 }), at('a', 1, 2, 20, 40, 41, 42), ['@11 2 =2']],
    ['neq', count({ neq: 2 }), at('a', 1, 2, 20), ['@30 1 =1']],
    [
      'a range is judged when the window is over',
      count({ gt: 1, lte: 3 }),
      at('a', 1, 2, 20, 21, 22, 23),
      ['@11 2 =2'],
    ],
    ['no event, no window', count({ eq: 0 }), at('b', 1), []],
  ]))

describe('value_count', () =>
  check([
    ['counts each value once', users({ gte: 2 }), having('user', [1, 'x'], [2, 'x'], [3, 'y']), ['@3 3 =2']],
    ['a list brings each of its values', users({ gte: 3 }), having('user', [1, ['x', 'y', 'z']]), ['@1 1 =3']],
    [
      'absent and null take no part',
      users({ gte: 1 }),
      having('other', [1, 'x']).concat(having('user', [2, null])),
      [],
    ],
    [
      'several fields count as one tuple',
      correlation({ type: 'value_count', condition: tests({ gte: 3 }, 'x', 'y') }),
      [
        event(1, 'a', { x: 1, y: 1 }),
        event(2, 'a', { x: 1, y: 2 }),
        event(3, 'a', { x: 1, y: 1 }),
        event(4, 'a', { x: 2, y: 1 }),
      ],
      ['@4 4 =3'],
    ],
    [
      'lt is judged when the window is over',
      users({ lt: 2 }),
      having('user', [1, 'x'], [2, 'x'], [20, 'x'], [21, 'y']),
      ['@11 2 =1'],
    ],
  ]))

describe('numbers', () =>
  check([
    ['a sum', over('value_sum', { gt: 10 }), having('n', [1, 6], [2, '4.5'], [3, 'x']), ['@2 2 =10.5']],
    ['a sum of a list', over('value_sum', { gte: 6 }), having('n', [1, [1, 2, 3]]), ['@1 1 =6']],
    ['what left the window is not summed', over('value_sum', { gte: 10 }), having('n', [1, 6], [12, 6]), []],
    ['an average', over('value_avg', { gt: 4 }), having('n', [1, 2], [2, 4], [3, 9]), ['@3 3 =5']],
    [
      'a low average is judged when the window is over',
      over('value_avg', { lt: 3 }),
      having('n', [1, 1], [2, 4]),
      ['@11 2 =2.5'],
    ],
    ['a median between two', over('value_median', { gte: 3 }), having('n', [1, 2], [2, 4]), ['@2 2 =3']],
    [
      'a percentile',
      correlation({
        type: 'value_percentile',
        condition: { kind: 'aggregate', tests: [{ comparison: 'gte', value: 9 }], fields: ['n'], percentile: 90 },
      }),
      having('n', ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((n): [number, number] => [n, n])),
      ['@10 10 =9.1'],
    ],
  ]))

describe('temporal', () =>
  check([
    ['all rules in any order', temporal(all('a', 'b')), [...at('b', 1), ...at('a', 5)], ['@5 2']],
    ['not when too far apart', temporal(all('a', 'b')), [...at('b', 1), ...at('a', 12)], []],
    ['one event may match both', temporal(all('a', 'b')), at('ab', 1), ['@1 1']],
    ['or', temporal(any('a', all('b', 'c'))), [...at('b', 1), ...at('c', 2)], ['@2 2']],
    ['not: fires when it did not come', temporal(all('a', not('b'))), at('a', 1), ['@11 1']],
    ['not: it came after', temporal(all('a', not('b'))), [...at('a', 1), ...at('b', 9)], []],
    ['not: it came before', temporal(all('a', not('b'))), [...at('b', 1), ...at('a', 9)], []],
    ['not: it came too late', temporal(all('a', not('b'))), [...at('a', 1), ...at('b', 12)], ['@11 1']],
    [
      'a number of rules',
      correlation({ type: 'temporal', rules: ['a', 'b', 'c'], condition: tests({ gte: 2 }) }),
      [...at('a', 1, 2), ...at('c', 3)],
      ['@3 3 =2'],
    ],
  ]))

describe('temporal_ordered', () =>
  check([
    ['in order', ordered(all('a', 'b', 'c')), [...at('a', 1), ...at('b', 2), ...at('c', 3)], ['@3 3']],
    ['not in order', ordered(all('a', 'b')), [...at('b', 1), ...at('a', 2)], []],
    ['others in between', ordered(all('a', 'c')), [...at('a', 1), ...at('b', 2), ...at('c', 3)], ['@3 3']],
    ['one event is not two steps', ordered(all('a', 'b')), at('ab', 1), []],
    ['equal times count in the order they came', ordered(all('a', 'b')), [...at('a', 1), ...at('b', 1)], ['@1 2']],
    ['or takes either', ordered(all('a', any('b', 'c'))), [...at('a', 1), ...at('c', 2)], ['@2 2']],
    ['not, judged when over', ordered(all('a', 'c', not('b'))), [...at('a', 1), ...at('c', 2)], ['@11 2']],
    ['not, but it came', ordered(all('a', 'c', not('b'))), [...at('a', 1), ...at('b', 2), ...at('c', 3)], []],
    [
      'a number of rules in order',
      correlation({ type: 'temporal_ordered', rules: ['a', 'b', 'c'], condition: tests({ gte: 2 }) }),
      [...at('b', 1), ...at('a', 2), ...at('c', 3)],
      ['@3 3 =2'],
    ],
  ]))
