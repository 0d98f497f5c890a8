import { expect, test } from 'vitest'
import { CallSlots } from './call-slots.ts'

const never = new AbortController().signal

test('gives as many slots as it has, and the next to who waits longest', async () => {
  const slots = new CallSlots(1, 10)
  const order: string[] = []
  expect(await slots.acquire(never)).toBe(true)
  const second = slots.acquire(never).then(() => order.push('second'))
  const third = slots.acquire(never).then(() => order.push('third'))
  expect(order).toEqual([])
  slots.release()
  await second
  slots.release()
  await third
  expect(order).toEqual(['second', 'third'])
})

test('refuses at once when too many wait already', async () => {
  const slots = new CallSlots(1, 1)
  await slots.acquire(never)
  void slots.acquire(never)
  expect(await slots.acquire(never)).toBe(false)
})

test('who gives up waiting takes no slot', async () => {
  const slots = new CallSlots(1, 10)
  await slots.acquire(never)
  const impatient = new AbortController()
  const waiting = slots.acquire(impatient.signal)
  impatient.abort()
  expect(await waiting).toBe(false)
  slots.release()
  expect(await slots.acquire(never)).toBe(true)
})
