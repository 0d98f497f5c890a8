import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { LateWork } from './late-work.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const create = (limits = {}) => new LateWork(limits, () => Date.now())

test('work waits until the calls under way have their first byte, and keeps its order', () => {
  const done: number[] = []
  const work = create()
  const arrived = work.begin()
  for (const piece of [1, 2, 3]) work.add(() => done.push(piece))
  vi.advanceTimersByTime(500)
  expect(done).toEqual([])
  arrived()
  vi.advanceTimersByTime(20)
  expect(done).toEqual([1, 2, 3])
})

test('work is done after its time although calls never stop', () => {
  const done: number[] = []
  const work = create({ mostMs: 100 })
  work.begin()
  work.add(() => done.push(1))
  vi.advanceTimersByTime(90)
  work.add(() => done.push(2))
  vi.advanceTimersByTime(50)
  expect(done).toEqual([1])
})

test('too much work is done although calls are under way, and far too much where it is added', () => {
  const done: number[] = []
  const work = create({ mostPieces: 2, mostBytes: 100 })
  work.begin()
  for (const piece of [1, 2, 3]) work.add(() => done.push(piece))
  expect(done).toEqual([])
  vi.advanceTimersByTime(20)
  expect(done).toEqual([1])
  work.add(() => done.push(4), 500)
  expect(done).toEqual([1, 2, 3, 4])
})

test('a call that ends twice counts once, and what is left is done when asked', () => {
  const done: number[] = []
  const work = create()
  const [first] = [work.begin(), work.begin()]
  first()
  first()
  work.add(() => done.push(1))
  vi.advanceTimersByTime(100)
  expect(done).toEqual([])
  work.drain()
  expect(done).toEqual([1])
})
