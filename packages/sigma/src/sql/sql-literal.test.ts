import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { likePattern, sqlString } from './sql-literal.ts'

/** Reads a literal as ClickHouse does, and says what is left over behind it. */
function readLiteral(sql: string): { readonly text: string; readonly rest: string } {
  const bytes: number[] = []
  const source = Buffer.from(sql)
  let i = 1
  for (; i < source.length && source[i] !== 0x27; i += 1) {
    if (source[i] !== 0x5c) bytes.push(source[i] ?? 0)
    else if (source[i + 1] === 0x78) {
      bytes.push(Number.parseInt(source.toString('latin1', i + 2, i + 4), 16))
      i += 3
    } else {
      bytes.push(source[i + 1] ?? 0)
      i += 1
    }
  }
  return { text: Buffer.from(bytes).toString(), rest: source.toString('utf8', i + 1) }
}

describe('a literal', () => {
  test('holds any text whole and ends where it should', () => {
    const pieces = fc.constantFrom(
      "'",
      '\\',
      '\0',
      '\n',
      '\\x27',
      "\\'",
      '--',
      '/*',
      ';',
      '{p:String}',
      '\u202e',
      '😀',
      'a',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(pieces).map((list) => list.join('')),
        ),
        (text) => {
          expect(readLiteral(sqlString(text))).toEqual({ text, rest: '' })
        },
      ),
    )
  })

  test('shows nothing that hides or turns a line', () => {
    expect(sqlString("a'\0\n\u202e\u2028\u200b")).toBe(String.raw`'a\'\x00\x0A\xE2\x80\xAE\xE2\x80\xA8\xE2\x80\x8B'`)
    expect(sqlString('\ud800')).toBe("'\ufffd'")
  })
})

test('a pattern keeps percent signs, underscores and backslashes of its texts as they are', () => {
  expect(likePattern([{ kind: 'text', text: '50%_\\' }, { kind: 'one' }, { kind: 'many' }])).toBe('50\\%\\_\\\\_%')
})
