import { expect, test } from 'vitest'
import { readRegexes } from './regex-gate-extract.mjs'

const read = (text) => readRegexes('a.ts', text)
const patterns = (text) => read(text).map(({ source, flags }) => `${source} ${flags}`)

test('literals are found with their flags and their line', () => {
  expect(read('\nconst a = /x+/gi')).toEqual([{ place: 'a.ts:2', source: 'x+', flags: 'gi', property: undefined }])
})

test('a slash inside a class does not end a literal', () => {
  expect(patterns('f(/[/]+a/u)')).toEqual(['[/]+a u'])
})

test('constructors are read where the text is constant, with or without new', () => {
  expect(patterns("new RegExp('a\\\\d', 'y'); RegExp(`b`)")).toEqual(['a\\d y', 'b '])
})

test('constants of the file, sums, templates and raw templates are folded', () => {
  const text = `const A = 'a+'\nconst N = 2 + 3\nnew RegExp(\`\${A}b{\${N}}\` + String.raw\`\\d\`)`
  expect(patterns(text)).toEqual(['a+b{5}\\d '])
})

test('what is not constant is reported as such', () => {
  expect(read('const f = (p) => new RegExp(p)')[0]?.source).toBeUndefined()
  expect(read(`let p = 'a'\nnew RegExp(\`\${p}\`)`)[0]?.source).toBeUndefined()
})

test('a regular expression built from a literal is counted once', () => {
  expect(patterns('new RegExp(/a/)')).toEqual(['a '])
  expect(patterns("new RegExp(/a/.source, 'y')")).toEqual(['a y', 'a '])
})

test('the property that a literal stands in is named', () => {
  expect(read('const s = { pattern: /a/i }')[0]?.property).toBe('pattern')
})
