import { describe, expect, it } from 'vitest'
import { byName } from './by-name.ts'

describe('byName', () => {
  it('works a name out once, and gives what was worked out then', () => {
    const asked: string[] = []
    const lengthOf = byName((name) => asked.push(name) && name.length)
    expect([lengthOf('ab'), lengthOf('abc'), lengthOf('ab')]).toEqual([2, 3, 2])
    expect(asked).toEqual(['ab', 'abc'])
  })

  it('stays right when names come without end', () => {
    const isEven = byName((name) => Number(name) % 2 === 0)
    for (let i = 0; i < 20_000; i += 1) expect(isEven(String(i))).toBe(i % 2 === 0)
    expect(isEven('0')).toBe(true)
  })
})
