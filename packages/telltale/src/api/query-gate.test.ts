import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { QueryGate } from './query-gate.ts'

const LIMITS = { running: 2, waiting: 1, waitMs: 1_000 }

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function held() {
  let finish: (value: string) => void = () => undefined
  const task = vi.fn(() => new Promise<string>((resolve) => (finish = resolve)))
  return { task, finish: (value: string) => finish(value) }
}

const busy = () => 'busy'

test('runs so many at once, lets a few wait, and turns the rest away', async () => {
  const gate = new QueryGate(LIMITS)
  const [first, second, third] = [held(), held(), held()]
  const answers = [first, second, third].map(({ task }) => gate.run(task, busy))
  expect(await gate.run(async () => 'fourth', busy)).toBe('busy')
  expect(third.task).not.toHaveBeenCalled()
  first.finish('a')
  expect(await answers[0]).toBe('a')
  await vi.advanceTimersByTimeAsync(0)
  expect(third.task).toHaveBeenCalledOnce()
  second.finish('b')
  third.finish('c')
  expect(await Promise.all(answers)).toEqual(['a', 'b', 'c'])
})

test('one that waits too long is turned away and takes no place', async () => {
  const gate = new QueryGate(LIMITS)
  const [first, second] = [held(), held()]
  const running = [gate.run(first.task, busy), gate.run(second.task, busy)]
  const late = gate.run(async () => 'late', busy)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(await late).toBe('busy')
  first.finish('a')
  second.finish('b')
  await Promise.all(running)
  expect(await Promise.all([1, 2].map((n) => gate.run(async () => `${n}`, busy)))).toEqual(['1', '2'])
})

test('a failed task gives its place back', async () => {
  const gate = new QueryGate({ running: 1, waiting: 0, waitMs: 1 })
  await expect(gate.run(() => Promise.reject(new Error('no')), busy)).rejects.toThrow('no')
  expect(await gate.run(async () => 'next', busy)).toBe('next')
})
