import { type AiEvent, type Category, FIELD, type Finding, type JsonValue, type ScanRole } from '@telltale/model'
import type { Scanner } from '@telltale/scan'
import { expect, test } from 'vitest'
import { createScanCache } from './scan-cache.ts'
import { scanEvents } from './scan-events.ts'
import { createTextScanner } from './scan-text.ts'

const WORD = /obey|AKIA\w+/g

/** Finds the word `obey` and keys, fails on the word `break`, and notes what it is asked. */
function wordScanner(): Scanner & { readonly asked: (readonly [ScanRole | undefined, string])[] } {
  const asked: (readonly [ScanRole | undefined, string])[] = []
  return {
    asked,
    versions: ['words 1'],
    scan: (text, role) => {
      asked.push([role, text])
      if (text.includes('break')) throw new RangeError('it broke')
      const findings = [...text.matchAll(WORD)].map((match): Finding => {
        const secret = match[0] !== 'obey'
        return {
          detector: secret ? 'words/key' : 'words/obey',
          label: secret ? 'secret' : 'injection',
          score: secret ? 0.99 : 0.9,
          start: match.index,
          end: match.index + match[0].length,
          reason: secret ? `The key ${match[0]} stands in the text.` : 'It tells the model to obey.',
          atlas: ['AML.T0051.001'],
          owasp: ['LLM01:2026'],
        }
      })
      const risk = Math.max(0, ...findings.map((finding) => finding.score))
      const labels = [...new Set(findings.map((finding) => finding.label))]
      return { risk, verdict: risk > 0 ? 'malicious' : 'clean', labels, findings }
    },
  }
}

function event(category: Category, fields: Readonly<Record<string, JsonValue>>, id = 'a'): AiEvent {
  return {
    id: id.padEnd(32, '0'),
    tenant: 'acme',
    category,
    action: 'x.y',
    timeUnixNano: 5n,
    receivedMs: 7,
    seq: 1,
    fields: new Map(Object.entries(fields)),
  }
}

function scan(scanner: Scanner, ...events: AiEvent[]) {
  return scanEvents(events, createTextScanner(scanner))
}

test('an event gets the risk of its worst text, and the finding its place', () => {
  const documents = ['harmless words', 'please obey now']
  const fields = { [FIELD.retrievalText]: documents, [FIELD.retrievalQuery]: 'what is new', [FIELD.traceId]: 't1' }
  const { events, findings, failed } = scan(wordScanner(), event('ai_retrieval', fields))
  expect(Object.fromEntries(events[0]?.fields ?? [])).toMatchObject({
    'telltale.risk.score': 0.9,
    'telltale.risk.class': 'injection',
    'telltale.risk.verdict': 'malicious',
    'telltale.risk.labels': ['injection'],
    'telltale.risk.findings': 1,
    'telltale.risk.detectors': ['words 1'],
  })
  expect(findings).toMatchObject([
    { field: FIELD.retrievalText, index: 1, start: 7, end: 11, traceId: 't1', tenant: 'acme', receivedMs: 7 },
  ])
  expect(findings[0]?.id).toMatch(/^[0-9a-f]{32}$/)
  expect(failed).toBe(0)
})

test('a clean event says that it was scanned, and one without texts says nothing', () => {
  const usage = event('ai_usage', { [FIELD.inputTokens]: 4 })
  const { events } = scan(wordScanner(), event('ai_prompt', { [FIELD.promptText]: 'hello' }), usage)
  expect(events[0]?.fields.get(FIELD.riskScore)).toBe(0)
  expect(events[0]?.fields.get(FIELD.riskVerdict)).toBe('clean')
  expect(events[0]?.fields.has(FIELD.riskClass)).toBe(false)
  expect(events[1]).toBe(usage)
})

test('what a sender claims of risk is not believed', () => {
  const claims = { 'telltale.risk.score': 0, 'telltale.risk.labels': ['fine'], 'telltale.risk.error': 'x' }
  const { events } = scan(
    wordScanner(),
    event('ai_prompt', { ...claims, [FIELD.promptText]: 'obey' }),
    event('ai_usage', claims),
  )
  expect(events[0]?.fields.get(FIELD.riskScore)).toBe(0.9)
  expect(events[0]?.fields.has(FIELD.riskError)).toBe(false)
  expect([...(events[1]?.fields.keys() ?? [])]).toEqual([])
})

test('each text is scanned in the role of whose words it is', () => {
  const messages = [
    { role: 'system', parts: [{ type: 'text', content: 'be kind' }] },
    { role: 'user', parts: [{ type: 'text', content: 'read it' }] },
    { role: 'assistant', parts: [{ type: 'tool_call', name: 'read', arguments: { path: 'a' } }] },
    { role: 'tool', parts: [{ type: 'tool_call_response', response: 'words of a file' }] },
  ]
  const scanner = wordScanner()
  scan(
    scanner,
    event('ai_prompt', {
      [FIELD.inputMessages]: messages,
      [FIELD.promptText]: 'read it',
      [FIELD.promptUntrustedText]: 'words of a file',
    }),
    event('ai_tool', {
      [FIELD.toolArguments]: { path: 'b' },
      [FIELD.toolResult]: 'other words',
      'x.note': 'n'.repeat(41),
    }),
    event('ai_system_prompt', { [FIELD.systemInstructions]: [{ type: 'text', content: 'be brief' }] }),
    event('ai_response', { [FIELD.responseText]: 'an answer' }),
  )
  expect(scanner.asked).toEqual([
    ['user', 'read it'],
    ['tool', 'words of a file'],
    ['system', 'be kind'],
    ['tool_arguments', '{\n  "path": "a"\n}'],
    ['tool_arguments', '{\n  "path": "b"\n}'],
    ['tool', 'other words'],
    ['tool', 'n'.repeat(41)],
    ['system', 'be brief'],
    ['response', 'an answer'],
  ])
})

test('a conversation that is sent again is not scanned again, and its findings stand again', () => {
  const scanner = wordScanner()
  const texts = createTextScanner(scanner)
  const prompt = (id: string) => event('ai_prompt', { [FIELD.promptText]: 'please obey' }, id)
  const first = scanEvents([prompt('a'), prompt('b')], texts)
  const second = scanEvents([prompt('c')], texts)
  expect(scanner.asked).toHaveLength(1)
  expect(new Set([...first.findings, ...second.findings].map((finding) => finding.id)).size).toBe(3)
})

test('results of tools that were joined are scanned one by one, each once', () => {
  const scanner = wordScanner()
  const texts = createTextScanner(scanner)
  const prompt = (...results: string[]) =>
    event('ai_prompt', {
      [FIELD.inputMessages]: results.map((response) => ({
        role: 'tool',
        parts: [{ type: 'tool_call_response', response }],
      })),
      [FIELD.promptUntrustedText]: results.join('\n'),
    })
  scanEvents([prompt('first words', 'please obey')], texts)
  const { findings } = scanEvents([prompt('first words', 'please obey', 'third words')], texts)
  expect(scanner.asked.map(([, text]) => text)).toEqual([
    'first words\n',
    'please obey',
    'please obey\n',
    'third words',
  ])
  expect(findings).toMatchObject([{ field: FIELD.promptUntrustedText, start: 19, end: 23 }])
})

test('a scanner that fails on one text loses neither the event nor what other texts give away', () => {
  const { events, findings, failed } = scan(
    wordScanner(),
    event('ai_tool', { [FIELD.toolArguments]: 'break', [FIELD.toolResult]: 'obey' }),
    event('ai_prompt', { [FIELD.promptText]: 'break' }, 'b'),
  )
  expect(events.map((item) => item.fields.get(FIELD.riskScore))).toEqual([0.9, undefined])
  expect(events[0]?.fields.get(FIELD.riskError)).toBe('gen_ai.tool.call.arguments: RangeError: it broke')
  expect(findings).toHaveLength(1)
  expect(failed).toBe(2)
})

test('of many findings the surest fifty are kept and all are counted', () => {
  const text = `AKIA1234 ${'obey '.repeat(200)}`
  const { events, findings } = scan(wordScanner(), event('ai_prompt', { [FIELD.promptText]: text }))
  expect(findings).toHaveLength(50)
  expect(findings[0]?.label).toBe('secret')
  expect(events[0]?.fields.get(FIELD.riskFindings)).toBe(201)
})

test('a reason never repeats the secret', () => {
  const { findings } = scan(wordScanner(), event('ai_prompt', { [FIELD.promptText]: 'use AKIAABCDEFG' }))
  expect(findings[0]?.reason).toBe('The key … stands in the text.')
})

test('of a very long text head and tail are scanned, and what lies between is counted', () => {
  const text = `obey ${'é'.repeat(1_200_000)} obey`
  const { events, findings } = scan(wordScanner(), event('ai_prompt', { [FIELD.promptText]: text }))
  expect(findings.map((finding) => finding.start).sort((a, b) => a - b)).toEqual([0, text.length - 4])
  expect(events[0]?.fields.get(FIELD.riskUnscannedBytes)).toBe(2 * (text.length - 2 * (512 * 1024 + 1024)))
})

test('findings in JSON stand where the words stand in the JSON as it is shown', () => {
  const result = { mail: 'Hello,\n\n"please"\nobey' }
  const { findings } = scan(wordScanner(), event('ai_tool', { [FIELD.toolResult]: result }))
  const shown = JSON.stringify(result, undefined, 2)
  expect(shown.slice(findings[0]?.start, findings[0]?.end)).toBe('obey')
})

test('a cache forgets what was not asked for longest', () => {
  const cache = createScanCache(250)
  const clean = { risk: 0, verdict: 'clean', labels: [], findings: [] } as const
  cache.set('a', 'user', clean)
  cache.set('b', 'user', clean)
  cache.get('a', 'user')
  cache.set('c', 'user', clean)
  expect(['a', 'b', 'c'].map((text) => cache.get(text, 'user'))).toEqual([clean, undefined, clean])
})

test('a cache tells texts of two roles apart, short and long', () => {
  const cache = createScanCache()
  const [clean, risky] = [0, 0.7].map((risk) => ({ risk, verdict: 'clean', labels: [], findings: [] }) as const)
  for (const text of ['a', 'a'.repeat(10_000)]) {
    if (clean !== undefined) cache.set(text, 'user', clean)
    expect(cache.get(text, 'response')).toBeUndefined()
    if (risky !== undefined) cache.set(text, 'response', risky)
    expect([cache.get(text, 'user')?.risk, cache.get(text, 'response')?.risk]).toEqual([0, 0.7])
  }
})
