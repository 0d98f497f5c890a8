import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findLinks } from './link.ts'

test('finds the same addresses whether or not the text was searched for literals before', () => {
  const parts = fc.constantFrom(
    ...['//', '://', 'http', 'https://a.example/x?y=1', 'javascript:', 'data:', 'data:text/html,', 'vbscript:x'],
    ...['(', '"', "'", '=', '= ', '\\', ' ', '\n', ')', '](', '![', '<img src=', 'a', 'b.c', '/', ':', 'x@y'],
  )
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 30 }), (all) => {
      const text = all.join('')
      expect(findLinks(text, true)).toEqual(findLinks(text))
    }),
  )
})

test('finds addresses with a scheme, without one, and those that run code', () => {
  const text = 'See https://a.example/x, <img src="//b.example/y"> and [c](javascript:alert(1)).'
  expect(findLinks(text, true).map(({ place, url }) => [place, url])).toEqual([
    ['bare', 'https://a.example/x'],
    ['image', '//b.example/y'],
    ['link', 'javascript:alert(1)'],
  ])
})
