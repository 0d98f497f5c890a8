import { expect, test } from 'vitest'
import { amountKey, textValues } from './text-values.ts'

function keysOf(text: string): ReadonlySet<string> {
  return new Set(textValues(text).map(({ key }) => key))
}

const SAME: readonly (readonly [what: string, one: string, other: string])[] = [
  ['an account', 'to DE89 3704 0044 0532 0130 00 please', 'de89370400440532013000'],
  ['an amount', 'costs 1,200.00 a month', '1200'],
  ['an amount with a comma', 'kostet 1.200,50 Euro', '1200.5'],
  ['a date', 'on May 15th, 2024', '2024-05-15T10:00:00'],
  ['a date with points', 'am 15.05.2024', '15 May 2024'],
  ['an address in a URL', 'https://x.example/?to=amy%40corp.example', 'amy@corp.example'],
  ['an address in base64', Buffer.from('write to amy@corp.example now').toString('base64'), 'amy@corp.example'],
  ['a file with and without its folder', '/home/amy/Notes.TXT', 'notes.txt'],
  ['an identifier', 'ticket ORD-12345', 'ord_12345'],
  ['a phone number', '+49 (30) 1234-5678', '+493012345678'],
  ['a host', 'see www.Mirror-Books.example today', 'mirror-books.example'],
  ['a value in JSON', '{"note":"call\\namy@corp.example"}', 'amy@corp.example'],
]

test.each(SAME)('%s is the same however it is written', (_, one, other) => {
  const keys = keysOf(one)
  expect([...keysOf(other)].some((key) => keys.has(key))).toBe(true)
})

test('offsets are those of the value in the text', () => {
  const text = 'Send it to amy@corp.example\nby 2024-05-15.'
  const shown = textValues(text).map(({ kind, start, end }) => [kind, text.slice(start, end)])
  expect(shown).toContainEqual(['email', 'amy@corp.example'])
  expect(shown).toContainEqual(['date', '2024-05-15'])
})

test('numbers of one digit and parts of words are no amounts', () => {
  expect(keysOf('1 of 3 in v2 and a4')).toEqual(new Set())
  expect(amountKey('1')).toBeUndefined()
})

test('hostile text takes time in line with its length', () => {
  expect(textValues('a@'.repeat(50_000)).length).toBeLessThanOrEqual(4_000)
  expect(textValues('1.'.repeat(50_000)).length).toBeLessThanOrEqual(4_000)
})
