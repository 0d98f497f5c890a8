import { expect, test } from 'vitest'
import { EMPTY_TAIL, receive, release } from './tail-buffer.ts'

const event = (id: string) => ({ 'event.id': id })
const ids = (events: readonly { readonly [key: string]: unknown }[]) => events.map((one) => one['event.id'])

test('shows the newest on top', () => {
  const buffer = receive(receive(EMPTY_TAIL, [event('1'), event('2')], false), [event('3')], false)
  expect(ids(buffer.shown)).toEqual(['3', '2', '1'])
})

test('while paused nothing shown moves, and what waits comes in order on release', () => {
  const paused = receive(receive(EMPTY_TAIL, [event('1')], false), [event('2'), event('3')], true)
  expect(ids(paused.shown)).toEqual(['1'])
  expect(paused.waiting).toHaveLength(2)
  const released = release(paused)
  expect(ids(released.shown)).toEqual(['3', '2', '1'])
  expect(released.waiting).toEqual([])
})

test('holds a bounded amount and counts what it lets go', () => {
  const many = Array.from({ length: 6_000 }, (_, i) => event(String(i)))
  const paused = receive(EMPTY_TAIL, many, true)
  expect(paused.waiting).toHaveLength(5_000)
  expect(paused.dropped).toBe(1_000)
  expect(ids(paused.waiting)[0]).toBe('5999')
  expect(release(paused).shown).toHaveLength(2_000)
})
