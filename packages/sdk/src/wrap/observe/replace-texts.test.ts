import { expect, test } from 'vitest'
import { replaceTexts } from './replace-texts.ts'

const SECRET = new Map([['secret', 'hidden']])

test('a copy has the texts replaced wherever they stand, and shares what holds none', () => {
  const body = { a: ['secret', { b: 'secret' }], c: { d: 'open' }, e: 'not the secret' }
  const copy = replaceTexts(body, SECRET, 'copy')
  expect(copy).toEqual({ a: ['hidden', { b: 'hidden' }], c: { d: 'open' }, e: 'not the secret' })
  expect((copy as typeof body).c).toBe(body.c)
  expect(body.a[0]).toBe('secret')
})

test('in place, the value itself is changed', () => {
  const body = { a: ['secret'] }
  expect(replaceTexts(body, SECRET, 'here')).toBe(body)
  expect(body).toEqual({ a: ['hidden'] })
})

test('a circle and foreign keys do no harm', () => {
  const body = JSON.parse('{"__proto__":{"x":"secret"}}')
  expect(JSON.stringify(replaceTexts(body, SECRET, 'copy'))).toBe('{"__proto__":{"x":"hidden"}}')
  expect(({} as Record<string, unknown>).x).toBeUndefined()
  const circle: Record<string, unknown> = { text: 'secret' }
  circle.self = circle
  replaceTexts(circle, SECRET, 'here')
  expect(circle.text).toBe('hidden')
})
