import { describe, expect, test } from 'vitest'
import { embedCanary, makeCanary } from './make-canary.ts'

const canary = makeCanary({ random: (bytes) => Uint8Array.from({ length: bytes }, (_, i) => (i * 73 + 41) & 0xff) })
const { token } = canary

describe('makeCanary', () => {
  test('says eighty random bits in five words after the prefix', () => {
    expect(token).toMatch(/^ref(-[bdfghjklmnprstvz][aiou][bdfghjklmnprstvz][aiou][bdfghjklmnprstvz]){5}$/)
    const other = makeCanary({ random: (bytes) => new Uint8Array(bytes), prefix: 'doc' })
    expect(other.token).toBe('doc-babab-babab-babab-babab-babab')
  })

  test('refuses a source that gives too few bytes', () => {
    expect(() => makeCanary({ random: () => new Uint8Array(4) })).toThrow(RangeError)
  })

  test('puts its line above the prompt', () => {
    const prompt = embedCanary('You book tables.', canary)
    expect(prompt.startsWith(canary.instruction)).toBe(true)
    expect(prompt.endsWith('You book tables.')).toBe(true)
  })
})
