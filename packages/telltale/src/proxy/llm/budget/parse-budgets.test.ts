import { expect, test } from 'vitest'
import { parseBudgets } from './parse-budgets.ts'

test('a file is read, with its defaults', () => {
  const parsed = parseBudgets({
    budgets: [{ id: 'day', per: 'user', window: '24h', usd: 5 }],
    prices: [{ model: 'gpt-*', input: 1, output: 2 }],
  })
  expect(parsed).toEqual({
    ok: true,
    plan: {
      budgets: [{ id: 'day', per: 'user', windowMs: 86_400_000, action: 'refuse', usd: 5 }],
      prices: [{ model: 'gpt-*', input: 1, output: 2 }],
      assumedOutput: 4096,
    },
  })
})

test('every problem is told at once, with its place', () => {
  const parsed = parseBudgets({
    budgets: [
      { id: 'a b', per: 'team', window: '0h', tokens: -1 },
      { id: 'x', per: 'all', window: '1d' },
      { id: 'y', per: 'all', window: '1d', usd: 1, token: 5 },
    ],
    price: [],
  })
  const text = parsed.ok ? '' : parsed.problems.join('\n')
  for (const place of ['price:', '[0].id', '[0].per', '[0].window', '[0].tokens', '[1]: must bound', '[2].token:']) {
    expect(text).toContain(place)
  }
})

test.each([undefined, null, [], {}, { budgets: 'all' }, { budgets: [null] }])('%j is no file of budgets', (input) => {
  expect(parseBudgets(input).ok).toBe(false)
})
