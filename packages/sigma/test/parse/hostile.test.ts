import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../src/parse/limits.ts'
import { parse, ruleText } from './rule-text.ts'

const SIZE = 200_000

function fill(piece: string): string {
  return piece.repeat(Math.floor(SIZE / piece.length))
}

function lines(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join('\n')
}

const NINE_TIMES = (name: string): string => Array.from({ length: 9 }, () => `*${name}`).join(', ')

const HOSTILE: Record<string, string> = {
  brackets: fill('['),
  braces: fill('{a: '),
  dashes: fill('- '),
  'maps in a line': fill('a: '),
  'maps in maps': lines(1_400, (i) => `${' '.repeat(i)}a:`),
  'brackets that close nothing': fill('[]] '),
  'bad escapes': `"${fill(String.raw`\q`)}"`,
  directives: fill('%FOO bar\n'),
  documents: fill('---\na: 1\n'),
  'aliases of aliases': `a0: &a0 [x]\n${lines(30, (i) => `a${i + 1}: &a${i + 1} [${NINE_TIMES(`a${i}`)}]`)}`,
  'aliases in each other': `a0: &a0 [x]\n${lines(3_000, (i) => `a${i + 1}: &a${i + 1} [*a${i}]`)}`,
  'an alias of itself': ruleText('&a [*a]'),
  'one key again and again': fill('a: 1\n'),
  'not not not': ruleText('{ f: a }', `${fill('not ')}sel`),
  'open brackets in a condition': ruleText('{ f: a }', `"${fill('(')}"`),
  'a condition of unknown names': ruleText('{ f: a }', `${fill('sal or ')}sel`),
  'a pattern of stars': ruleText('{ f: a }', `1 of ${fill('s*')}`),
  dashing: ruleText(`{ f|windash|wide|base64offset|contains: "-a -b -c -d${'x'.repeat(30_000)}" }`),
  'a value too long': ruleText(`{ f: ${'x'.repeat(40_000)} }`),
  'counted repeats': ruleText(`{ f|re: '${'a{1000}'.repeat(1_000)}' }`),
  'counted repeats in each other': ruleText("{ f|re: '(((a{100}){100}){100}){100}' }"),
  'groups in groups': ruleText(`{ f|re: '${'('.repeat(4_000)}${')'.repeat(4_000)}' }`),
  'modifiers without end': ruleText(`{ f${'|contains'.repeat(50)}: a }`),
}

describe('hostile files', () => {
  test.each(Object.keys(HOSTILE))('%s: an answer with an error, and no throw', (name) => {
    const { documents, problems } = parse(HOSTILE[name] ?? '')
    expect(documents).toEqual([])
    expect(problems.some(({ severity }) => severity === 'error')).toBe(true)
    expect(problems.length).toBeLessThanOrEqual(LIMITS.problems + 1)
  })

  test('a file of more than a MiB is refused unread', () => {
    const { problems } = parse('#'.repeat(LIMITS.textLength + 1))
    expect(problems).toMatchObject([{ code: 'file-too-long', line: 1, column: 1 }])
  })

  test('placeholders that multiply each other are refused', () => {
    const many = Array.from({ length: 101 }, (_, i) => i)
    const { problems } = parse(ruleText("{ f|expand: '%x%%x%' }"), { placeholders: new Map([['x', many]]) })
    expect(problems).toMatchObject([{ code: 'too-many-values' }])
  })

  test('a long list that is honest is read', () => {
    const { documents, problems } = parse(ruleText(`[${lines(5_000, (i) => `    word${i},`)}]`))
    expect(problems).toEqual([])
    expect(documents).toHaveLength(1)
  })
})

describe('any text', () => {
  test('is answered without a throw, every problem with a place in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        for (const { line, column } of parse(text).problems) expect(line >= 1 && column >= 1).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  const words = fc.constantFrom(
    ...[
      'title: t',
      'logsource:',
      'product: p',
      'detection:',
      'sel:',
      'condition:',
      'correlation:',
      'filter:',
      'rules:',
    ],
    ...['type: temporal', 'timespan: 5m', 'f|re:', 'f|contains|all:', "'|all':", '- a', '- null', 'sel', '1 of them'],
    ...[
      '{',
      '}',
      '[',
      ']',
      '&a',
      '*a',
      '!!x',
      '|',
      '>',
      '"',
      "'",
      '---',
      '...',
      '#',
      '? ',
      ': ',
      '%YAML 1.1',
      '\t',
      '<<: *a',
    ],
  )
  const written = fc.array(fc.tuple(fc.nat({ max: 3 }), words), { maxLength: 40 })

  test('made of pieces of rules is answered without a throw', () => {
    fc.assert(
      fc.property(written, (pieces) => {
        const text = pieces.map(([depth, word]) => `${'  '.repeat(depth)}${word}`).join('\n')
        const { documents, problems } = parse(text)
        const last = text.split('\n').length
        for (const { line, column } of problems) expect(line >= 1 && line <= last + 1 && column >= 1).toBe(true)
        expect(documents.every(({ title }) => title !== '')).toBe(true)
      }),
      { numRuns: 1_000 },
    )
  })

  test('as a value comes back as the text it stands for, when its wildcards are escaped', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), (value) => {
        const escaped = value.replaceAll('\\', '\\\\').replaceAll('*', '\\*').replaceAll('?', '\\?')
        const { documents } = parse(ruleText(`{ f: ${JSON.stringify(escaped)} }`))
        const [rule] = documents
        const sel = rule?.kind === 'rule' ? rule.selections.get('sel') : undefined
        expect(sel).toMatchObject({ tests: [{ kind: 'pattern', parts: [{ kind: 'text', text: value }] }] })
      }),
      { numRuns: 500 },
    )
  })
})
