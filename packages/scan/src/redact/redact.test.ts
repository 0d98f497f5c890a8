import type { Finding } from '@telltale/model'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { redact } from './redact.ts'

function finding(detector: string, start: number, end: number, score = 0.9): Finding {
  const label = detector.startsWith('secret/') ? 'secret' : 'pii'
  return { detector, label, score, start, end, reason: '', atlas: [], owasp: [] }
}

describe('redact', () => {
  const text = 'from a@x.io to b@x.io and a@x.io'
  const mails = [finding('pii/email', 5, 11), finding('pii/email', 15, 21), finding('pii/email', 26, 32)]

  test('gives equal values equal placeholders and others the next number', () => {
    expect(redact(text, mails).text).toBe('from [EMAIL_1] to [EMAIL_2] and [EMAIL_1]')
  })

  test('tells what stood where in the text as it came', () => {
    expect(redact(text, mails).replaced[1]).toEqual({ type: 'EMAIL', start: 15, end: 21, placeholder: '[EMAIL_2]' })
  })

  test('names secrets after their rule', () => {
    expect(redact('id ABCD', [finding('secret/aws-access-key-id', 3, 7)]).text).toBe('id [SECRET_AWS_ACCESS_KEY_ID_1]')
  })

  test('with a key the same value has the same placeholder in every text, and another one under another key', () => {
    const one = redact('a@x.io', [finding('pii/email', 0, 6)], { key: 'k1' }).text
    expect(one).toMatch(/^\[EMAIL_[0-9a-f]{10}\]$/)
    expect(redact(text, mails, { key: 'k1' }).text).toContain(one)
    expect(redact(text, mails, { key: new TextEncoder().encode('k1') }).text).toContain(one)
    expect(redact(text, mails, { key: 'k2' }).text).not.toContain(one)
    expect(() => redact(text, mails, { key: '' })).toThrow(RangeError)
  })

  test('what overlaps becomes one piece that covers all of it, named after the surest', () => {
    const findings = [finding('pii/url-credentials', 2, 8, 0.8), finding('secret/url-password', 5, 10, 0.9)]
    expect(redact('ab345678901', findings).text).toBe('ab[SECRET_URL_PASSWORD_1]1')
  })

  test('leaves other labels and places outside the text alone', () => {
    const other: Finding = { ...finding('pii/email', 0, 4), label: 'injection' }
    expect(redact('text', [other, finding('pii/email', 9, 12), finding('pii/email', 3, 3)]).text).toBe('text')
  })

  test('nothing of a replaced piece is left, whatever the findings', () => {
    const spans = fc.array(
      fc.tuple(
        fc.nat(40),
        fc.nat(40),
        fc.constantFrom('pii/email', 'secret/jwt'),
        fc.double({ min: 0, max: 1, noNaN: true }),
      ),
    )
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), spans, (any, list) => {
        const { text: out, replaced } = redact(
          any,
          list.map(([start, end, name, score]) => finding(name, start, end, score)),
        )
        let rebuilt = ''
        let last = 0
        for (const { start, end, placeholder } of replaced) {
          expect(start).toBeGreaterThanOrEqual(last)
          rebuilt += any.slice(last, start) + placeholder
          last = end
        }
        expect(out).toBe(rebuilt + any.slice(last))
      }),
    )
  })
})
