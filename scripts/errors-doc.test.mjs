import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ERROR_CODES } from '../packages/telltale/src/errors.ts'

test('the manual lists every error code with what it means', () => {
  const manual = readFileSync(new URL('../docs/errors.md', import.meta.url), 'utf8')
  const rows = Object.entries(ERROR_CODES).map(([code, meaning]) => `| \`${code}\` | ${meaning} |`)
  expect(manual).toBe(['# Error codes', '', '| Code | Meaning |', '|---|---|', ...rows, ''].join('\n'))
})
