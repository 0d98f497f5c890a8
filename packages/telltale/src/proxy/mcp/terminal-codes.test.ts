import { expect, test } from 'vitest'
import { findTerminalTrick } from './terminal-codes.ts'

test.each([
  'plain text, 8m long; P^_',
  'Build \u001b[31mfailed\u001b[0m \u001b[1;38;5;8mgrey\u001b[0m',
  '\u001b]8;;https://example.com\u0007a link\u001b]8;;\u0007',
  '\u001b[2K\r 50 %',
])('%j is left alone', (text) => expect(findTerminalTrick(text)).toBeUndefined())

test.each([
  ['\u001b]52;c;ZWNobw==\u0007', 'clipboard'],
  ['\u009d52;c;ZWNobw==\u0007', 'clipboard'],
  ['ok \u001b[8mhidden', 'hide'],
  ['ok \u001b[0;31;8mhidden', 'hide'],
  ['ok \u009b8mhidden', 'hide'],
  ['\u001bP+q544e\u001b\\', 'command'],
  ['\u001b_payload\u001b\\', 'command'],
])('%j is told', (text, what) => expect(findTerminalTrick(text)).toContain(what))
