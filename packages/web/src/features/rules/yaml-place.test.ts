import { expect, test } from 'vitest'
import { keysUnder, yamlPlace } from './yaml-place.ts'

/** The place of the `^` in a text without it. */
function at(text: string) {
  const offset = text.indexOf('^')
  return yamlPlace(text.replace('^', ''), offset)
}

test('a key is placed by the keys above it that stand further left', () => {
  expect(at('lev^')).toMatchObject({ path: [], key: undefined, word: 'lev', from: 0 })
  expect(at('title: x\nlogsource:\n  product: telltale\n  cat^')).toMatchObject({ path: ['logsource'], word: 'cat' })
  expect(at('detection:\n  selection:\n    gen_ai.tool.name|con^')).toMatchObject({
    path: ['detection', 'selection'],
    word: 'gen_ai.tool.name|con',
  })
  expect(at('detection:\n  a:\n    x: 1\n\nlevel: high\nt^')).toMatchObject({ path: [], word: 't' })
})

test('an item of a list belongs to the key above it, indented or not', () => {
  expect(at('tags:\n  - atlas.^')).toMatchObject({ path: ['tags'], isItem: true, word: 'atlas.' })
  expect(at('tags:\n- at^')).toMatchObject({ path: ['tags'], isItem: true })
  expect(at('detection:\n  s:\n    - f^')).toMatchObject({ path: ['detection', 's'], isItem: true, word: 'f' })
  expect(at('cases:\n  - name: a\n    kind: ^')).toMatchObject({ path: ['cases'], key: 'kind', word: '' })
  expect(at('cases:\n  - name: a\n    events:\n      - category: ai^')).toMatchObject({
    path: ['cases', 'events'],
    key: 'category',
    word: 'ai',
  })
})

test('a value knows its key, and its word is what stands last', () => {
  expect(at('level: hi^')).toMatchObject({ path: [], key: 'level', word: 'hi' })
  expect(at('detection:\n  condition: selection and no^')).toMatchObject({ key: 'condition', word: 'no' })
})

test('text and comments are no place for a key', () => {
  expect(at('description: |\n  wor^')).toBeUndefined()
  expect(at('# tit^')).toBeUndefined()
  expect(at('a b c^')).toBeUndefined()
})

test('a second document starts anew', () => {
  expect(at('detection:\n  a:\n---\ncorr^')).toMatchObject({ path: [], word: 'corr' })
})

test('the selections of a rule are those of its own document', () => {
  const text = 'detection:\n  a:\n    x: 1\n  b:\n    - y\n  condition: a\n---\ndetection:\n  c:\n    x: 1\n'
  expect(keysUnder(text, 5, 'detection')).toEqual(['a', 'b', 'condition'])
  expect(keysUnder(text, text.length - 2, 'detection')).toEqual(['c'])
  expect(keysUnder('', 0, 'detection')).toEqual([])
})
