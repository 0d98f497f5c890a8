import type { ScanRole } from '@telltale/model'
import { describe, expect, it } from 'vitest'
import { TextCheck } from './text-check.ts'

interface Counting {
  readonly check: TextCheck
  /** How often the scanner was asked, and in which roles. */
  readonly asked: ScanRole[]
}

function counting(): Counting {
  const asked: ScanRole[] = []
  const scan = (_text: string, role: ScanRole = 'user') => {
    asked.push(role)
    return { risk: role === 'user' ? 0.5 : 0, labels: [], findings: [] }
  }
  return { check: new TextCheck({ scan } as unknown as ConstructorParameters<typeof TextCheck>[0]), asked }
}

describe('TextCheck', () => {
  it('looks once at a text that comes again, however many others came in between while it was asked for', () => {
    const { check, asked } = counting()
    check.read('the system prompt', 'system')
    for (let i = 0; i < 200; i += 1) {
      check.read(`question ${i}`, 'user')
      check.read('the system prompt', 'system')
    }
    expect(asked.filter((role) => role === 'system')).toHaveLength(1)
  })

  it('looks again at a text in another role, and says what holds there', () => {
    const { check, asked } = counting()
    expect(check.read('same words', 'user').risk).toBe(0.5)
    expect(check.read('same words', 'tool').risk).toBe(0)
    expect(check.read('same words', 'user').risk).toBe(0.5)
    expect(asked).toEqual(['user', 'tool', 'user'])
  })

  it('forgets the texts that were not asked for longest, by number and by length', () => {
    const { check, asked } = counting()
    check.read('first', 'user')
    for (let i = 0; i < 64; i += 1) check.read(`other ${i}`, 'user')
    check.read('first', 'user')
    expect(asked).toHaveLength(66)
    const long = Array.from({ length: 9 }, (_, i) => `${i}`.repeat(64 * 1024))
    for (const text of long) check.read(text, 'user')
    check.read(long[8] ?? '', 'user')
    expect(asked).toHaveLength(75)
    check.read(long[0] ?? '', 'user')
    expect(asked).toHaveLength(76)
  })

  it('looks again at everything once there is a canary more', () => {
    const { check, asked } = counting()
    check.read('text', 'user')
    check.watch('canary')
    check.read('text', 'user')
    expect(asked).toHaveLength(2)
  })
})
