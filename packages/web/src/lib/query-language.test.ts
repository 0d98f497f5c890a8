import { describe, expect, test } from 'vitest'
import { addFilter, formatQuery, parseQuery, queryParams, removeFilter } from './query-language.ts'

const terms = (query: string) => {
  const parsed = parseQuery(query)
  if (!parsed.ok) throw new Error(parsed.problem.message)
  return parsed.terms
}
const problem = (query: string) => {
  const parsed = parseQuery(query)
  return parsed.ok ? undefined : parsed.problem
}

describe('parseQuery', () => {
  test('reads typed conditions joined by and', () => {
    expect(terms('deployment.environment.name is production and telltale.category in (retrieval, tool)')).toEqual([
      { kind: 'field', field: 'deployment.environment.name', values: ['production'] },
      { kind: 'field', field: 'telltale.category', values: ['ai_retrieval', 'ai_tool'] },
    ])
  })

  test('takes words that name no field as text to find', () => {
    expect(terms('ignore previous instructions')).toEqual([{ kind: 'text', text: 'ignore previous instructions' }])
    expect(terms('"is this a \\"quote\\"?" and app is mail')).toEqual([
      { kind: 'text', text: 'is this a "quote"?' },
      { kind: 'field', field: 'service.name', values: ['mail'] },
    ])
  })

  test('compares numbers, between two bounds too', () => {
    expect(terms('risk >= 0.8')).toEqual([{ kind: 'field', field: 'telltale.risk.score', values: ['>=0.8'] }])
    const between = terms('telltale.risk.score >= 0.3 and log is tool and risk<0.8')
    expect(between[0]).toEqual({ kind: 'field', field: 'telltale.risk.score', values: ['>=0.3', '<0.8'] })
    expect(formatQuery(between)).toBe(
      'telltale.risk.score >= 0.3 and telltale.risk.score < 0.8 and telltale.category is tool',
    )
    expect(terms(formatQuery(between))).toEqual(between)
    expect(queryParams(between).getAll('telltale.risk.score')).toEqual(['>=0.3', '<0.8'])
    expect(problem('user.id >= 3')?.message).toContain('compares numbers')
    expect(problem('risk >= high')?.message).toContain('“high” is not a number')
    expect(problem('risk >= 0.3 and risk is 1')?.message).toContain('stands here twice')
  })

  test('finds risk by short names', () => {
    expect(terms('risk.labels in (secret, pii) and verdict is malicious')).toEqual([
      { kind: 'field', field: 'telltale.risk.labels', values: ['secret', 'pii'] },
      { kind: 'field', field: 'telltale.risk.verdict', values: ['malicious'] },
    ])
  })

  test('reads a missing field as the empty value', () => {
    expect(terms('user.id is missing')).toEqual([{ kind: 'field', field: 'user.id', values: [''] }])
  })

  test('reads values with colons and takes = for is', () => {
    expect(terms('url.full is https://a.example:8080/x')).toEqual([
      { kind: 'field', field: 'url.full', values: ['https://a.example:8080/x'] },
    ])
    expect(terms('user.id = dana')).toEqual([{ kind: 'field', field: 'user.id', values: ['dana'] }])
  })

  test('reads an empty query as no condition', () => {
    expect(terms('  ')).toEqual([])
  })

  test('names what is no operator by its characters', () => {
    expect(problem('gen_ai.tool.name >> 1')).toEqual({
      at: 17,
      end: 19,
      message: '“>>” at 17 is not an operator: use “is” or “in”',
    })
  })

  test('names an unknown field and one like it', () => {
    expect(problem('gen_ai.tool.nam is x')).toMatchObject({
      at: 0,
      end: 15,
      message: '“gen_ai.tool.nam” is not a field: did you mean gen_ai.tool.name?',
    })
  })

  test.each([
    ['user.id is', 10, 'a value is missing'],
    ['user.id', 7, 'say “is” or “in” and a value'],
    ['user.id in (a, b', 16, '“)” is missing'],
    ['user.id is a or user.id is b', 13, '“or” is not known: use “field in (a, b)” for either'],
    ['not user.id is a', 0, '“not” is not known: conditions say what must be there'],
    ['user.id is "a', 11, 'this quote is never closed'],
    ['"a" and "b"', 8, 'one text at a time: put the words in one pair of quotes'],
    ['user.id is a and', 16, 'a condition is missing after “and”'],
    ['user.id is a user.name is b', 13, '“user.name” is not expected here: join conditions with “and”'],
    ['__proto__ is a', 0, '“__proto__” is not a field'],
    ['limit is 5', 0, '“limit” is not a field'],
    ['@timestamp is 5', 0, '“@timestamp” is not a field'],
    ['log is prompts', 7, '“prompts” is none of the nine logs'],
    ['log is missing', 7, 'every event is in one of the nine logs'],
  ])('points into %s', (query, at, message) => {
    const found = problem(query)
    expect(found?.at).toBe(at)
    expect(found?.message.startsWith(message)).toBe(true)
  })
})

describe('filters', () => {
  test('adds a value, widens to in, and takes it out again', () => {
    const one = addFilter([], 'telltale.category', 'ai_tool')
    const two = addFilter(one, 'telltale.category', 'ai_egress')
    expect(formatQuery(two)).toBe('telltale.category in (tool, egress)')
    expect(formatQuery(removeFilter(two, 'telltale.category', 'ai_tool'))).toBe('telltale.category is egress')
    expect(removeFilter(one, 'telltale.category', 'ai_tool')).toEqual([])
    expect(addFilter(two, 'telltale.category', 'ai_tool')).toEqual(two)
  })

  test.each(['a b', 'say "hi" \\ there', '(x)', 'missing', 'a=b', ''])('spells %j so that it reads back', (value) => {
    const written = formatQuery([{ kind: 'field', field: 'user.id', values: [value] }])
    expect(terms(written)).toEqual([{ kind: 'field', field: 'user.id', values: [value] }])
  })

  test('becomes the parameters of the API', () => {
    expect(queryParams(terms('log in (tool, egress) and user is dana and "pay it"')).toString()).toBe(
      'category=ai_tool&category=ai_egress&user.id=dana&q=pay+it',
    )
  })
})
