import { expect, test } from 'vitest'
import { regexLiterals } from './regex-literals.ts'

test.each([
  ['HostId=[a-z]{36}\\s+EngineVersion=', ['engineversion=']],
  ['://\\d{1,3}\\.\\d', ['://']],
  ['abc?d*ef+g', ['ab']],
  ['one|two', ['one', 'two']],
  ['(a|b)cd[]x]ef{2}', ['cd']],
])('finds a text that must stand in what %s matches', (source, wanted) => {
  expect(regexLiterals(source)).toEqual(wanted)
})

test.each(['\\x61bc', '\\Qabc\\E', 'a|bcd', '[abc', '(abc', '\\pLabc', ''])('names none for %s', (source) => {
  expect(regexLiterals(source)).toBeUndefined()
})
