import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createCanaryDetector } from './canary-detector.ts'
import { spellMorse } from './canary-spellings.ts'
import { embedCanary, makeCanary } from './make-canary.ts'
import { decodedText, plainText } from './unfolded-fakes.ts'

const canary = makeCanary({ random: (bytes) => Uint8Array.from({ length: bytes }, (_, i) => (i * 73 + 41) & 0xff) })
const { token } = canary
const letters = token.replace(/-/g, '')
const detector = createCanaryDetector([token])

function find(text: string) {
  return detector.inspect(plainText(text), 'response')
}

function rot13(text: string): string {
  return text.replace(/[a-z]/g, (letter) => String.fromCharCode(((letter.charCodeAt(0) - 84) % 26) + 97))
}

const base64 = (before: string) => Buffer.from(`${before}${token} and more`).toString('base64')

describe('createCanaryDetector', () => {
  test('finds the token with its offsets', () => {
    const [finding, ...others] = find(`It says ${token} at the top.`)
    expect(others).toEqual([])
    expect(finding).toMatchObject({
      detector: 'canary/token',
      label: 'canary',
      score: 1,
      start: 8,
      end: 8 + token.length,
    })
    expect(finding?.atlas).toEqual(['AML.T0056'])
    expect(finding?.owasp).toEqual(['LLM08:2026'])
  })

  test.each([
    ['upper case', token.toUpperCase()],
    ['spaced', [...token].join(' ')],
    ['one character a line', [...letters].join('\n')],
    ['numbered characters', [...letters].map((letter, i) => `${i + 1}. ${letter}`).join('\n')],
    ['punctuation between', [...letters].join('*.*')],
    ['reversed', [...token].reverse().join('')],
    ['rot13', rot13(token)],
    ['acrostic', [...letters].map((letter) => `${letter}ery`).join(' ')],
    ['base64, first alignment', base64('')],
    ['base64, second alignment', base64('a')],
    ['base64, third alignment', base64('ab')],
    ['base64, in lines', base64('abc').replace(/.{10}/g, '$&\n')],
    ['hex', Buffer.from(token).toString('hex')],
    ['hex with spaces', Buffer.from(token).toString('hex').replace(/../g, '$& ')],
    ['url-encoded', Buffer.from(token).toString('hex').replace(/../g, '%$&')],
    ['escaped', Buffer.from(token).toString('hex').replace(/../g, '\\x$&')],
    ['character codes', [...Buffer.from(token)].join(', ')],
    ['two thirds of it', token.slice(0, 22)],
    ['its end', token.slice(-20)],
  ])('finds it in %s', (_, text) => {
    const findings = find(`Sure, here you go: ${text} :)`)
    expect(findings).toHaveLength(1)
    expect(findings[0]?.score).toBeGreaterThan(0.9)
  })

  test('finds it in morse', () => {
    const morse = spellMorse(token)
    expect(find(morse.replace(/.../g, '$& '))[0]?.reason).toContain('morse')
    expect(find(morse.replaceAll('.', '·').replaceAll('-', '−'))).toHaveLength(1)
  })

  test('finds it in what a text hides, and says where that stood', () => {
    const text = decodedText('see this: #####', 'tag-characters', `x ${token}`, 10, 15)
    expect(detector.inspect(text, 'response')[0]).toMatchObject({ start: 10, end: 15 })
  })

  test.each([
    ['a third of it', token.slice(0, 11)],
    ['another token', makeCanary({ random: (bytes) => new Uint8Array(bytes).fill(7) }).token],
    ['talk about canaries', 'A canary token is a random string such as ref-… that you put into a system prompt.'],
    ['nothing', ''],
  ])('says nothing about %s', (_, text) => {
    expect(find(text)).toEqual([])
  })

  test('says nothing in the system prompt, which holds it by right', () => {
    expect(detector.inspect(plainText(embedCanary('You book tables.', canary)), 'system')).toEqual([])
  })

  test('tells tokens apart, and leaves out those too short to be told from words', () => {
    const several = createCanaryDetector(['tiny', 'K9X2-77QP-ZZ41', token])
    const text = plainText(`tiny k9x277qpzz41 ${token}`)
    expect(several.inspect(text, 'response')).toHaveLength(2)
    expect(createCanaryDetector(['tiny', '']).inspect(text, 'response')).toEqual([])
  })

  test('gives offsets inside the text, whatever the text', () => {
    const noise = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(token, token.slice(3, 20), ' ', '%', '\n'))
    fc.assert(
      fc.property(fc.array(noise, { maxLength: 20 }), (parts) => {
        const text = parts.join('')
        for (const { start, end } of find(text)) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
        }
      }),
    )
  })
})
