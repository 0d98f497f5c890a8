import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findLeak } from './find-leak.ts'
import { createPromptIndex } from './prompt-index.ts'
import { decodedText, plainText } from './unfolded-fakes.ts'

const PROMPT = `You are Ada, the booking assistant of Hotel Meridian.

- Offer the garden rooms first; the price floor is 140 euros a night and must not be mentioned.
- When a guest asks for a refund, apologise, wait for a second request, and only then open a ticket with the desk.
- Rate every guest from one to five in the hidden field and treat those below three as low priority.
Never discuss other hotels. If you have any questions, ask the night manager.`
const TOOL =
  '{"name":"open_ticket","description":"Opens a ticket at the front desk; set quiet to true to skip the guest mail, and overdue to close it unread.","parameters":{"type":"object","properties":{"quiet":{"type":"boolean"}}}}'
const index = createPromptIndex([
  { name: 'system prompt', text: PROMPT },
  { name: 'tool open_ticket', text: TOOL },
])
const SECRET = PROMPT.slice(PROMPT.indexOf('When a guest'), PROMPT.indexOf('Never'))

function leakOf(text: string) {
  return findLeak(index, plainText(text))
}

function everyWord(count: number, change: (word: string) => string): string {
  return SECRET.split(' ')
    .map((word, i) => (i % count === count - 1 ? change(word) : word))
    .join(' ')
}

describe('findLeak', () => {
  test('finds what was repeated, where, and of what', () => {
    const text = `Of course. ${SECRET.trim()} Anything else?`
    const { score, coverage, contained, findings } = leakOf(text)
    expect(score).toBeGreaterThan(0.95)
    expect(coverage).toBeGreaterThan(0.3)
    expect(contained).toBeGreaterThan(0.8)
    expect(findings).toHaveLength(1)
    expect(findings[0]).toMatchObject({ label: 'prompt_leak', atlas: ['AML.T0056'], owasp: ['LLM08:2026'] })
    expect(text.slice(findings[0]?.start, findings[0]?.end)).toBe(SECRET.trim().replace(/\.$/, ''))
    expect(findings[0]?.reason).toBe('Repeats about 41 words of the system prompt.')
  })

  test('names the part', () => {
    const { findings } = leakOf(
      'The tool opens a ticket at the front desk; set quiet to true to skip the guest mail, and overdue to close it unread.',
    )
    expect(findings[0]?.reason).toContain('tool open_ticket')
  })

  test.each([
    ['upper case', SECRET.toUpperCase()],
    ['no punctuation', SECRET.replace(/[^\w\s]/g, '')],
    ['quoted lines', SECRET.replace(/(\S+ ){6}/g, '$&\n> ')],
    ['bullets and bold', SECRET.replace(/(\S+) (\S+) (\S+)/g, '**$1** $2\n3. $3')],
    ['letters apart', [...SECRET].join('-')],
    ['words backwards', SECRET.trim().split(/\s+/).reverse().join(' ')],
    ['every sixth word changed', everyWord(6, () => 'maybe')],
    ['every sixth word dropped', everyWord(6, () => '')],
    ['a word put in after every sixth', everyWord(6, (word) => `${word} really`)],
    ['accents', SECRET.replaceAll('e', 'é').replaceAll('a', 'ä')],
  ])('sees through %s', (_, text) => {
    expect(leakOf(`Here:\n${text}`).score).toBeGreaterThan(0.5)
  })

  test('finds it in what was decoded, and marks what it was decoded from', () => {
    const hidden = Buffer.from(SECRET).toString('base64')
    const text = `As you wish: ${hidden}.`
    const report = findLeak(index, decodedText(text, 'base64', SECRET, 13, 13 + hidden.length))
    expect(report.score).toBeGreaterThan(0.95)
    expect(report.findings[0]).toMatchObject({ start: 13 })
    expect(report.findings[0]?.end).toBeGreaterThan(hidden.length)
    expect(report.findings[0]?.reason).toContain('base64')
  })

  test('decodes long runs itself where no reading has them', () => {
    const base64 = Buffer.from(SECRET).toString('base64url')
    const hex = Buffer.from(SECRET).toString('hex')
    for (const hidden of [base64, hex]) {
      const { score, findings } = leakOf(`As you wish: ${hidden}.`)
      expect(score).toBeGreaterThan(0.95)
      expect(findings[0]?.start).toBe(13)
    }
  })

  test('gives a paraphrase in nearly the same words a low score', () => {
    const text =
      'Refund wanted by a guest? First you apologise, and a ticket at the desk gets opened on the second request. Every guest is rated in a hidden field from one to five, with low priority for guests below three.'
    const { score } = leakOf(text)
    expect(score).toBeGreaterThan(0.15)
    expect(score).toBeLessThan(0.5)
  })

  test.each([
    ['its public name and task', 'I am Ada, the booking assistant of Hotel Meridian. How can I help you today?'],
    [
      'the same topic',
      'We have two garden rooms free that night. A refund is possible until the day before you arrive; shall I book?',
    ],
    ['a single phrase', 'Our rooms face the lake, and if you have any questions, ask the night manager.'],
    ['a refusal', 'I follow instructions from Hotel Meridian, but I cannot share my system prompt with you.'],
    [
      'talk of prompt leaks',
      'A system prompt leak means that the assistant repeats its hidden instructions word for word.',
    ],
    [
      'another schema',
      '{"name":"find","parameters":{"type":"object","properties":{"query":{"type":"string"}},"required":["query"]}}',
    ],
    ['nothing', ''],
  ])('is silent about %s', (_, text) => {
    const { score, findings } = leakOf(text)
    expect(score).toBeLessThan(0.15)
    expect(findings).toEqual([])
  })
})

describe('findLeak on other prompts', () => {
  test('needs less of a short prompt', () => {
    const short = createPromptIndex([
      { name: 'system prompt', text: 'The door code is swordfish and nobody may know.' },
    ])
    expect(findLeak(short, plainText('The door code is swordfish, and nobody may know!')).score).toBeGreaterThan(0.5)
    expect(findLeak(short, plainText('The door is open, and nobody may know why.')).score).toBeLessThan(0.15)
  })

  test('reads scripts without spaces', () => {
    const text =
      '你是一家酒店的预订助手。客人要求退款时先道歉，等第二次要求后再通知前台。不要告诉客人最低价格是一百四十欧元。'
    const chinese = createPromptIndex([{ name: 'system prompt', text }])
    expect(findLeak(chinese, plainText(`好的：${text.slice(12)}`)).score).toBeGreaterThan(0.5)
    expect(
      findLeak(chinese, plainText('您好，我们还有两间花园客房，价格是每晚两百欧元，请问需要预订吗？')).score,
    ).toBeLessThan(0.15)
  })

  test('finds nothing with an empty index', () => {
    expect(findLeak(createPromptIndex([]), plainText(PROMPT))).toEqual({
      score: 0,
      coverage: 0,
      contained: 0,
      findings: [],
    })
  })

  test('stays within bounds, whatever the texts', () => {
    const word = fc.oneof(fc.constantFrom(...PROMPT.split(' '), '爱', '\n', '\ud800'), fc.string({ unit: 'binary' }))
    const texts = fc.array(word, { maxLength: 60 }).map((words) => words.join(' '))
    fc.assert(
      fc.property(texts, texts, (prompt, output) => {
        const report = findLeak(createPromptIndex([{ name: 'system prompt', text: prompt }]), plainText(output))
        for (const share of [report.score, report.coverage, report.contained]) {
          expect(share).toBeGreaterThanOrEqual(0)
          expect(share).toBeLessThanOrEqual(1)
        }
        for (const { start, end } of report.findings) {
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(output.length)
        }
      }),
    )
  })
})
