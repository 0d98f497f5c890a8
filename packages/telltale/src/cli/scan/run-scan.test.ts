import type { Scanner } from '@telltale/scan'
import pc from 'picocolors'
import { expect, test } from 'vitest'
import type { ReadItemsOptions } from './read-items.ts'
import { runScan } from './run-scan.ts'
import { createProgress } from './scan-progress.ts'

/** Finds every `bad`, and fails on `break`; answers the role it was given as the detector. */
const scanner: Scanner = {
  versions: ['words 1'],
  scan: (text, role) => {
    if (text.includes('break')) throw new Error('it broke')
    const findings = [...text.matchAll(/bad/g)].map((match) => ({
      detector: `words/${role}`,
      label: 'injection' as const,
      score: 0.9,
      start: match.index,
      end: match.index + 3,
      reason: 'The word \u001b[2Jbad stands there.',
      atlas: ['AML.T0051'],
      owasp: ['LLM01:2026'],
    }))
    const found = findings.length > 0
    return {
      risk: found ? 0.9 : 0,
      verdict: found ? 'malicious' : 'clean',
      labels: found ? ['injection'] : [],
      findings,
    }
  },
}

interface Given {
  readonly json?: boolean
  readonly explain?: boolean
  readonly colors?: boolean
  readonly form?: ReadItemsOptions['form']
  readonly mostBytes?: number
  /** Bytes that come at a time. */
  readonly step?: number
}

async function* inSteps(bytes: Uint8Array, step: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step)
}

async function scan(input: string | Uint8Array, given: Given = {}) {
  const bytes = typeof input === 'string' ? Buffer.from(input) : input
  let out = ''
  let nanos = 0n
  const code = await runScan({
    input: inSteps(bytes, given.step ?? 7),
    read: {
      name: 'a.txt',
      form: given.form ?? 'auto',
      role: 'user',
      ...(given.mostBytes === undefined ? {} : { mostBytes: given.mostBytes }),
    },
    scanner,
    json: given.json ?? true,
    explain: given.explain ?? false,
    paint: pc.createColors(given.colors ?? false),
    write: async (text) => {
      out += text
    },
    progress: createProgress({ write: () => undefined, nowMs: () => 0 }, false),
    clock: () => (nanos += 1_500_000n),
  })
  return { code, out, lines: out.trimEnd().split('\n') }
}

const parsed = (lines: readonly string[]) => lines.map((line) => JSON.parse(line))

test('a plain text is one answer under the name of its file', async () => {
  const { code, lines } = await scan('first line\nthis is bad\n{"text":"no line of JSON lines"}\n')
  expect(code).toBe(1)
  expect(parsed(lines)).toMatchObject([
    {
      id: 'a.txt',
      risk: 0.9,
      verdict: 'malicious',
      labels: ['injection'],
      findings: [{ start: 19, end: 22 }],
      micros: 1500,
    },
  ])
})

test('JSON lines are known by the first that is not blank; each gives one answer, in order, in its own role', async () => {
  const input = [
    '{"id":"a","text":"fine"}',
    ' ',
    '{"id":2,"text":"bad","role":"document"}',
    '{"text":"bad","role":"TOOL_CALL"}',
    '{"id":"d","text":"b\\u0061d","role":null}',
  ]
  for (const [before, step] of [
    ['\ufeff', 1],
    ['\n \r\n', 7],
    ['', 1_000],
  ] as const) {
    const { code, lines } = await scan(`${before}${input.join('\r\n')}`, { step })
    expect(code).toBe(1)
    expect(parsed(lines).map(({ id, findings }) => [id, findings[0]?.detector])).toEqual([
      ['a', undefined],
      [2, 'words/retrieval'],
      [null, 'words/tool_arguments'],
      ['d', 'words/user'],
    ])
  }
})

test('a line that cannot be scanned gives its error in its place, and the others go on', async () => {
  const input = [
    '{"id":"a","text":"x"}',
    'nope',
    '[1]',
    '{"id":"b"}',
    '{"id":"c","text":"x","role":"boss"}',
    '{"id":"d","text":"break"}',
    '{"id":"e","text":"bad"}',
  ]
  const { code, lines } = await scan(input.join('\n'))
  expect(code).toBe(2)
  expect(parsed(lines)).toMatchObject([
    { id: 'a', verdict: 'clean' },
    { id: null, error: 'line 2: this is not JSON' },
    { id: null, error: 'line 3: this must be an object with "text"' },
    { id: 'b', error: 'line 4: "text" must be a string' },
    { id: 'c', error: expect.stringMatching(/^line 5: "role" is "boss"; it must be user, .*tool_call$/) },
    { id: 'd', error: 'this text could not be scanned: it broke' },
    { id: 'e', verdict: 'malicious' },
  ])
})

test('the form of the input can be forced', async () => {
  expect(parsed((await scan('{"id":"a","text":"x"}', { form: 'text' })).lines)).toMatchObject([{ id: 'a.txt' }])
  expect(parsed((await scan('no JSON', { form: 'lines' })).lines)).toMatchObject([
    { error: 'line 1: this is not JSON' },
  ])
})

test('nothing at all is a clean text, and a clean text exits with 0', async () => {
  expect(await scan('')).toMatchObject({ code: 0 })
  expect(parsed((await scan('')).lines)).toMatchObject([{ id: 'a.txt', verdict: 'clean' }])
})

test('what is longer than may be held is an error, and the lines after it go on', async () => {
  const long = `{"id":"a","text":"${'x'.repeat(100)}"}\n{"id":"b","text":"bad"}`
  const { code, lines } = await scan(long, { mostBytes: 60, form: 'lines' })
  expect(code).toBe(2)
  expect(parsed(lines)).toMatchObject([
    { error: expect.stringContaining('longer than') },
    { id: 'b', verdict: 'malicious' },
  ])
  expect((await scan('x'.repeat(100), { mostBytes: 60 })).code).toBe(2)
})

test('bytes that are no UTF-8 and keys like __proto__ are data', async () => {
  const { code } = await scan(Buffer.from([0xff, 0xfe, 0x00, 0x62, 0x61, 0x64]))
  expect(code).toBe(1)
  const { lines } = await scan('{"__proto__":{"text":"bad"},"id":"a","text":"x"}')
  expect(parsed(lines)).toMatchObject([{ id: 'a', verdict: 'clean' }])
})

test('a report says in words what was found, and writes no control character of the text', async () => {
  const { out, code } = await scan('{"id":"a\\u001b]0;x","text":"x"}\n{"id":"b","text":"a bad word"}\nnope\n', {
    json: false,
  })
  expect(code).toBe(2)
  expect(out).toBe(
    [
      'a\\u{1b}]0;x  clean  risk 0.00',
      'b  malicious  risk 0.90  injection',
      '  1. injection 0.90  at 2 to 5  words/user',
      '     The word \\u{1b}[2Jbad stands there. (AML.T0051, LLM01:2026)',
      'error  line 3: this is not JSON',
      '',
      '3 texts: 1 malicious, 0 suspicious, 1 clean, 1 could not be scanned.',
      '',
    ].join('\n'),
  )
})

test('explained, the found places stand between brackets, or in colour on a terminal', async () => {
  const text = 'one\u001b[31m\u202e bad two badbad\n'
  const plain = await scan(text, { json: false, explain: true })
  expect(plain.out).toContain('one\\u{1b}[31m\\u{202e} [[1: bad]] two [[2: bad]][[3: bad]]\n')
  const colored = await scan(text, { json: false, explain: true, colors: true })
  expect(colored.out).toContain('\u001b[7mbad\u001b[27m')
  expect(colored.out).not.toContain('\u001b[31m\u202e')
})
