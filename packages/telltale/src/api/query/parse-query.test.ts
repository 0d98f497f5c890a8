import { FIELD } from '@telltale/model'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EVENT_SELECTION, FIELD_PARAMETERS, toEventFilter, toWindow } from './event-query.ts'
import { nearestName } from './nearest-name.ts'
import { PAGE, yesOrNo } from './parameters.ts'
import { parseQuery } from './parse-query.ts'

const SHAPE = { ...EVENT_SELECTION, ...PAGE } as const

function parse(search: string) {
  return parseQuery(new URLSearchParams(search), SHAPE, FIELD_PARAMETERS)
}

function filterOf(search: string) {
  const parsed = parse(search)
  return parsed.ok ? toEventFilter(parsed.value) : parsed.problems
}

describe('the event filter', () => {
  test('of no parameters asks for everything', () => {
    expect(filterOf('')).toEqual({})
  })

  test('takes categories repeated, with commas, under both names, once each', () => {
    expect(filterOf('category=ai_tool, ai_usage&category=ai_audit&telltale.category=ai_tool')).toEqual({
      categories: ['ai_tool', 'ai_usage', 'ai_audit'],
    })
  })

  test('reads a short name as its field, and both together as either value', () => {
    expect(filterOf('session_id=s1&gen_ai.conversation.id=s2&user_id=a%2Bb&model=')).toEqual({
      fields: new Map([
        ['gen_ai.conversation.id', ['s1', 's2']],
        ['user.id', ['a+b']],
        ['gen_ai.request.model', ['']],
      ]),
    })
  })

  test('asks for ids in the lower case that they are kept in, and leaves other text alone', () => {
    expect(filterOf('trace_id=4BF92F3577B34DA6A3CE929D0E0E4736&user_id=ABCDEF0123456789')).toEqual({
      fields: new Map([
        ['trace_id', ['4bf92f3577b34da6a3ce929d0e0e4736']],
        ['user.id', ['ABCDEF0123456789']],
      ]),
    })
  })

  test.each([
    ['2026-11-23T09:00:00Z', 1_795_424_400_000],
    ['2026-11-23T10:00:00.500+01:00', 1_795_424_400_500],
    ['2026-11-23', 1_795_392_000_000],
    ['1795424400000', 1_795_424_400_000],
    ['0', 0],
  ])('reads the time %s', (text, ms) => {
    expect(filterOf(`from=${encodeURIComponent(text)}`)).toEqual({ fromMs: ms })
  })

  test.each([
    '1795424400',
    '2026-11-23T09:00:00',
    '2026-13-01',
    'now',
    '',
    '-1',
    '1e12',
    '9999999999999',
    '2026-11-23T25:00:00Z',
  ])('refuses the time %j', (text) => {
    expect(filterOf(`to=${encodeURIComponent(text)}`)).toEqual([expect.stringMatching(/^to must be ISO 8601/)])
  })
})

test.each(['0', '1001', '-1', '1.5', '1e2', '٣', ' 5', '', '99999999999'])('the limit %j is refused', (limit) => {
  expect(parse(`limit=${encodeURIComponent(limit)}`)).toEqual({
    ok: false,
    problems: ['limit must be a whole number from 1 to 1000'],
  })
})

test('what is given once cannot be given twice', () => {
  expect(parse('limit=5&limit=6')).toEqual({ ok: false, problems: ['limit must be given once'] })
})

test('numbers of parameters and values, and their length, are bounded', () => {
  expect(parse('a=1&'.repeat(201))).toEqual({ ok: false, problems: ['a query must have at most 200 parameters'] })
  expect(parse('app=1&'.repeat(51))).toEqual({ ok: false, problems: ['app must have at most 50 values'] })
  expect(parse(`app=${'x'.repeat(1_025)}`)).toEqual({ ok: false, problems: ['app must be at most 1024 characters'] })
  expect(parse(`cursor=${'x'.repeat(513)}`)).toMatchObject({ ok: false })
})

test('yes and no are true and false and nothing else', () => {
  const shape = { flag: yesOrNo('A flag.') }
  const read = (search: string) => parseQuery(new URLSearchParams(search), shape)
  expect(read('flag=true')).toMatchObject({ value: { values: { flag: true } } })
  expect(read('flag=false')).toMatchObject({ value: { values: { flag: false } } })
  expect(read('flag=1')).toEqual({ ok: false, problems: ['flag must be true or false'] })
})

test('an unknown name is answered with the nearest known one, or with where to look', () => {
  const problems = (search: string) => filterOf(search)
  expect(problems('usr_id=1')).toEqual(['"usr_id" is not a parameter here; did you mean "user_id"?'])
  expect(problems('gen_ai.tool.nam=1')).toEqual([
    '"gen_ai.tool.nam" is not a parameter here; did you mean "gen_ai.tool.name"?',
  ])
  expect(problems('zzzzzzzz=1')).toEqual([
    '"zzzzzzzz" is not a parameter here; see /api/openapi.json for those that are',
  ])
})

test('of many unknown names the first five are described and the rest counted', () => {
  const search = new URLSearchParams(
    Array.from({ length: 9 }, (_, place): [string, string] => [`nothing-like-it-${place}`, '1']),
  )
  const parsed = parseQuery(search, SHAPE, FIELD_PARAMETERS)
  expect(parsed.ok ? [] : parsed.problems).toHaveLength(6)
  expect(parsed).toMatchObject({ problems: { 5: '4 more are no parameters here' } })
})

test('any query is either read or refused with sentences, and changes no prototype', () => {
  const name = fc.oneof(
    fc.constantFrom(...Object.keys(SHAPE), '__proto__', 'constructor', ...FIELD_PARAMETERS.keys()),
    fc.string(),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(name, fc.string())), (pairs) => {
      const parsed = parseQuery(new URLSearchParams(pairs), SHAPE, FIELD_PARAMETERS)
      if (!parsed.ok) return parsed.problems.length > 0 && parsed.problems.every((sentence) => sentence.length > 10)
      return Object.getPrototypeOf(parsed.value.values) === Object.prototype
    }),
  )
  expect(Object.keys(Object.prototype)).toEqual([])
})

test('every canonical field is a parameter but times, the category and the tenant', () => {
  const missing = Object.values(FIELD).filter((field) => !FIELD_PARAMETERS.has(field))
  expect(missing).toEqual(['@timestamp', 'event.ingested', 'telltale.category', 'telltale.tenant.id'])
})

test('a window without bounds is the last of the given length', () => {
  expect(toWindow({}, 1_000, 600)).toEqual({ fromMs: 400, toMs: 1_000 })
  expect(toWindow({ toMs: 500 }, 1_000, 600)).toEqual({ fromMs: 0, toMs: 500 })
  expect(toWindow({ fromMs: 3 }, 1_000, 600)).toEqual({ fromMs: 3, toMs: 1_000 })
})

test('the nearest name is near enough to be a slip', () => {
  expect(nearestName('catgory', ['category', 'cursor'])).toBe('category')
  expect(nearestName('Category', ['category'])).toBe('category')
  expect(nearestName('x'.repeat(5_000), ['category'])).toBeUndefined()
  expect(nearestName('tenant', ['limit', 'q'])).toBeUndefined()
})
