import { afterEach, expect, test } from 'vitest'
import { readOwnBytes, watchMemory } from './memory-guard.ts'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

function watch() {
  const state = { used: 0, busy: true, relieved: 0 }
  const told: string[] = []
  const guard = watchMemory({
    limitBytes: 1_000,
    read: () => state.used,
    isBusy: () => state.busy,
    relieve: () => {
      state.relieved += 1
    },
    log: { warn: (_, message) => told.push(message) },
    everyMs: 2 ** 30,
  })
  closers.push(() => guard.close())
  const at = (used: number): boolean => {
    state.used = used
    guard.look()
    return guard.isTight()
  }
  return { guard, state, told, at }
}

test('memory is tight from the whole budget until a little below', () => {
  const { at, told, state } = watch()
  expect([999, 1000, 950, 920, 919, 999].map(at)).toEqual([false, true, true, true, false, false])
  expect(told).toEqual(['memory is tight: senders are told to come back later', 'memory is no longer tight'])
  expect(state.relieved).toBe(2)
})

test('a server without work never refuses for want of memory: nothing would ever give it back', () => {
  const { at, state } = watch()
  expect(at(1_050)).toBe(true)
  state.busy = false
  expect(at(1_050)).toBe(false)
})

test('the memory of this process can be read', () => {
  expect(readOwnBytes()).toBeGreaterThan(1024 * 1024)
})
