import { expect, test } from 'vitest'
import { escapeControls } from './escape-controls.ts'

test.each([
  ['plain – ünïcode 漢字', 'plain – ünïcode 漢字'],
  ['\u001b]52;c;aGk=\u0007', '\\u001b]52;c;aGk=\\u0007'],
  ['a\r\nb\tc\0', 'a\\u000d\\u000ab\\u0009c\\u0000'],
  ['\u009b31m\u007f', '\\u009b31m\\u007f'],
  ['abc\u202edef\u2066', 'abc\\u202edef\\u2066'],
  ['zero\u200bwidth\ufeff', 'zero\\u200bwidth\\ufeff'],
  ['tag\u{e0041}', 'tag\\u{e0041}'],
])('%j is shown as %s', (text, shown) => {
  expect(escapeControls(text)).toBe(shown)
})
