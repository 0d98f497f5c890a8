import { describe, expect, test } from 'vitest'
import { parseSel, patternsOf, problemsOf, ruleText, testsOf } from './rule-text.ts'

describe('texts', () => {
  test.each([
    ["'abc'", '<abc>'],
    ["''", ''],
    ["'a*b?c'", '<a>*<b>?<c>'],
    ["'**'", '*'],
    [String.raw`'\*'`, '<*>'],
    [String.raw`'\?'`, '<?>'],
    [String.raw`'\\*'`, String.raw`<\>*`],
    [String.raw`'\\\*'`, String.raw`<\*>`],
    [String.raw`'C:\Windows'`, String.raw`<C:\Windows>`],
    [String.raw`'a\\b'`, String.raw`<a\b>`],
    [String.raw`'\\\\srv'`, String.raw`<\\srv>`],
    [String.raw`'end\'`, String.raw`<end\>`],
    ["'100%'", '<100%>'],
    ['yes', '<yes>'],
    ['2024-01-02', '<2024-01-02>'],
    ['123456789012345678901', '<123456789012345678901>'],
  ])('%s is read as %s', (written, pattern) => {
    expect(patternsOf(`{ f: ${written} }`)).toEqual([pattern])
  })

  test('numbers and booleans are equal to themselves', () => {
    expect(testsOf('{ f: [1, 2.5, true] }')).toEqual([
      { kind: 'equal', value: 1 },
      { kind: 'equal', value: 2.5 },
      { kind: 'equal', value: true },
    ])
  })

  test('a number with a modifier for text is read as it was written', () => {
    expect(patternsOf('{ f|contains: 10 }')).toEqual(['*<10>*'])
  })

  test('null stands for absent', () => {
    expect(testsOf('{ f: null }')).toEqual([{ kind: 'null' }])
    expect(testsOf('{ f: }')).toEqual([{ kind: 'null' }])
  })
})

describe('modifiers for text', () => {
  test.each([
    ['f|contains: a', '*<a>*'],
    ['f|startswith: a', '<a>*'],
    ['f|endswith: a', '*<a>'],
    ["f|contains: '*a'", '*<a>*'],
    ['f|cased: A', 'cased <A>'],
    ['f|contains|cased: A', 'cased *<A>*'],
    ['f|base64: foo', '<Zm9v>'],
    ['f|base64: fo', '<Zm8=>'],
    ['f|base64: é', '<w6k=>'],
    ['f|base64|contains: foo', '*<Zm9v>*'],
    ['f|base64offset|contains: /bin/bash', '*<L2Jpbi9iYXNo>* | *<9iaW4vYmFza>* | *<vYmluL2Jhc2>*'],
    ['f|wide|base64: ab', '<YQBiAA==>'],
    ['f|utf16le|base64: ab', '<YQBiAA==>'],
    ['f|utf16be|base64: ab', '<AGEAYg==>'],
    ['f|utf16|base64: ab', '<//5hAGIA>'],
    ['f|wide|base64offset|contains: ping', '*<cABpAG4AZw>* | *<AAaQBuAGcA>* | *<wAGkAbgBnA>*'],
  ])('%s', (item, pattern) => {
    expect(patternsOf(`{ ${item} }`)).toEqual([pattern])
  })

  test('windash turns each dash that begins a word', () => {
    const patterns = patternsOf('{ f|windash|contains: " -x" }')
    expect(patterns).toEqual(['*< -x>* | *< /x>* | *< –x>* | *< —x>* | *< ―x>*'])
    expect(patternsOf('{ f|windash: a-b - c }')).toEqual(['<a-b - c>'])
    expect(patternsOf('{ f|windash: -a /b }')[0]?.split(' | ')).toHaveLength(25)
  })

  test('windash turns many dashes all alike', () => {
    const texts = patternsOf('{ f|windash: -a -b -c -d /e }')[0]?.split(' | ')
    expect(texts).toHaveLength(6)
    expect(texts?.[0]).toBe('<-a -b -c -d /e>')
    expect(texts).toContain('</a /b /c /d /e>')
  })

  test('base64 takes no wildcards', () => {
    expect(problemsOf(ruleText("{ f|contains|base64: 'abc' }"))).toEqual(['5:29 error wildcard-in-base64'])
    expect(problemsOf(ruleText('{ f|base64offset: a }'))).toEqual(['5:26 error too-short'])
  })
})

describe('all and neq', () => {
  test('all asks for every value', () => {
    expect(parseSel('{ f|contains|all: [a, b] }')).toMatchObject({ kind: 'field', field: 'f', need: 'all' })
    expect(parseSel('{ f|contains: [a, b] }')).toMatchObject({ need: 'any' })
    expect(problemsOf(ruleText('{ f|all: a }'))).toEqual(['5:12 warning all-of-one'])
  })

  test('neq turns the whole item round', () => {
    const item = { kind: 'field', field: 'f', need: 'any', tests: [{ kind: 'equal', value: 1 }] }
    expect(parseSel('{ f|neq: 1 }')).toEqual({ kind: 'not', operand: item })
    expect(parseSel('{ f|neq: null }')).toMatchObject({ kind: 'not', operand: { tests: [{ kind: 'null' }] } })
    expect(parseSel('{ f|contains|all|neq: [a, b] }')).toMatchObject({ kind: 'not', operand: { need: 'all' } })
  })
})

describe('other kinds of tests', () => {
  const regex = { kind: 'regex', source: 'a.b', ignoreCase: false, multiline: false, dotAll: false }

  test.each([
    ['f|re: a.b', regex],
    ['f|re|i: a.b', { ...regex, ignoreCase: true }],
    ['f|re|ignorecase|multiline|dotall: a.b', { ...regex, ignoreCase: true, multiline: true, dotAll: true }],
    ['f|re|m|s: a.b', { ...regex, multiline: true, dotAll: true }],
    ['f|re|contains: a.b', regex],
    ['f|re|startswith: a.b', { ...regex, source: String.raw`\A(?:a.b)` }],
    ['f|re|endswith: a.b', { ...regex, source: String.raw`(?:a.b)\z` }],
    ['f|lt: 1.5', { kind: 'compare', comparison: 'lt', value: 1.5 }],
    ['f|lte: -2', { kind: 'compare', comparison: 'lte', value: -2 }],
    ['f|gt: 1e3', { kind: 'compare', comparison: 'gt', value: 1000 }],
    ['f|gte: 0', { kind: 'compare', comparison: 'gte', value: 0 }],
    ['f|minute: 59', { kind: 'time', part: 'minute', comparison: 'eq', value: 59 }],
    ['f|hour|gte: 22', { kind: 'time', part: 'hour', comparison: 'gte', value: 22 }],
    ['f|lt|hour: 6', { kind: 'time', part: 'hour', comparison: 'lt', value: 6 }],
    ['f|day: 31', { kind: 'time', part: 'day', comparison: 'eq', value: 31 }],
    ['f|week: 53', { kind: 'time', part: 'week', comparison: 'eq', value: 53 }],
    ['f|month: 12', { kind: 'time', part: 'month', comparison: 'eq', value: 12 }],
    ['f|year|gt: 2020', { kind: 'time', part: 'year', comparison: 'gt', value: 2020 }],
    ['f|cidr: 10.0.0.0/8', { kind: 'cidr', network: '10.0.0.0/8' }],
    ['f|cidr: 10.1.2.3', { kind: 'cidr', network: '10.1.2.3/32' }],
    ["f|cidr: 'fd00::/8'", { kind: 'cidr', network: 'fd00::/8' }],
    ['f|exists: true', { kind: 'exists', wanted: true }],
    ['f|exists: false', { kind: 'exists', wanted: false }],
    ['f|fieldref: g', { kind: 'fieldref', field: 'g', how: 'equals', cased: false }],
    ['f|fieldref|endswith|cased: g', { kind: 'fieldref', field: 'g', how: 'endswith', cased: true }],
    ['f|contains|fieldref: g', { kind: 'fieldref', field: 'g', how: 'contains', cased: false }],
  ])('%s', (item, expected) => {
    expect(testsOf(`{ ${item} }`)).toEqual([expected])
  })

  test('bits past the mask are cleared, with a warning', () => {
    expect(problemsOf(ruleText('{ f|cidr: 10.1.2.3/8 }'))).toEqual(['5:18 warning cidr-host-bits -> 10.0.0.0/8'])
  })
})

describe('placeholders', () => {
  const placeholders = new Map<string, readonly (string | number)[]>([
    ['admins', ['root', 'adm*']],
    ['ports', [22, 3389]],
    ['nets', ['10.0.0.0/8', '192.168.0.0/16']],
    ['none', []],
  ])

  test.each([
    ["f|expand: '%admins%'", '<root> | <adm>*'],
    ["f|expand|contains: 'u=%admins%;'", '*<u=root;>* | *<u=adm>*<;>*'],
    ["f|contains|expand: '%ports%'", '*<22>* | *<3389>*'],
    ["f|expand: '%ports%-%admins%'", '<22-root> | <22-adm>* | <3389-root> | <3389-adm>*'],
    [String.raw`f|expand: '50\%%ports%'`, '<50%22> | <50%3389>'],
  ])('%s', (item, pattern) => {
    expect(patternsOf(`{ ${item} }`, { placeholders })).toEqual([pattern])
  })

  test('other kinds of tests take them, too', () => {
    const numbers = testsOf("{ f|gt|expand: '%ports%' }", { placeholders })
    expect(numbers).toMatchObject([{ kind: 'anyOf', tests: [{ value: 22 }, { value: 3389 }] }])
    const networks = testsOf("{ f|cidr|expand: '%nets%' }", { placeholders })
    expect(networks).toMatchObject([{ tests: [{ network: '10.0.0.0/8' }, { network: '192.168.0.0/16' }] }])
    const [regex] = testsOf("{ f|re|expand: '^%admins%$' }", { placeholders })
    expect(regex).toMatchObject({ source: '^(?:root|adm(?s:.*))$' })
  })

  test('one that is not known, or has no values, is named', () => {
    expect(problemsOf(ruleText("{ f|expand: '%nobody%' }"))).toEqual(['5:20 error unresolved-placeholder'])
    expect(problemsOf(ruleText("{ f|expand: '%none%' }"), { placeholders })).toEqual([
      '5:20 error unresolved-placeholder',
    ])
  })

  test('one that is not known may stand for anything', () => {
    const options = { allowUnresolvedPlaceholders: true }
    expect(problemsOf(ruleText("{ f|expand: 'a%nobody%' }"), options)).toEqual(['5:20 warning unresolved-placeholder'])
  })

  test('without expand a percent sign is itself', () => {
    expect(patternsOf("{ f: '%admins%' }", { placeholders })).toEqual(['<%admins%>'])
  })
})

describe('what makes no sense', () => {
  test.each([
    ['{ f|contians: a }', '5:12 error unknown-modifier -> contains'],
    ['{ f|contains|startwith: a }', '5:21 error unknown-modifier -> startswith'],
    ['{ f|contains|endswith: a }', '5:21 error modifier-conflict'],
    ['{ f|lt|gt: 1 }', '5:15 error modifier-conflict'],
    ['{ f|i: a }', '5:12 error modifier-conflict'],
    ['{ f|cidr|contains: 10.0.0.0/8 }', '5:17 error modifier-conflict'],
    ['{ f|re|base64: a }', '5:15 error modifier-conflict'],
    ['{ f|exists|neq: true }', '5:19 error modifier-conflict'],
    ['{ f|base64|base64offset: abc }', '5:19 error modifier-conflict'],
    ['{ f|exists: "true" }', '5:20 error needs-boolean -> true'],
    ['{ f|exists: [true] }', '5:20 error needs-boolean'],
    ['{ f|gt: abc }', '5:16 error needs-number'],
    ['{ f|gt: "5" }', '5:16 error needs-number -> 5 (without quotes)'],
    ['{ f|gt: .inf }', '5:16 error needs-number'],
    ['{ f|hour: 24 }', '5:18 error out-of-range'],
    ['{ f|month: 1.5 }', '5:19 error out-of-range'],
    ['{ f|cidr: 10.0.0.0/33 }', '5:18 error bad-cidr'],
    ["{ f|cidr: '10.0.*' }", '5:18 error bad-cidr'],
    ["{ f|re: '(?=a)' }", '5:16 error bad-regex'],
    ["{ f|re: 'a(' }", '5:16 error bad-regex'],
    ['{ f|fieldref: 5 }', '5:22 error needs-field'],
    ['{ f|contains: null }', '5:22 error unexpected-null'],
    ['{ f: [a, null] }', '5:17 error bad-list-value -> an item of its own in a list of maps'],
    ['{ f: [a, [b]] }', '5:17 error bad-list-value'],
    ['{ f: { g: 1 } }', '5:13 error wrong-type'],
    ['{ f: [] }', '5:13 error empty'],
    ['{}', '5:8 error empty'],
    ['[]', '5:8 error empty'],
    ["{ '': a }", '5:10 error empty-field'],
    ["{ '|exists': true }", '5:10 error modifier-conflict'],
  ])('%s: %s', (selection, problem) => {
    expect(problemsOf(ruleText(selection))).toContain(problem)
  })
})
