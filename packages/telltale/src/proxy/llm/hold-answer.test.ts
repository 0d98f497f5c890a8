import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { holdAnswer } from './hold-answer.ts'
import { PROXY_LIMITS } from './proxy-options.ts'
import { createSseSplitter } from './split-events.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const SECRET = /\b(?:\d{4}[ -]?){3}\d{4}\b/

/** Blocks FORBIDDEN and takes out card numbers. */
const decider = {
  hasRedacted: () => false,
  decide: async ({ text }: { readonly text: string }) => {
    if (text.includes('FORBIDDEN')) {
      return { kind: 'refused', refusal: { status: 403, code: 'TELLTALE_BLOCKED', message: 'no' } } as const
    }
    return SECRET.test(text)
      ? ({ kind: 'redacted', text: text.replace(SECRET, '[card]') } as const)
      : ({ kind: 'pass' } as const)
  },
}

type Step = string | { readonly waitMs: number }

const event = (content: string, more: object = {}): string =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content }, ...more }] })}\n\n`

/** Runs a stream of bytes and pauses; gives what was let go, and when. */
async function hold(steps: readonly Step[], limits: Partial<typeof PROXY_LIMITS> = {}) {
  const released: { readonly atMs: number; readonly bytes: Buffer }[] = []
  const sizes = { sent: 0, released: 0, mostHeld: 0 }
  const beganMs = Date.now()
  async function* body(): AsyncGenerator<Buffer> {
    for (const step of steps) {
      if (typeof step !== 'string') await vi.advanceTimersByTimeAsync(step.waitMs)
      else {
        sizes.sent += Buffer.byteLength(step)
        yield Buffer.from(step)
        sizes.mostHeld = Math.max(sizes.mostHeld, sizes.sent - sizes.released)
      }
    }
  }
  const refusal = await holdAnswer(body(), {
    kind: 'sse',
    decider,
    stream: { add: () => {}, answer: () => ({ attributes: {}, texts: [], toolCalls: [] }) },
    limits: { ...PROXY_LIMITS, ...limits },
    release: async (bytes) => {
      sizes.released += bytes.length
      released.push({ atMs: Date.now() - beganMs, bytes })
    },
    cancel: () => {},
  })
  const bytes = Buffer.concat(released.map((one) => one.bytes))
  return { refusal, times: released.map(({ atMs }) => atMs), bytes: bytes.toString(), text: textOf(bytes), ...sizes }
}

function textOf(bytes: Buffer): string {
  let text = ''
  const onEvent = ({ json }: { readonly json: unknown }): void => {
    const piece = json as { readonly choices?: readonly { readonly delta: { readonly content: string } }[] } | undefined
    text += piece?.choices?.[0]?.delta.content ?? ''
  }
  const splitter = createSseSplitter({ onEvent, onTooLarge: () => {} }, 1e6)
  splitter.add(bytes)
  return text
}

test('the first words leave after a tenth of a second, what follows in longer windows of a second at most', async () => {
  const steps = Array.from({ length: 60 }, (_, at) => [event(`word${at} `), { waitMs: 50 }]).flat()
  const { times, refusal, sent, released } = await hold(steps)
  expect(refusal).toBeUndefined()
  expect(times[0]).toBe(100)
  const pauses = times.slice(1).map((time, at) => time - (times[at] ?? 0))
  expect(pauses.slice(0, 3)).toEqual([200, 400, 800])
  expect(Math.max(...pauses)).toBeLessThanOrEqual(1000)
  expect(released).toBe(sent)
})

test('however fast text without an end of a word comes, no more than the bound waits, and it leaves in time', async () => {
  const piece = event('x'.repeat(500))
  const fast = await hold(Array.from({ length: 400 }, () => piece))
  expect(fast.mostHeld).toBeLessThanOrEqual(PROXY_LIMITS.holdBytes + piece.length)
  const slow = await hold(Array.from({ length: 80 }, () => [event('x'), { waitMs: 100 }]).flat())
  const waits = slow.times.map((time, at) => time - (slow.times[at - 1] ?? 0))
  expect(Math.max(...waits)).toBeLessThanOrEqual(2000)
})

test('nothing of what is blocked passes, wherever it stands and however it is cut and timed', async () => {
  const words = fc.array(fc.constantFrom('fine ', 'word, ', 'FORB ', 'IDDEN ', '\n', 'a'), { maxLength: 30 })
  const cut = fc.array(fc.record({ size: fc.integer({ min: 1, max: 9 }), waitMs: fc.constantFrom(0, 0, 0, 40, 300) }), {
    minLength: 1,
    maxLength: 40,
  })
  await fc.assert(
    fc.asyncProperty(words, words, cut, async (before, after, cuts) => {
      const text = `${before.join('')}FORBIDDEN${after.join('')}`
      const steps: Step[] = []
      for (let at = 0, turn = 0; at < text.length; turn += 1) {
        const { size, waitMs } = cuts[turn % cuts.length] ?? { size: 1, waitMs: 0 }
        steps.push(event(text.slice(at, at + size)), { waitMs })
        at += size
      }
      const held = await hold(steps)
      expect(held.refusal?.code).toBe('TELLTALE_BLOCKED')
      expect(held.text).not.toContain('FORBIDDEN')
      expect(text.startsWith(held.text)).toBe(true)
    }),
    { numRuns: 200 },
  )
})

test('a number in groups is not cut by a window, and none of its tokens stay when it is taken out', async () => {
  const groups = ['Card ', '4111', ' 1111', ' 1111', ' 1111', ' is yours', ' now.']
  const token = (content: string) => event(content, { logprobs: { content: [{ token: content, bytes: [1] }] } })
  const { text, bytes, refusal } = await hold(groups.flatMap((content) => [token(content), { waitMs: 45 }]))
  expect(refusal).toBeUndefined()
  expect(text).toBe('Card [card] is yours now.')
  expect(bytes).not.toContain('1111')
})

test('what is no JSON is looked at as it is', async () => {
  const BOM = '\ufeff'
  const hidden = [
    'data: FORBIDDEN words\n\n',
    'data: {"choices":[{"delta":{"content":"FORBIDDEN"}}]\n\n',
    `${BOM}${event('FORBIDDEN')}`,
    'data: {"a":"FORBIDDEN"}\r\rdata: {"b":1}\n\n',
    'data: {"choices":\ndata: [{"delta":{"content":"FORBIDDEN"}}]}\n\n',
  ]
  for (const bytes of hidden) {
    const { refusal, released } = await hold([bytes])
    expect([refusal?.code, released]).toEqual(['TELLTALE_BLOCKED', 0])
  }
  const { bytes, refusal } = await hold([
    ': ping\n\n',
    event('Fine. '),
    'event: ping\r\ndata: {"type":"ping"}\r\n\r\n',
    'data: [DONE]\n\n',
  ])
  expect(refusal).toBeUndefined()
  expect(bytes.endsWith('data: [DONE]\n\n')).toBe(true)
  expect((await hold(['data: 4111 1111 1111 1111\n\n'])).refusal?.code).toBe('TELLTALE_BLOCKED')
})
